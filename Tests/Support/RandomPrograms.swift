import SteppeBase
import SteppeProgram

/// SplitMix64: the same numbers for the same seed on every machine.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  public mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &self) < probability }
}

/// A random staged program in the shape of an energy system, with a point inside its bounds and rows.
///
/// Buses with generators (fixed or to be sized, some dark at night), stores with a free dispatch, links, spills, shedding,
/// an emission budget; and what presolve is for: fixed columns, rows of one column, free and doubled rows, limits that
/// nothing reaches. Costs are not negative, so the program has an optimum.
public struct RandomStagedProgram: Sendable {
  public private(set) var program: StagedProgram
  /// Feasible, in flat order.
  public private(set) var point: [Double] = []

  private var random: SeededGenerator
  private var stageValues: [[Double]] = []
  private var sharedValues: [Double] = []

  public init(seed: UInt64, stageCount: Int) {
    random = SeededGenerator(seed: seed)
    program = StagedProgram(stageCount: stageCount)
    let emissions = program.add(StagedProgram.TotalRow(.init("GlobalConstraint", "co2"), lower: 0, upper: 0))
    let balances = (0..<Int.random(in: 1...3, using: &random)).map { bus in
      program.add(StagedProgram.Row(.init("Bus-nodal_balance", "bus\(bus)"), lower: .zero, upper: .zero))
    }
    for (bus, balance) in balances.enumerated() {
      for _ in 0..<Int.random(in: 1...3, using: &random) { addGenerator(balance, emissions) }
      if random.chance(0.7) { addStore(balance) }
      if bus > 0 { addLink(from: balances[bus - 1], to: balance) }
      addColumn(family: "shedding", cost: .constant(3000), entries: [(balance, .constant(1))])
      if random.chance(0.5) { addColumn(family: "spill", cost: .zero, entries: [(balance, .constant(-1))]) }
    }
    if random.chance(0.5) { addDoubledRow(of: balances[0]) }
    settleRows(emissions)
    for t in 0..<stageCount { point += stageValues.map { $0[t] } }
    point += sharedValues
  }

  private mutating func series(_ range: ClosedRange<Double>) -> Values {
    .series((0..<program.stageCount).map { _ in Double.random(in: range, using: &random) })
  }

  private mutating func factor(_ range: ClosedRange<Double>) -> Values {
    random.chance(0.5) ? series(range) : .constant(Double.random(in: range, using: &random))
  }

  @discardableResult
  private mutating func addColumn(
    family: String, cost: Values, upper: Values = .constant(.infinity), isFree: Bool = false,
    entries: [(row: Int, coefficient: Values)]
  ) -> Int {
    let column = program.add(
      StagedProgram.Column(
        .init(family, "\(program.columns.count)"), lower: isFree ? .constant(-.infinity) : .zero, upper: upper,
        cost: cost))
    for (row, coefficient) in entries { program.current.append(.init(row: row, column: column, coefficient)) }
    stageValues.append(
      (0..<program.stageCount).map { t in
        let most = min(upper[t], 10)
        return isFree ? Double.random(in: -5...5, using: &random) : Double.random(in: 0.1...0.9, using: &random) * most
      })
    return column
  }

  private mutating func addShared(cost: Double, value: Double, isFixed: Bool) -> Int {
    sharedValues.append(value)
    let label = StagedProgram.Label("p_nom", "\(sharedValues.count)")
    return program.add(
      StagedProgram.SharedColumn(label, lower: isFixed ? value : 0, upper: isFixed ? value : .infinity, cost: cost))
  }

