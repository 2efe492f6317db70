import SteppeBase

/// EnergyPlus weather files (EPW): eight lines of headers, then 8,760 or 8,784 lines in local standard time.
///
/// Format: U.S. Department of Energy, EnergyPlus Auxiliary Programs, "EnergyPlus Weather File (EPW) Data Dictionary".
public enum EnergyPlusFile {
  /// Reads the text of a file. Months may come from different years, as in a typical year; then `year` is what the whole
  /// is called.
  ///
  /// - Throws: `InputError` with everything that is wrong or missing.
  public static func read(_ text: String, file: String, year: Int) throws(InputError) -> WeatherRecord {
    var reading = EnergyPlusReading(CSV(text).rows, file: file)
    return try reading.record(year)
  }
}

/// The reading of one file: collects what is wrong while it goes.
private struct EnergyPlusReading {
  /// A column of the data lines: its place, its name for messages, the number that stands for "not known".
  private struct Column {
    let index: Int
    let name: String
    let missing: Double
    let range: ClosedRange<Double>

    static let temperature = Column(index: 6, name: "dry bulb temperature", missing: 99.9, range: -90...60)
    static let pressure = Column(index: 9, name: "pressure", missing: 999_999, range: 40_000...110_000)
    static let global = Column(index: 13, name: "global horizontal radiation", missing: 9999, range: 0...1500)
    static let direct = Column(index: 14, name: "direct normal radiation", missing: 9999, range: 0...1500)
    static let diffuse = Column(index: 15, name: "diffuse horizontal radiation", missing: 9999, range: 0...1500)
    static let wind = Column(index: 21, name: "wind speed", missing: 999, range: 0...75)
  }

  private static let headerLines = 8, leastFields = 22, listedPerKind = 5

  let file: String
  private let rows: [CSV.Row]
  private var issues: [Issue] = []

  init(_ rows: [CSV.Row], file: String) {
    self.rows = rows
    self.file = file
  }

  mutating func record(_ year: Int) throws(InputError) -> WeatherRecord {
    guard let location = rows.first, location.fields[0] == "LOCATION", rows.count > Self.headerLines else {
      throw InputError(.notEPW, at: Issue.Place(file: file, line: 1), hint: .epwExample)
    }
    let zone = self.zone(location)
    let place = self.place(location)
    let data = Array(rows.dropFirst(Self.headerLines))
    let calendar = calendar(data, year, zone ?? .utc)
    checkTimes(data, calendar)
    var record = WeatherRecord(calendar: calendar, place: place, windHeight: 10)
    record.temperature = values(data, .temperature)
    record.windSpeed = values(data, .wind)
    record.pressure = values(data, .pressure)
    record.directLight = values(data, .direct)
    record.diffuseLight = values(data, .diffuse)
    record.globalLight = values(data, .global)
    guard issues.isEmpty else { throw InputError(issues) }
    do {
      try record.checkTimeOfDay()
    } catch {
      throw error.located(in: file, line: 1)
    }
    return record
  }

  /// `LOCATION,city,state,country,source,WMO,latitude,longitude,zone,elevation`.
  private mutating func place(_ location: CSV.Row) -> WeatherPlace {
    func number(_ index: Int, _ name: String, _ range: ClosedRange<Double>) -> Double {
      let text = location.fields.indices.contains(index) ? location.fields[index] : ""
      guard let number = Double(text) else {
        issues.append(Issue(.notANumber(text, column: name), at: place(location.line), hint: .epwExample))
        return range.lowerBound
      }
      if !range.contains(number) {
        issues.append(Issue(.outOfRange(text, column: name, range), at: place(location.line)))
      }
      return number
    }
    return WeatherPlace(
      latitude: number(6, "latitude", -90...90), longitude: number(7, "longitude", -180...180),
      elevation: number(9, "elevation", -500...9000))
  }

  private mutating func zone(_ location: CSV.Row) -> ClockZone? {
    let text = location.fields.indices.contains(8) ? location.fields[8] : ""
    if let hours = Double(text), abs(hours) <= 14 { return ClockZone(minutesAheadOfUTC: Int((hours * 60).rounded())) }
    issues.append(Issue(.unknownZone(text), at: place(location.line), hint: .epwExample))
    return nil
  }

  /// The year of the lines if it is one, else the year wanted with or without the leap day as the file has it.
  private mutating func calendar(_ data: [CSV.Row], _ wanted: Int, _ zone: ClockZone) -> CalendarYear {
    let years = Set(data.map { $0.fields[0] })
    let own = years.count == 1 ? years.first.flatMap { Int($0) } : nil
    let calendar = CalendarYear(own ?? wanted, zone: zone)
    if data.count == calendar.hourCount { return calendar }
    let common = CalendarYear(2001, zone: zone), leap = CalendarYear(2000, zone: zone)
    if data.count == common.hourCount { return common }
    if data.count == leap.hourCount { return leap }
    issues.append(
      Issue(.notAYear(hours: data.count, year: wanted, expected: common.hourCount), at: Issue.Place(file: file)))
    return calendar
  }

  /// Month, day and hour (1 to 24, the hour's end) of every line.
  private mutating func checkTimes(_ data: [CSV.Row], _ calendar: CalendarYear) {
    var wrong: [Issue] = []
    for (hour, row) in data.enumerated() where hour < calendar.hourCount {
      guard row.fields.count >= Self.leastFields else {
        wrong.append(Issue(.wrongFieldCount(row.fields.count, expected: 35), at: place(row.line)))
        continue
      }
      let start = CalendarTime(secondsSince1970: calendar.startSeconds + Double(hour) * 3600)
      let expected = [start.month, start.day, start.hour + 1]
      let found = row.fields[1...3].map { Int($0) ?? -1 }
      if found == expected { continue }
      func written(_ parts: [Int]) -> String { "\(parts[0])/\(parts[1]) \(parts[2]) h" }
      let isLeapDay = expected == [2, 29, 1] && found == [3, 1, 1]
      wrong.append(
        Issue(
          .hourOutOfStep(row.fields[1...3].joined(separator: "/"), expected: written(expected)), at: place(row.line),
          hint: isLeapDay ? .leapDayMissing(calendar.year) : nil))
    }
    report(wrong)
  }

  private mutating func values(_ data: [CSV.Row], _ column: Column) -> [Double] {
    var wrong: [Issue] = []
    let values = data.map { row -> Double in
      guard row.fields.count >= Self.leastFields else { return 0 }
      let text = row.fields[column.index]
      guard let value = Double(text), value.isFinite else {
        wrong.append(Issue(.notANumber(text, column: column.name), at: place(row.line)))
        return 0
      }
      if value == column.missing {
        wrong.append(Issue(.noValue(column.name), at: place(row.line), hint: .epwMissing(text)))
      } else if !column.range.contains(value) {
        wrong.append(Issue(.outOfRange(text, column: column.name, column.range), at: place(row.line)))
      }
      return value
    }
    report(wrong)
    return values
  }

  private func place(_ line: Int) -> Issue.Place { Issue.Place(file: file, line: line) }

  private mutating func report(_ wrong: [Issue]) {
    issues += wrong.prefix(Self.listedPerKind)
    let more = wrong.count - Self.listedPerKind
    if more > 0 { issues.append(Issue(.andMore(more), at: Issue.Place(file: file))) }
  }
}
