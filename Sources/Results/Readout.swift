import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram

/// A solution addressed by what its variables and rows stand for, and spread over all snapshots of the network: those
/// that were not planned are zero.
struct Readout {
  private let formulation: Formulation
  private let solution: Solution
  private let snapshotCount: Int
  private let rows: [StagedProgram.Label: Int]
  private let totalRows: [StagedProgram.Label: Int]

  init(_ solution: Solution, of formulation: Formulation, snapshotCount: Int) {
    let program = formulation.program
    precondition(solution.x.count == program.columnCount, "the solution has one value for every column")
    precondition(solution.y.count == program.rowCount, "the solution has one multiplier for every row")
    self.formulation = formulation
    self.solution = solution
    self.snapshotCount = snapshotCount
    rows = positions(program.rows.map(\.label))
    totalRows = positions(program.totalRows.map(\.label))
  }

  /// The values of a variable by snapshot, zero if the program has no such variable.
  func series(_ family: String, _ component: String) -> Values {
    optionalSeries(family, component) ?? .zero
  }

  /// The values of a variable by snapshot, nil if the program has no such variable.
  func optionalSeries(_ family: String, _ component: String) -> Values? {
    formulation.values(of: .init(family, component), at: solution.x).map(spread)
  }

  /// What a unit of operating cost counts in the objective, by snapshot.
  var costWeights: Values { planned(stages: formulation.costWeights) }

  /// Values of the network at the snapshots that were planned, zero at others.
  func planned(_ values: Values) -> Values { spread(formulation.snapshots.map { values[$0] }) }

  /// Values of the stages at the snapshots they stand for, zero at others.
  func planned(stages: Values) -> Values { spread(stages.expanded(count: formulation.program.stageCount)) }

  /// Values as they arrive after a delay within the snapshots that were planned.
  func delayed(_ values: Values, _ delay: Delay?, in snapshots: Snapshots) -> Values {
    guard let delay else { return values }
    let planned = formulation.snapshots
    return spread(snapshots.selecting(planned).sources(of: delay).map { $0.map { values[planned[$0]] } ?? 0 })
  }

  /// A capacity; nil if the component has none or is not active.
  func capacity(_ family: String, _ component: String) -> Double? {
    formulation.capacity(.init(family, component), at: solution.x)
  }

  /// The multipliers of a row by snapshot, zero if the program has no such row.
  func duals(_ family: String, _ component: String) -> Values {
    let program = formulation.program
    guard let row = rows[.init(family, component)] else { return .zero }
    return spread((0..<program.stageCount).map { solution.y[$0 * program.rows.count + row] })
  }

  /// The multiplier of a total row.
  func totalDual(_ family: String, _ component: String) -> Double? {
    let program = formulation.program
    return totalRows[.init(family, component)].map { solution.y[program.stageCount * program.rows.count + $0] }
  }

  /// How far a total row is from its upper side, or above its lower side (negative) where it has no upper side.
  func totalSlack(_ family: String, _ component: String) -> Double? {
    let program = formulation.program
    guard let row = totalRows[.init(family, component)] else { return nil }
    var activity = 0.0
    for entry in program.totals where entry.row == row {
      for t in 0..<program.stageCount {
        activity += entry.coefficient[t] * solution.x[t * program.columns.count + entry.column]
      }
    }
    for entry in program.totalsShared where entry.row == row {
      activity += entry.coefficient * solution.x[program.stageCount * program.columns.count + entry.column]
    }
    let sides = program.totalRows[row]
    return (sides.upper.isFinite ? sides.upper : sides.lower) - activity
  }

  /// Values of the stages at the snapshots they stand for.
  private func spread(_ stages: [Double]) -> Values {
    if stages.count == snapshotCount { return .series(stages) }
    var whole = [Double](repeating: 0, count: snapshotCount)
    for (stage, snapshot) in formulation.snapshots.enumerated() { whole[snapshot] = stages[stage] }
    return .series(whole)
  }
}

private func positions(_ labels: [StagedProgram.Label]) -> [StagedProgram.Label: Int] {
  Dictionary(zip(labels, labels.indices), uniquingKeysWith: { first, _ in first })
}
