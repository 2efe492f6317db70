import SteppeBase
import SteppeProgram

/// A smaller program with the same optimum, and the way back from its points to those of the given one.
public struct Presolved<Program: ConvexProgram>: Sendable {
  /// The reduced program. It may have no columns or rows left.
  public let program: Program
  let records: [any Reduction]
  let shape: Shape
  let keptColumns: [Int]
  let keptRows: [Int]

  init(_ model: Model, program: Program) {
    self.program = program
    records = model.records
    shape = Shape(model)
    keptColumns = model.keptColumns
    keptRows = model.keptRows
  }
}

/// Reduces the template of a staged program. A reduction is made only where it holds in every stage, so that the result is
/// a staged program of the same stages.
public func presolve(_ program: StagedProgram) -> Presolved<StagedProgram> {
  var model = Model(program)
  model.reduce()
  return Presolved(model, program: model.staged(program))
}

/// Reduces a general program.
public func presolve(_ program: LinearProgram) -> Presolved<LinearProgram> {
  var model = Model(program)
  model.reduce()
  return Presolved(model, program: model.linear(program))
}

extension Model {
  /// Applies all reductions until none is left to make.
  mutating func reduce() {
    for _ in 0..<8 {
      sweep()
      // Each looks at the whole program, so they wait until the others find nothing more.
      let hasMerged = mergeDuplicateRows(), hasJoined = mergeDuplicateColumns(), hasFixed = fixColumnsByDualBounds()
      if !hasMerged && !hasJoined && !hasFixed { break }
    }
  }

  /// Looks at each row and column that changed, again and again while something changes.
  private mutating func sweep() {
    for _ in 0..<20 {
      var hasChanged = false
      for column in columns.indices where movedColumns[column] {
        movedColumns[column] = false
        for index in entries(ofColumn: column) { changedRows[entries[Int(index)].row] = true }
      }
      for row in rows.indices where changedRows[row] && !rows[row].isRemoved {
        changedRows[row] = false
        for index in entries(ofRow: row) { changedColumns[entries[Int(index)].column] = true }
        if reduce(row: row) { hasChanged = true }
      }
      for column in columns.indices where changedColumns[column] && !columns[column].isRemoved {
        changedColumns[column] = false
        if reduce(column: column) { hasChanged = true }
      }
      if !hasChanged { break }
    }
  }

  private mutating func reduce(row: Int) -> Bool {
    removeRedundantRow(row) || removeSingletonRow(row) || removeForcingRow(row) || removeDoubletonRow(row)
  }

  private mutating func reduce(column: Int) -> Bool {
    removeFixedColumn(column) || removeEmptyColumn(column) || removeDominatedColumn(column)
      || removeForcingColumn(column) || removeSingletonColumn(column) || removeFreeColumn(column)
  }
}
