/// A number for every snapshot: one constant, or a series with one value per snapshot.
///
/// Constants are kept as such from the file to the solver, so that a year of 8,760 hours costs memory only for what
/// really varies.
public enum Values: Sendable, Equatable {
  case constant(Double)
  case series([Double])

  public static let zero = Values.constant(0)

  /// The value at snapshot `index`.
  @inlinable public subscript(index: Int) -> Double {
    switch self {
    case .constant(let value): value
    case .series(let values): values[index]
    }
  }

  /// Calls `body` with the snapshots of a range and their values.
  @inlinable public func forEach(_ snapshots: Range<Int>, _ body: (_ index: Int, _ value: Double) -> Void) {
    switch self {
    case .constant(let value): for index in snapshots { body(index, value) }
    case .series(let values): for index in snapshots { body(index, values[index]) }
    }
  }

  /// The constant, or nil when the values vary.
  public var constantValue: Double? {
    if case .constant(let value) = self { value } else { nil }
  }

  /// Whether `condition` holds at every snapshot.
  public func allSatisfy(_ condition: (Double) -> Bool) -> Bool {
    switch self {
    case .constant(let value): condition(value)
    case .series(let values): values.allSatisfy(condition)
    }
  }

  public func contains(where condition: (Double) -> Bool) -> Bool { !allSatisfy { !condition($0) } }

  public var isZero: Bool { allSatisfy { $0 == 0 } }

  /// The smallest value (of a series: NaN entries are ignored).
  public var minimum: Double {
    switch self {
    case .constant(let value): value
    case .series(let values): values.reduce(.infinity, Double.minimum)
    }
  }

  /// The largest value (of a series: NaN entries are ignored).
  public var maximum: Double {
    switch self {
    case .constant(let value): value
    case .series(let values): values.reduce(-.infinity, Double.maximum)
    }
  }

  @inlinable public func map(_ transform: (Double) -> Double) -> Values {
    switch self {
    case .constant(let value): .constant(transform(value))
    case .series(let values): .series(values.map(transform))
    }
  }

  /// Combines two values snapshot by snapshot; the result is constant only if both are.
  ///
  /// - Precondition: two series have the same length.
  @inlinable public func combined(with other: Values, _ combine: (Double, Double) -> Double) -> Values {
    switch (self, other) {
    case (.constant(let a), .constant(let b)): return .constant(combine(a, b))
    case (.constant(let a), .series(let b)): return .series(b.map { combine(a, $0) })
    case (.series(let a), .constant(let b)): return .series(a.map { combine($0, b) })
    case (.series(let a), .series(let b)):
      precondition(a.count == b.count, "series of different length")
      return .series(zip(a, b).map(combine))
    }
  }

  /// The same values as a constant if every entry of the series is equal.
  public func simplified() -> Values {
    guard case .series(let values) = self, let first = values.first else { return self }
    return values.allSatisfy { $0 == first } ? .constant(first) : self
  }

  /// All `count` values, one after the other.
  public func expanded(count: Int) -> [Double] {
    switch self {
    case .constant(let value): Array(repeating: value, count: count)
    case .series(let values): values
    }
  }

  public static func + (a: Values, b: Values) -> Values { a.combined(with: b, +) }
  public static func - (a: Values, b: Values) -> Values { a.combined(with: b, -) }
  public static func * (a: Values, b: Values) -> Values { a.combined(with: b, *) }
  public static func / (a: Values, b: Values) -> Values { a.combined(with: b, /) }
  public static prefix func - (a: Values) -> Values { a.map { -$0 } }
}
