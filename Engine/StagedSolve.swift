/// Solutions with a staged factor: a sweep forward through the segments, the boundary system, a sweep backward. Both
/// sweeps read the factor in one direction, as memory likes it.
///
/// Between the sweeps dx and dy hold D⁻¹ L⁻¹ of the right-hand side; the previous stage's states, which are pivots of
/// this stage, are kept where they belong, in the block before.
final class StagedSolve {
  private let factor: StagedFactor
  private let segments: StageSegments
  private let symbolic: StagedSymbolic
  private let places: StagedPlaces
  /// For each group: the right-hand side by position in the elimination, and the tail before padding.
  private let carries: [Vector]
  private let savedTails: [Vector]
  private let boundaryValues: UnsafeMutablePointer<Double>

  init(_ factor: StagedFactor) {
    self.factor = factor
    segments = factor.segments
    symbolic = factor.symbolic
    places = factor.places
    let tail = symbolic.shape.tail, size = symbolic.pivotCount + tail
    carries = (0..<segments.groupCount).map { _ in Vector(size) }
    savedTails = (0..<segments.groupCount).map { _ in Vector(tail) }
    boundaryValues = .allocate(capacity: max(factor.boundary.size, 1))
  }

  deinit { boundaryValues.deallocate() }

  /// The parts of primal and dual vectors that belong to the globals.
  struct Globals {
    var f: UnsafePointer<Double>
    var g: UnsafePointer<Double>
    var dx: UnsafeMutablePointer<Double>
    var dy: UnsafeMutablePointer<Double>
  }

  /// Vectors by block; the globals' places may be anywhere. `prepare` is called before a block of f and g is read.
  func solve(
    _ f: Vector, _ g: Vector, _ dx: Vector, _ dy: Vector, _ globals: Globals,
    prepare: (_ group: Int, _ block: Int) -> Void
  ) {
    factor.parallel(segments.groupCount) { group in
      for step in 0..<segments.stepCount {
        prepare(group, group * segments.stepCount + step)
        forward(group, step, f.lanes, g.lanes, dx.lanes, dy.lanes)
      }
    }
    finish(dx, dy, globals)
  }

  /// The same with a new factor, which `factor` makes: it calls `afterStep` when a step's part is complete, so that the
  /// sweep forward finds it in cache. Returns what `factor` returns.
  func solve(
    _ f: Vector, _ g: Vector, _ dx: Vector, _ dy: Vector, _ globals: Globals,
    factor makeFactor: (_ afterStep: (_ group: Int, _ step: Int) -> Void) -> Int
  ) -> Int {
    let result = makeFactor { forward($0, $1, f.lanes, g.lanes, dx.lanes, dy.lanes) }
    finish(dx, dy, globals)
    return result
  }

  private func finish(_ dx: Vector, _ dy: Vector, _ globals: Globals) {
    solveBoundary(globals)
    factor.parallel(segments.groupCount) { backward($0, dx.lanes, dy.lanes) }
  }

  // MARK: Forward

  private func forward(
    _ group: Int, _ step: Int, _ f: UnsafePointer<Lanes>, _ g: UnsafePointer<Lanes>, _ dx: UnsafeMutablePointer<Lanes>,
    _ dy: UnsafeMutablePointer<Lanes>
  ) {
    let carry = carries[group].lanes, tail = carry + symbolic.pivotCount
    if step == 0 { carries[group].fill(0) }
    let block = group * segments.stepCount + step, isPadded = factor.isPadded(group, step)
    let column = block * places.primalCount, row = block * places.rowCount
    if isPadded { savedTails[group].lanes.update(from: tail, count: symbolic.shape.tail) }
    load(carry, f + column, g + row, isFirst: step == 0)
    let lower = factor.factors.lanes + block * symbolic.factorSize
    let inverses = factor.inverses.lanes + block * symbolic.pivotCount
    solveSparse(carry, lower)
    symbolic.shape.solveLower(carry + symbolic.sparseCount, lower + places.sparseEntries)
    for pivot in 0..<symbolic.pivotCount { carry[pivot] *= inverses[pivot] }
    store(carry, dx + column, dy + row)
    if step > 0 { storePrevious(carry, dx + column - places.primalCount) }
    if isPadded {
      let mask = segments.lastStepMask(group: group), saved = savedTails[group].lanes
      for index in 0..<symbolic.shape.tail { tail[index] = saved[index].replacing(with: tail[index], where: mask .> 0) }
    }
  }

