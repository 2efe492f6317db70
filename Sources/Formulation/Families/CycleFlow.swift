import SteppeBase
import SteppeNetwork

/// Lines and transformers that are in use together, and how they are meshed.
struct Topology {
  /// Positions in `Model.branches`.
  var branches: [Int]
  /// 1 at the stages where it holds, 0 elsewhere.
  var during: Values
  /// Independent loops, each as its branches with the sign of their direction and their impedance: the reactance in areas
  /// whose first bus is AC, the resistance elsewhere. A branch of infinite impedance closes no loop, and loops without any
  /// impedance are left out.
  var loops: [[(branch: Int, sign: Double, impedance: Double)]] = []
}

extension Model {
  /// Finds what is meshed: once for all stages, with investment periods in each of them.
  mutating func findLoops() {
    let blocks = horizon.investsByPeriod ? horizon.periods.map(\.stages) : [0..<horizon.stageCount]
    for stages in blocks {
      let used = branches.indices.filter {
        !horizon.investsByPeriod || branches[$0].activity[stages.lowerBound] != 0
      }
      if let known = topologies.firstIndex(where: { $0.branches == used }) {
        topologies[known].during = topologies[known].during + horizon.within(stages)
      } else {
        topologies.append(Topology(branches: used, during: horizon.within(stages)))
      }
    }
    for index in topologies.indices {
      topologies[index].during = topologies[index].during.simplified()
      topologies[index].loops = loops(among: topologies[index].branches)
    }
  }

  private mutating func loops(among members: [Int]) -> [[(branch: Int, sign: Double, impedance: Double)]] {
    func ends(_ branch: Int) -> (Int, Int) {
      (busIndex[branches[branch].branch.bus0]!, busIndex[branches[branch].branch.bus1]!)
    }
    let areas = connectedAreas(nodeCount: busIndex.count, edges: members.map(ends))
    let isAlternating = network.buses.map { $0.carrier == "AC" }
    func impedance(_ branch: Int) -> Double {
      let usesReactance = isAlternating[areas[ends(branch).0]]
      return usesReactance ? branches[branch].branch.reactance : branches[branch].branch.resistance
    }
    let closing = members.filter { !impedance($0).isInfinite }
    return cycleBasis(nodeCount: busIndex.count, edges: closing.map(ends)).compactMap { cycle in
      let loop = cycle.map { part in
        (branch: closing[part.edge], sign: part.sign, impedance: impedance(closing[part.edge]))
      }
      if let undefined = loop.first(where: \.impedance.isNaN) {
        issues.append(Issue(.indefiniteImpedance, at: branches[undefined.branch].branch.place("x")))
        return nil
      }
      return loop.contains { $0.impedance != 0 } ? loop : nil
    }
  }

  /// Kirchhoff's voltage law: around every independent cycle of lines and transformers the angles add up to nothing,
  ///
  ///     Σ ± (z s + shift) = 0
  ///
  /// Rows are scaled so that their largest coefficient is 1, which makes their residuals flows. With investment periods
  /// the first cycles of all of them share a row, and so on.
  mutating func closeCycles() {
    var rows: [StageExpression] = []
    for topology in topologies {
      for (number, loop) in topology.loops.enumerated() {
        if number == rows.count { rows.append(.zero) }
        let angle = angle(around: loop)
        rows[number] += topology.during == .constant(1) ? angle : angle * topology.during
      }
    }
    for (number, angle) in rows.enumerated() {
      builder.addRow(angle, from: .zero, to: .zero, Label("Kirchhoff-Voltage-Law", String(number)))
    }
  }

  private func angle(around loop: [(branch: Int, sign: Double, impedance: Double)]) -> StageExpression {
    let largest = loop.reduce(0) { max($0, abs($1.impedance)) }
    var angle = StageExpression.zero
    for (branch, sign, impedance) in loop {
      angle += branches[branch].flow * .constant(sign * impedance / largest)
      angle += branches[branch].phaseShift * .constant(sign * .pi / 180 / largest)
    }
    return angle
  }
}
