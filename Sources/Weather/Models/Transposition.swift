import Foundation

/// How much of the sky's diffuse light falls on a tilted panel.
public enum Transposition: String, Sendable, CaseIterable {
  /// Hay & Davies (1980, First Canadian Solar Radiation Data Workshop, 59-72): the share `direct / extraterrestrial` comes
  /// from around the sun, the rest evenly from the sky.
  case hayDavies = "hay-davies"
  /// Perez, Ineichen, Seals, Michalsky & Stewart (1990), Solar Energy 44(5), 271-289: besides, the horizon is brighter or
  /// darker than the sky; how much of each depends on the sky's clearness and brightness.
  case perez

  /// W/m² on a panel.
  ///
  /// - Parameters:
  ///   - normal: where the panel looks to.
  ///   - incidence: cosine of the angle between sun and `normal`, zero where the sun is behind the panel or down.
  func diffuse(
    _ light: Sunlight, sun: SkyDirection, normal: SkyDirection, incidence: Double, dayOfYear: Int
  ) -> Double {
    let extraterrestrial = Sunlight.extraterrestrial(dayOfYear: dayOfYear)
    switch self {
    case .hayDavies:
      let anisotropy = light.direct / extraterrestrial
      // Above 89° from the zenith the ratio of the two sines is no longer meaningful.
      let aroundSun = light.diffuse * anisotropy * incidence / max(sun.up, 0.01745)
      return aroundSun + light.diffuse * max(1 - anisotropy, 0) * (1 + normal.up) / 2
    case .perez:
      // What is left of the light when the sun is down comes evenly from the sky.
      guard light.diffuse > 0, sun.up > 0 else { return light.diffuse * (1 + normal.up) / 2 }
      let (aroundSun, horizon) = Transposition.perezShares(light, sun, extraterrestrial)
      let evenly = (1 - aroundSun) * (1 + normal.up) / 2
      let tilted = (1 - normal.up * normal.up).squareRoot()
      return max(light.diffuse * (evenly + aroundSun * incidence / max(sun.up, cosineOf85) + horizon * tilted), 0)
    }
  }

  private var cosineOf85: Double { 0.087155742747658 }

  /// Equations 1 to 2 and 9 to 10: F1, the brightness around the sun, and F2, that of the horizon.
  private static func perezShares(
    _ light: Sunlight, _ sun: SkyDirection, _ extraterrestrial: Double
  ) -> (aroundSun: Double, horizon: Double) {
    let zenith = acos(min(sun.up, 1))
    let cubed = 1.041 * zenith * zenith * zenith
    let clearness = ((light.diffuse + light.direct) / light.diffuse + cubed) / (1 + cubed)
    let brightness = light.diffuse * sun.relativeAirMass / extraterrestrial
    let f = perezTable.last { clearness >= $0.clearness }?.f ?? perezTable[0].f
    return (max(f[0] + f[1] * brightness + f[2] * zenith, 0), f[3] + f[4] * brightness + f[5] * zenith)
  }

  /// Table 6, all sites: the least clearness of each bin and F11, F12, F13, F21, F22, F23.
  private static let perezTable: [(clearness: Double, f: [Double])] = [
    (1, [-0.008, 0.588, -0.062, -0.060, 0.072, -0.022]),
    (1.065, [0.130, 0.683, -0.151, -0.019, 0.066, -0.029]),
    (1.23, [0.330, 0.487, -0.221, 0.055, -0.064, -0.026]),
    (1.5, [0.568, 0.187, -0.295, 0.109, -0.152, -0.014]),
    (1.95, [0.873, -0.392, -0.362, 0.226, -0.462, 0.001]),
    (2.8, [1.132, -1.237, -0.412, 0.288, -0.823, 0.056]),
    (4.5, [1.060, -1.600, -0.359, 0.264, -1.127, 0.131]),
    (6.2, [0.678, -0.327, -0.250, 0.156, -1.377, 0.251]),
  ]
}
