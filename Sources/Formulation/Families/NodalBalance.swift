import SteppeBase
import SteppeNetwork

extension Model {
  /// What flows into a bus equals what flows out, at every snapshot:
  ///
  ///     Σ sign p  +  Σ sign (dispatch − storing)  +  Σ coefficient p  ∓  Σ s  −  ½ Σ loss  =  demand
  ///
  /// where p at a port with a delay is that of an earlier snapshot.
  ///
  /// A bus that nothing is connected to has no row; one with a load alone is an issue. The multiplier of the row over the
  /// cost weight of the snapshot is the price at the bus.
  mutating func balanceBuses() {
    var inflows = [StageExpression](repeating: .zero, count: busIndex.count)
    // 1 where anything that could supply the bus is in use.
    var isSupplied = [Values](repeating: .zero, count: busIndex.count)
    func add(_ inflow: StageExpression, at bus: String, _ activity: Values) {
      let index = busIndex[bus]!
      inflows[index] += inflow
      if inflow.isConstant || isSupplied[index] == .constant(1) { return }
      isSupplied[index] = isSupplied[index].combined(with: activity, max).simplified()
    }
    for item in dispatched {
      for port in item.component.ports {
        let power = port.delay.map { arrival(of: item.component.label("p"), after: $0) } ?? item.power
        add(power * port.coefficient, at: port.bus, item.activity)
      }
    }
    for item in storageUnits {
      add((item.dispatch - item.storing) * .constant(item.unit.sign), at: item.unit.bus, item.activity)
    }
    for item in stores { add(item.power * .constant(item.store.sign), at: item.store.bus, item.activity) }
    for item in branches {
      let halfLoss = item.loss * .constant(0.5)
      add((item.flow + halfLoss) * .constant(-1), at: item.branch.bus0, item.activity)
      add(item.flow - halfLoss, at: item.branch.bus1, item.activity)
    }
    var demands = [Values](repeating: .zero, count: busIndex.count)
    for load in components.loads { demands[busIndex[load.bus]!] = demands[busIndex[load.bus]!] - load.injection }

    for (bus, name) in network[.bus].names.enumerated() {
      if !demands[bus].combined(with: isSupplied[bus], { $1 == 0 ? $0 : 0 }).isZero {
        issues.append(Issue(.loadWithoutSupply(name)))
      } else if !inflows[bus].isConstant {
        builder.addRow(inflows[bus], from: demands[bus], to: demands[bus], Label("Bus-nodal_balance", name))
      }
    }
  }
}
