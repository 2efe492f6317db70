/// A clock that is always the same number of minutes ahead of UTC. China keeps one such clock and no summer time.
public struct ClockZone: Sendable, Hashable {
  public let name: String
  public let minutesAheadOfUTC: Int

  public static let utc = ClockZone(name: "UTC", minutesAheadOfUTC: 0)
  public static let beijing = ClockZone(name: "Asia/Shanghai", minutesAheadOfUTC: 8 * 60)
  /// The names understood besides offsets such as `+08:00`.
  public static let named: [String: ClockZone] = [
    "UTC": utc, "Asia/Shanghai": beijing, "Asia/Beijing": beijing, "Asia/Chongqing": beijing,
    "Asia/Urumqi": ClockZone(name: "Asia/Urumqi", minutesAheadOfUTC: 6 * 60),
  ]

  private init(name: String, minutesAheadOfUTC: Int) {
    self.name = name
    self.minutesAheadOfUTC = minutesAheadOfUTC
  }

  /// The clock that many minutes ahead of UTC, called by its offset.
  public init(minutesAheadOfUTC minutes: Int) {
    let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    self.init(name: (minutes < 0 ? "-" : "+") + two(hours) + ":" + two(rest), minutesAheadOfUTC: minutes)
  }

  /// The clock of a name or an offset, nil if it is neither (zones with summer time are not known).
  public init?(_ text: String) {
    if let zone = ClockZone.named[text] {
      self = zone
      return
    }
    guard let match = text.wholeMatch(of: /([+\-])([0-9]{2}):([0-9]{2})/) else { return nil }
    let minutes = Int(match.2)! * 60 + Int(match.3)!
    // No clock of the world is farther from UTC.
    guard minutes <= 14 * 60, Int(match.3)! < 60 else { return nil }
    self.init(name: text, minutesAheadOfUTC: match.1 == "-" ? -minutes : minutes)
  }
}
