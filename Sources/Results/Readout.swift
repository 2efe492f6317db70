import SteppeProgram

/// A solution addressed by what its columns and rows stand for, instead of by their positions.
struct Readout {
  private let solution: Solution
  private let program: StagedProgram
  private let columns: [StagedProgram.Label: Int]
  private let sharedColumns: [StagedProgram.Label: Int]
  private let rows: [StagedProgram.Label: Int]
  private let totalRows: [StagedProgram.Label: Int]

  init(_ solution: Solution, of program: StagedProgram) {
    precondition(solution.x.count == program.columnCount, "the solution has one value for every column")
    precondition(solution.y.count == program.rowCount, "the solution has one multiplier for every row")
    self.solution = solution
    self.program = program
    columns = positions(program.columns.map(\.label))
    sharedColumns = positions(program.sharedColumns.map(\.label))
    rows = positions(program.rows.map(\.label))
    totalRows = positions(program.totalRows.map(\.label))
  }

  /// The values of a column, one per stage; nil if the program has no such column.
  func series(_ family: String, _ component: String) -> [Double]? {
    columns[.init(family, component)].map { column in
      (0..<program.stageCount).map { solution.x[$0 * program.columns.count + column] }
    }
  }

  /// The value of a shared column, such as a capacity.
  func shared(_ family: String, _ component: String) -> Double? {
    sharedColumns[.init(family, component)].map { solution.x[program.stageCount * program.columns.count + $0] }
  }

  /// The multipliers of a row, one per stage.
  func duals(_ family: String, _ component: String) -> [Double]? {
    rows[.init(family, component)].map { row in
      (0..<program.stageCount).map { solution.y[$0 * program.rows.count + row] }
    }
  }

  /// The multiplier of a total row.
  func totalDual(_ family: String, _ component: String) -> Double? {
    totalRows[.init(family, component)].map { solution.y[program.stageCount * program.rows.count + $0] }
  }

  /// How far a total row is from its upper side, or above its lower side (negative) where it has no upper side.
  func totalSlack(_ family: String, _ component: String) -> Double? {
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
}

private func positions(_ labels: [StagedProgram.Label]) -> [StagedProgram.Label: Int] {
  Dictionary(zip(labels, labels.indices), uniquingKeysWith: { first, _ in first })
}
