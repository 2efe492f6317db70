import SteppeBase
import SteppeNetwork

extension Model {
  /// Kirchhoff's voltage law: around every independent cycle of lines and transformers the angles add up to nothing,
  ///
  ///     Σ ± (z s + shift) = 0
  ///
  /// with the reactance as z in areas whose first bus is AC and the resistance elsewhere. Rows are scaled so that their
  /// largest coefficient is 1, which makes their residuals flows.
  mutating func closeCycles() {
    let ends = branches.map { (busIndex[$0.branch.bus0]!, busIndex[$0.branch.bus1]!) }
    let areas = connectedAreas(nodeCount: busIndex.count, edges: ends)
    let isAlternating = network.buses.map { $0.carrier == "AC" }
    // A branch of infinite impedance closes no cycle.
    let closing = branches.indices.filter { !branches[$0].branch.reactance.isInfinite }
    let cycles = cycleBasis(nodeCount: busIndex.count, edges: closing.map { ends[$0] })
    for (number, cycle) in cycles.enumerated() {
      let parts = cycle.map { (item: branches[closing[$0.edge]], sign: $0.sign) }
      let firstBus = areas[ends[closing[cycle[0].edge]].0]
      let impedances = parts.map { isAlternating[firstBus] ? $0.item.branch.reactance : $0.item.branch.resistance }
      if let undefined = impedances.firstIndex(where: \.isNaN) {
        issues.append(Issue(.indefiniteImpedance, at: parts[undefined].item.branch.place("x")))
        continue
      }
      let largest = impedances.reduce(0) { max($0, abs($1)) }
      if largest == 0 { continue }
      var angle = StageExpression.zero
      for (part, impedance) in zip(parts, impedances) {
        angle += part.item.flow * .constant(part.sign * impedance / largest)
        angle += .constant(part.item.branch.phaseShift.map { part.sign * $0 * .pi / 180 / largest })
      }
      builder.addRow(angle, from: .zero, to: .zero, Label("Kirchhoff-Voltage-Law", String(number)))
    }
  }
}
