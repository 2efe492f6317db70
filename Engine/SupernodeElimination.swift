/// Memory that one thread needs to eliminate fronts.
final class FrontWorkspace: @unchecked Sendable {
  /// L of a panel's triangle by column slabs: slab g holds columns 0 ..< 8 (g + 1) of rows 8 g ..< 8 (g + 1).
  let triangle: UnsafeMutablePointer<Double>
  /// Eight rows of the triangle on their way.
  let rows: UnsafeMutablePointer<Double>
  /// The rows below a panel's triangle as row slabs of L and as column slabs of W = L D.
  let rowSlabs: UnsafeMutablePointer<Double>
  let columnSlabs: UnsafeMutablePointer<Double>
  /// The pivot columns of a small front, before they are stored without padding.
  let front: UnsafeMutablePointer<Double>
  /// The rows of a front in a right-hand side.
  let vector: UnsafeMutablePointer<Double>

  /// A task's own copy of a solution; zeros above the task.
  let solution: UnsafeMutablePointer<Double>

  static let slabCount = FrontShape.panelWidth / Tile.columns

  init(_ supernodes: [Supernode], size: Int) {
    var below = 0, storage = 0, rows = 0
    for supernode in supernodes {
      let shape = supernode.shape
      rows = max(rows, shape.rows)
      switch supernode.kind {
      case .column: break
      case .small: storage = max(storage, supernode.smallLeading * (shape.pivots + shape.rows))
      case .compact: storage = max(storage, shape.panelStorage)
      case .panels: break
      }
      if supernode.kind == .compact || supernode.kind == .panels {
        below = max(below, shape.pivots + shape.rows - shape.firstWidth)
      }
    }
    let slabs = (below + Tile.rows) * FrontShape.panelWidth
    triangle = alignedNumbers(Tile.columns * Tile.columns * Self.slabCount * (Self.slabCount + 1) / 2)
    self.rows = alignedNumbers(Tile.columns * FrontShape.panelWidth)
    rowSlabs = alignedMemory(slabs)
    columnSlabs = alignedMemory(slabs)
    front = alignedNumbers(storage + Tile.rows)
    vector = alignedNumbers(rows + 2 * laneCount)
    solution = alignedNumbers(size)
  }

  deinit {
    for memory in [triangle, rows, rowSlabs, columnSlabs, front, vector, solution] { memory.deallocate() }
  }
}

/// Eliminates the pivots of one front, given assembled: L D Lᵀ of the pivot columns in place, and the update
/// − L D Lᵀ of the rows below, which overwrites what is there.
///
/// Panel by panel:
///
/// 1. the panel's triangle, eight rows at a time;
/// 2. the rows below it, Wᵀ = (rows) L⁻ᵀ and L = W D⁻¹, a row slab at a time: the slabs do not depend on each other;
/// 3. the later panels and the update, less L Wᵀ, in blocks of 128 × 128 that do not depend on each other.
struct FrontElimination {
  let shape: FrontShape
  let panels: UnsafeMutablePointer<Double>
  let update: UnsafeMutablePointer<Double>
  /// Of the front's pivots.
  let inversePivots: UnsafeMutablePointer<Double>
  let signs: UnsafePointer<Double>
  let rule: PivotRule
  let workspace: FrontWorkspace

  /// - Returns: how many pivots were replaced.
  func run(_ parallel: ParallelLoop) -> Int {
    var replaced = 0
    for index in 0..<shape.panelCount {
      let panel = shape.panel(index)
      replaced += eliminateTriangle(panel)
      let below = shape.pivots + shape.rows - panel.start - panel.width
      if below == 0 { continue }
      let slabs = (below + Tile.rows - 1) / Tile.rows
      parallel(slabs) { slab in solveRows(panel, slab: slab, below: below) }
      let blocks = (below + FrontShape.panelWidth - 1) / FrontShape.panelWidth
      parallel(blocks * (blocks + 1) / 2) { number in
        let (row, column) = Self.block(number)
        updateBlock(panel, index, row: row, column: column, below: below)
      }
    }
    return replaced
  }

  /// Block (row, column) of a lower triangle of blocks counted by rows.
  private static func block(_ number: Int) -> (row: Int, column: Int) {
    var row = Int((Double(8 * number + 1).squareRoot() - 1) / 2)
    while row * (row + 1) / 2 > number { row -= 1 }
    while (row + 1) * (row + 2) / 2 <= number { row += 1 }
    return (row, number - row * (row + 1) / 2)
  }

  private func eliminateTriangle(_ panel: FrontShape.Panel) -> Int {
    let a = panels + panel.offset, rows = workspace.rows, inverse = inversePivots + panel.start
    let lanes = Tile.columns
    var slab = workspace.triangle, replaced = 0
    for first in stride(from: 0, to: panel.width, by: lanes) {
      let count = min(lanes, panel.width - first)
      loadRows(a + first, panel.leading, columns: first, count)
      solveTriangle(rows, lanes, columns: first) { c, l, k in
        updateEightRows(c, lanes, rows, stride: lanes, l, k, .subtract)
      }
      for p in 0..<first { store(load(rows + lanes * p) * inverse[p], slab + lanes * p) }
      updateEightRows(rows + lanes * first, lanes, rows, stride: lanes, slab, first, .subtract)
      replaced += eliminateDiagonal(rows + lanes * first, slab + lanes * first, panel.start + first, count)
      for p in 0..<(first + count) {
        let column = a + first + p * panel.leading
        if count == lanes {
          store(load(slab + lanes * p), column)
        } else {
          for i in 0..<count { column[i] = slab[lanes * p + i] }
        }
      }
      slab += lanes * (first + lanes)
    }
    return replaced
  }