  private mutating func addGenerator(_ balance: Int, _ emissions: Int) {
    let cost = factor(0...100)
    if random.chance(0.4) {
      let limit = factor(2...20)
      addColumn(family: "p", cost: cost, upper: limit, entries: [(balance, .constant(1))])
    } else {
      let power = addColumn(family: "p", cost: cost, entries: [(balance, .constant(1))])
      let isDark = random.chance(0.5)
      let availability = series(0...1).map { isDark && $0 < 0.3 ? 0 : $0 }
      let size = addShared(
        cost: Double.random(in: 10...1000, using: &random), value: 20, isFixed: random.chance(0.3))
      let row = program.add(StagedProgram.Row(.init("p_upper", "\(size)"), lower: .constant(-.infinity), upper: .zero))
      program.current.append(.init(row: row, column: power, .constant(1)))
      program.shared.append(.init(row: row, column: size, -availability))
      if isDark { for t in 0..<program.stageCount where availability[t] == 0 { stageValues[power][t] = 0 } }
      for t in 0..<program.stageCount { stageValues[power][t] = min(stageValues[power][t], 19 * availability[t]) }
      if random.chance(0.5) {
        let lower = program.add(
          StagedProgram.Row(.init("p_lower", "\(size)"), lower: .zero, upper: .constant(.infinity)))
        program.current.append(.init(row: lower, column: power, .constant(1)))
      }
      program.totals.append(.init(row: emissions, column: power, factor(0...1)))
    }
  }

  private mutating func addStore(_ balance: Int) {
    let dispatch = addColumn(family: "Store-p", cost: .zero, isFree: true, entries: [(balance, factor(0.8...1))])
    let energy = addColumn(family: "Store-e", cost: .zero, entries: [])
    let row = program.add(StagedProgram.Row(.init("Store-energy_balance", "\(energy)"), lower: .zero, upper: .zero))
    program.current.append(.init(row: row, column: energy, .constant(-1)))
    program.current.append(.init(row: row, column: dispatch, .constant(-1)))
    let isCyclic = random.chance(0.5), standing = Double.random(in: 0.9...1, using: &random)
    let kept = (0..<program.stageCount).map { isCyclic || $0 > 0 ? standing : 0 }
    program.previous.append(.init(row: row, column: energy, .series(kept)))
    let size = addShared(cost: Double.random(in: 1...50, using: &random), value: 30, isFixed: random.chance(0.3))
    let upper = program.add(StagedProgram.Row(.init("e_upper", "\(size)"), lower: .constant(-.infinity), upper: .zero))
    program.current.append(.init(row: upper, column: energy, .constant(1)))
    program.shared.append(.init(row: upper, column: size, .constant(-1)))
  }

  private mutating func addLink(from: Int, to: Int) {
    let limit = random.chance(0.5) ? factor(5...15) : .constant(.infinity)
    addColumn(
      family: "Link-p", cost: factor(0...2), upper: limit, entries: [(from, .constant(-1)), (to, factor(0.5...1))])
  }

  private mutating func addDoubledRow(of row: Int) {
    let copy = program.add(
      StagedProgram.Row(.init("doubled", "\(row)"), lower: .constant(-.infinity), upper: .constant(.infinity)))
    for entry in program.current where entry.row == row {
      program.current.append(.init(row: copy, column: entry.column, entry.coefficient.map { 2 * $0 }))
    }
  }

  /// Sets the sides of equalities and of the budget so that the point satisfies them.
  private mutating func settleRows(_ emissions: Int) {
    let stages = program.stageCount
    var sums = Array(repeating: Array(repeating: 0.0, count: stages), count: program.rows.count)
    for e in program.current { for t in 0..<stages { sums[e.row][t] += e.coefficient[t] * stageValues[e.column][t] } }
    for e in program.previous {
      for t in 0..<stages { sums[e.row][t] += e.coefficient[t] * stageValues[e.column][(t + stages - 1) % stages] }
    }
    for row in program.rows.indices {
      switch program.rows[row].label.family {
      case "Bus-nodal_balance", "Store-energy_balance":
        program.rows[row].lower = .series(sums[row])
        program.rows[row].upper = .series(sums[row])
      case "doubled": program.rows[row].upper = .series(sums[row].map { $0 + 1 })
      default: break
      }
    }
    var emitted = 0.0
    for e in program.totals { for t in 0..<stages { emitted += e.coefficient[t] * stageValues[e.column][t] } }
    program.totalRows[emissions].upper = emitted * Double.random(in: 1.01...1.5, using: &random) + 0.1
  }
}
