import SteppeBase
import SteppeNetwork

extension Model {
  /// Variables equal what is prescribed for them, at the snapshots where something is: power of generators, links,
  /// processes, stores and storage units (dispatch − storing), dispatch and storing on their own, and energies.
  mutating func meetSetPoints() {
    for item in dispatched {
      meet(item.component.limits.setPoint, item.power, item.activity, item.component.label("p_set"))
    }
    for item in storageUnits {
      let unit = item.unit, activity = item.activity
      meet(unit.powerSetPoint, item.dispatch - item.storing, activity, unit.label("p_set"))
      meet(unit.dispatchSetPoint, item.dispatch, activity, unit.label("p_dispatch_set"))
      meet(unit.storingSetPoint, item.storing, activity, unit.label("p_store_set"))
      meet(unit.stateOfChargeSetPoint, item.stateOfCharge, activity, unit.label("state_of_charge_set"))
    }
    for item in stores {
      meet(item.store.powerSetPoint, item.power, item.activity, item.store.label("p_set"))
      meet(item.store.energySetPoint, item.energy, item.activity, item.store.label("e_set"))
    }
  }

  private mutating func meet(
    _ setPoint: SetPoint?, _ variable: StageExpression, _ activity: Values, _ label: Label
  ) {
    guard let setPoint else { return }
    let relief = activity.map { $0 == 0 ? Double.infinity : 0 }
    builder.limit(
      variable, from: .constant(setPoint.lower - relief), to: .constant(setPoint.upper + relief), label)
  }
}
