import COpenBLAS

/// What is left when all segments are eliminated: the states at the boundaries between segments, which couple to the
/// boundary before and after (a ring), and the *globals* (shared columns, then total rows), which couple to everything.
///
/// Boundary s lies at the end of segment s. Its columns hold, below its own rows, those of its neighbours at the time of
/// its elimination and those of the globals.
final class BoundarySystem {
  let count: Int
  let width: Int
  let sharedCount: Int
  let globalCount: Int
  private let plan: BoundaryPlan
  private let steps: [BoundaryPlan.Step]
  private let columns: [SignedColumns]
  private let core: SignedColumns
  private let parallel: ParallelLoop

  /// - Parameters:
  ///   - count: boundaries; - width: states of each.
  init(count: Int, width: Int, sharedCount: Int, totalCount: Int, parallel: ParallelLoop) {
    self.count = width == 0 ? 0 : count
    self.width = width
    self.sharedCount = sharedCount
    globalCount = sharedCount + totalCount
    self.parallel = parallel
    let plan = BoundaryPlan(count: self.count), globals = globalCount
    self.plan = plan
    steps = plan.levels.joined().sorted { $0.boundary < $1.boundary }
    columns = steps.map { step in
      SignedColumns(height: width * (1 + step.neighbours.count) + globals, width: width)
    }
    core = SignedColumns(height: globals, width: globals)
  }

  /// Length of right-hand sides: all boundaries' states, then the globals.
  var size: Int { count * width + globalCount }

  func clear() {
    for column in columns { column.clear() }
    core.clear()
  }

  // MARK: Assembly

  /// Adds the front of a segment: `entry(i, j)` of its tail, numbered as this segment's states, its left boundary's,
  /// globals; without the entries between globals.
  func add(segment: Int, _ entry: (Int, Int) -> Double) {
    if count == 0 { return }
    let left = (segment + count - 1) % count
    for j in 0..<width {
      for i in j..<width {
        own(segment, i, j).pointee += entry(i, j)
        own(left, i, j).pointee += entry(width + i, width + j)
      }
      for i in 0..<width {
        if left != segment {
          coupling(left, i, segment, j).pointee += entry(width + i, j)
        } else if i >= j {
          own(segment, i, j).pointee += entry(width + i, j) + entry(width + j, i)
        }
      }
      for i in 0..<globalCount {
        border(segment, i, j).pointee += entry(2 * width + i, j)
        border(left, i, j).pointee += entry(2 * width + i, width + j)
      }
    }
  }

  func addGlobal(_ i: Int, _ j: Int, _ value: Double) {
    core.matrix[min(i, j) * globalCount + max(i, j)] += value
  }

  private func own(_ boundary: Int, _ i: Int, _ j: Int) -> UnsafeMutablePointer<Double> {
    columns[boundary].matrix + j * columns[boundary].height + i
  }

  private func border(_ boundary: Int, _ i: Int, _ j: Int) -> UnsafeMutablePointer<Double> {
    own(boundary, globalRows(boundary).lowerBound + i, j)
  }

  /// The entry of state i of boundary a and state j of boundary b, which the one eliminated first keeps.
  private func coupling(_ a: Int, _ i: Int, _ b: Int, _ j: Int) -> UnsafeMutablePointer<Double> {
    plan.order[b] < plan.order[a]
      ? own(b, rows(of: a, in: b).lowerBound + i, j) : own(a, rows(of: b, in: a).lowerBound + j, i)
  }

  private func rows(of neighbour: Int, in boundary: Int) -> Range<Int> {
    let start = width * (1 + steps[boundary].neighbours.firstIndex(of: neighbour)!)
    return start..<start + width
  }

  private func globalRows(_ boundary: Int) -> Range<Int> {
    let height = columns[boundary].height
    return height - globalCount..<height
  }

  // MARK: Elimination

  /// States and shared columns have negative pivots, total rows positive ones. Returns how many were replaced.
  func factor() -> Int {
    for level in plan.levels {
      parallel(level.count) { columns[level[$0].boundary].factor { _ in -1 } }
      for step in level { reduceNeighbours(step) }
    }
    for column in columns {
      let rows = column.height - globalCount..<column.height
      column.reduce(core.matrix, stride: globalCount, rows: rows, columns: rows)
    }
    core.factor { $0 < sharedCount ? -1 : 1 }
    return columns.reduce(core.replaced) { $0 + $1.replaced }
  }

  private func reduceNeighbours(_ step: BoundaryPlan.Step) {
    let column = columns[step.boundary], globals = globalRows(step.boundary)
    for neighbour in step.neighbours {
      let rows = rows(of: neighbour, in: step.boundary), stride = columns[neighbour].height
      column.reduce(own(neighbour, 0, 0), stride: stride, rows: rows, columns: rows)
      column.reduce(border(neighbour, 0, 0), stride: stride, rows: globals, columns: rows)
    }
    guard step.neighbours.count == 2 else { return }
    let sorted = step.neighbours.sorted { plan.order[$0] < plan.order[$1] }
    column.reduce(
      coupling(sorted[1], 0, sorted[0], 0), stride: columns[sorted[0]].height,
      rows: rows(of: sorted[1], in: step.boundary), columns: rows(of: sorted[0], in: step.boundary))
  }

  /// Solves in place.
  func solve(_ x: UnsafeMutablePointer<Double>) {
    let globals = x + count * width
    for step in plan.levels.joined() {
      let column = columns[step.boundary], own = x + step.boundary * width
      column.solveLower(own)
      for neighbour in step.neighbours {
        column.subtract(own, rows: rows(of: neighbour, in: step.boundary), from: x + neighbour * width)
      }
      column.subtract(own, rows: globalRows(step.boundary), from: globals)
      column.divideByPivots(own)
    }
    core.solveLower(globals)
    core.divideByPivots(globals)
    core.solveUpper(globals)
    for step in plan.levels.joined().reversed() {
      let column = columns[step.boundary], own = x + step.boundary * width
      for neighbour in step.neighbours {
        column.subtractTransposed(x + neighbour * width, rows: rows(of: neighbour, in: step.boundary), from: own)
      }
      column.subtractTransposed(globals, rows: globalRows(step.boundary), from: own)
      column.solveUpper(own)
    }
  }
}