  @inline(__always) private func load(
    _ carry: UnsafeMutablePointer<Lanes>, _ f: UnsafePointer<Lanes>, _ g: UnsafePointer<Lanes>, isFirst: Bool
  ) {
    let previous = places.previousPositions.pointer, states = places.statePositions.pointer
    for state in 0..<places.previousPositions.count {
      carry[Int(previous[state])] = isFirst ? .zero : carry[Int(states[state])]
    }
    let columns = places.columnPositions.pointer, rows = places.rowPositions.pointer
    for j in 0..<places.columnCount { carry[Int(columns[j])] = f[j] }
    for i in 0..<places.rowCount { carry[Int(rows[i])] = g[i] }
  }

  @inline(__always) private func store(
    _ carry: UnsafePointer<Lanes>, _ dx: UnsafeMutablePointer<Lanes>, _ dy: UnsafeMutablePointer<Lanes>
  ) {
    let columns = places.interiorColumns.pointer, positions = places.interiorPositions.pointer
    for j in 0..<places.interiorColumns.count { dx[Int(columns[j])] = carry[Int(positions[j])] }
    let rows = places.rowPositions.pointer
    for i in 0..<places.rowCount { dy[i] = carry[Int(rows[i])] }
  }

  @inline(__always) private func storePrevious(_ carry: UnsafePointer<Lanes>, _ dx: UnsafeMutablePointer<Lanes>) {
    let columns = places.stateColumns.pointer, previous = places.previousPositions.pointer
    for state in 0..<places.stateColumns.count { dx[Int(columns[state])] = carry[Int(previous[state])] }
  }

  @inline(__always) private func solveSparse(_ carry: UnsafeMutablePointer<Lanes>, _ lower: UnsafePointer<Lanes>) {
    let starts = places.columnStart.pointer, rows = places.rows.pointer
    for pivot in 0..<places.sparseCount {
      let value = -carry[pivot]
      for index in Int(starts[pivot])..<Int(starts[pivot + 1]) {
        let row = Int(rows[index])
        carry[row] = multiplyAdd(lower[index], value, carry[row])
      }
    }
  }

  // MARK: Boundaries

  private func solveBoundary(_ globals: Globals) {
    let boundary = factor.boundary, width = boundary.width, values = boundaryValues
    values.update(repeating: 0, count: boundary.size)
    let shared = values + boundary.count * width
    for j in 0..<boundary.sharedCount { shared[j] = globals.f[j] }
    for i in boundary.sharedCount..<boundary.globalCount { shared[i] = globals.g[i - boundary.sharedCount] }
    exchange { here, value in value.pointee += here.pointee }
    for group in 0..<segments.groupCount {
      for index in 0..<boundary.globalCount { shared[index] += tail(group)[position(2 * width + index)].sum() }
    }
    boundary.solve(values)
    exchange { here, value in here.pointee = value.pointee }
    for group in 0..<segments.groupCount {
      for index in 0..<boundary.globalCount {
        tail(group)[position(2 * width + index)] = Lanes(repeating: shared[index])
      }
    }
    for j in 0..<boundary.sharedCount { globals.dx[j] = shared[j] }
    for i in boundary.sharedCount..<boundary.globalCount { globals.dy[i - boundary.sharedCount] = shared[i] }
  }

  /// Runs over the states at both ends of all segments: their number in the tail, and their number in the boundary
  /// system.
  private func exchange(_ body: (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) -> Void) {
    let width = factor.boundary.width
    for segment in 0..<factor.boundary.count {
      let left = (segment + factor.boundary.count - 1) % factor.boundary.count
      let numbers = UnsafeMutableRawPointer(tail(segment / laneCount)).assumingMemoryBound(to: Double.self)
      let lane = segment % laneCount
      for state in 0..<width {
        body(numbers + position(state) * laneCount + lane, boundaryValues + segment * width + state)
        body(numbers + position(width + state) * laneCount + lane, boundaryValues + left * width + state)
      }
    }
  }

