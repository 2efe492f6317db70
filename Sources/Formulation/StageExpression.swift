import SteppeBase
import SteppeProgram

/// A quantity of every stage that is linear in the columns of a program:
///
///     value_t = Σ a_t x_t[j]  +  Σ b_t x_{t−1}[j]  +  Σ g_t x_g[j]  +  constant_t        (x_{−1} is x_{T−1})
///
/// Every variable of PyPSA's model is one of these. Most are a single column; the power of a store is a difference of
/// levels, a fixed capacity a constant.
public struct StageExpression: Sendable, Equatable {
  public struct Term: Sendable, Equatable {
    public var column: Int
    public var coefficient: Values
  }

  /// Terms in columns of the same stage, of the previous stage, and in shared columns.
  public var current: [Term] = []
  public var previous: [Term] = []
  public var shared: [Term] = []
  public var constant = Values.zero

  public static let zero = StageExpression()

  /// One stage column.
  static func column(_ column: Int) -> StageExpression {
    StageExpression(current: [Term(column: column, coefficient: .constant(1))])
  }

  /// One shared column.
  static func shared(_ column: Int) -> StageExpression {
    StageExpression(shared: [Term(column: column, coefficient: .constant(1))])
  }

  static func constant(_ values: Values) -> StageExpression { StageExpression(constant: values) }

  /// Whether no column takes part.
  public var isConstant: Bool { current.isEmpty && previous.isEmpty && shared.isEmpty }

  /// The column this is, if it is one stage column as it stands.
  var singleColumn: Int? {
    guard current.count == 1, previous.isEmpty, shared.isEmpty, constant.isZero,
      current[0].coefficient == .constant(1)
    else { return nil }
    return current[0].column
  }

  /// The same columns one stage earlier.
  ///
  /// - Precondition: only columns of the stage take part.
  var shifted: StageExpression {
    precondition(previous.isEmpty && shared.isEmpty && constant.isZero, "only what lies in one stage can be shifted")
    precondition(
      current.allSatisfy { $0.coefficient.constantValue != nil }, "a coefficient that varies stays with its stage")
    return StageExpression(previous: current)
  }

  var withoutConstant: StageExpression {
    StageExpression(current: current, previous: previous, shared: shared)
  }

  static func + (a: StageExpression, b: StageExpression) -> StageExpression {
    var sum = a
    sum += b
    return sum
  }

  static func - (a: StageExpression, b: StageExpression) -> StageExpression { a + b * .constant(-1) }

  static func * (a: StageExpression, factor: Values) -> StageExpression {
    func scaled(_ terms: [Term]) -> [Term] {
      factor.isZero ? [] : terms.map { Term(column: $0.column, coefficient: $0.coefficient * factor) }
    }
    return StageExpression(
      current: scaled(a.current), previous: scaled(a.previous), shared: scaled(a.shared),
      constant: a.constant.isZero ? .zero : a.constant * factor)
  }

  static func += (a: inout StageExpression, b: StageExpression) {
    a.current += b.current
    a.previous += b.previous
    a.shared += b.shared
    if !b.constant.isZero { a.constant = a.constant + b.constant }
  }
}

extension StageExpression {
  /// The value at every stage for a point in the program's flat order.
  public func values(at point: [Double], of program: StagedProgram) -> [Double] {
    let stages = program.stageCount, width = program.columns.count
    var result = constant.expanded(count: stages)
    for t in 0..<stages {
      for term in current { result[t] += term.coefficient[t] * point[t * width + term.column] }
      let before = (t == 0 ? stages : t) - 1
      for term in previous { result[t] += term.coefficient[t] * point[before * width + term.column] }
      for term in shared { result[t] += term.coefficient[t] * point[stages * width + term.column] }
    }
    return result
  }
}
