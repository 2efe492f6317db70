// Solutions with the factor: L forward over the supernodes, D and Lᵀ backward.
extension SparseFactor {
  /// Numbers of L from which a solution is worth sharing among threads.
  private static let sharedSolve = 2e5

  /// Solves in place, in the order of elimination.
  func solve(_ x: UnsafeMutablePointer<Double>) {
    let parallel = entries > Self.sharedSolve ? parallel : ParallelLoop(threads: 1)
    structure.withPointers { _, rows, _, _ in
      let supernodes = UnsafePointer(solveNodes)
      let pass = SolvePass(
        supernodes: supernodes, rows: rows, columns: columns, inversePivots: inversePivots, x: x)
      if schedule.top.isEmpty, schedule.tasks.count == 1 {
        for range in schedule.tasks[0] { for s in range { pass.forward(s, x, workspaces[0].vector) } }
      } else {
        parallel.shared(schedule.tasks.count) { task, worker in forward(pass, task, workspaces[worker]) }
        for (place, row) in schedule.carriedRows.enumerated() { x[Int(row)] += carried[place] }
      }
      for s in schedule.top { pass.forward(s, x, workspaces[0].vector) }
      for s in schedule.top.reversed() { pass.backward(s, workspaces[0].vector) }
      parallel.shared(schedule.tasks.count) { task, worker in
        for range in schedule.tasks[task].reversed() {
          for s in range.reversed() { pass.backward(s, workspaces[worker].vector) }
        }
      }
    }
  }

  /// A task may not touch the rows above it, which other tasks share: it works on a copy of its part of x in the worker's
  /// memory, and what it adds to the rows above is carried over when all tasks are done.
  private func forward(_ pass: SolvePass, _ task: Int, _ workspace: FrontWorkspace) {
    let own = workspace.solution
    for range in schedule.tasks[task] {
      let first = Int(solveNodes[range.lowerBound].firstPivot)
      let last = solveNodes[range.upperBound - 1], end = Int(last.firstPivot + last.pivots)
      (own + first).update(from: pass.x + first, count: end - first)
      for s in range { pass.forward(s, own, workspace.vector) }
      (pass.x + first).update(from: own + first, count: end - first)
    }
    for place in schedule.carriedStarts[task]..<schedule.carriedStarts[task + 1] {
      let row = Int(schedule.carriedRows[place])
      carried[place] = own[row]
      own[row] = 0
    }
  }
}

/// What a solution reads of a supernode: with most supernodes of a few numbers, half a cache line each.
struct SolveNode {
  let firstPivot: Int32
  let pivots: Int32
  let rows: Int32
  let rowStart: Int
  let factorStart: Int

  init(_ supernode: Supernode) {
    firstPivot = supernode.firstPivot
    pivots = supernode.pivots
    rows = supernode.rows
    rowStart = supernode.rowStart
    factorStart = supernode.factorStart
  }
}

/// One solution: x on its way from the right-hand side.
///
/// Pivots are taken in blocks of eight: a triangle number by number, and the rectangle below it in vectors.
struct SolvePass {
  let supernodes: UnsafePointer<SolveNode>
  let rows: UnsafePointer<Int32>
  let columns: UnsafePointer<Double>
  let inversePivots: UnsafePointer<Double>
  let x: UnsafeMutablePointer<Double>

  /// Up to eight columns of L below a supernode's front.
  private struct Block {
    /// Where row 0 of the front would be in the first column.
    let column: UnsafePointer<Double>
    /// From row 0 of one column to that of the next; falls by `fall` from column to column.
    let step: Int
    let fall: Int
    let first: Int
    let count: Int

    var end: Int { first + count }
  }

  /// x of the pivots ← L⁻¹ x, and x of the rows below less L times that.
  func forward(_ s: Int, _ x: UnsafeMutablePointer<Double>, _ vector: UnsafeMutablePointer<Double>) {
    let supernode = supernodes[s], pivots = Int(supernode.pivots), count = Int(supernode.rows)
    let own = x + Int(supernode.firstPivot), rows = rows + supernode.rowStart
    if pivots <= 4 {
      forward(few: pivots, own, columns + supernode.factorStart, x, rows, count)
      return
    }
    for i in stride(from: 0, to: count, by: laneCount) { store(.zero, vector + i) }
    eachBlock(supernode, backward: false) { block in
      solveTriangle(block, own)
      subtract(block, block.end, own, own + block.end, pivots - block.end)
      subtract(block, pivots, own, vector, count)
    }
    for i in 0..<count { x[Int(rows[i])] += vector[i] }
  }

