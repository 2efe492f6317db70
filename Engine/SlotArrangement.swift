import SteppeProgram

/// Sorts the columns and rows of a program by the kind of their bounds into slots of eight lanes, and the slots into
/// blocks of columns and blocks of rows.
struct SlotArrangement {
  let layout: Layout
  /// Index of the number of each column in primal vectors; of each row in primal (activity) and dual vectors.
  let columnPlaces: [Int32]
  let rowActivities: [Int32]
  let rowDuals: [Int32]

  init(_ program: LinearProgram) {
    let columns = Self.slots(program.columnLower, program.columnUpper)
    let rows = Self.slots(program.rowLower, program.rowUpper)
    var kinds: [Layout.BlockKind] = [], blocks: [Layout.Block] = []
    for start in stride(from: 0, to: columns.count, by: SparseSystem.slotsPerBlock) {
      kinds.append(.init(columnCount: min(SparseSystem.slotsPerBlock, columns.count - start), rowCount: 0))
      blocks.append(.init(kind: kinds.count - 1, primalStart: start, dualStart: 0))
    }
    for start in stride(from: 0, to: rows.count, by: SparseSystem.slotsPerBlock) {
      kinds.append(.init(columnCount: 0, rowCount: min(SparseSystem.slotsPerBlock, rows.count - start)))
      blocks.append(.init(kind: kinds.count - 1, primalStart: columns.count + start, dualStart: start))
    }
    // Up to eight chunks: enough for the threads of a desk machine, few enough to cost nothing on small programs.
    let chunkCount = min(8, max(1, blocks.count / 16)), size = (blocks.count + chunkCount - 1) / chunkCount
    layout = Layout(
      kinds: kinds, blocks: blocks,
      chunks: stride(from: 0, to: blocks.count, by: max(size, 1)).map { $0..<min($0 + size, blocks.count) },
      primalCount: columns.count + rows.count, dualCount: rows.count)
    columnPlaces = columns.places
    rowDuals = rows.places
    rowActivities = rows.places.map { $0 + Int32(columns.count * laneCount) }
  }

  /// Places for numbers with these bounds: sorted by kind (stable), each kind filled up to whole slots.
  private static func slots(_ lower: [Double], _ upper: [Double]) -> (places: [Int32], count: Int) {
    func kind(_ index: Int) -> Int {
      if lower[index] == upper[index] { return 0 }
      return 1 + (lower[index] > -.infinity ? 1 : 0) + (upper[index] < .infinity ? 2 : 0)
    }
    var places = [Int32](repeating: 0, count: lower.count), slot = 0
    for wanted in 0...4 {
      var filled = 0
      for index in lower.indices where kind(index) == wanted {
        places[index] = Int32(slot * laneCount + filled)
        filled += 1
      }
      slot += (filled + laneCount - 1) / laneCount
    }
    return (places, slot)
  }
}
