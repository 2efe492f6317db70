/// A sparse system of balances: row i states that what is worth the diagonal at i is made of its right-hand side and of
/// shares of the other unknowns,
///
///     diagonal_i u_i − Σ_j share_ij u_j = value_i         (shares ≥ 0)
///
/// The shares of one column never exceed its diagonal, so that elimination along the diagonal is stable in any order.
struct FlowSystem {
  private var rows: [[Int: Double]]
  /// The rows that have an entry in a column.
  private var members: [Set<Int>]
  private(set) var values: [Double]

  init(_ count: Int) {
    rows = Array(repeating: [:], count: count)
    members = Array(repeating: [], count: count)
    values = Array(repeating: 0, count: count)
  }

  mutating func add(_ value: Double, to row: Int) { values[row] += value }

  mutating func add(_ coefficient: Double, _ row: Int, _ column: Int) {
    rows[row][column, default: 0] += coefficient
    members[column].insert(row)
  }

  /// The unknowns, by elimination of what has few neighbours first. An unknown whose diagonal vanishes is zero, and so is
  /// each of those in `absent`.
  ///
  /// - Complexity: on networks whose parts are linked by few lines little more than their size; the third power of the
  ///   number of unknowns if all depend on all.
  func solved(without absent: Set<Int>) -> [Double] {
    var system = self, left = Set(rows.indices).subtracting(absent)
    var order: [(row: Int, pivot: Double)] = [], unknowns = [Double](repeating: 0, count: rows.count)
    while !left.isEmpty {
      let ranked = left.sorted { (system.degree($0), $0) < (system.degree($1), $1) }
      let limit = 2 * system.degree(ranked[0])
      for next in ranked where system.degree(next) <= limit {
        left.remove(next)
        let pivot = system.rows[next][next] ?? 0
        if pivot <= 1e-12 * (rows[next][next] ?? 0) { continue }
        for row in system.members[next].filter(left.contains) { system.eliminate(next, pivot, from: row, left) }
        order.append((next, pivot))
      }
    }
    for (row, pivot) in order.reversed() {
      let rest = system.rows[row].sorted { $0.key < $1.key }
        .reduce(0) { $1.key == row ? $0 : $0 + $1.value * unknowns[$1.key] }
      unknowns[row] = (system.values[row] - rest) / pivot
    }
    return unknowns
  }

  private func degree(_ row: Int) -> Int { rows[row].count + members[row].count }

  private mutating func eliminate(_ pivotRow: Int, _ pivot: Double, from row: Int, _ left: Set<Int>) {
    let factor = rows[row][pivotRow]! / pivot
    rows[row][pivotRow] = nil
    for (column, coefficient) in rows[pivotRow] where left.contains(column) {
      rows[row][column, default: 0] -= factor * coefficient
      members[column].insert(row)
    }
    values[row] -= factor * values[pivotRow]
  }
}
