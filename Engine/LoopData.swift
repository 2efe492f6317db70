import SteppeProgram

/// The program's numbers in the engine's layout.
struct LoopData {
  /// What a column or row activity carries on its diagonal besides the barrier.
  enum Offset {
    /// A fixed column, an equality row: it does not move.
    static let fixed = 1e30
    /// Everything from here on is fixed.
    static let fixedThreshold = 1e29
    /// A free column: a proximal term, small enough not to slow it down.
    static let freeColumn = 0.0
    /// A row without bounds: its activity follows freely, its multiplier stays zero.
    static let freeRow = 1e-30
    /// A lane that belongs to no row.
    static let padding = 1.0
  }

  let lower: Vector
  let upper: Vector
  let cost: Vector
  let offset: Vector
  let bounds: BarrierBounds
  /// At least one.
  let largestCost: Double
  let largestRightHandSide: Double

  init(system: some KKTSystem, data: ProgramData) {
    let layout = system.layout
    lower = Vector(layout.primalCount)
    upper = Vector(layout.primalCount)
    cost = Vector(layout.primalCount)
    offset = Vector(layout.primalCount)
    for block in layout.blocks {
      let kind = layout.kinds[block.kind]
      for slot in 0..<(kind.columnCount + kind.rowCount) {
        let value = slot < kind.columnCount ? Offset.fixed : Offset.padding
        offset.lanes[block.primalStart + slot] = Lanes(repeating: value)
      }
    }

    func largest(_ values: [Double]) -> Double {
      values.reduce(1) { $1.isFinite ? max($0, abs($1)) : $0 }
    }
    largestCost = largest(data.cost)
    largestRightHandSide = [data.columnLower, data.columnUpper, data.rowLower, data.rowUpper].map(largest).max()!

    let lower = lower, upper = upper, offset = offset, cost = cost
    func place(_ low: Double, _ high: Double, at index: Int, free: Double) {
      lower.scalars[index] = low
      upper.scalars[index] = high
      offset.scalars[index] = low == high ? Offset.fixed : (low == -.infinity && high == .infinity ? free : 0)
    }
    for j in data.cost.indices {
      let index = system.place(column: j)
      cost.scalars[index] = data.cost[j]
      place(data.columnLower[j], data.columnUpper[j], at: index, free: Offset.freeColumn)
    }
    for i in data.rowLower.indices {
      place(data.rowLower[i], data.rowUpper[i], at: system.place(row: i).activity, free: Offset.freeRow)
    }
    bounds = BarrierBounds(layout: layout, lower: lower, upper: upper)
  }
}
