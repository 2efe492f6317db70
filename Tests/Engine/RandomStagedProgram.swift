import SteppeBase
import SteppeProgram
import Testing

/// Numbers that look random but are the same on every machine.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// The shape of a random program.
struct StagedProgramShape: Sendable, CustomTestStringConvertible {
  var stages: Int
  var columns = 5
  var rows = 4
  var states = 2
  var shared = 2
  var totals = 1
  var isCyclic = true
  var density = 0.3

  var testDescription: String {
    "\(stages) stages of \(columns) columns, \(rows) rows, \(states) states, \(shared) shared columns, "
      + "\(totals) total rows, \(isCyclic ? "cyclic" : "not cyclic")"
  }

  func program(seed: Int) -> StagedProgram {
    var random = SplitMix(seed: seed)
    var program = StagedProgram(stageCount: stages)
    func number() -> Double { Double.random(in: -2...2, using: &random) }
    func values() -> Values {
      if Bool.random(using: &random) { return .constant(number()) }
      return .series((0..<stages).map { _ in number() })
    }
    for j in 0..<columns {
      let quadratic: Values = Int.random(in: 0..<4, using: &random) == 0 ? values().map(abs) : .zero
      _ = program.add(
        StagedProgram.Column(.init("x", "\(j)"), lower: .zero, upper: .constant(1), quadraticCost: quadratic))
    }
    for i in 0..<rows { _ = program.add(StagedProgram.Row(.init("r", "\(i)"), lower: .zero, upper: .constant(1))) }
    for j in 0..<shared {
      let quadratic = j % 2 == 0 ? 0.0 : abs(number())
      _ = program.add(
        StagedProgram.SharedColumn(.init("g", "\(j)"), lower: 0, upper: 1, quadraticCost: quadratic))
    }
    for i in 0..<totals { _ = program.add(StagedProgram.TotalRow(.init("t", "\(i)"), lower: 0, upper: 1)) }
    func isPresent() -> Bool { Double.random(in: 0..<1, using: &random) < density }
    for i in 0..<rows {
      for j in 0..<columns where isPresent() { program.current.append(.init(row: i, column: j, values())) }
      for j in 0..<min(states, columns) where isPresent() || i == j % rows {
        let coefficient = values()
        let started = coefficient.expanded(count: stages).enumerated().map {
          !isCyclic && $0.offset == 0 ? 0 : $0.element
        }
        program.previous.append(.init(row: i, column: j, isCyclic ? coefficient : .series(started)))
      }
      for j in 0..<shared where isPresent() { program.shared.append(.init(row: i, column: j, values())) }
    }
    for i in 0..<totals {
      for j in 0..<columns where isPresent() { program.totals.append(.init(row: i, column: j, values())) }
      for j in 0..<shared where isPresent() { program.totalsShared.append(.init(row: i, column: j, number())) }
    }
    return program
  }
}
