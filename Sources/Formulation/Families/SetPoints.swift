import SteppeBase
import SteppeNetwork

extension Model {
  /// Variables equal what is prescribed for them, at the snapshots where something is: power of generators, links,
  /// processes, stores and storage units (dispatch − storing), dispatch and storing on their own, and energies.
  mutating func meetSetPoints() {
    for item in dispatched { meet(item.component.limits.setPoint, item.power, item.component.label("p_set")) }
    for item in storageUnits {
      let unit = item.unit
      meet(unit.powerSetPoint, item.dispatch - item.storing, unit.label("p_set"))
      meet(unit.dispatchSetPoint, item.dispatch, unit.label("p_dispatch_set"))
      meet(unit.storingSetPoint, item.storing, unit.label("p_store_set"))
      meet(unit.stateOfChargeSetPoint, item.stateOfCharge, unit.label("state_of_charge_set"))
    }
    for item in stores {
      meet(item.store.powerSetPoint, item.power, item.store.label("p_set"))
      meet(item.store.energySetPoint, item.energy, item.store.label("e_set"))
    }
  }

  private mutating func meet(_ setPoint: SetPoint?, _ variable: StageExpression, _ label: Label) {
    guard let setPoint else { return }
    builder.limit(variable, from: .constant(setPoint.lower), to: .constant(setPoint.upper), label)
  }
}
