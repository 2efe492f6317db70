import SteppeBase

/// The reading of one weather file: collects what is wrong while it goes.
struct WeatherReading {
  let file: String
  let zone: ClockZone
  private var issues: [Issue] = []

  init(file: String, zone: ClockZone) {
    self.file = file
    self.zone = zone
  }

  private static let timeColumn = "time_utc"
  /// A file with the wrong unit has an issue in every line; more than this are counted, not listed.
  private static let listedPerColumn = 5

  mutating func year(_ csv: CSV) throws(InputError) -> WeatherYear {
    guard let header = csv.rows.first, csv.rows.count > 1 else {
      throw InputError(.emptyWeatherFile, at: Issue.Place(file: file))
    }
    let columns = columns(of: header)
    let rows = csv.rows.dropFirst().filter { row in
      if row.fields.count == header.fields.count { return true }
      issues.append(Issue(.wrongFieldCount(row.fields.count, expected: header.fields.count), at: place(row.line)))
      return false
    }
    let series = columns.variables.mapValues { values(rows, column: $0.column, $0.variable) }
    let start = columns.time.flatMap { firstHour(rows, column: $0) }
    guard issues.isEmpty, let start else { throw InputError(issues) }
    return try year(start: start, series: Dictionary(uniqueKeysWithValues: series.map { ($0.key, $0.value) }))
  }

  /// Where the time and the variables stand. Columns of other names are left alone unless they look misspelt.
  private mutating func columns(of header: CSV.Row) -> (
    time: Int?, variables: [WeatherVariable: (column: Int, variable: WeatherVariable)]
  ) {
    let known = [WeatherReading.timeColumn] + WeatherVariable.allCases.map(\.rawValue)
    var variables: [WeatherVariable: (column: Int, variable: WeatherVariable)] = [:]
    var time: Int?
    for (column, name) in header.fields.enumerated() {
      if name == WeatherReading.timeColumn {
        time = column
      } else if let variable = WeatherVariable(rawValue: name) {
        variables[variable] = (column, variable)
      } else if let meant = closestMatch(to: name, among: known) {
        issues.append(Issue(.unknownColumn(name), at: place(header.line), hint: .didYouMean(meant)))
      }
    }
    if time == nil {
      issues.append(Issue(.missingColumn(WeatherReading.timeColumn), at: place(header.line), hint: .oneOf(known)))
    }
    if variables.isEmpty { issues.append(Issue(.noWeatherColumn, at: place(header.line), hint: .oneOf(known))) }
    return (time, variables)
  }

  private mutating func values(_ rows: [CSV.Row], column: Int, _ variable: WeatherVariable) -> [Double] {
    var wrong: [Issue] = []
    let values = rows.map { row in
      let text = row.fields[column]
      guard let value = Double(text), value.isFinite else {
        wrong.append(Issue(.notANumber(text, column: variable.rawValue), at: place(row.line)))
        return 0.0
      }
      if !variable.range.contains(value) {
        wrong.append(Issue(.outOfRange(text, column: variable.rawValue, variable.range), at: place(row.line)))
      }
      return value
    }
    report(wrong)
    return values
  }

  /// The time of the first line, with every following line one hour later.
  private mutating func firstHour(_ rows: [CSV.Row], column: Int) -> Double? {
    var wrong: [Issue] = []
    var first: Double?
    var expected: Double?
    for row in rows {
      let text = row.fields[column]
      guard let time = Timestamp(text)?.seconds else {
        wrong.append(Issue(.notATime(text), at: place(row.line), hint: .timeExample))
        expected = expected.map { $0 + 3600 }
        continue
      }
      if let expected, time != expected {
        wrong.append(Issue(.hourOutOfStep(text, expected: Timestamp(seconds: expected).text), at: place(row.line)))
      }
      if first == nil { first = time }
      expected = time + 3600
    }
    report(wrong)
    return first
  }

  /// Puts the series into the calendar year they fill.
  private func year(start: Double, series: [WeatherVariable: [Double]]) throws(InputError) -> WeatherYear {
    let count = series.values.first!.count
    let localStart = start + Double(zone.minutesAheadOfUTC * 60)
    // The label in the middle of the series is in the year meant, whichever hour it begins with.
    let middle = Timestamp(seconds: localStart + Double(count / 2) * 3600).text
    let calendar = CalendarYear(Int(middle.prefix(4))!, zone: zone)
    guard count == calendar.hourCount else {
      throw InputError(
        .notAYear(hours: count, year: calendar.year, expected: calendar.hourCount), at: Issue.Place(file: file))
    }
    switch localStart - calendar.startSeconds {
    case 3600: return WeatherYear(calendar, series)
    case 0: return WeatherYear(calendar, series.mapValues { Array($0.dropFirst() + $0.prefix(1)) })
    default:
      let expected = calendar.startSeconds - Double(zone.minutesAheadOfUTC * 60) + 3600
      throw InputError(
        .yearBeginsElsewhere(Timestamp(seconds: start).text, zone: zone.name), at: place(2),
        hint: .firstTimeOfYear(Timestamp(seconds: expected).text, year: calendar.year))
    }
  }

  private func place(_ line: Int) -> Issue.Place { Issue.Place(file: file, line: line) }

  private mutating func report(_ wrong: [Issue]) {
    issues += wrong.prefix(WeatherReading.listedPerColumn)
    let more = wrong.count - WeatherReading.listedPerColumn
    if more > 0 { issues.append(Issue(.andMore(more), at: Issue.Place(file: file))) }
  }
}
