import CAMD
import SteppeBase

extension LinearProgram {
  /// - Throws: `UnsupportedError` if the program is not convex.
  public func requireConvexity(in file: String? = nil) throws(UnsupportedError) {
    guard let column = nonconvexColumn else { return }
    throw UnsupportedError([Issue(.notConvex(column: columnName(column)), at: Issue.Place(file: file))])
  }

  /// A column along which the quadratic cost bends down, so that the program is not convex: then a point may be certified
  /// that is not the best. nil if Q is positive semidefinite.
  ///
  /// Q is factored as LDLᵀ row by row (Davis, *Direct Methods for Sparse Linear Systems*, 2006, chapter 4) with every
  /// diagonal entry raised by 1e-8 of the largest in its row: a semidefinite Q then has pivots above zero, whatever
  /// rounding does, and any other has one below.
  ///
  /// Cost: that of a sparse factorisation; nothing without a quadratic cost.
  public var nonconvexColumn: Int? {
    if quadratic.isEmpty { return nil }
    let used = Set(quadratic.flatMap { [$0.row, $0.column] }).sorted()
    var place: [Int: Int] = [:]
    for (index, column) in used.enumerated() { place[column] = index }
    let entries = quadratic.map { (row: place[$0.row]!, column: place[$0.column]!, value: $0.value) }
    let order = fillReducingOrder(entries.map { ($0.row, $0.column) }, count: used.count)
    return firstNegativePivot(entries, order).map { used[$0] }
  }
}

/// Positions in an order of elimination with little fill (approximate minimum degree).
private func fillReducingOrder(_ entries: [(Int, Int)], count: Int) -> [Int] {
  var columns = [[Int32]](repeating: [], count: count)
  for (row, column) in entries where row != column { columns[column].append(Int32(row)) }
  var starts: [Int32] = [0]
  for column in columns { starts.append(starts.last! + Int32(column.count)) }
  var order = [Int32](repeating: 0, count: count)
  let rows = columns.flatMap(\.self)
  let status = amd_order(Int32(count), starts, rows.isEmpty ? [0] : rows, &order, nil, nil)
  return status < 0 ? Array(0..<count) : order.map(Int.init)
}

/// The row of the first pivot below zero of a symmetric matrix in an order of elimination, as in `nonconvexColumn`.
private func firstNegativePivot(_ entries: [(row: Int, column: Int, value: Double)], _ order: [Int]) -> Int? {
  let count = order.count
  var positions = [Int](repeating: 0, count: count)
  for (position, row) in order.enumerated() { positions[row] = position }
  var before = [[(column: Int, value: Double)]](repeating: [], count: count)
  var pivots = [Double](repeating: 0, count: count), largest = pivots
  for entry in entries {
    let row = positions[entry.row], column = positions[entry.column]
    if row == column { pivots[row] += entry.value } else if column < row { before[row].append((column, entry.value)) }
    largest[row] = max(largest[row], abs(entry.value))
  }
  var lower = [[(row: Int, value: Double)]](repeating: [], count: count)
  var parents = [Int](repeating: -1, count: count), seen = parents
  var work = [Double](repeating: 0, count: count)
  for row in 0..<count {
    // The entries of a row of L are those on the ways up the elimination tree from the entries of the matrix.
    var paths: [[Int]] = []
    seen[row] = row
    for (column, value) in before[row] {
      work[column] += value
      var node = column, path: [Int] = []
      while seen[node] != row {
        if parents[node] == -1 { parents[node] = row }
        path.append(node)
        seen[node] = row
        node = parents[node]
      }
      paths.append(path)
    }
    pivots[row] += 1e-8 * largest[row]
    for column in paths.reversed().joined() {
      let value = work[column]
      work[column] = 0
      for entry in lower[column] { work[entry.row] -= entry.value * value }
      lower[column].append((row, value / pivots[column]))
      pivots[row] -= value / pivots[column] * value
    }
    if largest[row] > 0, pivots[row] <= 0 { return order[row] }
  }
  return nil
}
