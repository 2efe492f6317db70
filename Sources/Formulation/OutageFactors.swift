/// How the flow of a branch that fails goes on over the others (branch outage distribution factors): the flow on k is
/// then s_k + f_kl s_l.
///
/// A loop that carries a flow on top of others changes no balance, so what a failing branch leaves to the others is a sum
/// of loops. With C the signs of branches in loops and X their impedances,
///
///     G = Cᵀ X C,   W = C G⁻¹ Cᵀ,   f_kl = − W_kl / W_ll
///
/// W_ll is zero for a branch in no loop: it joins parts that fall apart without it, and there are no factors. The result
/// is the same as from the transfer distribution factors PTDF of the grid, f_kl = PTDF_kl / (1 − PTDF_ll), but the system
/// has the size of the loops and no reference bus, and an impedance may be zero.
///
/// Cost: the cube of the number of loops, then its square for every branch asked for.
struct OutageFactors {
  private let loopsOf: [[(loop: Int, sign: Double)]]
  private let system: DenseFactor

  /// nil if the impedances of loops cancel, so that flows are not determined.
  init?(_ loops: [[(branch: Int, sign: Double, impedance: Double)]], branchCount: Int) {
    var loopsOf = [[(loop: Int, sign: Double)]](repeating: [], count: branchCount)
    var impedances = [Double](repeating: 0, count: branchCount)
    for (number, loop) in loops.enumerated() {
      for part in loop {
        loopsOf[part.branch].append((number, part.sign))
        impedances[part.branch] = part.impedance
      }
    }
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: loops.count), count: loops.count)
    for (own, impedance) in zip(loopsOf, impedances) {
      for first in own {
        for second in own { matrix[first.loop][second.loop] += first.sign * impedance * second.sign }
      }
    }
    guard let system = DenseFactor(matrix) else { return nil }
    self.loopsOf = loopsOf
    self.system = system
  }

  /// The factors of all branches for the outage of one; nil if it is in no loop.
  func factors(ofOutage branch: Int) -> [Double]? {
    guard !loopsOf[branch].isEmpty else { return nil }
    var source = [Double](repeating: 0, count: system.count)
    for (loop, sign) in loopsOf[branch] { source[loop] = sign }
    let circulation = system.solve(source)
    let column = loopsOf.map { $0.reduce(0) { $0 + $1.sign * circulation[$1.loop] } }
    return column[branch] == 0 ? nil : column.map { -$0 / column[branch] }
  }
}

/// A small dense matrix as P A = L U, by Gaussian elimination with partial pivoting.
struct DenseFactor {
  let count: Int
  /// L below the diagonal, whose own is 1, and U.
  private var factor: [[Double]]
  private var order: [Int]

  /// nil if the matrix is singular to working precision.
  init?(_ matrix: [[Double]]) {
    count = matrix.count
    factor = matrix
    order = Array(0..<count)
    let size = matrix.reduce(0) { $1.reduce($0) { max($0, abs($1)) } }
    for step in 0..<count {
      let pivot = (step..<count).max { abs(factor[$0][step]) < abs(factor[$1][step]) }!
      if abs(factor[pivot][step]) <= 1e-14 * size { return nil }
      factor.swapAt(step, pivot)
      order.swapAt(step, pivot)
      let pivotRow = factor[step]
      for row in (step + 1)..<max(count, step + 1) where factor[row][step] != 0 {
        let multiple = factor[row][step] / pivotRow[step]
        factor[row][step] = multiple
        for column in (step + 1)..<count { factor[row][column] -= multiple * pivotRow[column] }
      }
    }
  }

  func solve(_ right: [Double]) -> [Double] {
    var x = order.map { right[$0] }
    for row in 0..<count {
      for column in 0..<row { x[row] -= factor[row][column] * x[column] }
    }
    for row in (0..<count).reversed() {
      for column in (row + 1)..<max(count, row + 1) { x[row] -= factor[row][column] * x[column] }
      x[row] /= factor[row][row]
    }
    return x
  }
}
