import SteppeBase
import SteppeNetwork

extension Model {
  /// Change of dispatch from one snapshot to the next, at most a share of the capacity P:
  ///
  ///     −down P ≤ p_t − p_{t−1} ≤ up P
  ///
  /// Limits are per snapshot, however long it lasts. The first snapshot is limited only if the dispatch before it is
  /// known.
  mutating func limitRamps() {
    for item in dispatched {
      let ramps = item.component.ramps
      if ramps.up == nil && ramps.down == nil { continue }
      let change = item.power - horizon.previous(item.power, initial: ramps.initial ?? 0)
      let reliefAtStart = horizon.onlyFirst(ramps.initial == nil ? .infinity : 0)
      func bound(_ limit: SteppeNetwork.RampLimits.Limit) -> StageExpression {
        item.capacity.times(limit.perUnit) + .constant(limit.relief.combined(with: reliefAtStart, max))
      }
      builder.limit(
        change, from: ramps.down.map { bound($0) * .constant(-1) }, to: ramps.up.map(bound),
        item.component.label("ramp_limit"))
    }
  }
}
