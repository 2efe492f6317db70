import SteppeBase

extension Values {
  /// The values one or no stage earlier: entry t of the result is entry t − lag; before the first comes the last.
  func delayed(_ lag: Int) -> Values {
    guard lag == 1, case .series(let values) = self, let last = values.last else { return self }
    return .series([last] + values.dropLast())
  }

  /// The values one or no stage later: entry t of the result is entry t + lag.
  func advanced(_ lag: Int) -> Values {
    guard lag == 1, case .series(let values) = self, let first = values.first else { return self }
    return .series(values.dropFirst() + [first])
  }

  /// The sum over all stages, as a constant.
  func summed(over stageCount: Int) -> Values {
    switch self {
    case .constant(let value): .constant(value * Double(stageCount))
    case .series(let values): .constant(values.reduce(0, +))
    }
  }

  /// Whether `condition` holds for the pair of values at every stage.
  func allSatisfy(with other: Values, _ condition: (Double, Double) -> Bool) -> Bool {
    switch (self, other) {
    case (.constant(let a), .constant(let b)): condition(a, b)
    case (.constant(let a), .series(let b)): b.allSatisfy { condition(a, $0) }
    case (.series(let a), .constant(let b)): a.allSatisfy { condition($0, b) }
    case (.series(let a), .series(let b)): zip(a, b).allSatisfy(condition)
    }
  }

  var isFinite: Bool { allSatisfy(\.isFinite) }
}

/// a × b where zero times infinity is zero: a bound that a zero coefficient never feels.
func product(_ a: Double, _ b: Double) -> Double { a == 0 || b == 0 ? 0 : a * b }
