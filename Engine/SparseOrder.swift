/// An order of elimination and its tree.
struct SparseOrder {
  /// `order[k]` is the node of the pattern eliminated k-th.
  let order: [Int32]
  let tree: EliminationTree

  init(_ pattern: SparsePattern, order: [Int32]) {
    self.order = order
    tree = EliminationTree(pattern, order: order)
  }

  /// What a factorisation and its solutions will cost, in nanoseconds.
  var price: Double { FrontPrice.denseOperation * tree.operations + FrontPrice.entry * tree.entries }
}

// The order is chosen among a few: which is best differs from program to program by a factor of four.
extension AugmentedMatrix {
  /// Nodes with more neighbours than this times √size are dense: AMD's own default, and a smaller one that makes it many
  /// times faster on programs with capacities, which touch every hour.
  private static let usualDensity = 10.0
  private static let smallDensity = 3.0
  /// AMD takes about so many nanoseconds for each node and entry (up to five times as many with dense nodes).
  private static let priceOfOrdering = 500.0
  /// Iterations that a better order pays for, times the share of the price that it may save.
  private static let iterationsToGain = 15.0

  /// The best of: minimum degree on the augmented matrix, with fewer or more nodes counted as dense; and the columns first,
  /// then the rows by minimum degree of the normal equations. The later ones only where they can pay for themselves.
  func bestOrder() -> SparseOrder {
    var best = SparseOrder(pattern, order: pattern.minimumDegreeOrder(dense: Self.smallDensity))
    func tryOrder(_ order: () -> [Int32]?) {
      let effort = Self.priceOfOrdering * Double(pattern.size + pattern.others.count)
      if Self.iterationsToGain * best.price < effort { return }
      guard let order = order() else { return }
      let other = SparseOrder(pattern, order: order)
      if other.price < best.price { best = other }
    }
    if pattern.largestDegree > pattern.denseDegree(Self.smallDensity) {
      tryOrder { pattern.minimumDegreeOrder(dense: Self.usualDensity) }
    }
    tryOrder { normalEquationsOrder() }
    return best
  }

  /// The columns that may go first, in any order; the rows by minimum degree of A Aᵀ; the other columns. Nil where A Aᵀ is
  /// much denser than A.
  private func normalEquationsOrder() -> [Int32]? {
    let columns = eliminatesFirst.count, rows = pattern.size - columns
    let dense = pattern.denseDegree(Self.usualDensity)
    let isFirst = (0..<columns).map { eliminatesFirst[$0] && pattern.entries(of: $0).count <= dense }
    let pairs = (0..<columns).reduce(0) { sum, j in
      isFirst[j] ? sum + pattern.entries(of: j).count * pattern.entries(of: j).count : sum
    }
    if pairs > Self.densestNormalEquations * (pattern.size + pattern.others.count) { return nil }

    var byRow = [[Int32]](repeating: [], count: rows)
    for j in 0..<columns where isFirst[j] {
      for e in pattern.entries(of: j) { byRow[Int(pattern.others[e]) - columns].append(Int32(j)) }
    }
    var starts: [Int32] = [0], others: [Int32] = []
    var marks = [Int32](repeating: -1, count: rows)
    for i in 0..<rows {
      marks[i] = Int32(i)
      for j in byRow[i] {
        for e in pattern.entries(of: Int(j)) {
          let other = pattern.others[e] - Int32(columns)
          if other > i, marks[Int(other)] != i {
            marks[Int(other)] = Int32(i)
            others.append(other)
          }
        }
      }
      others[Int(starts[i])...].sort()
      starts.append(Int32(others.count))
    }
    let order = SparsePattern(starts: starts, others: others).minimumDegreeOrder(dense: Self.usualDensity)
    let nodes = 0..<Int32(columns)
    return nodes.filter { isFirst[Int($0)] } + order.map { $0 + Int32(columns) } + nodes.filter { !isFirst[Int($0)] }
  }

  private static let densestNormalEquations = 50
}
