import SteppeProgram

/// The augmented matrix [ −(Q + D) Aᵀ; A E ] without its diagonal D and E. Node j < columns is a column of the program, the
/// others are its rows.
struct AugmentedMatrix {
  /// A, and the strict upper triangle of Q, by the program's columns.
  let pattern: SparsePattern
  let values: [Double]
  /// Columns whose pivot has a diagonal of its own, so that they may be eliminated before everything else: bounded, and
  /// in Q at most on the diagonal.
  let eliminatesFirst: [Bool]
  /// Of Q.
  let quadraticDiagonal: [Double]
  /// Of the pivots of the nodes.
  let signs: [Double]

  init(_ program: LinearProgram) {
    let columns = program.columnCount, rows = program.rowCount
    let upper = program.quadratic.filter { $0.row < $0.column }.sorted { ($0.column, $0.row) < ($1.column, $1.row) }
    var starts: [Int32] = [0], others: [Int32] = [], values: [Double] = []
    starts.reserveCapacity(columns + rows + 1)
    others.reserveCapacity(program.values.count + upper.count)
    values.reserveCapacity(program.values.count + upper.count)
    var next = 0
    for j in 0..<columns {
      while next < upper.count, upper[next].column == j {
        others.append(Int32(upper[next].row))
        values.append(-upper[next].value)
        next += 1
      }
      for k in program.columnStart[j]..<program.columnStart[j + 1] {
        others.append(Int32(columns) + program.rowIndex[k])
        values.append(program.values[k])
      }
      starts.append(Int32(others.count))
    }
    for _ in 0..<rows { starts.append(Int32(others.count)) }
    pattern = SparsePattern(starts: starts, others: others)
    self.values = values

    var quadraticDiagonal = [Double](repeating: 0, count: columns)
    for entry in program.quadratic where entry.row == entry.column { quadraticDiagonal[entry.row] += entry.value }
    var eliminatesFirst = (0..<columns).map { j in
      program.columnLower[j] > -.infinity || program.columnUpper[j] < .infinity
    }
    for entry in upper { (eliminatesFirst[entry.row], eliminatesFirst[entry.column]) = (false, false) }
    self.eliminatesFirst = eliminatesFirst
    self.quadraticDiagonal = quadraticDiagonal
    signs = [Double](repeating: -1, count: columns) + [Double](repeating: 1, count: rows)
  }
}
