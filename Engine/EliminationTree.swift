/// The elimination tree of a sparse symmetric matrix in a given order, with the number of entries in every column of L.
///
/// Column j of L reaches its parent, the first row below the diagonal, and from there on is contained in it. Nodes here are
/// numbered in the order of elimination. For the matrix
///
///     0  x . . x .
///     1  . x x . .           parents   0 → 3   1 → 2   2 → 4   3 → 4
///     2  . x x . x
///     3  x . . x x           L: columns 0 {3}  1 {2}  2 {4}  3 {4}  4 {}
///     4  . . x x x
///
/// Sources: Liu, SIAM J. Matrix Anal. Appl. 11 (1990) for the tree; Gilbert, Ng and Peyton, same journal 15 (1994) for the
/// counts: both in time nearly proportional to the entries of the matrix, not of L.
struct EliminationTree {
  /// −1 for a root.
  let parents: [Int32]
  /// Entries of each column of L below its diagonal.
  let counts: [Int32]
  /// Nodes with all descendants of a node right before it.
  let postorder: [Int32]

  init(_ pattern: SparsePattern, order: [Int32]) {
    var positions = [Int32](repeating: 0, count: order.count)
    for k in order.indices { positions[Int(order[k])] = Int32(k) }
    let above = Neighbours(pattern, positions: positions, of: .later)
    let below = Neighbours(pattern, positions: positions, of: .earlier)
    parents = Self.parents(above)
    postorder = Self.postorder(parents)
    counts = Self.counts(below, parents: parents, postorder: postorder)
  }

  /// Entries of L below the diagonal.
  var entries: Double { counts.reduce(0) { $0 + Double($1) } }

  /// Floating-point operations of a factorisation.
  var operations: Double { counts.reduce(0) { $0 + Double($1) * Double($1 + 2) } }

  private static func parents(_ above: Neighbours) -> [Int32] {
    let size = above.starts.count - 1
    var parents = [Int32](repeating: -1, count: size), ancestors = parents
    for k in 0..<size {
      for p in above.starts[k]..<above.starts[k + 1] {
        var i = Int(above.nodes[Int(p)])
        // Up to k, leaving a short cut to k behind.
        while true {
          let next = ancestors[i]
          if next == Int32(k) { break }
          ancestors[i] = Int32(k)
          if next == -1 {
            parents[i] = Int32(k)
            break
          }
          i = Int(next)
        }
      }
    }
    return parents
  }

  private static func postorder(_ parents: [Int32]) -> [Int32] {
    let size = parents.count
    var child = [Int32](repeating: -1, count: size), sibling = child
    for j in stride(from: size - 1, through: 0, by: -1) where parents[j] != -1 {
      sibling[j] = child[Int(parents[j])]
      child[Int(parents[j])] = Int32(j)
    }
    var result = [Int32]()
    result.reserveCapacity(size)
    for root in 0..<size where parents[root] == -1 {
      // Down to the first leaf, then to the next sibling or back to the parent.
      var node = Int32(root)
      while child[Int(node)] != -1 { node = child[Int(node)] }
      while true {
        result.append(node)
        if node == Int32(root) { break }
        if sibling[Int(node)] != -1 {
          node = sibling[Int(node)]
          while child[Int(node)] != -1 { node = child[Int(node)] }
        } else {
          node = parents[Int(node)]
        }
      }
    }
    return result
  }

  /// A column of L counts the leaves of the row subtrees it lies on, less their meeting points: each leaf adds one on its
  /// way to the root, and one is taken away where two ways of the same row meet.
  private static func counts(_ below: Neighbours, parents: [Int32], postorder: [Int32]) -> [Int32] {
    let size = parents.count
    var counts = [Int32](repeating: 0, count: size)
    var first = [Int32](repeating: -1, count: size), latestFirst = first, previousLeaf = first
    for k in 0..<size {
      var j = postorder[k]
      if first[Int(j)] == -1 { counts[Int(j)] = 1 }
      while j != -1, first[Int(j)] == -1 {
        first[Int(j)] = Int32(k)
        j = parents[Int(j)]
      }
    }
    var ancestors = (0..<Int32(size)).map { $0 }
    for j in postorder.lazy.map({ Int($0) }) {
      let parent = Int(parents[j])
      if parent != -1 { counts[parent] -= 1 }
      for p in below.starts[j]..<below.starts[j + 1] {
        let i = Int(below.nodes[Int(p)])
        if first[j] <= latestFirst[i] { continue }
        latestFirst[i] = first[j]
        counts[j] += 1
        let previous = previousLeaf[i]
        previousLeaf[i] = Int32(j)
        if previous != -1 { counts[meeting(previous, &ancestors)] -= 1 }
      }
      if parent != -1 { ancestors[j] = Int32(parent) }
    }
    for j in postorder.lazy.map({ Int($0) }) where parents[j] != -1 { counts[Int(parents[j])] += counts[j] }
    for j in 0..<size { counts[j] -= 1 }
    return counts
  }

  /// The root of the node's set; the way there is shortened.
  private static func meeting(_ node: Int32, _ ancestors: inout [Int32]) -> Int {
    var root = node
    while root != ancestors[Int(root)] { root = ancestors[Int(root)] }
    var step = node
    while step != root {
      let next = ancestors[Int(step)]
      ancestors[Int(step)] = root
      step = next
    }
    return Int(root)
  }
}

/// For every node in the order of elimination: its neighbours that are eliminated earlier (or later), and which entry of
/// the pattern joins them.
struct Neighbours {
  /// Of which end of an entry the other end is listed.
  enum End {
    case earlier
    case later
  }

  let starts: [Int32]
  let nodes: [Int32]
  let entries: [Int32]

  init(_ pattern: SparsePattern, positions: [Int32], of end: End) {
    let size = pattern.size
    var next = [Int32](repeating: 0, count: size + 1)
    for j in 0..<size {
      for e in pattern.starts[j]..<pattern.starts[j + 1] {
        let a = positions[j], b = positions[Int(pattern.others[Int(e)])]
        next[Int(end == .later ? max(a, b) : min(a, b)) + 1] += 1
      }
    }
    for k in 0..<size { next[k + 1] += next[k] }
    starts = next
    var nodes = [Int32](repeating: 0, count: pattern.others.count), entries = nodes
    for j in 0..<size {
      for e in pattern.starts[j]..<pattern.starts[j + 1] {
        let a = positions[j], b = positions[Int(pattern.others[Int(e)])]
        let owner = Int(end == .later ? max(a, b) : min(a, b)), slot = Int(next[owner])
        nodes[slot] = end == .later ? min(a, b) : max(a, b)
        entries[slot] = e
        next[owner] += 1
      }
    }
    self.nodes = nodes
    self.entries = entries
  }
}
