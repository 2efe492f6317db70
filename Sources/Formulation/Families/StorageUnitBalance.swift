import Foundation
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
        item.stateOfCharge, standingLoss: unit.standingLoss, initial: unit.isCyclic ? nil : unit.initialStateOfCharge)
      let stored = item.storing * (unit.storingEfficiency * hours)
      let taken = item.dispatch * (hours / unit.dispatchEfficiency)
      let arriving = StageExpression.constant(unit.inflow * hours) - item.spill * hours
      builder.addRow(
        kept + stored - taken + arriving - item.stateOfCharge, from: .zero, to: .zero, unit.label("energy_balance"))
    }
  }

  /// What is left of a level from the previous snapshot. Before the first one it is the initial level, without loss; a
  /// cyclic storage has none, its first snapshot follows the last.
  func carried(_ level: StageExpression, standingLoss: Values, initial: Double?) -> StageExpression {
    let retention = standingLoss.combined(with: horizon.elapsedHours) { pow(1 - $0, $1) }
    // The initial level is a constant of the previous expression and must not be multiplied.
    var kept = horizon.previous(level, initial: initial)
    kept.previous = (kept * retention).previous
    return kept
  }
}
