import SteppeBase

/// Weather as a CSV file: a column `time_utc` and one column for each variable known, one line per hour of a year.
///
///     time_utc,wind_cf,solar_cf
///     2024-12-31T17:00:00Z,0.217573,0
///
/// A time is the *end* of its hour; the line above tells of the first hour of 2025 by the Beijing clock.
public enum WeatherFile {
  /// Reads the text of a file.
  ///
  /// The lines must hold one calendar year by the clock of `zone`, or be one by another clock: then they are turned (see
  /// `HourSpan.year`).
  ///
  /// - Parameter label: which end of its hour a time is; nil for the end, if there is no doubt.
  /// - Throws: `InputError` with every column, time and number that is wrong.
  public static func read(
    _ text: String, file: String, zone: ClockZone = .beijing, label: HourLabel? = nil
  ) throws(InputError) -> WeatherYear {
    var reading = try WeatherReading(text, file: file)
    return try reading.year(zone, label: label)
  }

  /// The text of a file with all variables of the year.
  public static func text(_ weather: WeatherYear) -> String {
    let variables = WeatherVariable.allCases.filter { weather.series[$0] != nil }
    var lines = [(["time_utc"] + variables.map(\.rawValue)).joined(separator: ",")]
    lines.reserveCapacity(weather.calendar.hourCount + 2)
    let start = weather.calendar.startSeconds - Double(weather.calendar.zone.minutesAheadOfUTC * 60)
    for hour in 0..<weather.calendar.hourCount {
      let numbers = variables.map { rounded(weather.series[$0]![hour]) }
      lines.append(([Timestamp(seconds: start + Double(hour + 1) * 3600).text] + numbers).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Six decimals: a millionth of the installed power is nothing.
  private static func rounded(_ value: Double) -> String {
    let scaled = (value * 1e6).rounded() / 1e6
    return scaled == 0 ? "0" : "\(scaled)"
  }
}
