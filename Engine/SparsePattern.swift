import CAMD

/// Where the off-diagonal entries of a sparse symmetric matrix are: entry e of column j joins the nodes j and `others[e]`,
/// for e in `starts[j] ..< starts[j + 1]`. Either triangle or a mixture, each entry once, ascending within a column.
struct SparsePattern: Sendable, Equatable {
  let starts: [Int32]
  let others: [Int32]

  var size: Int { starts.count - 1 }

  @inline(__always) func entries(of node: Int) -> Range<Int> { Int(starts[node])..<Int(starts[node + 1]) }

  /// The most neighbours of any node.
  var largestDegree: Int {
    var degrees = (0..<size).map { entries(of: $0).count }
    for other in others { degrees[Int(other)] += 1 }
    return degrees.max() ?? 0
  }

  /// Neighbours from which AMD counts a node as dense.
  func denseDegree(_ density: Double) -> Int { max(16, Int(density * Double(size).squareRoot())) }

  /// The order of elimination by approximate minimum degree (Amestoy, Davis and Duff, ACM TOMS 30, 2004; SuiteSparse
  /// AMD): `order[k]` is the node eliminated k-th.
  ///
  /// - Parameter dense: nodes with more than this times √size neighbours (but no fewer than 16) are left to the end.
  func minimumDegreeOrder(dense: Double) -> [Int32] {
    if size == 0 { return [] }
    var order = [Int32](repeating: 0, count: size)
    var control = [Double](repeating: 0, count: Int(AMD_CONTROL))
    amd_defaults(&control)
    control[Int(AMD_DENSE)] = dense
    // AMD wants an address even where there is no entry.
    let status = amd_order(Int32(size), starts, others.isEmpty ? [0] : others, &order, &control, nil)
    precondition(status == AMD_OK || status == AMD_OK_BUT_JUMBLED, "AMD could not order a valid pattern")
    return order
  }
}
