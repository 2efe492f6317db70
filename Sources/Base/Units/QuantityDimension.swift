/// What a quantity measures: the powers of seven independent kinds of amount. Power is energy per hour, a price is money
/// per energy or mass. Hours and years are kept apart: a year of accounting is not a length of operation.
public struct QuantityDimension: Sendable, Hashable {
  public var energy: Int
  public var hour: Int
  public var mass: Int
  /// Gas counted as its volume at 0 °C and 101,325 Pa.
  public var normalVolume: Int
  public var length: Int
  public var year: Int
  public var money: Int

  public init(
    energy: Int = 0, hour: Int = 0, mass: Int = 0, normalVolume: Int = 0, length: Int = 0, year: Int = 0, money: Int = 0
  ) {
    self.energy = energy
    self.hour = hour
    self.mass = mass
    self.normalVolume = normalVolume
    self.length = length
    self.year = year
    self.money = money
  }

  public static let one = QuantityDimension()
  public static let energy = QuantityDimension(energy: 1)
  public static let power = QuantityDimension(energy: 1, hour: -1)
  public static let hour = QuantityDimension(hour: 1)
  public static let mass = QuantityDimension(mass: 1)
  public static let massFlow = QuantityDimension(hour: -1, mass: 1)
  public static let normalVolume = QuantityDimension(normalVolume: 1)
  public static let length = QuantityDimension(length: 1)
  public static let year = QuantityDimension(year: 1)
  public static let perYear = QuantityDimension(year: -1)
  public static let money = QuantityDimension(money: 1)
  /// Money per energy: the price of electricity.
  public static let energyPrice = QuantityDimension(energy: -1, money: 1)
  public static let massPrice = QuantityDimension(mass: -1, money: 1)
  /// Money per power: what a kilowatt costs to build.
  public static let powerInvestment = QuantityDimension(energy: -1, hour: 1, money: 1)

  public static func * (a: QuantityDimension, b: QuantityDimension) -> QuantityDimension { a.combined(with: b, +) }
  public static func / (a: QuantityDimension, b: QuantityDimension) -> QuantityDimension { a.combined(with: b, -) }

  private func combined(with other: QuantityDimension, _ combine: (Int, Int) -> Int) -> QuantityDimension {
    QuantityDimension(
      energy: combine(energy, other.energy), hour: combine(hour, other.hour), mass: combine(mass, other.mass),
      normalVolume: combine(normalVolume, other.normalVolume), length: combine(length, other.length),
      year: combine(year, other.year), money: combine(money, other.money))
  }

  /// The dimension in Steppe's base units, as in `CNY·h/MWh`; "1" for a pure number.
  public var baseUnit: String {
    let powers = [
      ("CNY", money), ("MWh", energy), ("t", mass), ("Nm3", normalVolume), ("km", length), ("h", hour), ("a", year),
    ]
    func product(_ sign: Int) -> [String] {
      powers.filter { $0.1 * sign > 0 }.map { abs($0.1) == 1 ? $0.0 : "\($0.0)^\(abs($0.1))" }
    }
    if energy == 1 && hour == -1 && product(1).count == 1 && product(-1).count == 1 { return "MW" }
    let above = product(1).joined(separator: "·"), below = product(-1).joined(separator: "·")
    return (above.isEmpty ? "1" : above) + (below.isEmpty ? "" : "/" + below)
  }
}