  @inline(__always) private func forward(
    few pivots: Int, _ own: UnsafeMutablePointer<Double>, _ l: UnsafePointer<Double>,
    _ x: UnsafeMutablePointer<Double>, _ rows: UnsafePointer<Int32>, _ count: Int
  ) {
    let x0 = own[0]
    if pivots == 1 {
      for i in 0..<count { x[Int(rows[i])] -= l[i] * x0 }
      return
    }
    let x1 = own[1] - l[0] * x0, l1 = l + count + pivots - 1
    own[1] = x1
    if pivots == 2 {
      for i in 0..<count { x[Int(rows[i])] -= l[i + 1] * x0 + l1[i] * x1 }
      return
    }
    let x2 = own[2] - l[1] * x0 - l1[0] * x1, l2 = l1 + count + pivots - 2
    own[2] = x2
    if pivots == 3 {
      for i in 0..<count { x[Int(rows[i])] -= l[i + 2] * x0 + l1[i + 1] * x1 + l2[i] * x2 }
      return
    }
    let x3 = own[3] - l[2] * x0 - l1[1] * x1 - l2[0] * x2, l3 = l2 + count + 1
    own[3] = x3
    for i in 0..<count {
      x[Int(rows[i])] -= (l[i + 3] * x0 + l1[i + 2] * x1) + (l2[i + 1] * x2 + l3[i] * x3)
    }
  }

  /// x of the pivots ← L⁻ᵀ (D⁻¹ x), with x of the rows below already final.
  func backward(_ s: Int, _ vector: UnsafeMutablePointer<Double>) {
    let supernode = supernodes[s], pivots = Int(supernode.pivots), count = Int(supernode.rows)
    let own = x + Int(supernode.firstPivot), rows = rows + supernode.rowStart
    let inverse = inversePivots + Int(supernode.firstPivot)
    if pivots <= 4 {
      backward(few: pivots, own, inverse, columns + supernode.factorStart, rows, count)
      return
    }
    for i in 0..<count { vector[i] = x[Int(rows[i])] }
    store(.zero, vector + count)
    eachBlock(supernode, backward: true) { block in
      var column = block.column, step = block.step
      for j in block.first..<block.end {
        own[j] =
          own[j] * inverse[j] - product(column + block.end, own + block.end, pivots - block.end)
          - paddedProduct(column + pivots, vector, count)
        column += step
        step -= block.fall
      }
      solveTransposedTriangle(block, own)
    }
  }

  @inline(__always) private func backward(
    few pivots: Int, _ own: UnsafeMutablePointer<Double>, _ inverse: UnsafePointer<Double>, _ l: UnsafePointer<Double>,
    _ rows: UnsafePointer<Int32>, _ count: Int
  ) {
    var x0 = own[0] * inverse[0]
    if pivots == 1 {
      for i in 0..<count { x0 -= l[i] * x[Int(rows[i])] }
      own[0] = x0
      return
    }
    var x1 = own[1] * inverse[1]
    let l1 = l + count + pivots - 1
    if pivots == 2 {
      for i in 0..<count {
        let value = x[Int(rows[i])]
        x0 -= l[i + 1] * value
        x1 -= l1[i] * value
      }
      own[1] = x1
      own[0] = x0 - l[0] * x1
      return
    }
    var x2 = own[2] * inverse[2]
    let l2 = l1 + count + pivots - 2
    if pivots == 3 {
      for i in 0..<count {
        let value = x[Int(rows[i])]
        x0 -= l[i + 2] * value
        x1 -= l1[i + 1] * value
        x2 -= l2[i] * value
      }
    } else {
      var x3 = own[3] * inverse[3]
      let l3 = l2 + count + 1
      for i in 0..<count {
        let value = x[Int(rows[i])]
        x0 -= l[i + 3] * value
        x1 -= l1[i + 2] * value
        x2 -= l2[i + 1] * value
        x3 -= l3[i] * value
      }
      own[3] = x3
      x2 -= l2[0] * x3
      x1 -= l1[1] * x3
      x0 -= l[2] * x3
    }
    x1 -= l1[0] * x2
    own[2] = x2
    own[1] = x1
    own[0] = x0 - l[0] * x1 - l[1] * x2
  }

