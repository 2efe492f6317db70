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
  private let order: [Int]
  /// The numbers of the upper triangle, and where the diagonal of each node is among them.
  private var values: [Double]
  private let diagonalIndex: [Int]
  private let diagonalPlaces: [Int32]
  private let quadraticDiagonal: [Double]
  private var work: [Double]

  static let slotsPerBlock = 64
  /// Pivots below the first are replaced by the second (measured on public programs: a replacement as small as the
  /// threshold stalls, one far larger loses the direction).
  static let smallestPivot = 1e-14
  static let replacedPivot = 1e-7

  var factorOperations: Double { factorisation.operations }
  var factorEntries: Double { Double(factorisation.entries) }

  init(_ program: LinearProgram, threads: Int) {
    parallel = ParallelLoop(threads: threads)
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
    order = augmented.order
    values = augmented.values
    diagonalIndex = augmented.diagonalIndex
    quadraticDiagonal = augmented.quadraticDiagonal
    diagonalPlaces = arrangement.columnPlaces + arrangement.rowActivities
    factorisation = SparseFactor(
      columnStart: augmented.columnStart, rowIndex: augmented.rowIndex, signs: augmented.signs)
    work = [Double](repeating: 0, count: augmented.order.count)
  }

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

  func factor(_ diagonal: Vector, primalRegularisation: Double, dualRegularisation: Double) -> Int {
    let columns = columnPlaces.count
    for node in diagonalPlaces.indices {
      let value = diagonal.scalars[Int(diagonalPlaces[node])]
      values[diagonalIndex[node]] =
        node < columns
        ? -(value + primalRegularisation + quadraticDiagonal[node]) : value + dualRegularisation
    }
    return factorisation.factor(values, smallest: Self.smallestPivot, replacement: Self.replacedPivot)
  }

  func solve(_ f: Vector, _ g: Vector, _ dx: Vector, _ dy: Vector) {
    let columns = columnPlaces.count
    for (k, node) in order.enumerated() {
      work[k] =
        node < columns
        ? f.scalars[Int(columnPlaces[node])] : g.scalars[Int(rowDuals[node - columns])]
    }
    factorisation.solve(&work)
    for (k, node) in order.enumerated() {
      if node < columns {
        dx.scalars[Int(columnPlaces[node])] = work[k]
      } else {
        dy.scalars[Int(rowDuals[node - columns])] = work[k]
      }
    }
  }
}
