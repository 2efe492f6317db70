import SteppeBase
import SteppeNetwork

/// The stages of a program: the snapshots that are planned, what each counts, and which one comes first.
struct Horizon {
  let stageCount: Int
  /// Weight of operating costs.
  let costWeights: Values
  /// Hours a snapshot lasts in storage balances.
  let elapsedHours: Values
  /// Weight in sums of energy.
  let energyWeights: Values
  /// The years that costs of capacity are for: all snapshots of the network, whether planned or not, as in PyPSA.
  let years: Double

  /// 0 at the first stage, 1 after it.
  let afterFirst: Values
  /// 1 at the last stage, 0 before it.
  let atLast: Values

  /// - Parameters:
  ///   - window: the snapshots that are planned.
  ///   - whole: all snapshots of the network.
  init(_ window: Snapshots, of whole: Snapshots) {
    stageCount = window.count
    costWeights = Values.series(window.objectiveWeightings).simplified()
    elapsedHours = Values.series(window.storeWeightings).simplified()
    energyWeights = Values.series(window.generatorWeightings).simplified()
    let hoursPerYear = 8760.0
    years = whole.objectiveWeightings.reduce(0, +) / hoursPerYear
    var afterFirst = [Double](repeating: 1, count: window.count)
    afterFirst[0] = 0
    self.afterFirst = .series(afterFirst)
    var atLast = [Double](repeating: 0, count: window.count)
    atLast[window.count - 1] = 1
    self.atLast = .series(atLast)
  }

  /// The value at the first stage alone, 0 after it.
  func onlyFirst(_ value: Double) -> Values {
    value == 0 ? .zero : afterFirst.map { $0 == 0 ? value : 0 }
  }

  /// The expression one stage earlier. Before the first stage it has the value `initial`; without one it is the value of
  /// the last stage.
  func previous(_ expression: StageExpression, initial: Double?) -> StageExpression {
    precondition(
      expression.previous.isEmpty && expression.shared.isEmpty && expression.constant.isZero,
      "only what lies in one stage can be looked back at")
    guard let initial else { return StageExpression(previous: expression.current) }
    let terms = expression.current.map {
      StageExpression.Term(column: $0.column, coefficient: $0.coefficient * afterFirst)
    }
    return StageExpression(previous: terms, constant: onlyFirst(initial))
  }
}
