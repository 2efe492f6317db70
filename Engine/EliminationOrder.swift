/// A symbolic elimination: the pivots in order, each with the nodes its column has entries in.
struct Elimination {
  struct Pivot {
    var node: Int
    /// Nodes still there when the pivot is eliminated, ascending.
    var structure: [Int]
  }

  /// How to choose the next pivot. Both rules are greedy; which does better depends on the program.
  enum Rule: CaseIterable {
    case minimumDegree
    case minimumFill
  }

  private(set) var pivots: [Pivot] = []
  /// What the elimination leaves: the links among the nodes that stay.
  private(set) var graph: BitMatrix

  /// Eliminates the nodes below `pivotCount`; those from there on (the tail) stay. Links within the tail are counted
  /// neither as work nor as fill, since its matrix is dense.
  ///
  /// Cost: one bit operation per word of each pair of neighbours of each pivot.
  init(_ graph: BitMatrix, pivotCount: Int, rule: Rule) {
    self.graph = graph
    var isLeft = [Bool](repeating: true, count: pivotCount)
    var scores = [Int?](repeating: nil, count: pivotCount)
    for _ in 0..<pivotCount {
      var best = -1, bestScore = Int.max
      for node in 0..<pivotCount where isLeft[node] {
        let score = scores[node] ?? self.score(node, pivotCount, rule)
        scores[node] = score
        if score < bestScore { (best, bestScore) = (node, score) }
      }
      isLeft[best] = false
      eliminate(best, pivotCount)
      for node in pivots[pivots.count - 1].structure where node < pivotCount { scores[node] = nil }
    }
  }

  private mutating func eliminate(_ pivot: Int, _ pivotCount: Int) {
    let structure = graph.columns(pivot)
    for node in structure {
      graph.merge(pivot, into: node)
      graph[node, node] = false
      graph[node, pivot] = false
    }
    pivots.append(Pivot(node: pivot, structure: structure))
  }

  private func score(_ node: Int, _ pivotCount: Int, _ rule: Rule) -> Int {
    let degree = graph.count(node)
    if rule == .minimumDegree { return degree }
    // Pairs of neighbours that are not linked yet, but for pairs within the tail; fewer neighbours break ties.
    let inner = graph.columns(node).filter { $0 < pivotCount }
    var missing = inner.count * (inner.count - 1) + 2 * inner.count * (degree - inner.count)
    for neighbour in inner {
      let common = graph.commonCount(node, neighbour)
      let innerCommon = inner.reduce(0) { $0 + (graph[neighbour, $1] ? 1 : 0) }
      missing -= innerCommon + 2 * (common - innerCommon)
    }
    return missing * graph.size + degree
  }
}
