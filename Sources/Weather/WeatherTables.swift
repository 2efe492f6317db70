import SteppeBase

/// The tables the synthetic weather is fitted to: Inner Mongolia in 2020 (`Sources/Data/weather/README.md`).
enum WeatherTables {
  /// Mean capacity factors by month (0 to 11) and Beijing clock hour at the end of the hour (0 to 23).
  static let wind: [[Double]] = monthHour("wind_cf")
  static let sun: [[Double]] = monthHour("solar_cf")
  /// Standard deviation of the hourly wind capacity factor by month.
  static let windDeviation: [Double] = table("months")["wind_std"]!.map { Double($0)! }

  static let sites: [SyntheticSite] = {
    let columns = table("sites")
    func number(_ column: String, _ row: Int) -> Double { Double(columns[column]![row])! }
    return columns["site"]!.enumerated().map { row, id in
      SyntheticSite(
        id: id, name: Text(columns["english"]![row], columns["chinese"]![row]),
        scale: SyntheticSite.Scale(rawValue: columns["scale"]![row])!,
        longitude: number("longitude", row), latitude: number("latitude", row),
        wind: number("wind_cf", row), sun: number("solar_cf", row))
    }
  }()

  /// The site that stands for the whole region.
  static let region = sites.first { $0.scale == .region }!

  /// The points of the power curves, each with its share of the curve's greatest power.
  static let powerCurves: [(curve: String, speed: Double, share: Double)] = {
    let columns = table("power-curves")
    let curves = columns["curve"]!, powers = columns["power_mw"]!.map { Double($0)! }
    let rated = Dictionary(zip(curves, powers), uniquingKeysWith: max)
    return curves.indices.map { (curves[$0], Double(columns["wind_speed"]![$0])!, powers[$0] / rated[curves[$0]]!) }
  }()

  private static func monthHour(_ column: String) -> [[Double]] {
    let values = table("month-hour")[column]!.map { Double($0)! }
    return (0..<12).map { Array(values[$0 * 24..<($0 + 1) * 24]) }
  }

  /// The columns of an embedded table by their header.
  private static func table(_ name: String) -> [String: [String]] {
    guard let text = EmbeddedFiles.text("weather/\(name).csv") else {
      preconditionFailure("weather/\(name).csv is not embedded")
    }
    let rows = CSV(text).rows
    let header = rows[0].fields
    return Dictionary(
      uniqueKeysWithValues: header.indices.map { j in (header[j], rows.dropFirst().map { $0.fields[j] }) })
  }
}
