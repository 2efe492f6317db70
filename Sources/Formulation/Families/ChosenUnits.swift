import SteppeBase
import SteppeNetwork

/// Units that are switched on and off and whose capacity P is chosen. The product of both is avoided by a capacity M
/// that none exceeds.
extension Model {
  ///     minimum P − M (1 − u) ≤ p ≤ M u,   p ≤ maximum P,   p ≥ 0 unless the minimum is negative
  mutating func limitDispatchOfChosenUnit(
    _ item: DispatchVariables, _ variables: CommitmentVariables, _ column: Int
  ) {
    let component = item.component, limits = component.limits, capacity = StageExpression.shared(column)
    let most = largestDispatch(of: component, limits.maximumPerUnit)
    let big = StageExpression.constant(.constant(most)), status = variables.status * .constant(most)
    let inactive = StageExpression.constant(item.activity.map { $0 == 0 ? -Double.infinity : 0 })
    builder.limit(
      item.power - capacity * limits.minimumPerUnit - status + big, from: inactive, component.label("p-lower"))
    builder.limit(item.power - status, to: .zero, component.label("p-upper-status"))
    builder.limit(item.power, to: capacity * (limits.maximumPerUnit * item.activity), component.label("p-upper"))
    if limits.minimumPerUnit.minimum >= 0 { builder.limit(item.power, from: .zero, component.label("p")) }
    // Where it is not in use the status is zero and allows no more than a negative minimum.
    builder.limit(
      item.power, from: .constant(item.activity.map { $0 == 0 ? 0 : -Double.infinity }), component.label("p"))
  }

  ///     change ≤ up P + M (1 − u_{t−1}),    change ≤ start P + M (1 − start_t)
  ///     −change ≤ down P + M (1 − u_t),     −change ≤ stop P + M (1 − stop_t)
  mutating func limitRampsOfChosenUnit(_ item: DispatchVariables, _ change: StageExpression, _ relief: Values) {
    guard case .chosen(let column) = item.capacity, let variables = item.commitment,
      let switching = item.component.commitment
    else { return }
    let component = item.component, capacity = StageExpression.shared(column)
    let perUnit = whole[component.componentClass].values(
      "p_max_pu", whole[component.componentClass].index(of: component.name)!)
    let most = Values.constant(largestDispatch(of: component, perUnit))
    let before = horizon.previous(variables.status, initial: status(of: component, before: 1))
    func limit(
      _ change: StageExpression, _ limit: SteppeNetwork.RampLimits.Limit, _ perUnit: Values,
      _ condition: StageExpression,
      _ name: String
    ) {
      let off = item.activity.map { $0 == 0 ? Double.infinity : 0 }
      builder.limit(
        change - capacity * perUnit - (.constant(.constant(1)) - condition) * most,
        to: .constant(limit.relief + relief + off), component.label(name))
    }
    if let up = component.ramps.up {
      limit(change, up, up.perUnit, before, "ramp_limit-up")
      limit(change, up, .constant(switching.startUpRamp), variables.startUp, "ramp_limit-start")
    }
    if let down = component.ramps.down {
      let fall = change * .constant(-1)
      limit(fall, down, down.perUnit, variables.status, "ramp_limit-down")
      limit(fall, down, .constant(switching.shutDownRamp), variables.shutDown, "ramp_limit-stop")
    }
  }

  /// M: the largest capacity times the largest share of it. Without a largest capacity it is what the options say, else
  /// ten times the largest of the peak load and the capacities of the class.
  private func largestDispatch(of component: any Dispatchable, _ perUnit: Values) -> Double {
    let share = perUnit.maximum
    let own = component.capacity.maximum
    if own.isFinite && own > 0 { return own * share }
    if let given = options.committableBigM { return given * share }
    let table = whole[component.componentClass]
    var candidates = [peakLoad]
    for attribute in ["p_nom", "p_nom_max"] {
      candidates += table.names.indices.map { table.number(attribute, $0) }.filter { $0.isFinite && $0 > 0 }
    }
    let largest = candidates.max()! * 10
    return (largest > 0 && largest.isFinite ? largest : 1e6) * share
  }

  private var peakLoad: Double {
    let loads = whole[.load], values = loads.names.indices.map { loads.values("p_set", $0) }
    return (0..<whole.snapshots.count).map { t in abs(values.reduce(0) { $0 + $1[t] }) }.max() ?? 0
  }
}
