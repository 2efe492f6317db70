import SteppeProgram

/// Products of a staged program's matrices with a point, block by block.
///
/// A stage's rows use the columns of the stage before, so its multipliers add to that stage's Aᵀy: a block is finished
/// when the block after it has been worked on. At the ends of segments, values come from and go to neighbouring lanes.
final class StagedProducts {
  private let segments: StageSegments
  private let coefficients: StagedCoefficients
  private let columnCount: Int
  private let rowCount: Int
  private let stateColumns: [Int]
  private let sharedCount: Int
  private let totalCount: Int
  private let current: EntryList
  private let previous: EntryList
  private let shared: EntryList
  private let totals: EntryList
  private let quadratic: EntryList
  private let hasQuadratic: Bool
  private let works: [GroupWork]
  /// x of the shared columns and y of the total rows, in all lanes.
  private let sharedValues: Vector
  private let totalValues: Vector

  /// What a group needs to itself.
  private struct GroupWork {
    /// A x and Aᵀ y of two blocks in turn.
    let ax: [Vector]
    let aty: [Vector]
    /// States before each lane's first stage; what the stage after each lane's last adds to Aᵀ y.
    let before: Vector
    let after: Vector
    /// Gᵀ y and H x of the group.
    let sharedSums: Vector
    let totalSums: Vector
    let scratch: Vector
  }

  init(_ program: StagedProgram, _ segments: StageSegments, _ coefficients: StagedCoefficients, stateColumns: [Int]) {
    self.segments = segments
    self.coefficients = coefficients
    self.stateColumns = stateColumns
    columnCount = program.columns.count
    rowCount = program.rows.count
    sharedCount = program.sharedColumns.count
    totalCount = program.totalRows.count
    current = EntryList(coefficients.current)
    previous = EntryList(coefficients.previous)
    shared = EntryList(coefficients.shared)
    totals = EntryList(coefficients.totals)
    quadratic = EntryList(coefficients.quadratic)
    hasQuadratic = !coefficients.quadratic.isEmpty
    let columns = columnCount, rows = rowCount, shared = sharedCount, totals = totalCount
    works = (0..<segments.groupCount).map { _ in
      GroupWork(
        ax: [Vector(rows), Vector(rows)], aty: [Vector(columns), Vector(columns)], before: Vector(columns),
        after: Vector(columns), sharedSums: Vector(shared), totalSums: Vector(totals), scratch: Vector(columns + rows))
    }
    sharedValues = Vector(shared)
    totalValues = Vector(totals)
  }

  private var primalCount: Int { columnCount + rowCount }

  /// Blocks of a group whose values other segments need: the first, and those with the last stage of some lane.
  private func isAtEnd(_ step: Int, of group: Int) -> Bool {
    step == 0 || step == segments.stepCount - 1
      || (step == segments.stepCount - 2 && segments.hasPadding(group: group))
  }

  /// Calls `prepare` and `body` for the blocks of stages; returns by `sharedSums` and `totalSums` what they add to the
  /// globals. `xShared` and `yTotal` are read after `prepare` of the blocks at the ends of segments.
  func run(
    _ x: UnsafePointer<Lanes>, _ y: UnsafePointer<Lanes>, xShared: UnsafePointer<Double>,
    yTotal: UnsafePointer<Double>, parallel: ParallelLoop, prepare: (_ block: Int) -> Void,
    body: (_ group: Int, _ block: Int, _ ax: UnsafePointer<Lanes>, _ aty: UnsafePointer<Lanes>) -> Void
  ) {
    parallel(segments.groupCount) { group in
      for step in 0..<segments.stepCount where isAtEnd(step, of: group) {
        prepare(group * segments.stepCount + step)
      }
    }
    for j in 0..<sharedCount { sharedValues.lanes[j] = Lanes(repeating: xShared[j]) }
    for i in 0..<totalCount { totalValues.lanes[i] = Lanes(repeating: yTotal[i]) }
    exchange(x, y)
    parallel(segments.groupCount) { group in runGroup(group, x, y, prepare, body) }
  }

