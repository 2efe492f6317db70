import SteppeProgram

/// The general back end: any program, by a sparse LDLᵀ of the whole augmented matrix.
///
/// Columns and rows are sorted by the kind of their bounds, so that the eight lanes of a slot have the same bounds.
final class SparseSystem: KKTSystem {
  let layout: Layout
  let isQuadratic: Bool
  private let parallel: ParallelLoop
  private let columnPlaces: [Int32]
  private let rowActivities: [Int32]
  private let rowDuals: [Int32]

  /// A by rows and by columns, in the layout's places, for products without conflicts between threads.
  private let byRow: CompressedLines
  private let byColumn: CompressedLines
  private let quadratic: CompressedLines

  private let ax: Vector
  private let aty: Vector

  private let factorisation: SparseFactor
  /// In the order of elimination: where the diagonal of a node comes from, its part of Q, its right-hand side.
  private let nodes: [SparseNode]
  private let work: UnsafeMutablePointer<Double>

  static let slotsPerBlock = 64
  /// Pivots below the first are replaced by the second (measured on public programs: a replacement as small as the
  /// threshold stalls, one far larger loses the direction).
  static let pivotRule = PivotRule(smallest: 1e-14, replacement: 1e-7)

  var factorOperations: Double { factorisation.operations }
  var factorEntries: Double { factorisation.entries }

  init(_ program: LinearProgram, symbolic memory: SymbolicMemory = SymbolicMemory(), parallel: ParallelLoop) {
    self.parallel = parallel
    let arrangement = SlotArrangement(program)
    layout = arrangement.layout
    columnPlaces = arrangement.columnPlaces
    rowActivities = arrangement.rowActivities
    rowDuals = arrangement.rowDuals
    isQuadratic = !program.quadratic.isEmpty
    byRow = CompressedLines(
      lines: layout.dualCount * laneCount, from: program, line: { row, _ in Int(arrangement.rowDuals[row]) },
      other: { _, column in arrangement.columnPlaces[column] })
    byColumn = CompressedLines(
      lines: layout.primalCount * laneCount, from: program,
      line: { _, column in Int(arrangement.columnPlaces[column]) },
      other: { row, _ in arrangement.rowDuals[row] })
    quadratic = CompressedLines(
      lines: isQuadratic ? layout.primalCount * laneCount : 0, entries: program.quadratic.count,
      forEach: { body in
        for entry in program.quadratic {
          body(Int(arrangement.columnPlaces[entry.row]), arrangement.columnPlaces[entry.column], entry.value)
        }
      })
    ax = Vector(layout.dualCount)
    aty = Vector(layout.primalCount)

    let augmented = AugmentedMatrix(program)
    let kept = memory.recall(
      if: { $0.pattern == augmented.pattern },
      else: { (pattern: augmented.pattern, order: augmented.bestOrder()) })
    let factorisation = SparseFactor(
      augmented.pattern, order: kept.order, values: augmented.values, signs: augmented.signs,
      parallel: parallel)
    let columns = program.columnCount
    nodes = factorisation.order.map { node in
      let node = Int(node)
      return node < columns
        ? SparseNode(
          isColumn: true, diagonal: arrangement.columnPlaces[node], side: arrangement.columnPlaces[node],
          quadratic: augmented.quadraticDiagonal[node])
        : SparseNode(
          isColumn: false, diagonal: arrangement.rowActivities[node - columns],
          side: arrangement.rowDuals[node - columns], quadratic: 0)
    }
    work = alignedNumbers(nodes.count)
    self.factorisation = factorisation
  }

  deinit { work.deallocate() }

  func place(column: Int) -> Int { Int(columnPlaces[column]) }
  func place(row: Int) -> (activity: Int, dual: Int) { (Int(rowActivities[row]), Int(rowDuals[row])) }

  func products(
    _ x: Vector, _ y: Vector, prepare: (_ block: Int) -> Void,
    body: (_ chunk: Int, _ block: Int, _ ax: UnsafePointer<Lanes>, _ aty: UnsafePointer<Lanes>) -> Void
  ) {
    parallel(layout.chunks.count) { chunk in for number in layout.chunks[chunk] { prepare(number) } }
    parallel(layout.chunks.count) { chunk in
      for number in layout.chunks[chunk] {
        let block = layout.blocks[number], kind = layout.kinds[block.kind]
        let columns = block.primalStart * laneCount..<(block.primalStart + kind.columnCount) * laneCount
        byColumn.multiply(columns, y.scalars, into: aty.scalars)
        if isQuadratic { quadratic.subtract(columns, x.scalars, from: aty.scalars) }
        let rows = block.dualStart * laneCount..<(block.dualStart + kind.rowCount) * laneCount
        byRow.multiply(rows, x.scalars, into: ax.scalars)
        body(chunk, number, ax.lanes + block.dualStart, aty.lanes + block.primalStart)
      }
    }
  }

  func factor(
    _ diagonal: Vector, regularisation: Double, solving f: Vector, _ g: Vector, into dx: Vector, _ dy: Vector
  ) -> Int {
    let theta = diagonal.scalars
    for (k, node) in nodes.enumerated() {
      let value = theta[Int(node.diagonal)]
      work[k] = node.isColumn ? -(value + regularisation + node.quadratic) : value + regularisation
    }
    let replaced = factorisation.factor(diagonal: work, rule: Self.pivotRule)
    solve(f, g, into: dx, dy)
    return replaced
  }

  func solve(
    _ f: Vector, _ g: Vector, into dx: Vector, _ dy: Vector, prepare: (_ chunk: Int, _ block: Int) -> Void
  ) {
    parallel(layout.chunks.count) { chunk in for number in layout.chunks[chunk] { prepare(chunk, number) } }
    solve(f, g, into: dx, dy)
  }

  private func solve(_ f: Vector, _ g: Vector, into dx: Vector, _ dy: Vector) {
    let f = f.scalars, g = g.scalars, dx = dx.scalars, dy = dy.scalars
    for (k, node) in nodes.enumerated() { work[k] = node.isColumn ? f[Int(node.side)] : g[Int(node.side)] }
    factorisation.solve(work)
    for (k, node) in nodes.enumerated() {
      if node.isColumn { dx[Int(node.side)] = work[k] } else { dy[Int(node.side)] = work[k] }
    }
  }
}

/// A column or row of the program as a node of the augmented matrix.
private struct SparseNode {
  let isColumn: Bool
  /// Place of its number on the diagonal, in a primal vector.
  let diagonal: Int32
  /// Place of its right-hand side and solution, in a primal vector for a column, in a dual vector for a row.
  let side: Int32
  let quadratic: Double
}
