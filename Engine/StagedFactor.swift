/// The factor of a staged system: the segments' sweeps, all lanes of a group in lockstep, and the boundary system.
///
/// A step moves what the stage before has left among its states to their pivots, adds its own coefficients and diagonal,
/// and eliminates. What it leaves in the tail stays: the next step's states become pivots, the rest accumulates until
/// the boundary system takes it. The lanes whose last step is padding keep the tail they had before it.
final class StagedFactor {
  let segments: StageSegments
  let symbolic: StagedSymbolic
  let places: StagedPlaces
  let boundary: BoundarySystem
  let parallel: ParallelLoop
  private let coefficients: StagedCoefficients
  private let firstAssembly: StagedAssembly
  private let assembly: StagedAssembly
  /// Totals' coefficients of shared columns, and the quadratic costs of shared columns.
  private let globalEntries: [(row: Int, column: Int, value: Double)]

  /// L and 1/D of every block.
  let factors: Vector
  let inverses: Vector
  /// For each group: the workspace of its steps, and the tail before a last step with padding.
  private let workspaces: [Vector]
  private let savedTails: [Vector]
  private let replaced: Vector

  init(
    _ segments: StageSegments, _ symbolic: StagedSymbolic, _ coefficients: StagedCoefficients,
    globalEntries: [(row: Int, column: Int, value: Double)], parallel: ParallelLoop
  ) {
    self.segments = segments
    self.symbolic = symbolic
    self.coefficients = coefficients
    self.globalEntries = globalEntries
    self.parallel = parallel
    places = StagedPlaces(symbolic)
    firstAssembly = StagedAssembly(symbolic, coefficients, isFirstStep: true)
    assembly = StagedAssembly(symbolic, coefficients, isFirstStep: false)
    let pattern = symbolic.pattern
    boundary = BoundarySystem(
      count: segments.usedCount, width: pattern.stateCount, sharedCount: pattern.totalStart - pattern.sharedStart,
      totalCount: pattern.nodeCount - pattern.totalStart, parallel: parallel)
    let blocks = segments.groupCount * segments.stepCount, shape = symbolic.shape
    factors = Vector(blocks * symbolic.factorSize)
    inverses = Vector(blocks * symbolic.pivotCount)
    workspaces = (0..<segments.groupCount).map { _ in Vector(symbolic.workspaceSize) }
    savedTails = (0..<segments.groupCount).map { group in
      Vector(segments.hasPadding(group: group) ? shape.size - shape.rowStart(shape.pivotTiles) : 0)
    }
    replaced = Vector(segments.groupCount)
  }

  /// - Parameters:
  ///   - diagonal: Θ of columns and 1/Θ of rows, a primal vector whose blocks of stages come first.
  ///   - sharedDiagonal, totalDiagonal: the same of the shared columns and the total rows.
  ///   - afterStep: called when a step's part of the factor is complete, groups in parallel.
  func factor(
    _ diagonal: UnsafePointer<Lanes>, sharedDiagonal: UnsafePointer<Double>, totalDiagonal: UnsafePointer<Double>,
    regularisation: Double, afterStep: (_ group: Int, _ step: Int) -> Void
  ) -> Int {
    parallel(segments.groupCount) { group in
      factorGroup(group, diagonal, Lanes(repeating: regularisation), afterStep)
    }
    boundary.clear()
    for group in 0..<segments.groupCount { addFronts(group) }
    for (row, column, value) in globalEntries { boundary.addGlobal(row, column, value) }
    for j in 0..<boundary.sharedCount { boundary.addGlobal(j, j, -sharedDiagonal[j] - regularisation) }
    for i in boundary.sharedCount..<boundary.globalCount {
      boundary.addGlobal(i, i, totalDiagonal[i - boundary.sharedCount] + regularisation)
    }
    let inSegments = (0..<segments.groupCount).reduce(0) { $0 + replaced.lanes[$1].sum() }
    return Int(inSegments) + boundary.factor()
  }

  private func factorGroup(
    _ group: Int, _ diagonal: UnsafePointer<Lanes>, _ regularisation: Lanes, _ afterStep: (Int, Int) -> Void
  ) {
    let workspace = workspaces[group].lanes, shape = symbolic.shape
    let matrix = workspace + symbolic.denseStart
    workspaces[group].fill(0)
    var pivotGuard = PivotGuard(), replacedBefore = Lanes.zero
    for step in 0..<segments.stepCount {
      let block = group * segments.stepCount + step, isPadded = isPadded(group, step)
      if isPadded {
        savedTails[group].lanes.update(from: tail(of: group), count: savedTails[group].count)
        replacedBefore = pivotGuard.replaced
      }
      shape.clearPivots(matrix)
      let series = coefficients.series(block: block)
      // Two branches, because a copy of an assembly would count its references, which other threads count too.
      if step == 0 {
        firstAssembly.begin(workspace)
        firstAssembly.add(to: workspace, series: series, isFirstStage: block == 0)
      } else {
        assembly.begin(workspace)
        places.moveStates(workspace)
        assembly.add(to: workspace, series: series, isFirstStage: false)
      }
      places.addDiagonal(diagonal + block * places.primalCount, regularisation, to: workspace)
      let factor = factors.lanes + block * symbolic.factorSize
      let inverses = inverses.lanes + block * symbolic.pivotCount
      places.eliminateSparse(workspace, into: factor, inverses, &pivotGuard)
      shape.eliminate(
        matrix, into: factor + places.sparseEntries, inverses + symbolic.sparseCount,
        signs: places.signs.pointer + symbolic.sparseCount, &pivotGuard)
      if isPadded {
        let mask = segments.lastStepMask(group: group)
        restoreTail(group, mask)
        pivotGuard.replaced = replacedBefore + (pivotGuard.replaced - replacedBefore) * mask
      }
      afterStep(group, step)
    }
    replaced.lanes[group] = pivotGuard.replaced
  }

  func isPadded(_ group: Int, _ step: Int) -> Bool {
    step == segments.stepCount - 1 && segments.hasPadding(group: group)
  }

  private func tail(of group: Int) -> UnsafeMutablePointer<Lanes> {
    workspaces[group].lanes + symbolic.denseStart + symbolic.shape.rowStart(symbolic.shape.pivotTiles)
  }

  private func restoreTail(_ group: Int, _ mask: Lanes) {
    let tail = tail(of: group), saved = savedTails[group]
    for index in 0..<saved.count { tail[index] = saved.lanes[index].replacing(with: tail[index], where: mask .> 0) }
  }

  /// Hands a group's fronts to the boundary system.
  private func addFronts(_ group: Int) {
    let matrix = workspaces[group].lanes + symbolic.denseStart
    let tail = places.tailPositions
    @inline(__always) func front(_ i: Int, _ j: Int) -> Lanes {
      matrix[symbolic.shape.index(max(tail[i], tail[j]), min(tail[i], tail[j]))]
    }
    for lane in 0..<laneCount where group * laneCount + lane < segments.usedCount {
      boundary.add(segment: group * laneCount + lane) { front($0, $1)[lane] }
    }
    let first = 2 * boundary.width
    for j in 0..<boundary.globalCount {
      for i in j..<boundary.globalCount { boundary.addGlobal(i, j, front(first + i, first + j).sum()) }
    }
  }
}
