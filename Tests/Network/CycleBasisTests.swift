import SteppeNetwork
import Testing

/// A small generator of the numbers 0 ..< bound, the same in every run.
private struct Sequence64 {
  var state: UInt64
  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}

@Test func parallelEdgesAndLoopsCloseCyclesOfTheirOwn() {
  let cycles = cycleBasis(nodeCount: 2, edges: [(0, 1), (1, 0), (0, 1), (1, 1)])
  #expect(cycles.map { $0.map(\.edge) } == [[0, 1], [0, 2], [3]])
  #expect(cycles.map { $0.map(\.sign) } == [[1, 1], [1, -1], [1]])
}

@Test func aTreeHasNoCycles() {
  #expect(cycleBasis(nodeCount: 4, edges: [(0, 1), (1, 2), (1, 3)]).isEmpty)
}

/// Every cycle leaves each node as often as it enters it; there are edges − nodes + areas of them; and they are
/// independent, because flows that circulate in each differ (checked by elimination).
@Test func randomGraphsHaveACompleteBasisOfClosedCycles() {
  var random = Sequence64(state: 1)
  for _ in 0..<200 {
    let nodes = 1 + random.next(below: 9)
    let edges = (0..<random.next(below: 16)).map { _ in (random.next(below: nodes), random.next(below: nodes)) }
    let cycles = cycleBasis(nodeCount: nodes, edges: edges)
    let areas = connectedAreas(nodeCount: nodes, edges: edges)
    #expect(cycles.count == edges.count - nodes + Set(areas).count)
    for cycle in cycles {
      var balance = [Double](repeating: 0, count: nodes)
      for (edge, sign) in cycle {
        balance[edges[edge].0] -= sign
        balance[edges[edge].1] += sign
      }
      #expect(balance.allSatisfy { $0 == 0 })
      #expect(Set(cycle.map(\.edge)).count == cycle.count)
    }
    let rows = cycles.map { cycle in
      cycle.reduce(into: [Double](repeating: 0, count: edges.count)) { $0[$1.edge] += $1.sign }
    }
    #expect(rank(rows) == cycles.count)
  }
}

@Test func areasAreNamedAfterTheirFirstNode() {
  #expect(connectedAreas(nodeCount: 5, edges: [(4, 2), (3, 1), (2, 3)]) == [0, 1, 1, 1, 1])
}

private func rank(_ matrix: [[Double]]) -> Int {
  var rows = matrix, rank = 0
  for column in (rows.first ?? []).indices {
    guard let pivot = rows[rank...].firstIndex(where: { abs($0[column]) > 1e-9 }) else { continue }
    rows.swapAt(rank, pivot)
    for other in rows.indices where other > rank {
      let factor = rows[other][column] / rows[rank][column]
      for k in rows[other].indices { rows[other][k] -= factor * rows[rank][k] }
    }
    rank += 1
    if rank == rows.count { break }
  }
  return rank
}
