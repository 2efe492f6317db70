import SteppeProgram

// When the loop stops without an answer, the reason is often that there is none. Two auxiliary programs, which always
// have an optimum, tell: their solutions are the rays that the certificates ask for.

extension LinearProgram {
  /// Least total violation of the rows within the bounds (the elastic program):
  ///
  ///     min Σ (p + q)   subject to   rowLower ≤ A x + p − q ≤ rowUpper,  p, q ≥ 0,  bounds on x
  ///
  /// Its row multipliers are a Farkas ray if the optimum is positive.
  var elastic: LinearProgram {
    var result = self
    result.quadratic = []
    result.objectiveConstant = 0
    result.cost = Array(repeating: 0, count: columnCount) + Array(repeating: 1, count: 2 * rowCount)
    result.columnLower += Array(repeating: 0, count: 2 * rowCount)
    result.columnUpper += Array(repeating: .infinity, count: 2 * rowCount)
    for i in 0..<rowCount {
      for sign in [1.0, -1.0] {
        result.rowIndex.append(Int32(i))
        result.values.append(sign)
        result.columnStart.append(result.values.count)
      }
    }
    result.columnCount += 2 * rowCount
    result.columnNames = []
    return result
  }

  /// Steepest way down that rows and bounds allow without end (the recession program):
  ///
  ///     min cᵀd   subject to   A d in the rows' recession cone,  d in the bounds' and within ±1
  ///
  /// Its solution is a ray if the optimum is negative. With a quadratic cost, Q d = 0 besides.
  var recession: LinearProgram {
    func cone(_ lower: [Double], _ upper: [Double], limit: Double) -> (lower: [Double], upper: [Double]) {
      (lower.map { $0.isFinite ? 0 : -limit }, upper.map { $0.isFinite ? 0 : limit })
    }
    var result = self
    result.objectiveConstant = 0
    (result.columnLower, result.columnUpper) = cone(columnLower, columnUpper, limit: 1)
    (result.rowLower, result.rowUpper) = cone(rowLower, rowUpper, limit: .infinity)
    for entry in quadratic {
      // Q is semidefinite: a column with any entry must not move unless others compensate, which a ray rarely needs.
      result.columnLower[entry.row] = 0
      result.columnUpper[entry.row] = 0
    }
    result.quadratic = []
    return result
  }
}
