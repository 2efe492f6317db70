import SteppeBase

/// A moment in seconds from 1970-01-01 0:00 UTC, written as `2025-01-01T00:00:00Z`.
struct Timestamp: Equatable {
  let seconds: Double

  var text: String {
    let time = CalendarTime(secondsSince1970: seconds.rounded())
    let minutes = time.description.prefix("2025-01-01 00:00".count).split(separator: " ").joined(separator: "T")
    return "\(minutes):\(time.second < 10 ? "0" : "")\(Int(time.second))Z"
  }
}
