import SteppeBase

/// The hours of one calendar year by one clock. Hour 0 runs from 0:00 to 1:00 on 1 January; there are 8,760 of them, or
/// 8,784 in a leap year.
public struct CalendarYear: Sendable, Hashable {
  public let year: Int
  public let zone: ClockZone

  public init(_ year: Int, zone: ClockZone = .beijing) {
    self.year = year
    self.zone = zone
  }

  public var isLeap: Bool { (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 }
  public var dayCount: Int { isLeap ? 366 : 365 }
  public var hourCount: Int { dayCount * 24 }
  public var monthLengths: [Int] { [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] }

  /// The month, 1 to 12, of every hour.
  public var months: [Int] {
    zip(1..., monthLengths).flatMap { month, days in Array(repeating: month, count: days * 24) }
  }

  /// Seconds from 1970-01-01 0:00 to the beginning of the year, both by this clock.
  public var startSeconds: Double { CalendarTime(year: year, month: 1, day: 1).secondsSince1970 }

  /// Seconds from 1970-01-01 0:00 UTC to the beginning of the year by this clock.
  var startInUTC: Double { startSeconds - Double(zone.minutesAheadOfUTC * 60) }

  /// Hourly values of this year by the calendar of another: 29 February is dropped, or repeats the 28th.
  public func moved(_ values: [Double], to target: CalendarYear) -> [Double] {
    guard target.isLeap != isLeap else { return values }
    let endOfFebruary28 = 59 * 24
    let rest = values[(isLeap ? endOfFebruary28 + 24 : endOfFebruary28)...]
    return Array(values[..<endOfFebruary28]) + (target.isLeap ? values[endOfFebruary28 - 24..<endOfFebruary28] : [])
      + rest
  }
}
