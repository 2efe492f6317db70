/// One factorisation: the numbers that come in and the memory they go to.
struct FactorPass {
  let supernodes: UnsafePointer<Supernode>
  let targets: UnsafePointer<Int32>
  let places: UnsafePointer<Int32>
  let values: UnsafePointer<Double>
  let diagonal: UnsafePointer<Double>
  let signs: UnsafePointer<Double>
  let rule: PivotRule
  let columns: UnsafeMutablePointer<Double>
  let inversePivots: UnsafeMutablePointer<Double>
  let updates: UnsafeMutablePointer<Double>

  /// Assembles and eliminates the front of a supernode; returns the number of replaced pivots.
  func eliminate(_ s: Int, _ workspace: FrontWorkspace, _ parallel: ParallelLoop) -> Int {
    switch supernodes[s].kind {
    case .column: eliminateColumn(s)
    case .small: eliminateSmall(s, workspace.front)
    case .compact, .panels: eliminatePanels(s, workspace, parallel)
    }
  }

  private func eliminateColumn(_ s: Int) -> Int {
    let supernode = supernodes[s], k = Int(supernode.firstPivot)
    var replaced = 0
    let inverse = 1 / rule.checked(diagonal[k], sign: signs[k], &replaced)
    inversePivots[k] = inverse
    let l = columns + supernode.factorStart, values = values + supernode.entryStart
    for i in 0..<Int(supernode.rows) { l[i] = values[i] * inverse }
    return replaced
  }

  /// All columns of the front in one piece, one pivot after the other.
  private func eliminateSmall(_ s: Int, _ front: UnsafeMutablePointer<Double>) -> Int {
    let supernode = supernodes[s], leading = supernode.smallLeading
    let pivots = Int(supernode.pivots), size = pivots + Int(supernode.rows), first = Int(supernode.firstPivot)
    for i in stride(from: 0, to: size * leading, by: laneCount) { store(.zero, front + i) }
    assembleMatrix(s, front) { j in j * leading + j }
    eachChild(supernode) { child in
      add(child, columns: 0..<Int(supernodes[child].rows)) { target in front + target * leading }
    }
    var replaced = 0, l = columns + supernode.factorStart
    for j in 0..<pivots {
      let column = front + j * leading
      let inverse = 1 / rule.checked(column[j], sign: signs[first + j], &replaced)
      inversePivots[first + j] = inverse
      if leading == laneCount {
        let scaled = load(column) * inverse
        for k in (j + 1)..<max(size, j + 1) {
          let next = front + k * leading
          store(multiplyAdd(-scaled, Lanes(repeating: column[k]), load(next)), next)
        }
        store(scaled, column)
      } else {
        let upper = load(column) * inverse, lower = load(column + laneCount) * inverse
        for k in (j + 1)..<max(size, j + 1) {
          let next = front + k * leading, factor = Lanes(repeating: column[k])
          store(multiplyAdd(-upper, factor, load(next)), next)
          store(multiplyAdd(-lower, factor, load(next + laneCount)), next + laneCount)
        }
        store(upper, column)
        store(lower, column + laneCount)
      }
      copy(column + j + 1, to: l, size - j - 1)
      l += size - j - 1
    }
    let update = updates + supernode.updateStart, updateLeading = FrontShape.padded(size - pivots)
    for k in pivots..<size {
      copy(front + k * leading + pivots, to: update + (k - pivots) * updateLeading, size - pivots)
    }
    return replaced
  }

