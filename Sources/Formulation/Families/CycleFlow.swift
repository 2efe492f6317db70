import SteppeBase
import SteppeNetwork

extension Model {
  /// Kirchhoff's voltage law: around every independent cycle of lines and transformers the angles add up to nothing,
  ///
  ///     Σ ± (z s + shift) = 0
  ///
  /// with the reactance as z in areas whose first bus is AC and the resistance elsewhere. Rows are scaled so that their
  /// largest coefficient is 1, which makes their residuals flows.
  ///
  /// With investment periods each has the cycles of what is in use then; the first cycles of all share a row, and so on.
  mutating func closeCycles() {
    let topologies = horizon.investsByPeriod ? horizon.periods.map(\.stages) : [0..<horizon.stageCount]
    var inUse: [(branches: [Bool], during: Values)] = []
    for stages in topologies {
      let used = branches.map { !horizon.investsByPeriod || $0.activity[stages.lowerBound] != 0 }
      if let known = inUse.firstIndex(where: { $0.branches == used }) {
        inUse[known].during = inUse[known].during + horizon.within(stages)
      } else {
        inUse.append((used, horizon.within(stages)))
      }
    }
    var rows: [StageExpression] = []
    for (used, during) in inUse {
      let angles = anglesAroundCycles(of: branches.indices.filter { used[$0] }.map { branches[$0] })
      let mask = during.simplified()
      for (number, angle) in angles.enumerated() {
        if number == rows.count { rows.append(.zero) }
        rows[number] += mask == .constant(1) ? angle : angle * mask
      }
    }
    for (number, angle) in rows.enumerated() {
      builder.addRow(angle, from: .zero, to: .zero, Label("Kirchhoff-Voltage-Law", String(number)))
    }
  }

  private mutating func anglesAroundCycles(of branches: [BranchVariables]) -> [StageExpression] {
    let ends = branches.map { (busIndex[$0.branch.bus0]!, busIndex[$0.branch.bus1]!) }
    let areas = connectedAreas(nodeCount: busIndex.count, edges: ends)
    let isAlternating = network.buses.map { $0.carrier == "AC" }
    // A branch of infinite impedance closes no cycle.
    let closing = branches.indices.filter { !branches[$0].branch.reactance.isInfinite }
    let cycles = cycleBasis(nodeCount: busIndex.count, edges: closing.map { ends[$0] })
    return cycles.compactMap { cycle in
      let parts = cycle.map { (item: branches[closing[$0.edge]], sign: $0.sign) }
      let firstBus = areas[ends[closing[cycle[0].edge]].0]
      let impedances = parts.map { isAlternating[firstBus] ? $0.item.branch.reactance : $0.item.branch.resistance }
      if let undefined = impedances.firstIndex(where: \.isNaN) {
        issues.append(Issue(.indefiniteImpedance, at: parts[undefined].item.branch.place("x")))
        return nil
      }
      let largest = impedances.reduce(0) { max($0, abs($1)) }
      if largest == 0 { return nil }
      var angle = StageExpression.zero
      for (part, impedance) in zip(parts, impedances) {
        angle += part.item.flow * .constant(part.sign * impedance / largest)
        angle += part.item.phaseShift * .constant(part.sign * .pi / 180 / largest)
      }
      return angle
    }
  }
}
