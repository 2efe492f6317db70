import SteppeProgram

/// The upper triangle of the augmented matrix [ −(Q + D) Aᵀ; A E ] in a fill-reducing order. Node j < columns is a column,
/// the others are rows.
struct AugmentedMatrix {
  /// `order[k]` is the node eliminated k-th.
  let order: [Int]
  let columnStart: [Int]
  let rowIndex: [Int32]
  /// A and the strict triangle of Q; the diagonal is filled in before every factorisation.
  let values: [Double]
  /// Index in `values` of each node's diagonal.
  let diagonalIndex: [Int]
  let quadraticDiagonal: [Double]
  /// Of the pivots in elimination order.
  let signs: [Double]

  init(_ program: LinearProgram) {
    let columns = program.columnCount, size = columns + program.rowCount
    var pairs = [(first: Int, second: Int, value: Double)]()
    pairs.reserveCapacity(program.values.count)
    program.forEachCoefficient { row, column, value in pairs.append((column, columns + row, value)) }
    var quadraticDiagonal = [Double](repeating: 0, count: columns)
    for entry in program.quadratic {
      if entry.row == entry.column {
        quadraticDiagonal[entry.row] += entry.value
      } else if entry.row < entry.column {
        pairs.append((entry.row, entry.column, -entry.value))
      }
    }
    let pattern = Self.compress(pairs.map { (row: $0.first, column: $0.second) }, size: size)
    let order = SparseFactor.minimumDegreeOrder(columnStart: pattern.starts, rowIndex: pattern.rows)
    var position = [Int](repeating: 0, count: size)
    for (k, node) in order.enumerated() { position[node] = k }

    let placed =
      pairs.map { pair in
        let a = position[pair.first], b = position[pair.second]
        return (row: min(a, b), column: max(a, b))
      } + (0..<size).map { (row: $0, column: $0) }
    let upper = Self.compress(placed, size: size)
    var values = [Double](repeating: 0, count: placed.count), diagonalIndex = [Int](repeating: 0, count: size)
    for (index, pair) in pairs.enumerated() { values[upper.slots[index]] = pair.value }
    for k in 0..<size { diagonalIndex[order[k]] = upper.slots[pairs.count + k] }

    self.order = order
    columnStart = upper.starts
    rowIndex = upper.rows
    self.values = values
    self.diagonalIndex = diagonalIndex
    self.quadraticDiagonal = quadraticDiagonal
    signs = order.map { $0 < columns ? -1 : 1 }
  }

  /// Entries sorted by column and, within it, by row (a counting sort by row and then by column); `slots[i]` is where
  /// entry i went.
  private static func compress(_ entries: [(row: Int, column: Int)], size: Int) -> (
    starts: [Int], rows: [Int32], slots: [Int]
  ) {
    func sorted(_ order: [Int], by key: (Int) -> Int) -> (order: [Int], starts: [Int]) {
      var counts = [Int](repeating: 0, count: size + 1)
      for index in order { counts[key(index) + 1] += 1 }
      for k in 0..<size { counts[k + 1] += counts[k] }
      let starts = counts
      var result = [Int](repeating: 0, count: order.count)
      for index in order {
        result[counts[key(index)]] = index
        counts[key(index)] += 1
      }
      return (result, starts)
    }
    let byRow = sorted(Array(entries.indices)) { entries[$0].row }.order
    let (byColumn, starts) = sorted(byRow) { entries[$0].column }
    var slots = [Int](repeating: 0, count: entries.count)
    for (slot, index) in byColumn.enumerated() { slots[index] = slot }
    return (starts, byColumn.map { Int32(entries[$0].row) }, slots)
  }
}