  /// The children's updates are added to the pivot columns before the elimination and to the update after it, so that the
  /// elimination may overwrite the update's memory instead of clearing and reading it.
  private func eliminatePanels(_ s: Int, _ workspace: FrontWorkspace, _ parallel: ParallelLoop) -> Int {
    let supernode = supernodes[s], shape = supernode.shape, first = Int(supernode.firstPivot)
    let isCompact = supernode.kind == .compact
    let panels = isCompact ? workspace.front : columns + supernode.factorStart
    let update = updates + supernode.updateStart
    panels.update(repeating: 0, count: shape.panelStorage)
    assembleMatrix(s, panels) { j in shape.pivotColumn(j) + j }
    eachChild(supernode) { child in
      add(child, columns: 0..<Int(supernodes[child].rowsInPivots)) { target in panels + shape.pivotColumn(target) }
    }
    let elimination = FrontElimination(
      shape: shape, panels: panels, update: update, inversePivots: inversePivots + first, signs: signs + first,
      rule: rule, workspace: workspace)
    let replaced = elimination.run(parallel)
    eachChild(supernode) { child in
      add(child, columns: Int(supernodes[child].rowsInPivots)..<Int(supernodes[child].rows)) { target in
        update + shape.updateColumn(target - shape.pivots) - shape.pivots
      }
    }
    if isCompact {
      var l = columns + supernode.factorStart
      for j in 0..<shape.pivots {
        let length = shape.pivots + shape.rows - j - 1
        copy(panels + shape.pivotColumn(j) + j + 1, to: l, length)
        l += length
      }
    }
    return replaced
  }

  /// In whole vectors: what lies beyond is not yet written, by the order in which columns are stored.
  @inline(__always) private func copy(
    _ source: UnsafePointer<Double>, to target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    for i in stride(from: 0, to: count, by: laneCount) { store(load(source + i), target + i) }
  }

  @inline(__always) private func assembleMatrix(
    _ s: Int, _ front: UnsafeMutablePointer<Double>, diagonal place: (_ j: Int) -> Int
  ) {
    for e in supernodes[s].entryStart..<supernodes[s].entryEnd { front[Int(places[e])] += values[e] }
    let first = Int(supernodes[s].firstPivot)
    for j in 0..<Int(supernodes[s].pivots) { front[place(j)] = diagonal[first + j] }
  }

  @inline(__always) private func eachChild(_ supernode: Supernode, _ body: (_ child: Int) -> Void) {
    var child = Int(supernode.firstChild)
    while child != -1 {
      body(child)
      child = Int(supernodes[child].nextSibling)
    }
  }

  /// Adds some columns of a child's update to those of its parent's front.
  @inline(__always) private func add(
    _ child: Int, columns: Range<Int>, to column: (_ target: Int) -> UnsafeMutablePointer<Double>
  ) {
    if columns.isEmpty { return }
    let supernode = supernodes[child]
    let rows = Int(supernode.rows), targets = targets + supernode.rowStart
    if supernode.kind == .column {
      let values = values + supernode.entryStart, inverse = inversePivots[Int(supernode.firstPivot)]
      for j in columns {
        let target = column(Int(targets[j])), factor = -values[j] * inverse
        for i in j..<rows { target[Int(targets[i])] += factor * values[i] }
      }
      return
    }
    let shape = supernode.shape, from = Int(supernode.consecutiveFrom)
    let update = updates + supernode.updateStart
    for j in columns {
      let source = update + shape.updateColumn(j), target = column(Int(targets[j]))
      var i = j
      while i < from {
        target[Int(targets[i])] += source[i]
        i += 1
      }
      let offset = Int(targets[i]) - i
      while i + laneCount <= rows {
        store(load(target + offset + i) + load(source + i), target + offset + i)
        i += laneCount
      }
      while i < rows {
        target[offset + i] += source[i]
        i += 1
      }
    }
  }
}

/// A pivot smaller than `smallest` or of the wrong sign is nothing but rounding error; it becomes its sign times
/// `replacement`, far larger, so that the noise is not blown up.
struct PivotRule: Sendable {
  let smallest: Double
  let replacement: Double

  @inline(__always) func checked(_ pivot: Double, sign: Double, _ replaced: inout Int) -> Double {
    if pivot * sign >= smallest { return pivot }
    replaced += 1
    return sign * replacement
  }
}
