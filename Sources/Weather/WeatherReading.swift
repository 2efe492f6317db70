import SteppeBase

/// The reading of one file of capacity factors.
struct WeatherReading {
  static let timeColumn = "time_utc"
  private var table: HourlyTable

  init(_ text: String, file: String) throws(InputError) { table = try HourlyTable(text, file: file) }

  mutating func year(_ zone: ClockZone, label: HourLabel?) throws(InputError) -> WeatherYear {
    let columns = columns()
    let series = columns.variables.map { variable, column in
      (variable, table.numbers(column: column, variable.rawValue, in: variable.range))
    }
    let hours = columns.time.flatMap { table.hours(column: $0, zone: .utc, label: label ?? .end) }
    guard table.issues.isEmpty, let hours else { throw InputError(table.issues) }
    if label == nil, hours.endsFirstAtNewYear(zone) {
      throw InputError(.labelInDoubt, hint: .labelMeaning).located(in: table.file, line: 2)
    }
    do {
      let (calendar, places) = try hours.year(zone)
      return WeatherYear(
        calendar, Dictionary(uniqueKeysWithValues: series.map { ($0.0, places.map { [values = $0.1] in values[$0] }) }))
    } catch {
      throw error.located(in: table.file, line: 2)
    }
  }

  /// Where the time and the variables stand. Columns of other names are left alone unless they look misspelt.
  private mutating func columns() -> (time: Int?, variables: [(WeatherVariable, Int)]) {
    let known = [WeatherReading.timeColumn] + WeatherVariable.allCases.map(\.rawValue)
    var variables: [(WeatherVariable, Int)] = []
    var time: Int?
    for (column, name) in table.header.fields.enumerated() {
      if name == WeatherReading.timeColumn {
        time = column
      } else if let variable = WeatherVariable(rawValue: name) {
        variables.removeAll { $0.0 == variable }
        variables.append((variable, column))
      } else if let meant = closestMatch(to: name, among: known) {
        table.report(.unknownColumn(name), hint: .didYouMean(meant))
      }
    }
    if time == nil { table.report(.missingColumn(WeatherReading.timeColumn), hint: .oneOf(known)) }
    if variables.isEmpty { table.report(.noWeatherColumn, hint: .oneOf(known)) }
    return (time, variables)
  }
}
