import SteppeBase
import SteppeProgram

extension Model {
  /// What is left of the numbering: the columns and rows still there, ascending.
  var keptColumns: [Int] { columns.indices.filter { !columns[$0].isRemoved } }
  var keptRows: [Int] { rows.indices.filter { !rows[$0].isRemoved } }

  /// The reduced staged program, with the labels of `original`.
  func staged(_ original: StagedProgram) -> StagedProgram {
    let (n, m) = (original.columns.count, original.rows.count)
    var program = StagedProgram(stageCount: stageCount)
    program.objectiveConstant = objectiveConstant
    var columnIndex = [Int](repeating: -1, count: columns.count)
    for j in keptColumns {
      let column = columns[j]
      if j < n {
        columnIndex[j] = program.add(
          StagedProgram.Column(
            original.columns[j].label, lower: column.lower, upper: column.upper, cost: column.cost,
            quadraticCost: column.quadraticCost))
      } else {
        columnIndex[j] = program.add(
          StagedProgram.SharedColumn(
            original.sharedColumns[j - n].label, lower: column.lower[0], upper: column.upper[0], cost: column.cost[0],
            quadraticCost: column.quadraticCost[0]))
      }
    }
    var rowIndex = [Int](repeating: -1, count: rows.count)
    for i in keptRows {
      let row = rows[i]
      if i < m {
        rowIndex[i] = program.add(StagedProgram.Row(original.rows[i].label, lower: row.lower, upper: row.upper))
      } else {
        rowIndex[i] = program.add(
          StagedProgram.TotalRow(original.totalRows[i - m].label, lower: row.lower[0], upper: row.upper[0]))
      }
    }
    for e in entries where !e.isRemoved {
      let (row, column) = (rowIndex[e.row], columnIndex[e.column])
      let entry = StagedProgram.Entry(row: row, column: column, e.coefficient)
      switch (rows[e.row].extent, columns[e.column].extent) {
      case (.stages, .stages) where e.lag == 0: program.current.append(entry)
      case (.stages, .stages): program.previous.append(entry)
      case (.stages, .once): program.shared.append(entry)
      case (.once, .stages): program.totals.append(entry)
      case (.once, .once):
        program.totalsShared.append(StagedProgram.TotalEntry(row: row, column: column, e.coefficient[0]))
      }
    }
    return program
  }

  /// The reduced general program, with the names of `original`.
  func linear(_ original: LinearProgram) -> LinearProgram {
    let (kept, keptRows) = (keptColumns, keptRows)
    var columnIndex = [Int](repeating: -1, count: columns.count)
    var rowIndex = [Int32](repeating: -1, count: rows.count)
    for (new, old) in kept.enumerated() { columnIndex[old] = new }
    for (new, old) in keptRows.enumerated() { rowIndex[old] = Int32(new) }
    var start = [0], index: [Int32] = [], values: [Double] = []
    for j in kept {
      let column = columns[j].entries.lazy.map { entries[Int($0)] }.filter { !$0.isRemoved }
      for e in column.sorted(by: { $0.row < $1.row }) {
        index.append(rowIndex[e.row])
        values.append(e.coefficient[0])
      }
      start.append(index.count)
    }
    var program = LinearProgram(
      cost: kept.map { columns[$0].cost[0] }, columnLower: kept.map { columns[$0].lower[0] },
      columnUpper: kept.map { columns[$0].upper[0] }, rowLower: keptRows.map { rows[$0].lower[0] },
      rowUpper: keptRows.map { rows[$0].upper[0] }, columnStart: start, rowIndex: index, values: values)
    program.objectiveConstant = objectiveConstant
    program.columnNames = original.columnNames.isEmpty ? [] : kept.map { original.columnNames[$0] }
    program.rowNames = original.rowNames.isEmpty ? [] : keptRows.map { original.rowNames[$0] }
    for j in kept {
      let diagonal = columns[j].quadraticCost[0]
      if diagonal != 0 { program.quadratic.append(.init(row: columnIndex[j], column: columnIndex[j], value: diagonal)) }
      for (k, value) in (couplings[j] ?? [:]).sorted(by: { $0.key < $1.key }) where value != 0 {
        program.quadratic.append(.init(row: columnIndex[j], column: columnIndex[k], value: value))
      }
    }
    return program
  }
}
