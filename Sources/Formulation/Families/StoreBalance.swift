import SteppeBase
import SteppeNetwork

extension Model {
  /// The power of a store, tied to its energy: with w the hours of the snapshot and λ the standing loss,
  ///
  ///     e_t = (1 − λ)ʷ e_{t−1} − w p_t
  ///
  /// Solved for p this makes the power a difference of levels, which needs neither a column nor a row. Only a power
  /// that enters the objective squared, a snapshot without duration, or the wish for the multiplier keeps both.
  mutating func addPower(of store: Store, _ activity: Values, energy: StageExpression) -> StageExpression {
    let hours = horizon.elapsedHours
    let chains = horizon.chains(
      activity: activity, initial: store.initialEnergy, isCyclic: store.isCyclic,
      isCyclicPerPeriod: store.isCyclicPerPeriod, startsAnewPerPeriod: store.startsAnewPerPeriod)
    let change = carried(store.label("e"), standingLoss: store.standingLoss, through: chains) - energy
    if !options.keepsLimits && store.quadraticCost.isZero && hours.allSatisfy({ $0 > 0 }) {
      return builder.define(store.label("p"), as: change * hours.map { 1 / $0 })
    }
    let open = activity.map { $0 == 0 ? 0 : Double.infinity }
    let power = builder.addVariable(store.label("p"), lower: -open, upper: open)
    builder.addRow(change - power * hours, from: .zero, to: .zero, store.label("energy_balance"))
    return power
  }
}
