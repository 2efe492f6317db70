/// A unit of measure, as written, with its size in base units: `kWh/Nm3`, `万千瓦`, `yuan/kW`.
public struct QuantityUnit: Sendable, Hashable {
  /// As the user wrote it.
  public let symbol: String
  public let dimension: QuantityDimension
  /// How many base units (MWh, h, t, Nm³, km, a, CNY and their products) one unit is.
  public let factor: Double

  public static let one = QuantityUnit(symbol: "", dimension: .one, factor: 1)

  private init(symbol: String, dimension: QuantityDimension, factor: Double) {
    self.symbol = symbol
    self.dimension = dimension
    self.factor = factor
  }

  /// Reads symbols joined by `/`, `·` or `*`; each may begin with a Chinese multiplier (`亿度`, `元/万千瓦时`).
  ///
  /// - Parameter offset: where the unit begins in the text a message will point into.
  public init(parsing text: some StringProtocol, offset: Int = 0) throws(QuantityError) {
    var dimension = QuantityDimension.one
    var factor = 1.0
    var divides = false
    let separators: Set<Character> = ["/", "·", "*"]
    var rest = Substring(text)
    while true {
      let part = rest.prefix { !separators.contains($0) }
      let (partDimension, partFactor) = try QuantityUnit.symbol(part.trimmed, offset: offset + text.count - rest.count)
      dimension = divides ? dimension / partDimension : dimension * partDimension
      factor = divides ? factor / partFactor : factor * partFactor
      rest = rest.dropFirst(part.count)
      guard let separator = rest.popFirst() else { break }
      divides = separator == "/"
    }
    self.init(symbol: Substring(text).trimmed, dimension: dimension, factor: factor)
  }

  private static func symbol(_ text: String, offset: Int) throws(QuantityError) -> (QuantityDimension, Double) {
    if let entry = UnitTable.entries[text] { return (entry.dimension, entry.factor) }
    for multiplier in UnitTable.multipliers where text.hasPrefix(multiplier.symbol) {
      let rest = Substring(text).dropFirst(multiplier.symbol.count).trimmed
      if rest.isEmpty { return (.one, multiplier.factor) }
      guard UnitTable.entries[rest] != nil || UnitTable.refused[rest] != nil else { continue }
      let (dimension, factor) = try symbol(rest, offset: offset + text.count - rest.count)
      return (dimension, factor * multiplier.factor)
    }
    if let refused = UnitTable.refused[text] {
      throw QuantityError(refused.why, hint: .writeInstead(refused.instead), offset: offset)
    }
    let meant = closestMatch(to: text, among: UnitTable.entries.keys.sorted())
    throw QuantityError(.unknownUnit(text), hint: meant.map(Text.didYouMean) ?? .unitExamples, offset: offset)
  }
}
