import Foundation
import SteppeBase
import SteppeResults

/// Numbers as a reader wants them: few digits, groups of three, a prefix where the number is long.
public enum Figures {
  /// With a fixed number of decimals and groups of three: "1,234.5".
  public static func grouped(_ value: Double, decimals: Int = 0) -> String {
    guard value.isFinite else { return value.isNaN ? "–" : value > 0 ? "∞" : "−∞" }
    // Beyond this a number has more digits than it is known to.
    if abs(value) >= 1e15 { return (value < 0 ? "−" : "") + String(format: "%.4e", abs(value)) }
    let text = String(format: "%.\(decimals)f", abs(value))
    let parts = text.split(separator: ".")
    let isZero = text.allSatisfy { "0.".contains($0) }
    return (value < 0 && !isZero ? "−" : "")
      + ([groupedDigits(parts[0])] + parts.dropFirst().map(String.init)).joined(separator: ".")
  }

  /// A count: without decimals where it has none.
  static func whole(_ value: Double) -> String { value == value.rounded() ? grouped(value) : short(value) }

  /// With about four significant digits, never fewer digits before the point than the number has.
  public static func short(_ value: Double) -> String {
    let size = abs(value)
    if size < 5e-7 { return "0" }
    if size < 1e-3 { return (value < 0 ? "−" : "") + String(format: "%.2e", size) }
    let decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4
    return grouped(value, decimals: decimals)
  }

  /// A number of a scale whose neighbours are `step` apart: no more decimals than tell them apart.
  static func tick(_ value: Double, step: Double) -> String {
    let largest = max(abs(value), step)
    if largest >= 1e7 || step < 1e-4 { return value == 0 ? "0" : String(format: "%.2g", value) }
    return grouped(value, decimals: max(0, Int((-log10(step) + 0.7).rounded(.down))))
  }

  /// A quantity with its unit, both scaled so that the number has at most five digits before the point.
  static func quantity(_ value: Double, _ unit: String) -> String {
    let (factor, scaled) = UnitWords.scale(for: value, unit)
    return short(value / factor) + (scaled.isEmpty ? "" : " " + scaled)
  }

  /// A quantity in a unit a user wrote.
  static func quantity(_ value: Double, written unit: String, _ language: Language) -> String {
    let spelled = UnitWords.spelled(unit, language)
    return quantity(value * spelled.factor, spelled.unit)
  }

  /// Money in the words of the language: "EUR 12.3 M" or "0.123 亿欧元"; a bare number where there is no currency.
  static func money(_ value: Double, _ currency: String, _ language: Language) -> String {
    // Less than half a cent is rounding of the solver.
    let value = abs(value) < 0.005 ? 0 : value, size = abs(value)
    if language == .chinese, let word = Currency(rawValue: currency)?.chineseName {
      if size >= 1e7 { return short(value / 1e8) + " 亿" + word }
      if size >= 1e4 { return short(value / 1e4) + " 万" + word }
      return short(value) + " " + word
    }
    let name = currency.isEmpty ? "" : currency + " "
    if size >= 1e6 { return name + short(value / 1e6) + " M" }
    return name + short(value)
  }

  public static func percent(_ share: Double, decimals: Int = 1) -> String {
    grouped(share * 100, decimals: decimals) + " %"
  }

  /// With the sign written: "+0.9 %".
  static func signedPercent(_ share: Double) -> String { (share > 0 ? "+" : "") + percent(share) }

  /// A residual or gap: "3.1e-10".
  static func small(_ value: Double) -> String { value == 0 ? "0" : String(format: "%.1e", value) }

  static func seconds(_ value: Double) -> String { String(format: value < 10 ? "%.2f s" : "%.0f s", value) }
}

extension PlanContext.RuleOutcome {
  /// A value or limit with its unit; shares in per cent.
  public func shown(_ number: Double) -> String {
    isShare ? Figures.percent(number, decimals: 2) : Figures.short(number) + (unit.isEmpty ? "" : " " + unit)
  }
}
