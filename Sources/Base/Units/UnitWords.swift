import Foundation

/// Units in the words of a language.
public enum UnitWords {
  /// A unit as a number of another that is written in the language: in English, 万千瓦 is 10,000 kW; in Chinese,
  /// yuan/kWh is 元/kWh. What is no unit is left as it is.
  public static func spelled(_ unit: String, _ language: Language) -> (factor: Double, unit: String) {
    var factor = 1.0, words: [String] = []
    for (position, part) in unit.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
      let (own, word) = spelledPart(String(part), language)
      factor *= position == 0 ? own : 1 / own
      words.append(word)
    }
    return (factor, words.joined(separator: "/"))
  }

  private static func spelledPart(_ part: String, _ language: Language) -> (factor: Double, unit: String) {
    switch language {
    case .chinese: return (1, chinese[part] ?? part)
    case .english:
      if let word = english[part] { return (1, word) }
      for multiplier in UnitTable.multipliers where part.hasPrefix(multiplier.symbol) {
        let rest = Substring(part.dropFirst(multiplier.symbol.count)).trimmed
        if let word = english[rest] ?? (UnitTable.entries[rest] == nil ? nil : rest) {
          return (multiplier.factor, word)
        }
      }
      return (1, part)
    }
  }

  /// By how much to divide values of this size, and the unit that gives: MW rather than 10,000 kW.
  public static func scale(for largest: Double, _ unit: String) -> (factor: Double, unit: String) {
    let size = abs(largest), threshold = 1e4
    guard size.isFinite, size >= threshold else { return (1, unit) }
    for prefix in ["M", "k"] where unit.hasPrefix(prefix + "W") {
      let rest = unit.dropFirst()
      let larger = prefix == "M" ? ["G", "T"] : ["M", "G", "T"]
      let steps = min(larger.count, Int(log10(size / 10) / 3))
      return steps == 0 ? (1, unit) : (pow(1000, Double(steps)), larger[steps - 1] + rest)
    }
    let isMass = ["t", "t/h", "tce"].contains(unit)
    if isMass { return size < 1e7 ? (1e3, "k" + unit) : (1e6, "M" + unit) }
    return (1, unit)
  }

  private static let english: [String: String] = {
    var words = [
      "瓦": "W", "千瓦": "kW", "兆瓦": "MW", "吉瓦": "GW", "太瓦": "TW", "度": "kWh", "克": "g", "千克": "kg", "公斤": "kg",
      "吨": "t", "吨标煤": "tce", "吨标准煤": "tce", "立方米": "m3", "标方": "Nm3", "标准立方米": "Nm3", "标立方米": "Nm3",
      "米": "m", "千米": "km", "公里": "km", "分钟": "min", "小时": "h", "时": "h", "天": "d", "日": "d", "年": "a",
      "月": "month",
    ]
    for power in ["瓦", "千瓦", "兆瓦", "吉瓦", "太瓦"] {
      for hour in ["时", "小时"] { words[power + hour] = words[power]! + "h" }
    }
    for currency in Currency.allCases { words[currency.chineseName] = currency.rawValue }
    return words
  }()

  private static let chinese: [String: String] = {
    var words = [
      "tce": "吨标煤", "hours": "小时", "days": "天", "month": "月", "months": "月", "a": "年", "year": "年", "years": "年",
    ]
    for currency in Currency.allCases {
      for symbol in currency.symbols { words[symbol] = currency.chineseName }
    }
    return words
  }()
}

extension Text {
  /// A text with quantities in it as somebody wrote them, each in the units of the language: 4万千瓦 is 40 MW in English,
  /// and 0.3 yuan/kWh is 0.3 元/kWh in Chinese.
  public init(written text: String) {
    self.init(spelled(text, .english), spelled(text, .chinese))
  }
}

/// A number, or two as the ends of a range, and the unit behind them, which may have a blank after its multiplier.
private var quantity: some RegexComponent<(Substring, Substring?, Substring, Substring)> {
  /([0-9][0-9,.]*?\.\.)?([0-9][0-9,]*(?:\.[0-9]+)?(?:[eE][+\-]?[0-9]+)?)\s*((?:[千百十万亿]+\s)?[\p{L}%‰€$£₩₽₮\/][\p{L}0-9%³\/]*)/
}

private func spelled(_ text: String, _ language: Language) -> String {
  text.replacing(quantity) { match in
    let (lower, number, symbol) = (match.output.1, match.output.2, match.output.3)
    let (factor, unit) = UnitWords.spelled(String(symbol), language)
    // A file may be called 2025年.csv.
    let before = text[..<match.range.lowerBound].last, after = text[match.range.upperBound...].first
    let standsAlone =
      before.map { !$0.isLetter && !$0.isNumber } ?? true && after.map { !".-_".contains($0) } ?? true
    guard unit != symbol, standsAlone, let magnitude = Double(number.replacing(",", with: "")) else {
      return String(match.output.0)
    }
    if factor == 1 { return "\(lower ?? "")\(number) \(unit)" }
    let (divisor, scaled) = UnitWords.scale(for: magnitude * factor, unit)
    func shown(_ magnitude: Double) -> String {
      // More digits are rounding of the product.
      let parts = String(format: "%.9f", magnitude * factor / divisor).split(separator: ".")
      let fraction = parts[1].reversed().drop { $0 == "0" }.reversed()
      return groupedDigits(parts[0]) + (fraction.isEmpty ? "" : "." + String(fraction))
    }
    let ends = lower.flatMap { Double($0.dropLast(2).replacing(",", with: "")) }.map { shown($0) + ".." } ?? ""
    return "\(ends)\(shown(magnitude)) \(scaled)"
  }
}
