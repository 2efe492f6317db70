/// A number with its unit, as a user writes it: `110 MW`, `4万千瓦`, `7059万 Nm3`, `2700 yuan/kW`, `6 %`.
public struct Quantity: Sendable, Hashable {
  /// In units of `unit`.
  public let magnitude: Double
  public let unit: QuantityUnit
  /// Whether a unit was written; a bare number is a pure number.
  public let hasUnit: Bool

  public init(_ magnitude: Double, _ unit: QuantityUnit) {
    self.magnitude = magnitude
    self.unit = unit
    hasUnit = true
  }

  /// The number in base units: MWh, h (so MW), t, Nm³, km, a, CNY.
  public var baseValue: Double { magnitude * unit.factor }

  /// Reads a number (`1,500`, `70.59e6`, `7059万`) and the unit that may follow it.
  public init(parsing text: some StringProtocol, offset: Int = 0) throws(QuantityError) {
    var rest = Substring(text).drop { $0.isWhitespace }
    guard let number = NumberText.take(from: &rest) else {
      throw QuantityError(.notAQuantity(Substring(text).trimmed), hint: .quantityExamples, offset: offset)
    }
    magnitude = number
    rest = rest.drop { $0.isWhitespace }
    hasUnit = !rest.isEmpty
    unit = rest.isEmpty ? .one : try QuantityUnit(parsing: rest, offset: offset + text.count - rest.count)
    if baseValue.isVast { throw QuantityError(.vastValue, hint: nil, offset: offset) }
  }

  /// The number in base units of a dimension.
  ///
  /// - Parameter substance: what the quantity is an amount of, so that mass, gas volume and energy convert into each
  ///   other (5 kWh/Nm³ of hydrogen is 1.67 MWh/MWh).
  /// - Throws: the dimension is another one, or the number lacks its unit (zero needs none).
  public func value(in dimension: QuantityDimension, of substance: Substance? = nil) throws(QuantityError) -> Double {
    if unit.dimension == dimension || (!hasUnit && magnitude == 0) { return baseValue }
    if let factor = substance?.factor(from: unit.dimension, to: dimension) { return baseValue * factor }
    let examples = Text.unitsOf(dimension)
    throw hasUnit
      ? QuantityError(.wrongDimension(unit.symbol, expected: dimension), hint: examples)
      : QuantityError(.missingUnit, hint: examples)
  }
}

/// A choice left to the plan: between two quantities of the same kind.
public struct QuantityRange: Sendable, Hashable {
  public let lower: Quantity
  public let upper: Quantity

  /// Reads `0..100 MW` or `20 MW..0.1 GW`; the lower end takes the unit of the upper if it has none.
  ///
  /// - Returns: nil if the text is no range.
  public init?(parsing text: String, offset: Int = 0) throws(QuantityError) {
    guard let dots = text.range(of: "..") else { return nil }
    upper = try Quantity(parsing: text[dots.upperBound...], offset: offset + text[..<dots.upperBound].count)
    let first = try Quantity(parsing: text[..<dots.lowerBound], offset: offset)
    lower = first.hasUnit ? first : Quantity(first.magnitude, upper.unit)
    guard lower.unit.dimension == upper.unit.dimension else {
      throw QuantityError(.rangeOfTwoKinds, hint: .rangeExample, offset: offset)
    }
    guard lower.baseValue <= upper.baseValue else {
      throw QuantityError(.rangeUpsideDown, hint: .rangeExample, offset: offset)
    }
  }
}

/// Why a text is not the quantity it should be, and where in the text.
public struct QuantityError: Error, Sendable, Equatable {
  public let message: Text
  public let hint: Text?
  /// Characters before the offending part.
  public let offset: Int

  public init(_ message: Text, hint: Text?, offset: Int = 0) {
    self.message = message
    self.hint = hint
    self.offset = offset
  }
}