  /// The carry of a group from the first dense pivot on, which tail positions count from.
  private func tail(_ group: Int) -> UnsafeMutablePointer<Lanes> { carries[group].lanes + symbolic.sparseCount }

  private func position(_ tailNode: Int) -> Int { places.tailPositions[tailNode] }

  // MARK: Backward

  private func backward(_ group: Int, _ dx: UnsafeMutablePointer<Lanes>, _ dy: UnsafeMutablePointer<Lanes>) {
    let carry = carries[group].lanes
    for step in (0..<segments.stepCount).reversed() {
      let block = group * segments.stepCount + step, isPadded = factor.isPadded(group, step)
      let column = block * places.primalCount, row = block * places.rowCount
      loadIntermediate(carry, dx + column, dy + row)
      loadPrevious(carry, step > 0 ? dx + column - places.primalCount : nil)
      let lower = factor.factors.lanes + block * symbolic.factorSize
      symbolic.shape.solveUpper(carry + symbolic.sparseCount, lower + places.sparseEntries)
      solveSparseTransposed(carry, lower)
      store(carry, dx + column, dy + row)
      storeStates(carry, dx + column)
      let mask = isPadded ? segments.lastStepMask(group: group) : Lanes(repeating: 1)
      if isPadded { clearPadding(dx + column, dy + row, mask) }
      if step > 0 { passStates(carry, mask) }
    }
  }

  @inline(__always) private func loadIntermediate(
    _ carry: UnsafeMutablePointer<Lanes>, _ dx: UnsafePointer<Lanes>, _ dy: UnsafePointer<Lanes>
  ) {
    let columns = places.interiorColumns.pointer, positions = places.interiorPositions.pointer
    for j in 0..<places.interiorColumns.count { carry[Int(positions[j])] = dx[Int(columns[j])] }
    let rows = places.rowPositions.pointer
    for i in 0..<places.rowCount { carry[Int(rows[i])] = dy[i] }
  }

  @inline(__always) private func loadPrevious(_ carry: UnsafeMutablePointer<Lanes>, _ dx: UnsafePointer<Lanes>?) {
    let columns = places.stateColumns.pointer, previous = places.previousPositions.pointer
    for state in 0..<places.stateColumns.count {
      carry[Int(previous[state])] = dx.map { $0[Int(columns[state])] } ?? .zero
    }
  }

  @inline(__always) private func storeStates(_ carry: UnsafePointer<Lanes>, _ dx: UnsafeMutablePointer<Lanes>) {
    let columns = places.stateColumns.pointer, states = places.statePositions.pointer
    for state in 0..<places.stateColumns.count { dx[Int(columns[state])] = carry[Int(states[state])] }
  }

  /// What this stage found for the previous stage's states is what that stage calls its own; past padding it stays.
  @inline(__always) private func passStates(_ carry: UnsafeMutablePointer<Lanes>, _ mask: Lanes) {
    let previous = places.previousPositions.pointer, states = places.statePositions.pointer
    for state in 0..<places.stateColumns.count {
      let here = Int(states[state])
      carry[here] = carry[here].replacing(with: carry[Int(previous[state])], where: mask .> 0)
    }
  }

  private func clearPadding(_ dx: UnsafeMutablePointer<Lanes>, _ dy: UnsafeMutablePointer<Lanes>, _ mask: Lanes) {
    for j in 0..<places.columnCount { dx[j] = Lanes.zero.replacing(with: dx[j], where: mask .> 0) }
    for i in 0..<places.rowCount { dy[i] = Lanes.zero.replacing(with: dy[i], where: mask .> 0) }
  }

  @inline(__always) private func solveSparseTransposed(
    _ carry: UnsafeMutablePointer<Lanes>, _ lower: UnsafePointer<Lanes>
  ) {
    let starts = places.columnStart.pointer, rows = places.rows.pointer
    for pivot in (0..<places.sparseCount).reversed() {
      var value = carry[pivot]
      for index in (Int(starts[pivot])..<Int(starts[pivot + 1])).reversed() {
        value = multiplyAdd(-lower[index], carry[Int(rows[index])], value)
      }
      carry[pivot] = value
    }
  }
}
