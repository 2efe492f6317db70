/// A date and time of the Gregorian calendar without a time zone, as PyPSA's snapshots are.
public struct CalendarTime: Sendable, Equatable, CustomStringConvertible {
  public var year: Int
  public var month: Int
  public var day: Int
  public var hour: Int
  public var minute: Int
  public var second: Double

  private static let secondsPerDay = 86_400.0
  /// Days are counted from 1 March of year 0, so that the leap day ends a year and 400 years make one pattern.
  private static let daysBefore1970 = 719_468, daysPer400Years = 146_097

  public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Double = 0) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  public init(secondsSince1970: Double) {
    let days = (secondsSince1970 / Self.secondsPerDay).rounded(.down)
    let rest = secondsSince1970 - days * Self.secondsPerDay
    let shifted = Int(days) + Self.daysBefore1970
    let era = Int((Double(shifted) / Double(Self.daysPer400Years)).rounded(.down))
    let dayOfEra = shifted - era * Self.daysPer400Years
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = Int(rest / 3600)
    minute = Int(rest / 60) % 60
    second = rest - Double(hour * 3600 + minute * 60)
  }

  public var secondsSince1970: Double {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = Int((Double(yearFromMarch) / 400).rounded(.down))
    let yearOfEra = yearFromMarch - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * Self.daysPer400Years + dayOfEra - Self.daysBefore1970
    return Double(days) * Self.secondsPerDay + Double(hour * 3600 + minute * 60) + second
  }

  /// Reads `2025-01-31`, `2025-01-31 08:00`, `2025-01-31T08:00:00.5` and the same with slashes; nil for anything else,
  /// also for a time with a zone.
  public init?(_ text: String) {
    var fields = [""]
    for character in text {
      switch (character, fields.count) {
      case ("-", 1...2), ("/", 1...2), (" ", 3), ("T", 3), (":", 4...5): fields.append("")
      case ("0"..."9", _), (".", 6): fields[fields.count - 1].append(character)
      default: return nil
      }
    }
    guard fields.count == 3 || fields.count >= 5, fields[0].count == 4 else { return nil }
    let whole = fields.prefix(5).compactMap { Int($0) }
    guard whole.count == min(5, fields.count), let second = Double(fields.count > 5 ? fields[5] : "0"),
      (1...12).contains(whole[1]), (1...31).contains(whole[2]), whole.dropFirst(3).allSatisfy({ $0 < 60 }), second < 60
    else { return nil }
    self.init(
      year: whole[0], month: whole[1], day: whole[2], hour: whole.count > 3 ? whole[3] : 0,
      minute: whole.count > 3 ? whole[4] : 0, second: second)
    guard CalendarTime(secondsSince1970: secondsSince1970) == self else { return nil }
  }

  /// `2025-01-31 08:00`, with seconds where there are any.
  public var description: String {
    let date = "\(padded(year, 4))-\(padded(month))-\(padded(day)) \(padded(hour)):\(padded(minute))"
    if second == 0 { return date }
    let whole = Int(second), fraction = second - Double(whole)
    return date + ":" + padded(whole) + (fraction == 0 ? "" : String(String(fraction).dropFirst()))
  }

  private func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
