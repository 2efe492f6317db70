import Foundation

/// A language Steppe speaks.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"

  /// The language of the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`, in this order): Chinese if it begins with "zh".
  public static func fromEnvironment(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> Language
  {
    let setting = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return setting?.lowercased().hasPrefix("zh") == true ? .chinese : .english
  }
}

/// A sentence in both languages. Every text a user reads is one of these, kept in the files `Messages*.swift` beside
/// this one, so that no sentence can lack its translation.
public struct Text: Sendable, Hashable {
  public var english: String
  public var chinese: String

  public init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// The same in both languages: names, numbers, units.
  public init(verbatim: String) { self.init(verbatim, verbatim) }

  public func callAsFunction(_ language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }

  /// A number of things in English: `1 row`, `2,000 rows`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  static func grouped(_ count: Int) -> String { groupedDigits("\(count)") }
}

/// The digits of a whole number in groups of three: "1,234,567".
public func groupedDigits(_ digits: some StringProtocol) -> String {
  var grouped = ""
  for (position, digit) in digits.enumerated() {
    if position > 0, (digits.count - position) % 3 == 0 { grouped += "," }
    grouped.append(digit)
  }
  return grouped
}
