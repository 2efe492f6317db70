import Foundation

/// Light on a panel in W/m².
struct PanelLight {
  /// What falls on the glass.
  let incident: Double
  /// What passes it, relative to light that falls on it straight.
  let effective: Double

  /// - Parameters:
  ///   - normal: where the panel looks to.
  ///   - albedo: the share of light that the ground throws back.
  ///
  /// The ground's light is `global × albedo × (1 - cos tilt) / 2`. The glass weakens only what comes straight from the sun.
  init(
    _ light: Sunlight, sun: SkyDirection, normal: SkyDirection, _ transposition: Transposition, albedo: Double,
    dayOfYear: Int
  ) {
    let incidence = sun.up > 0 ? max(sun.dot(normal), 0) : 0
    let beam = light.direct * incidence
    let fromSky = transposition.diffuse(light, sun: sun, normal: normal, incidence: incidence, dayOfYear: dayOfYear)
    let fromGround = light.global * albedo * (1 - normal.up) / 2
    incident = beam + fromSky + fromGround
    effective = incident - beam * (1 - PanelLight.transmission(cosine: incidence))
  }

  /// Light that passes the glass, relative to straight incidence: Fresnel's reflection and absorption along the path, as in
  /// De Soto, Klein & Beckman (2006), Solar Energy 80(1), 78-88: index 1.526, 4 /m over 2 mm.
  private static func transmission(cosine: Double) -> Double {
    guard cosine > 0 else { return 0 }
    let index = 1.526, absorption = 4 * 0.002
    let sine = (1 - cosine * cosine).squareRoot() / index
    let inside = (1 - sine * sine).squareRoot()
    func passed(_ a: Double, _ b: Double) -> Double { 1 - ((a - b) / (a + b)) * ((a - b) / (a + b)) }
    let oblique = (passed(cosine, index * inside) + passed(inside, index * cosine)) / 2 * exp(-absorption / inside)
    return oblique / (passed(1, index) * exp(-absorption))
  }
}
