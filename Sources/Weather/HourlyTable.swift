import SteppeBase

/// A CSV file with a header and one line per hour being read: collects what is wrong while it goes.
public struct HourlyTable {
  public let file: String
  public let header: CSV.Row
  /// The lines with as many fields as the header.
  let rows: [CSV.Row]
  public private(set) var issues: [Issue] = []

  /// A file with the wrong unit has an issue in every line; more than this are counted, not listed.
  private static let listedPerColumn = 5

  /// - Throws: `InputError` if there are no lines at all.
  public init(_ text: String, file: String) throws(InputError) {
    let csv = CSV(text)
    guard let header = csv.rows.first, csv.rows.count > 1 else {
      throw InputError(.emptyWeatherFile, at: Issue.Place(file: file))
    }
    self.file = file
    self.header = header
    let lines = csv.rows.dropFirst()
    rows = lines.filter { $0.fields.count == header.fields.count }
    report(
      lines.filter { $0.fields.count != header.fields.count }.map { line in
        Issue(.wrongFieldCount(line.fields.count, expected: header.fields.count), at: place(line.line))
      })
  }

  public var hourCount: Int { rows.count }

  public func place(_ line: Int) -> Issue.Place { Issue.Place(file: file, line: line) }

  /// Reports something about the header.
  mutating func report(_ message: Text, hint: Text?) {
    issues.append(Issue(message, at: place(header.line), hint: hint))
  }

  /// A column of numbers that must lie in a range.
  ///
  /// - Parameter name: what messages call it.
  public mutating func numbers(column: Int, _ name: String, in range: ClosedRange<Double>) -> [Double] {
    var wrong: [Issue] = []
    let numbers = rows.map { row in
      let text = row.fields[column]
      guard let number = Double(text), number.isFinite else {
        wrong.append(Issue(text.isEmpty ? .noValue(name) : .notANumber(text, column: name), at: place(row.line)))
        return 0.0
      }
      if number.isVast {
        wrong.append(Issue(.vastValue(column: name), at: place(row.line)))
      } else if !range.contains(number) {
        wrong.append(Issue(.outOfRange(text, column: name, range), at: place(row.line)))
      }
      return number
    }
    report(wrong)
    return numbers
  }

  /// The hours that the times of a column tell of, each an hour after the one before.
  ///
  /// - Returns: nil if the first time cannot be read.
  public mutating func hours(column: Int, zone: ClockZone, label: HourLabel) -> HourSpan? {
    var wrong: [Issue] = []
    var first: Double?
    var expected: Double?
    for row in rows {
      let text = row.fields[column]
      guard let time = HourlyTable.seconds(text, zone) else {
        wrong.append(Issue(.notATime(text), at: place(row.line), hint: .timeExample(zone: zone.name)))
        expected = expected.map { $0 + 3600 }
        continue
      }
      if let expected, time != expected { wrong.append(step(from: expected, to: time, text, at: row.line)) }
      if first == nil { first = time }
      expected = time + 3600
    }
    report(wrong)
    let toUTC = Double(zone.minutesAheadOfUTC * 60)
    return first.map { HourSpan(firstEnd: $0 - toUTC + (label == .start ? 3600 : 0), count: rows.count) }
  }

  /// Seconds from 1970 by the clock; a final Z only says so of a clock at UTC.
  private static func seconds(_ text: String, _ zone: ClockZone) -> Double? {
    let isMarked = text.hasSuffix("Z") && zone.minutesAheadOfUTC == 0
    return CalendarTime(isMarked ? String(text.dropLast()) : text)?.secondsSince1970
  }

  /// A jump in the times; over a whole leap day it is most likely meant.
  private func step(from expected: Double, to time: Double, _ text: String, at line: Int) -> Issue {
    let meant = CalendarTime(secondsSince1970: expected)
    let isLeapDay = time == expected + 86_400 && meant.month == 2 && meant.day == 29
    let written = text.contains("T") ? Timestamp(seconds: expected).text : meant.description
    return Issue(
      .hourOutOfStep(text, expected: written), at: place(line), hint: isLeapDay ? .leapDayMissing(meant.year) : nil)
  }

  private mutating func report(_ wrong: [Issue]) {
    issues += wrong.prefix(HourlyTable.listedPerColumn)
    let more = wrong.count - HourlyTable.listedPerColumn
    if more > 0 { issues.append(Issue(.andMore(more), at: Issue.Place(file: file))) }
  }
}

extension HourlyTable {
  static let timeColumn = "time"

  /// A column's name and what stands in brackets after it.
  struct Heading {
    let name: String
    let unit: String?

    init(_ text: String) {
      let match = text.wholeMatch(of: /\s*([^\[]*?)\s*(?:\[\s*(.*?)\s*\])?\s*/)
      name = match.map { String($0.1) } ?? text
      unit = match.flatMap { $0.2 }.map(String.init)
    }
  }

  var headings: [Heading] { header.fields.map(Heading.init) }

  /// Whether the lines tell their time: a column `time`, with its clock in brackets, or `time_utc` as in weather files.
  public var hasTimes: Bool {
    headings.contains { $0.name == HourlyTable.timeColumn } || header.fields.contains(WeatherReading.timeColumn)
  }

  /// The hours told by the column `time [clock]` or `time_utc`.
  ///
  /// - Returns: nil if there is none or its clock or first time cannot be read, which is then reported.
  public mutating func hours(label: HourLabel) -> HourSpan? {
    if let column = header.fields.firstIndex(of: WeatherReading.timeColumn) {
      return hours(column: column, zone: .utc, label: label)
    }
    guard let column = headings.firstIndex(where: { $0.name == HourlyTable.timeColumn }) else { return nil }
    let clock = headings[column].unit
    if let zone = clock.flatMap(ClockZone.init) { return hours(column: column, zone: zone, label: label) }
    report(
      clock.map(Text.unknownZone) ?? .columnWithoutClock(HourlyTable.timeColumn), hint: .timeColumnExample)
    return nil
  }
}
