/// What a carrier consists of, so that its mass, gas volume and energy convert into each other.
public struct Substance: Sendable, Hashable {
  /// t/Nm³; nil if it is not handled as a gas.
  public let density: Double?
  /// Lower heating value, MWh/t; nil if it carries no energy.
  public let heatingValue: Double?

  public init(density: Double?, heatingValue: Double?) {
    self.density = density
    self.heatingValue = heatingValue
  }

  /// How many base units of `target` one base unit of `source` is, nil if the two do not measure the same thing.
  ///
  /// Volume goes over into mass by the density, mass into energy by the heating value, each to the power in which it
  /// stands in the dimension.
  public func factor(from source: QuantityDimension, to target: QuantityDimension) -> Double? {
    let volumes = source.normalVolume - target.normalVolume
    let masses = source.mass + volumes - target.mass
    var reached = source
    reached.normalVolume -= volumes
    reached.mass += volumes - masses
    reached.energy += masses
    guard reached == target else { return nil }
    var factor = 1.0
    for (power, size) in [(volumes, density), (masses, heatingValue)] where power != 0 {
      guard let size else { return nil }
      for _ in 0..<abs(power) { factor = power > 0 ? factor * size : factor / size }
    }
    return factor
  }
}
