import SteppeProgram

/// The matrix [ −(Q + D) Aᵀ; A E ] of a whole program, entry by entry.
struct WholeMatrix {
  let program: StagedProgram
  /// D and E.
  var columnDiagonal: [Double]
  var rowDiagonal: [Double]

  /// The product with (x, y).
  func multiply(_ x: [Double], _ y: [Double]) -> (columns: [Double], rows: [Double]) {
    var columns = zip(columnDiagonal, x).map { -$0 * $1 }, rows = zip(rowDiagonal, y).map { $0 * $1 }
    program.forEachCoefficient { row, column, value in
      rows[row] += value * x[column]
      columns[column] += value * y[row]
    }
    program.forEachQuadraticCoefficient { row, column, value in columns[row] -= value * x[column] }
    return (columns, rows)
  }
}
