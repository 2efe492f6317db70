import SteppeBase
import SteppeNetwork

extension Model {
  /// What flows into a bus equals what flows out, at every snapshot:
  ///
  ///     Σ sign p  +  Σ sign (dispatch − storing)  +  Σ coefficient p  ∓  Σ s  =  demand
  ///
  /// A bus that nothing is connected to has no row; one with a load alone is an issue. The multiplier of the row over the
  /// cost weight of the snapshot is the price at the bus.
  mutating func balanceBuses() {
    var inflows = [StageExpression](repeating: .zero, count: busIndex.count)
    for item in dispatched {
      for port in item.component.ports { inflows[busIndex[port.bus]!] += item.power * port.coefficient }
    }
    for item in storageUnits {
      inflows[busIndex[item.unit.bus]!] += (item.dispatch - item.storing) * .constant(item.unit.sign)
    }
    for item in stores { inflows[busIndex[item.store.bus]!] += item.power * .constant(item.store.sign) }
    for item in branches {
      inflows[busIndex[item.branch.bus0]!] += item.flow * .constant(-1)
      inflows[busIndex[item.branch.bus1]!] += item.flow
    }
    var demands = [Values](repeating: .zero, count: busIndex.count)
    for load in components.loads { demands[busIndex[load.bus]!] = demands[busIndex[load.bus]!] - load.injection }

    for (bus, name) in network[.bus].names.enumerated() {
      if !inflows[bus].isConstant {
        builder.addRow(inflows[bus], from: demands[bus], to: demands[bus], Label("Bus-nodal_balance", name))
      } else if !demands[bus].isZero {
        issues.append(Issue(.loadWithoutSupply(name)))
      }
    }
  }
}
