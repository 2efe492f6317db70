import SteppeBase

/// Hours in a row.
public struct HourSpan: Sendable, Equatable {
  /// The end of the first hour, seconds from 1970-01-01 0:00 UTC.
  public let firstEnd: Double
  public let count: Int

  public init(firstEnd: Double, count: Int) {
    self.firstEnd = firstEnd
    self.count = count
  }

  /// Whether the first hour ends where a year begins, by a clock or UTC: as it seems where times tell the beginning of their
  /// hours and are taken for the end.
  func endsFirstAtNewYear(_ zone: ClockZone) -> Bool {
    [zone, .utc].contains { zone in
      let end = CalendarTime(secondsSince1970: firstEnd + Double(zone.minutesAheadOfUTC * 60))
      return firstEnd == CalendarYear(end.year, zone: zone).startInUTC
    }
  }

  /// The calendar year by a clock that the hours hold, and the place of each of its hours among them.
  ///
  /// Hours that are exactly one year by another clock, such as a year of UTC, are turned: what the year lacks at one end is
  /// taken from the other, since a plan's year is closed to a circle anyway.
  ///
  /// - Throws: `InputError` if the hours are no such year.
  public func year(_ zone: ClockZone) throws(InputError) -> (calendar: CalendarYear, places: [Int]) {
    let toLocal = Double(zone.minutesAheadOfUTC * 60)
    let middle = CalendarTime(secondsSince1970: firstEnd + toLocal + Double(count / 2) * 3600)
    let calendar = CalendarYear(middle.year, zone: zone)
    let expected = calendar.hourCount
    guard count >= expected else {
      throw InputError(
        .notAYear(hours: count, year: calendar.year, expected: expected),
        hint: calendar.isLeap && count == expected - 24 ? .leapDayMissing(calendar.year) : nil)
    }
    let hoursBefore = (calendar.startInUTC + 3600 - firstEnd) / 3600
    guard let offset = Int(exactly: hoursBefore) else { throw InputError(.halfHours(zone.name)) }
    if offset >= 0 && offset + expected <= count { return (calendar, Array(offset..<offset + expected)) }
    guard count == expected, abs(offset) <= 24 else {
      let needed = Timestamp(seconds: calendar.startInUTC + 3600).text
      throw InputError(
        .yearBeginsElsewhere(Timestamp(seconds: firstEnd).text, zone: zone.name),
        hint: .firstTimeOfYear(needed, year: calendar.year))
    }
    return (calendar, (0..<expected).map { (($0 + offset) % expected + expected) % expected })
  }
}

extension InputError {
  /// The same issues, those without a file in this one.
  func located(in file: String, line: Int? = nil) -> InputError {
    InputError(
      issues.map { issue in
        guard issue.place.file == nil else { return issue }
        var located = issue
        located.place.file = file
        located.place.line = line
        return located
      })
  }
}
