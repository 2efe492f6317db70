import SteppeBase

/// Weather of a station as a CSV file: times with their clock, and columns with their unit in brackets.
///
///     time [+08:00],wind_speed [m/s],ghi [W/m2],temperature [°C],pressure [hPa]
///     2024-01-01 00:00,7.2,0,-18.4,871
public enum MeasuredFile {
  /// Reads the text of a file.
  ///
  /// - Parameters:
  ///   - zone: the clock of the year wanted; the file's own stands in its header.
  ///   - label: which end of its hour a time is.
  ///   - windHeight: m above ground.
  /// - Throws: `InputError` with every column, unit, time and number that is wrong; also if the light comes at the wrong
  ///   time of day for the place.
  public static func read(
    _ text: String, file: String, zone: ClockZone, label: HourLabel, place: WeatherPlace, windHeight: Double
  ) throws(InputError) -> WeatherRecord {
    var reading = MeasuredReading(table: try HourlyTable(text, file: file))
    let (hours, columns) = try reading.content(label)
    do {
      let (calendar, places) = try hours.year(zone)
      func values(_ column: MeasuredColumn) -> [Double]? { columns[column].map { values in places.map { values[$0] } } }
      var record = WeatherRecord(calendar: calendar, place: place, windHeight: windHeight)
      record.windSpeed = values(.windSpeed)
      record.temperature = values(.temperature)
      record.pressure = values(.pressure)
      record.globalLight = values(.globalLight)
      record.diffuseLight = values(.diffuseLight)
      record.directLight = values(.directLight)
      try record.checkTimeOfDay()
      return record
    } catch {
      throw error.located(in: file, line: 2)
    }
  }
}

/// The reading of one file.
private struct MeasuredReading {
  var table: HourlyTable

  mutating func content(_ label: HourLabel) throws(InputError) -> (HourSpan, [MeasuredColumn: [Double]]) {
    var columns: [MeasuredColumn: [Double]] = [:]
    for (index, heading) in table.headings.enumerated() where heading.name != HourlyTable.timeColumn {
      if let column = MeasuredColumn(rawValue: heading.name) {
        guard columns[column] == nil else {
          table.report(.repeatedColumn(heading.name), hint: nil)
          continue
        }
        columns[column] = unit(heading, column).map { numbers(index, column, heading, $0) }
      } else {
        let known = [HourlyTable.timeColumn] + MeasuredColumn.allCases.map(\.rawValue)
        guard let meant = closestMatch(to: heading.name, among: known) else { continue }
        table.report(.unknownColumn(heading.name), hint: .didYouMean(meant))
      }
    }
    if !table.hasTimes { table.report(.missingColumn(HourlyTable.timeColumn), hint: .timeColumnExample) }
    let hours = table.hours(label: label)
    guard table.issues.isEmpty, let hours else { throw InputError(table.issues) }
    return (hours, columns)
  }

  private mutating func unit(_ heading: HourlyTable.Heading, _ column: MeasuredColumn) -> MeasuredColumn.Unit? {
    if let unit = heading.unit.flatMap({ column.units[$0] }) { return unit }
    table.report(
      heading.unit.map { .unknownColumnUnit($0, column: heading.name) } ?? .columnWithoutUnit(heading.name),
      hint: .oneOf(column.units.keys.sorted().map { "\(heading.name) [\($0)]" }))
    return nil
  }

  private mutating func numbers(
    _ index: Int, _ column: MeasuredColumn, _ heading: HourlyTable.Heading, _ unit: MeasuredColumn.Unit
  ) -> [Double] {
    let lower = (column.range.lowerBound - unit.offset) / unit.factor
    let upper = (column.range.upperBound - unit.offset) / unit.factor
    return table.numbers(column: index, table.header.fields[index], in: lower...upper).map {
      column.cleaned($0 * unit.factor + unit.offset)
    }
  }
}