  @inline(__always) private func eachBlock(_ supernode: SolveNode, backward: Bool, _ body: (Block) -> Void) {
    let start = columns + supernode.factorStart, pivots = Int(supernode.pivots)
    if Supernode.kind(pivots: pivots, rows: Int(supernode.rows)) != .panels {
      let size = pivots + Int(supernode.rows), last = (pivots - 1) / laneCount
      for number in 0...last {
        let first = (backward ? last - number : number) * laneCount
        body(
          Block(
            column: start + first * (size - 1) - first * (first - 1) / 2 - first - 1, step: size - 2 - first, fall: 1,
            first: first, count: min(laneCount, pivots - first)))
      }
      return
    }
    let shape = FrontShape(pivots: pivots, rows: Int(supernode.rows)), lastPanel = shape.panelCount - 1
    for index in 0...lastPanel {
      let panel = shape.panel(backward ? lastPanel - index : index), last = (panel.width - 1) / laneCount
      for number in 0...last {
        let first = (backward ? last - number : number) * laneCount
        body(
          Block(
            column: start + panel.offset + first * panel.leading - panel.start, step: panel.leading, fall: 0,
            first: panel.start + first, count: min(laneCount, panel.width - first)))
      }
    }
  }

  @inline(__always) private func solveTriangle(_ block: Block, _ x: UnsafeMutablePointer<Double>) {
    var column = block.column, step = block.step
    for j in block.first..<block.end {
      let value = x[j]
      for i in (j + 1)..<max(block.end, j + 1) { x[i] -= column[i] * value }
      column += step
      step -= block.fall
    }
  }

  @inline(__always) private func solveTransposedTriangle(_ block: Block, _ x: UnsafeMutablePointer<Double>) {
    for i in stride(from: block.end - 1, to: block.first, by: -1) {
      let value = x[i]
      var column = block.column, step = block.step
      for j in block.first..<i {
        x[j] -= column[i] * value
        column += step
        step -= block.fall
      }
    }
  }

  /// target ← target − L x for the rows from `row` on; the last vector of `target` may be filled up with anything if
  /// `isPadded`.
  @inline(__always) private func subtract(
    _ block: Block, _ row: Int, _ x: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    var i = 0
    while i < count {
      var sum = Lanes.zero, column = block.column + row + i, step = block.step
      for j in block.first..<block.end {
        sum = multiplyAdd(load(column), Lanes(repeating: x[j]), sum)
        column += step
        step -= block.fall
      }
      if i + laneCount <= count {
        store(load(target + i) - sum, target + i)
      } else {
        for lane in 0..<(count - i) { target[i + lane] -= sum[lane] }
      }
      i += laneCount
    }
  }

  @inline(__always) private func product(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ count: Int
  ) -> Double {
    var sum = Lanes.zero, i = 0
    while i + laneCount <= count {
      sum = multiplyAdd(load(a + i), load(b + i), sum)
      i += laneCount
    }
    var result = i > 0 ? sum.sum() : 0
    while i < count {
      result += a[i] * b[i]
      i += 1
    }
    return result
  }

  /// As `product` where b is followed by zeros to fill the last vector.
  @inline(__always) private func paddedProduct(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ count: Int
  ) -> Double {
    var sum = Lanes.zero, more = Lanes.zero, i = 0
    while i + laneCount < count {
      sum = multiplyAdd(load(a + i), load(b + i), sum)
      more = multiplyAdd(load(a + i + laneCount), load(b + i + laneCount), more)
      i += 2 * laneCount
    }
    if i < count { sum = multiplyAdd(load(a + i), load(b + i), sum) }
    return (sum + more).sum()
  }
}
