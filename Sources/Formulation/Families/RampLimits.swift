import SteppeBase
import SteppeNetwork

extension Model {
  /// Change of dispatch from one snapshot to the next, at most a share of the capacity P:
  ///
  ///     −down P ≤ p_t − p_{t−1} ≤ up P
  ///
  /// and for units switched on and off with status u and ramps of their own for starting and stopping
  ///
  ///     p_t − p_{t−1} ≤ up P u_{t−1} + start P (u_t − u_{t−1})
  ///     p_{t−1} − p_t ≤ down P u_t + stop P (u_{t−1} − u_t)
  ///
  /// Limits are per snapshot, however long it lasts. The first snapshot is limited only if the dispatch before it is
  /// known, and no limit reaches from one investment period to the next.
  mutating func limitRamps() {
    for item in dispatched {
      let ramps = item.component.ramps
      if ramps.up == nil && ramps.down == nil { continue }
      let initial = dispatchBefore(item.component)
      let change = item.power - horizon.previous(item.power, initial: initial ?? 0)
      let relief = horizon.reliefAtBoundaries + horizon.only(at: 0, initial == nil ? .infinity : 0)
      if item.commitment != nil, item.capacity.isChosen {
        limitRampsOfChosenUnit(item, change, relief)
        continue
      }
      let (up, down) = rampRanges(item)
      builder.limit(
        change, from: ramps.down.map { down($0.perUnit) * .constant(-1) - .constant($0.relief + relief) },
        to: ramps.up.map { up($0.perUnit) + .constant($0.relief + relief) }, item.component.label("ramp_limit"))
    }
  }

  /// How far a component may go up and down, by its limit per unit of capacity.
  private func rampRanges(
    _ item: DispatchVariables
  ) -> (up: (Values) -> StageExpression, down: (Values) -> StageExpression) {
    guard let switching = item.component.commitment, let status = item.commitment?.status,
      case .given(let capacity) = item.capacity
    else { return ({ item.capacity.times($0) }, { item.capacity.times($0) }) }
    let before = horizon.previous(status, initial: self.status(of: item.component, before: 1))
    let start = Values.constant(switching.startUpRamp * capacity)
    let stop = Values.constant(switching.shutDownRamp * capacity)
    return (
      { before * ($0.map { $0 * capacity } - start) + status * start },
      { status * ($0.map { $0 * capacity } - stop) + before * stop }
    )
  }
}
