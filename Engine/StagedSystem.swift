import SteppeProgram

/// The back end for programs that repeat one template at every stage: eight segments of time side by side in the lanes
/// of a vector, so that every number of the template's elimination is a vector of eight, whatever the sparsity.
///
/// Blocks: the steps of each group of eight segments, then one block with the shared columns and the total rows.
final class StagedSystem: KKTSystem {
  let layout: Layout
  let isQuadratic: Bool
  private let parallel: ParallelLoop
  private let segments: StageSegments
  private let columnCount: Int
  private let rowCount: Int
  private let sharedCount: Int
  private let totalCount: Int
  private let symbolic: StagedSymbolic
  private let factor: StagedFactor
  private let solver: StagedSolve
  private let products: StagedProducts
  private let sharedQuadratic: [Double]
  private let totalsShared: [StagedProgram.TotalEntry]
  /// A x and Aᵀ y − Q x of the globals.
  private let globalAx: Vector
  private let globalAty: Vector

  /// Two groups keep two processors busy. More would serve larger machines, but each costs eight more boundaries and
  /// another workspace in the cache that the processors share.
  static let groupCount = 2
  /// Below this many stages for each segment a second group does not pay.
  static let stagesPerSegment = 4

  var factorOperations: Double {
    2 * symbolic.operations * Double(laneCount * segments.groupCount * segments.stepCount)
  }
  var factorEntries: Double {
    Double((symbolic.factorSize + symbolic.pivotCount) * laneCount * segments.groupCount * segments.stepCount)
  }

  init(_ program: StagedProgram, symbolic memory: SymbolicMemory = SymbolicMemory(), parallel: ParallelLoop) {
    var program = program
    program.dropZeros()
    self.parallel = parallel
    let isLong = program.stageCount >= Self.groupCount * laneCount * Self.stagesPerSegment
    segments = StageSegments(stageCount: program.stageCount, groupCount: isLong ? Self.groupCount : 1)
    columnCount = program.columns.count
    rowCount = program.rows.count
    sharedCount = program.sharedColumns.count
    totalCount = program.totalRows.count
    layout = Self.layout(program, segments)

    let pattern = StagedPattern(program)
    symbolic = memory.recall(if: { $0.given == pattern }, else: { StagedSymbolic(pattern) })
    let coefficients = StagedCoefficients(program, segments)
    sharedQuadratic = program.sharedColumns.map(\.quadraticCost)
    totalsShared = program.totalsShared
    isQuadratic = !coefficients.quadratic.isEmpty || sharedQuadratic.contains { $0 != 0 }
    let sharedCount = sharedCount
    factor = StagedFactor(
      segments, symbolic, coefficients,
      globalEntries: sharedQuadratic.enumerated().map { ($0.offset, $0.offset, -$0.element) }
        + totalsShared.map { (sharedCount + $0.row, $0.column, $0.coefficient) },
      parallel: parallel)
    solver = StagedSolve(factor)
    products = StagedProducts(program, segments, coefficients, stateColumns: symbolic.pattern.stateColumns)
    globalAx = Vector((totalCount + laneCount - 1) / laneCount)
    globalAty = Vector((sharedCount + laneCount - 1) / laneCount)
  }

  // MARK: Layout

  private static func layout(_ program: StagedProgram, _ segments: StageSegments) -> Layout {
    let columns = program.columns.count, rows = program.rows.count, steps = segments.stepCount
    let count = segments.groupCount * steps
    let shared = (program.sharedColumns.count + laneCount - 1) / laneCount
    let totals = (program.totalRows.count + laneCount - 1) / laneCount
    let stages = (0..<count).map { block in
      Layout.Block(kind: 0, primalStart: block * (columns + rows), dualStart: block * rows)
    }
    let globals = Layout.Block(kind: 1, primalStart: count * (columns + rows), dualStart: count * rows)
    return Layout(
      kinds: [.init(columnCount: columns, rowCount: rows), .init(columnCount: shared, rowCount: totals)],
      blocks: stages + [globals],
      chunks: (0..<segments.groupCount).map { $0 * steps..<($0 + 1) * steps } + [count..<count + 1],
      primalCount: globals.primalStart + shared + totals, dualCount: globals.dualStart + totals)
  }

