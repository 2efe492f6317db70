/// The elimination of one stage: the order of its pivots, the structure of its factor and where every number is kept.
///
/// Most pivots (assets) have a handful of entries and are eliminated one by one, from flat lists. The last ones (buses,
/// states) couple to nearly the whole tail and form a dense end together with it (`TileShape`).
///
/// Workspace of a stage: the diagonal of the sparse pivots, their columns one after the other, the dense end. Factor of
/// a stage: the sparse pivots' columns, then the tile rows of the dense pivots.
struct StagedSymbolic {
  /// The program's own pattern.
  let given: StagedPattern
  /// With what stages hand on.
  let pattern: StagedPattern
  let pivotCount: Int
  let sparseCount: Int
  /// Position in the elimination order of every node; the tail follows the pivots.
  let positions: [Int]
  /// Row positions of the sparse pivots' columns, and where each column begins.
  let columnStart: [Int]
  let rows: [Int]
  let shape: TileShape

  /// First number of the dense end in the workspace, and the length of the workspace.
  var denseStart: Int { TileShape.roundedUp(sparseCount + rows.count) }
  var workspaceSize: Int { denseStart + shape.size }
  /// Numbers of the factor of a stage.
  var factorSize: Int { rows.count + shape.factorSize }
  /// Multiplications of eliminating one stage.
  let operations: Double

  init(_ given: StagedPattern) {
    self.given = given
    var pattern = given
    pattern.handOn()
    let plans = Elimination.Rule.allCases.map { rule in
      Plan(Elimination(pattern.graph, pivotCount: pattern.pivotCount, rule: rule), pattern)
    }
    let plan = plans.min { $0.cost < $1.cost }!
    self.pattern = pattern
    pivotCount = pattern.pivotCount
    sparseCount = plan.sparseCount
    shape = plan.shape

    var positions = [Int](repeating: 0, count: pattern.nodeCount)
    for (position, pivot) in plan.pivots.enumerated() { positions[pivot.node] = position }
    for (index, node) in plan.tailOrder.enumerated() { positions[node] = pattern.pivotCount + index }
    var columnStart = [0], rows: [Int] = []
    for pivot in plan.pivots[..<plan.sparseCount] {
      rows += pivot.structure.map { positions[$0] }.sorted()
      columnStart.append(rows.count)
    }
    self.positions = positions
    self.columnStart = columnStart
    self.rows = rows
    operations = shape.operations + plan.sparseOperations
  }

  /// Where the entry of two positions is in the workspace.
  func workspaceIndex(_ a: Int, _ b: Int) -> Int {
    let row = max(a, b), column = min(a, b)
    if column >= sparseCount { return denseStart + shape.index(row - sparseCount, column - sparseCount) }
    if row == column { return column }
    var low = columnStart[column], high = columnStart[column + 1]
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    precondition(low < columnStart[column + 1] && rows[low] == row, "an entry outside the factor's pattern")
    return sparseCount + low
  }
}

/// An order with the best split between sparse and dense pivots.
private struct Plan {
  let pivots: [Elimination.Pivot]
  let sparseCount: Int
  let shape: TileShape
  /// Tail nodes: first those that dense pivots have entries in.
  let tailOrder: [Int]
  let sparseOperations: Double
  let cost: Double

  /// Time of a multiplication from a list, with its load of an index and its store, relative to one in a kernel, and of
  /// a pivot by itself.
  static let listCost = 2.5
  static let pivotCost = 20.0

  init(_ elimination: Elimination, _ pattern: StagedPattern) {
    let pivots = elimination.pivots, tail = pattern.pivotCount..<pattern.nodeCount
    func operations(_ pivot: Elimination.Pivot) -> Double {
      let count = Double(pivot.structure.count)
      return count * (count + 1) / 2
    }
    var sparseOperations = pivots.reduce(0) { $0 + operations($1) }
    var touched = Set<Int>()
    var best = (
      cost: sparseOperations * Self.listCost, dense: 0, touched: touched, operations: sparseOperations
    )
    for dense in stride(from: TileShape.side, through: pivots.count, by: TileShape.side) {
      for pivot in pivots[(pivots.count - dense)..<(pivots.count - dense + TileShape.side)] {
        sparseOperations -= operations(pivot)
        touched.formUnion(pivot.structure.filter { $0 >= pattern.pivotCount })
      }
      let shape = TileShape(pivots: dense, tail: tail.count, activeTail: touched.count)
      let cost = sparseOperations * Self.listCost + shape.operations - Double(dense) * Self.pivotCost
      if cost < best.cost { best = (cost, dense, touched, sparseOperations) }
    }
    self.pivots = pivots
    sparseCount = pivots.count - best.dense
    shape = TileShape(pivots: best.dense, tail: tail.count, activeTail: best.touched.count)
    tailOrder = tail.filter { best.touched.contains($0) } + tail.filter { !best.touched.contains($0) }
    self.sparseOperations = best.operations
    cost = best.cost
  }
}
