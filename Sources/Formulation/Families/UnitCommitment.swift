import SteppeBase
import SteppeNetwork

extension Model {
  /// Units switched on and off by shares u, with starts and stops:
  ///
  ///     minimum P u ≤ p ≤ maximum P u
  ///     start_t ≥ u_t − u_{t−1},  stop_t ≥ u_{t−1} − u_t
  ///     starts of the last minimum-up-time snapshots ≤ u_t,  stops of the last minimum-down-time ≤ 1 − u_t
  ///
  /// Times count snapshots. What happened before the first one is known, see `status(of:before:)`.
  mutating func commitUnits() {
    for item in dispatched {
      guard let switching = item.component.commitment, let variables = item.commitment else { continue }
      let component = item.component
      switch item.capacity {
      case .given(let capacity): limitDispatch(item, variables, capacity)
      case .chosen(let column): limitDispatchOfChosenUnit(item, variables, column)
      }
      let change = variables.status - horizon.previous(variables.status, initial: status(of: component, before: 1))
      let relief = item.activity.map { $0 == 0 ? -Double.infinity : 0 }
      builder.limit(variables.startUp - change, from: .constant(relief), component.label("start"))
      builder.limit(variables.shutDown + change, from: .constant(relief), component.label("stop"))
      limitTimes(item, variables, isUp: true, switching.minimumUpTime)
      limitTimes(item, variables, isUp: false, switching.minimumDownTime)
      tighten(item, switching, variables)
    }
  }

  private mutating func limitDispatch(
    _ item: DispatchVariables, _ variables: CommitmentVariables, _ capacity: Double
  ) {
    let component = item.component, limits = component.limits
    if !capacity.isFinite {
      issues.append(Issue(.openCapacity(perUnit: "status"), at: component.place("p_nom")))
      return
    }
    let least = variables.status * limits.minimumPerUnit.map { $0 * capacity }
    let most = variables.status * limits.maximumPerUnit.map { $0 * capacity }
    builder.limit(item.power - least, from: .zero, component.label("p-lower"))
    builder.limit(item.power - most, to: .zero, component.label("p-upper"))
  }

  private mutating func limitTimes(
    _ item: DispatchVariables, _ variables: CommitmentVariables, isUp: Bool, _ time: Int
  ) {
    if time <= 0 { return }
    let component = item.component
    let recent = recentSum(of: component.label(isUp ? "start_up" : "shut_down"), time)
    let room = isUp ? variables.status : .constant(.constant(1)) - variables.status
    let before = recentSwitches(of: component, time, isStart: isUp)
    let relief = item.activity.map { $0 == 0 ? Double.infinity : 0 }
    builder.limit(
      recent - room + .constant(Values.series(before).simplified()), to: .constant(relief),
      component.label(isUp ? "up-time" : "down-time"))
  }

  /// Rows that cut off more of what whole units cannot do, where the capacity P is given and a start costs what a stop
  /// does: with m = minimum P, M = maximum P, U and D the ramps, A and B those of starts and stops,
  ///
  ///     p_{t−1} ≤ B u_{t−1} + (M − B) (u_t − start_t)
  ///     p_t ≤ M u_t − (M − A) start_t
  ///     p_t − p_{t−1} ≤ (m + U) u_t − m u_{t−1} − (m + U − A) start_t
  ///     p_{t−1} − p_t ≤ B u_{t−1} − (B − D) u_t + (m + D − B) start_t
  ///
  /// Source: PyPSA 1.4, `define_operational_constraints_for_committables`, after Hua and Baldick (2017).
  private mutating func tighten(
    _ item: DispatchVariables, _ switching: SteppeNetwork.UnitCommitment, _ variables: CommitmentVariables
  ) {
    guard case .given(let capacity) = item.capacity, capacity.isFinite,
      (switching.startUpCost - switching.shutDownCost).isZero
    else { return }
    let component = item.component, limits = component.limits, power = item.power
    let status = variables.status, start = variables.startUp
    let before = horizon.previous(status, initial: self.status(of: component, before: 1))
    let initial = dispatchBefore(component)
    let powerBefore = horizon.previous(power, initial: initial ?? 0)
    func ramp(_ limit: SteppeNetwork.RampLimits.Limit?) -> Values {
      guard let limit else { return .constant(capacity) }
      return limit.perUnit.combined(with: limit.relief) { $1 == 0 ? $0 * capacity : capacity }
    }
    let least = limits.minimumPerUnit.map { $0 * capacity }, most = limits.maximumPerUnit.map { $0 * capacity }
    let up = ramp(component.ramps.up), down = ramp(component.ramps.down)
    let startRamp = Values.constant(switching.startUpRamp * capacity)
    let stopRamp = Values.constant(switching.shutDownRamp * capacity)
    let inactive = item.activity.map { $0 == 0 ? Double.infinity : 0 }
    let unknown = StageExpression.constant(inactive + horizon.only(at: 0, initial == nil ? .infinity : 0))

    builder.limit(
      powerBefore - before * stopRamp - (status - start) * (most - stopRamp), to: unknown, component.label("p-before"))
    builder.limit(
      power - status * most + start * (most - startRamp), to: .constant(inactive), component.label("p-current"))
    builder.limit(
      power - powerBefore - status * (least + up) + before * least + start * (least + up - startRamp), to: unknown,
      component.label("partly-start-up"))
    builder.limit(
      powerBefore - power - before * stopRamp + status * (stopRamp - down) - start * (least + down - stopRamp),
      to: unknown, component.label("partly-shut-down"))
  }
}