  private var globals: Layout.Block { layout.blocks[layout.blocks.count - 1] }

  func place(column: Int) -> Int {
    let stage = columnCount == 0 ? segments.stageCount : column / columnCount
    if stage >= segments.stageCount {
      return globals.primalStart * laneCount + column - segments.stageCount * columnCount
    }
    let (block, lane) = segments.place(stage: stage)
    return (layout.blocks[block].primalStart + column % columnCount) * laneCount + lane
  }

  func place(row: Int) -> (activity: Int, dual: Int) {
    let stage = rowCount == 0 ? segments.stageCount : row / rowCount
    if stage >= segments.stageCount {
      let index = row - segments.stageCount * rowCount
      return (globalActivities * laneCount + index, globals.dualStart * laneCount + index)
    }
    let (block, lane) = segments.place(stage: stage)
    let start = layout.blocks[block], index = row % rowCount
    return (
      (start.primalStart + columnCount + index) * laneCount + lane, (start.dualStart + index) * laneCount + lane
    )
  }

  /// First slot of the total rows' activities in primal vectors.
  private var globalActivities: Int { globals.primalStart + layout.kinds[1].columnCount }

  // MARK: Linear algebra

  func products(
    _ x: Vector, _ y: Vector, prepare: (_ block: Int) -> Void,
    body: (_ chunk: Int, _ block: Int, _ ax: UnsafePointer<Lanes>, _ aty: UnsafePointer<Lanes>) -> Void
  ) {
    let xShared = x.scalars + globals.primalStart * laneCount, yTotal = y.scalars + globals.dualStart * laneCount
    let last = layout.blocks.count - 1
    prepare(last)
    products.run(
      x.lanes, y.lanes, xShared: xShared, yTotal: yTotal, parallel: parallel, prepare: prepare, body: body)
    for j in 0..<sharedCount { globalAty.scalars[j] = products.sharedSum(j) - sharedQuadratic[j] * xShared[j] }
    for i in 0..<totalCount { globalAx.scalars[i] = products.totalSum(i) }
    for entry in totalsShared {
      globalAx.scalars[entry.row] += entry.coefficient * xShared[entry.column]
      globalAty.scalars[entry.column] += entry.coefficient * yTotal[entry.row]
    }
    body(layout.chunks.count - 1, last, globalAx.lanes, globalAty.lanes)
  }

  func factor(
    _ diagonal: Vector, regularisation: Double, solving f: Vector, _ g: Vector, into dx: Vector, _ dy: Vector
  ) -> Int {
    solver.solve(f, g, dx, dy, globalParts(f, g, dx, dy)) { afterStep in
      factor.factor(
        diagonal.lanes, sharedDiagonal: diagonal.scalars + globals.primalStart * laneCount,
        totalDiagonal: diagonal.scalars + globalActivities * laneCount, regularisation: regularisation,
        afterStep: afterStep)
    }
  }

  func solve(
    _ f: Vector, _ g: Vector, into dx: Vector, _ dy: Vector, prepare: (_ chunk: Int, _ block: Int) -> Void
  ) {
    prepare(layout.chunks.count - 1, layout.blocks.count - 1)
    solver.solve(f, g, dx, dy, globalParts(f, g, dx, dy), prepare: prepare)
  }

  private func globalParts(_ f: Vector, _ g: Vector, _ dx: Vector, _ dy: Vector) -> StagedSolve.Globals {
    let primal = globals.primalStart * laneCount, dual = globals.dualStart * laneCount
    return StagedSolve.Globals(
      f: f.scalars + primal, g: g.scalars + dual, dx: dx.scalars + primal, dy: dy.scalars + dual)
  }
}

extension StagedProgram {
  /// Leaves out coefficients that are zero at every stage, so that they do not enter the pattern.
  fileprivate mutating func dropZeros() {
    current.removeAll { $0.coefficient.isZero }
    previous.removeAll { $0.coefficient.isZero }
    shared.removeAll { $0.coefficient.isZero }
    totals.removeAll { $0.coefficient.isZero }
  }
}
