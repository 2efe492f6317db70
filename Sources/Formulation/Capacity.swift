import SteppeBase
import SteppeProgram

/// The nominal capacity of a component in the program: a number, or a shared column.
public enum Capacity: Sendable, Equatable {
  case given(Double)
  case chosen(column: Int)

  /// The capacity at a point in the program's flat order.
  public func value(at point: [Double], of program: StagedProgram) -> Double {
    switch self {
    case .given(let value): value
    case .chosen(let column): point[program.stageCount * program.columns.count + column]
    }
  }

  var isChosen: Bool { if case .chosen = self { true } else { false } }

  /// Capacity times a per-unit bound. An infinite capacity times zero is zero; an infinite bound of a capacity of zero
  /// stays infinite, as in PyPSA.
  func times(_ perUnit: Values) -> StageExpression {
    switch self {
    case .given(let value): .constant(perUnit.map { $0 == 0 ? 0 : value == 0 && $0.isInfinite ? $0 : $0 * value })
    case .chosen(let column): .shared(column) * perUnit
    }
  }
}
