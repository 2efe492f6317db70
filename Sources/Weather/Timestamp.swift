/// A moment in seconds from 1970-01-01 0:00, written in the ISO 8601 form `2025-01-01T00:00:00Z`.
struct Timestamp: Equatable {
  let seconds: Double

  init(seconds: Double) { self.seconds = seconds }

  /// Reads a date and a time of day separated by `T` or a space; seconds and the final `Z` may be absent.
  init?(_ text: String) {
    // Digits are picked by their place: a year has 8,760 of these, and a regular expression takes a second for them.
    let bytes = Array(text.utf8.last == UInt8(ascii: "Z") ? text.utf8.dropLast() : text.utf8[...])
    guard bytes.count == 16 || bytes.count == 19 else { return nil }
    func number(_ start: Int, _ count: Int) -> Int? {
      bytes[start..<start + count].reduce(Optional(0)) { value, byte in
        (48...57).contains(byte) ? value.map { $0 * 10 + Int(byte - 48) } : nil
      }
    }
    let separators = [4, 7, 10, 13, 16].filter { $0 < bytes.count }.map { Character(UnicodeScalar(bytes[$0])) }
    guard ["--T::", "-- ::", "--T:", "-- :"].contains(String(separators)) else { return nil }
    guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2), let hour = number(11, 2),
      let minute = number(14, 2), let second = bytes.count == 19 ? number(17, 2) : 0
    else { return nil }
    guard (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60 else { return nil }
    let days = CalendarYear.days(to: year, month, day)
    self.init(seconds: Double(days * 86_400 + hour * 3600 + minute * 60 + second))
  }

  var text: String {
    let total = Int(seconds.rounded()), days = Int((seconds / 86_400).rounded(.down)), rest = total - days * 86_400
    // The year is a guess from the mean length of 365.2425 days, put right by one where it is wrong.
    var year = 1970 + Int((Double(days) / 365.2425).rounded(.down))
    if days < CalendarYear.days(to: year, 1, 1) { year -= 1 }
    if days >= CalendarYear.days(to: year + 1, 1, 1) { year += 1 }
    let month = (1...12).last { CalendarYear.days(to: year, $0, 1) <= days }!
    let day = days - CalendarYear.days(to: year, month, 1) + 1
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }
}
