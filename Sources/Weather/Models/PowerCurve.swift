import Foundation
import SteppeBase

/// What a wind turbine gives at which wind speed, in air of 1.225 kg/m³.
public struct PowerCurve: Sendable, Hashable {
  /// m/s, rising.
  public let speeds: [Double]
  /// Shares of the rated power.
  public let shares: [Double]

  /// - Precondition: as many shares as speeds, at least two; the speeds rise.
  public init(speeds: [Double], shares: [Double]) {
    precondition(speeds.count == shares.count && speeds.count > 1, "a power curve needs pairs of speed and power")
    precondition(zip(speeds, speeds.dropFirst()).allSatisfy(<), "the speeds of a power curve rise")
    self.speeds = speeds
    self.shares = shares
  }

  /// The curves that come with Steppe (`Sources/Data/weather/power-curves.csv`) by name.
  public static let builtIn: [String: PowerCurve] = {
    let table = WeatherTables.powerCurves
    return Dictionary(grouping: table) { $0.curve }.mapValues { points in
      PowerCurve(speeds: points.map(\.speed), shares: points.map(\.share))
    }
  }()

  /// Reads a curve of the columns `wind_speed` (m/s) and `power` (any unit; the greatest is the rated one).
  ///
  /// - Throws: `InputError` with every column and number that is wrong.
  public static func read(_ text: String, file: String) throws(InputError) -> PowerCurve {
    var table = try HourlyTable(text, file: file)
    let names = ["wind_speed", "power"]
    let columns = names.map { table.header.fields.firstIndex(of: $0) }
    for (name, column) in zip(names, columns) where column == nil {
      table.report(.missingColumn(name), hint: .oneOf(names))
    }
    guard let speedColumn = columns[0], let powerColumn = columns[1] else { throw InputError(table.issues) }
    let speeds = table.numbers(column: speedColumn, names[0], in: 0...75)
    let powers = table.numbers(column: powerColumn, names[1], in: 0...Double.greatestFiniteMagnitude)
    let rated = powers.max() ?? 0
    if rated == 0 || speeds.count < 2 { table.report(.curveWithoutPower, hint: nil) }
    if !zip(speeds, speeds.dropFirst()).allSatisfy(<) { table.report(.curveMustRise, hint: nil) }
    guard table.issues.isEmpty else { throw InputError(table.issues) }
    return PowerCurve(speeds: speeds, shares: powers.map { $0 / rated })
  }

  static let standardDensity = 1.225

  /// The share of the rated power at a wind speed in air of a density; zero outside the curve.
  ///
  /// The speeds of the curve are stretched by `(1.225 / density)^p` with p = 1/3 up to 7.5 m/s, 2/3 from 12.5 m/s and linear
  /// between (Svenningsen 2010, EMD International; as in windPRO and windpowerlib): a turbine held at its rated power by
  /// its blades needs more wind in thin air than the cube root of IEC 61400-12-1 says.
  func share(atSpeed speed: Double, density: Double) -> Double {
    let thinness = PowerCurve.standardDensity / density
    func stretched(_ index: Int) -> Double {
      let exponent = min(max(speeds[index] / 15 - 1.0 / 6, 1.0 / 3), 2.0 / 3)
      return speeds[index] * pow(thinness, exponent)
    }
    guard speed >= stretched(0), speed <= stretched(speeds.count - 1) else { return 0 }
    // The stretched speeds still rise, so that a search by halves finds the place.
    var (low, high) = (0, speeds.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretched(middle) <= speed { low = middle } else { high = middle }
    }
    let (before, after) = (stretched(low), stretched(high))
    return shares[low] + (shares[high] - shares[low]) * (speed - before) / (after - before)
  }
}
