import SteppeBase
import SteppeNetwork

extension Model {
  /// Energy of storage units, with w the hours of the snapshot and λ the standing loss:
  ///
  ///     soc_t = (1 − λ)ʷ soc_{t−1} + w (η_store storing − dispatch / η_dispatch + inflow − spill)
  ///
  /// The row is written as "what arrives less soc_t", so that its multiplier is the value of stored energy.
  mutating func balanceStorageUnits() {
    let hours = horizon.elapsedHours
    for item in storageUnits {
      let unit = item.unit
      let kept = carried(
        unit.label("state_of_charge"), standingLoss: unit.standingLoss,
        through: horizon.chains(
          activity: item.activity, initial: unit.initialStateOfCharge, isCyclic: unit.isCyclic,
          isCyclicPerPeriod: unit.isCyclicPerPeriod, startsAnewPerPeriod: unit.startsAnewPerPeriod))
      let stored = item.storing * (unit.storingEfficiency * hours)
      let taken = item.dispatch * (hours / unit.dispatchEfficiency)
      let arriving = StageExpression.constant(unit.inflow * hours * item.activity) - item.spill * hours
      builder.addRow(
        kept + stored - taken + arriving - item.stateOfCharge, from: .zero, to: .zero, unit.label("energy_balance"))
    }
  }
}