  /// Gᵀ y of a shared column, H x of a total row.
  func sharedSum(_ column: Int) -> Double { works.reduce(0) { $0 + $1.sharedSums.lanes[column].sum() } }
  func totalSum(_ row: Int) -> Double { works.reduce(0) { $0 + $1.totalSums.lanes[row].sum() } }

  /// Hands states to the segment after and Bᵀ y to the segment before.
  private func exchange(_ x: UnsafePointer<Lanes>, _ y: UnsafePointer<Lanes>) {
    if stateColumns.isEmpty { return }
    for (group, work) in works.enumerated() {
      let block = group * segments.stepCount
      work.scratch.fill(0)
      previous.apply(
        work.before.lanes, y + block * rowCount, work.scratch.lanes + columnCount, work.scratch.lanes,
        series: coefficients.series(block: block), isFirst: block == 0)
    }
    let used = segments.usedCount
    for segment in 0..<used {
      let last = segments.place(stage: segments.start(segment) + segments.length(segment) - 1)
      let here = works[segment / laneCount], lane = segment % laneCount
      let next = (segment + 1) % used, nextLane = next % laneCount, nextWork = works[next / laneCount]
      for column in stateColumns {
        nextWork.before.lanes[column][nextLane] = x[last.block * primalCount + column][lane]
        here.after.lanes[column][lane] = nextWork.scratch.lanes[column][nextLane]
      }
    }
  }

  private func runGroup(
    _ group: Int, _ x: UnsafePointer<Lanes>, _ y: UnsafePointer<Lanes>, _ prepare: (Int) -> Void,
    _ body: (Int, Int, UnsafePointer<Lanes>, UnsafePointer<Lanes>) -> Void
  ) {
    let work = works[group], steps = segments.stepCount, hasPadding = segments.hasPadding(group: group)
    let lastMask = segments.lastStepMask(group: group)
    work.sharedSums.fill(0)
    work.totalSums.fill(0)
    work.aty[1].fill(0)
    func finish(_ step: Int) {
      let ax = work.ax[step & 1], aty = work.aty[step & 1]
      if step >= steps - 2 { addAfter(work, aty, step == steps - 1 ? lastMask : 1 - lastMask) }
      if step == steps - 1, hasPadding {
        clear(ax, lastMask)
        clear(aty, lastMask)
      }
      body(group, group * steps + step, ax.lanes, aty.lanes)
    }
    for step in 0..<steps {
      let block = group * steps + step
      if !isAtEnd(step, of: group) { prepare(block) }
      multiply(work, step: step, block: block, x, y)
      if step > 0 { finish(step - 1) }
    }
    finish(steps - 1)
  }

  @inline(__always) private func multiply(
    _ work: GroupWork, step: Int, block: Int, _ x: UnsafePointer<Lanes>, _ y: UnsafePointer<Lanes>
  ) {
    let ax = work.ax[step & 1].lanes, aty = work.aty[step & 1].lanes, atyBefore = work.aty[(step + 1) & 1].lanes
    ax.update(repeating: .zero, count: rowCount)
    aty.update(repeating: .zero, count: columnCount)
    let here = x + block * primalCount, rows = y + block * rowCount
    let before = step == 0 ? UnsafePointer(work.before.lanes) : here - primalCount
    let series = coefficients.series(block: block), isFirst = block == 0
    current.apply(here, rows, ax, aty, series: series, isFirst: isFirst)
    previous.apply(before, rows, ax, atyBefore, series: series, isFirst: isFirst)
    shared.apply(sharedValues.lanes, rows, ax, work.sharedSums.lanes, series: series, isFirst: isFirst)
    totals.apply(here, totalValues.lanes, work.totalSums.lanes, aty, series: series, isFirst: isFirst)
    if hasQuadratic { quadratic.apply(here, here, work.scratch.lanes, aty, series: series, isFirst: isFirst) }
  }

  private func addAfter(_ work: GroupWork, _ aty: Vector, _ mask: Lanes) {
    for column in stateColumns { aty.lanes[column] = multiplyAdd(work.after.lanes[column], mask, aty.lanes[column]) }
  }

  private func clear(_ vector: Vector, _ mask: Lanes) { for index in 0..<vector.count { vector.lanes[index] *= mask } }
}
