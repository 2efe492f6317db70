/// What a front of p pivots and r rows below costs, in nanoseconds of a present-day core, over one factorisation and the
/// five solutions that follow it on average. Found by measuring factors of some twenty public programs; within a factor
/// of two around these numbers the total hardly changes.
enum FrontPrice {
  /// Finding the front's memory, children and entries; less for a column without children, which has no front.
  static let front = 100.0
  static let column = 20.0
  /// One number of L: cleared, stored, and read twice per solution.
  static let entry = 15.0
  /// One multiplication and addition.
  static let operation = 0.15
  /// The same in large fronts, counted as two.
  static let denseOperation = 0.03
  /// One number of the update: formed, and added to the parent's front by index.
  static let update = 2.0

  static func of(pivots: Double, rows: Double, isLeaf: Bool) -> Double {
    let size = pivots + rows
    // Σ (size − k)²/2 over the pivots k.
    let operations = (size * size * size - rows * rows * rows) / 6
    return (isLeaf && pivots == 1 ? column : front) + entry * pivots * (size + rows) / 2 + operation * operations
      + update * rows * (rows + 1) / 2
  }
}

/// Relaxed supernodes: runs of pivots that are eliminated together as one dense front.
///
/// A node of the elimination tree joins its parent when the common front costs less than the two, that is when the zeros
/// it stores and multiplies weigh less than passing an update from one front to the other. Merging two nodes p → q makes
/// the columns of p as long as q's:
///
///     column p   x x . x .          supernode   x
///     column q     x x x x     →                x x           two zeros more, one front less
///                                               0 x
///                                               x x
///                                               0 x
///
/// Sources: Ashcraft and Grimes, ACM TOMS 15 (1989) for the relaxation; the rule by price is ours.
struct SupernodePartition {
  /// First pivot of every supernode, and one past the last; supernodes are numbered with descendants right before.
  let firstPivots: [Int32]
  /// Rows below the pivots.
  let rowCounts: [Int32]
  /// −1 for a root.
  let parents: [Int32]
  /// The final order of elimination: `order[k]` is the node of the pattern eliminated k-th.
  let order: [Int32]

  var count: Int { parents.count }

  init(_ elimination: SparseOrder) {
    let tree = elimination.tree, order = elimination.order, size = order.count
    let (pivots, tops) = Self.merge(tree)
    var numbers = [Int32](repeating: -1, count: size)
    var first: [Int32] = [0], rowCounts: [Int32] = [], roots: [Int32] = []
    for node in tree.postorder where tops[Int(node)] == node {
      numbers[Int(node)] = Int32(rowCounts.count)
      first.append(first.last! + pivots[Int(node)])
      rowCounts.append(tree.counts[Int(node)])
      roots.append(node)
    }
    var next = first, final = [Int32](repeating: 0, count: size)
    for node in tree.postorder {
      let supernode = Int(numbers[Int(tops[Int(node)])])
      final[Int(next[supernode])] = order[Int(node)]
      next[supernode] += 1
    }
    parents = roots.map { root in
      let parent = tree.parents[Int(root)]
      return parent == -1 ? -1 : numbers[Int(tops[Int(parent)])]
    }
    firstPivots = first
    self.rowCounts = rowCounts
    self.order = final
  }

  /// Pivots of the supernode below which a node ends up as the top, and that top for every node.
  private static func merge(_ tree: EliminationTree) -> (pivots: [Int32], tops: [Int32]) {
    let size = tree.parents.count
    var pivots = [Int32](repeating: 1, count: size), tops = (0..<Int32(size)).map { $0 }
    var child = [Int32](repeating: -1, count: size), sibling = child
    // The child with the longest column first: it adds the fewest zeros.
    for node in tree.postorder.reversed() {
      let parent = Int(tree.parents[Int(node)])
      if parent == -1 { continue }
      let first = child[parent]
      if first == -1 || tree.counts[Int(first)] <= tree.counts[Int(node)] {
        sibling[Int(node)] = first
        child[parent] = node
      } else {
        sibling[Int(node)] = sibling[Int(first)]
        sibling[Int(first)] = node
      }
    }
    for node in tree.postorder {
      let rows = Double(tree.counts[Int(node)])
      var own = 1.0, price = FrontPrice.of(pivots: 1, rows: rows, isLeaf: child[Int(node)] == -1)
      var other = child[Int(node)]
      while other != -1 {
        let more = Double(pivots[Int(other)])
        let apart =
          price
          + FrontPrice.of(
            pivots: more, rows: Double(tree.counts[Int(other)]), isLeaf: child[Int(other)] == -1)
        let together = FrontPrice.of(pivots: own + more, rows: rows, isLeaf: false)
        if together <= apart {
          own += more
          price = together
          tops[Int(other)] = node
        }
        other = sibling[Int(other)]
      }
      pivots[Int(node)] = Int32(own)
    }
    for node in tree.postorder.reversed() where tops[Int(node)] != node {
      tops[Int(node)] = tops[Int(tops[Int(node)])]
    }
    return (pivots, tops)
  }
}
