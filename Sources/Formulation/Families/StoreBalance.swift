import SteppeBase
import SteppeNetwork

extension Model {
  /// The power of a store, tied to its energy: with w the hours of the snapshot and λ the standing loss,
  ///
  ///     e_t = (1 − λ)ʷ e_{t−1} − w p_t
  ///
  /// Solved for p this makes the power a difference of levels, which needs neither a column nor a row. Only a power
  /// that enters the objective squared, or a snapshot without duration, keeps both.
  mutating func addPower(of store: Store, energy: StageExpression) -> StageExpression {
    let hours = horizon.elapsedHours
    let change =
      carried(energy, standingLoss: store.standingLoss, initial: store.isCyclic ? nil : store.initialEnergy)
      - energy
    if store.quadraticCost.isZero && hours.allSatisfy({ $0 > 0 }) {
      return builder.define(store.label("p"), as: change * hours.map { 1 / $0 })
    }
    let power = addVariable("p", of: store)
    builder.addRow(change - power * hours, from: .zero, to: .zero, store.label("energy_balance"))
    return power
  }
}
