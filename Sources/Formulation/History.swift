import SteppeBase
import SteppeNetwork

/// What happened before the first planned snapshot: taken from a network that is solved up to there, as in a rolling
/// horizon, else from what the components say.
extension Model {
  /// The position of the first planned snapshot in the network.
  private var start: Int { options.snapshots?.first ?? 0 }

  /// The status of a unit that many snapshots before the first one.
  func status(of component: any Dispatchable, before lag: Int) -> Double {
    guard let commitment = component.commitment else { return 1 }
    let table = whole[component.componentClass], series = table.series["status"]
    if series == nil { return commitment.status(before: lag) }
    if lag > start { return commitment.status(before: lag - start) }
    return table.index(of: component.name).flatMap { series?[$0]?[start - lag] } ?? 1
  }

  /// The dispatch just before the first snapshot (MW): what was solved, or `p_init`, or zero if the unit was off; nil if
  /// it is not known.
  func dispatchBefore(_ component: any Dispatchable) -> Double? {
    let table = whole[component.componentClass]
    let attribute = component is Generator ? "p" : "p0"
    if start > 0, let solved = table.series[attribute], !solved.isEmpty {
      return table.index(of: component.name).flatMap { solved[$0]?[start - 1] } ?? 0
    }
    return status(of: component, before: 1) > 0 ? component.ramps.initial : 0
  }

  /// How many units started, or stopped, that many snapshots before the first one.
  func switches(of component: any Dispatchable, before lag: Int, isStart: Bool) -> Double {
    let change = status(of: component, before: lag) - status(of: component, before: lag + 1)
    return max(isStart ? change : -change, 0)
  }

  /// How many units started, or stopped, before the first snapshot and yet within the `length` snapshots up to a stage, by
  /// stage.
  func recentSwitches(of component: any Dispatchable, _ length: Int, isStart: Bool) -> [Double] {
    var sums = [0.0]
    for lag in 1..<max(length, 1) {
      sums.append(sums[lag - 1] + switches(of: component, before: lag, isStart: isStart))
    }
    return (0..<horizon.stageCount).map { sums[min(max(length - $0 - 1, 0), sums.count - 1)] }
  }
}
