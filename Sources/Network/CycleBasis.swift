/// For every node the first node, in the order of their numbers, that it is connected to.
public func connectedAreas(nodeCount: Int, edges: [(Int, Int)]) -> [Int] {
  var leader = Array(0..<nodeCount)
  func find(_ node: Int) -> Int {
    var node = node
    while leader[node] != node { node = leader[node] }
    return node
  }
  for (a, b) in edges {
    let (first, second) = (find(a), find(b))
    leader[max(first, second)] = min(first, second)
  }
  return (0..<nodeCount).map(find)
}

/// A basis of the cycles of a graph, each as its edges with the sign of their direction.
///
/// Edges parallel to another one close a cycle of two. For the rest, every edge outside a breadth-first spanning tree
/// closes one cycle with it; of the trees that grow from the nodes with most neighbours the one with the shortest
/// cycles is taken, because every entry of a cycle is an entry of the program (Deo, Prabhu, Krishnamoorthy 1982).
///
/// Cost: a few sweeps over the graph, and the total length of the cycles.
public func cycleBasis(nodeCount: Int, edges: [(Int, Int)]) -> [[(edge: Int, sign: Double)]] {
  var cycles: [[(edge: Int, sign: Double)]] = []
  var first: [SIMD2<Int>: Int] = [:]
  var neighbours = [[(node: Int, edge: Int)]](repeating: [], count: nodeCount)
  for (index, (a, b)) in edges.enumerated() {
    let pair = SIMD2(min(a, b), max(a, b))
    if a == b {
      cycles.append([(index, 1)])
    } else if let other = first[pair] {
      cycles.append([(other, 1), (index, edges[other].0 == a ? -1 : 1)])
    } else {
      first[pair] = index
      neighbours[a].append((b, index))
      neighbours[b].append((a, index))
    }
  }
  var isSeen = [Bool](repeating: false, count: nodeCount)
  for node in 0..<nodeCount where !isSeen[node] && !neighbours[node].isEmpty {
    let area = breadthFirstTree(from: node, neighbours).order
    for member in area { isSeen[member] = true }
    let triedRoots = 5
    let roots = area.sorted { (neighbours[$1].count, $0) < (neighbours[$0].count, $1) }.prefix(triedRoots)
    let candidates = roots.map { fundamentalCycles(root: $0, neighbours, edges) }
    cycles += candidates.min { $0.reduce(0) { $0 + $1.count } < $1.reduce(0) { $0 + $1.count } }!
  }
  return cycles
}

/// Nodes in breadth-first order, and of each the edge towards the root and the depth.
private func breadthFirstTree(
  from root: Int, _ neighbours: [[(node: Int, edge: Int)]]
) -> (order: [Int], parent: [Int: (node: Int, edge: Int, depth: Int)]) {
  var order = [root]
  var parent = [root: (node: root, edge: -1, depth: 0)]
  var next = 0
  while next < order.count {
    let node = order[next]
    next += 1
    for (neighbour, edge) in neighbours[node] where parent[neighbour] == nil {
      parent[neighbour] = (node, edge, parent[node]!.depth + 1)
      order.append(neighbour)
    }
  }
  return (order, parent)
}

private func fundamentalCycles(
  root: Int, _ neighbours: [[(node: Int, edge: Int)]], _ edges: [(Int, Int)]
) -> [[(edge: Int, sign: Double)]] {
  let (order, parent) = breadthFirstTree(from: root, neighbours)
  let treeEdges = Set(parent.values.map(\.edge))
  var cycles: [[(edge: Int, sign: Double)]] = []
  for node in order {
    for (other, edge) in neighbours[node] where node < other && !treeEdges.contains(edge) {
      // Around: the edge itself, from its second end up to the meeting point, and down again to its first end.
      var up = edges[edge].1, down = edges[edge].0
      var cycle = [(edge: edge, sign: 1.0)]
      while up != down {
        let climbsUp = parent[up]!.depth >= parent[down]!.depth
        let step = parent[climbsUp ? up : down]!
        let forward = edges[step.edge].0 == (climbsUp ? up : step.node)
        cycle.append((step.edge, forward ? 1 : -1))
        if climbsUp { up = step.node } else { down = step.node }
      }
      cycles.append(cycle)
    }
  }
  return cycles
}