  /// Eight rows of the triangle up to their diagonal block; rows and columns beyond the last pivot are zeros.
  @inline(__always) private func loadRows(
    _ a: UnsafePointer<Double>, _ leading: Int, columns: Int, _ count: Int
  ) {
    let rows = workspace.rows, lanes = Tile.columns
    if count == lanes {
      for p in 0..<(columns + lanes) { store(load(a + p * leading), rows + lanes * p) }
      return
    }
    for p in 0..<(columns + lanes) {
      store(.zero, rows + lanes * p)
      if p < columns + count { for i in 0..<count { rows[lanes * p + i] = a[p * leading + i] } }
    }
  }

  /// The diagonal block of eight pivots: column by column, the next columns less the product of this one.
  @inline(__always) private func eliminateDiagonal(
    _ block: UnsafeMutablePointer<Double>, _ l: UnsafeMutablePointer<Double>, _ first: Int, _ count: Int
  ) -> Int {
    let lanes = Tile.columns
    var replaced = 0
    for j in 0..<count {
      let inverse = 1 / rule.checked(block[lanes * j + j], sign: signs[first + j], &replaced)
      inversePivots[first + j] = inverse
      let column = load(block + lanes * j) * inverse
      store(column, l + lanes * j)
      for p in (j + 1)..<max(count, j + 1) {
        let next = block + lanes * p
        store(multiplyAdd(-column, Lanes(repeating: block[lanes * j + p]), load(next)), next)
      }
    }
    for j in count..<lanes { store(.zero, l + lanes * j) }
    return replaced
  }

  /// W of a slab of rows from the columns before `columns` of the triangle: x ← x L⁻ᵀ, eight columns at a time.
  @inline(__always) private func solveTriangle(
    _ x: UnsafeMutablePointer<Double>, _ height: Int, columns: Int,
    update: (_ c: UnsafeMutablePointer<Double>, _ l: UnsafePointer<Double>, _ k: Int) -> Void
  ) {
    var slab = UnsafePointer(workspace.triangle)
    let lanes = Tile.columns
    for first in stride(from: 0, to: columns, by: lanes) {
      let c = x + height * first
      if first > 0 { update(c, slab, first) }
      for half in stride(from: 0, to: height, by: laneCount) {
        solveEightRows(c + half, height, slab + lanes * first)
      }
      slab += lanes * (first + lanes)
    }
  }

  private func solveRows(_ panel: FrontShape.Panel, slab: Int, below: Int) {
    let width = panel.width, padded = FrontShape.padded(width), first = slab * Tile.rows
    let a = panels + panel.offset + width + first
    let x = workspace.rowSlabs + first * padded, w = workspace.columnSlabs + first * width
    let halves = min(Tile.rows, FrontShape.padded(below - first)) / laneCount
    for p in 0..<padded {
      for half in 0..<(Tile.rows / laneCount) {
        let value = p < width && half < halves ? load(a + p * panel.leading + half * laneCount) : .zero
        store(value, x + p * Tile.rows + half * laneCount)
      }
    }
    solveTriangle(x, Tile.rows, columns: width) { c, l, k in
      updateTile(c, Tile.rows, x, l, k, .subtract)
    }
    let inverse = inversePivots + panel.start
    for half in 0..<halves {
      let x = x + half * laneCount, a = a + half * laneCount, w = w + half * laneCount * width
      for p in 0..<width {
        let unscaled = load(x + p * Tile.rows)
        let scaled = unscaled * inverse[p]
        store(unscaled, w + p * Tile.columns)
        store(scaled, x + p * Tile.rows)
        store(scaled, a + p * panel.leading)
      }
    }
  }

  /// One block of 128 × 128 of what lies right of and below a panel.
  private func updateBlock(_ panel: FrontShape.Panel, _ index: Int, row: Int, column: Int, below: Int) {
    let side = FrontShape.panelWidth, width = panel.width, padded = FrontShape.padded(width)
    let laterPanels = shape.panelCount - 1 - index
    let target: UnsafeMutablePointer<Double>, leading: Int, kind: TileUpdate
    if column < laterPanels {
      let panel = shape.panel(index + 1 + column)
      target = panels + panel.offset
      leading = panel.leading
      kind = .subtract
    } else {
      target = update + shape.updateOffset(block: column - laterPanels)
      leading = shape.updateLeading(block: column - laterPanels)
      kind = index == 0 ? .overwrite : .subtract
    }
    let rowCount = FrontShape.padded(min(side, below - row * side))
    let columnCount = min(side, below - column * side)
    let corner = target + (row - column) * side
    for first in stride(from: 0, to: columnCount, by: Tile.columns) {
      let w = workspace.columnSlabs + (column * side + first) * width
      let diagonal = row == column ? first / Tile.rows * Tile.rows : 0
      for top in stride(from: diagonal, to: rowCount, by: Tile.rows) {
        let x = workspace.rowSlabs + (row * side + top) * padded
        let c = corner + first * leading + top
        if Tile.rows == laneCount || top + Tile.rows <= rowCount {
          updateTile(c, leading, x, w, width, kind)
        } else {
          updateEightRows(c, leading, x, stride: Tile.rows, w, width, kind)
        }
      }
    }
  }
}
