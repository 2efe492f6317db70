import Foundation

/// How the wind changes with height.
public enum WindProfile: Sendable, Hashable {
  /// Neutral air over ground of a roughness length in m: `ln(h / z0)`.
  case logarithmic(roughness: Double)
  /// `h^shear`.
  case power(shear: Double)

  /// The wind at one height over that at another.
  func ratio(from known: Double, to wanted: Double) -> Double {
    switch self {
    case .logarithmic(let roughness): log(wanted / roughness) / log(known / roughness)
    case .power(let shear): pow(wanted / known, shear)
    }
  }
}

/// A wind turbine at its place.
public struct WindModel: Sendable, Hashable {
  public var curve: PowerCurve
  /// m above ground.
  public var hubHeight: Double
  public var profile: WindProfile

  public init(curve: PowerCurve, hubHeight: Double, profile: WindProfile) {
    self.curve = curve
    self.hubHeight = hubHeight
    self.profile = profile
  }

  /// Output over rated power, 0 to 1.
  ///
  /// - Parameters:
  ///   - speed: m/s at `height` m.
  ///   - air: °C at 2 m.
  ///   - pressure: Pa at the ground.
  func capacityFactor(speed: Double, height: Double, air: Double, pressure: Double) -> Double {
    let atHub = speed * profile.ratio(from: height, to: hubHeight)
    return curve.share(atSpeed: atHub, density: density(air: air, pressure: pressure))
  }

  /// kg/m³ at the hub: dry air as an ideal gas, 6.5 °C colder per km and 1 hPa thinner per 8 m above the ground.
  private func density(air: Double, pressure: Double) -> Double {
    let temperature = air + 273.15 - 0.0065 * (hubHeight - 2)
    return (pressure - hubHeight * 100 / 8) / (287.058 * temperature)
  }
}
