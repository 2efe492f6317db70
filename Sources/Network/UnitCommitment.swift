import SteppeBase

/// Switching a unit on and off.
public struct UnitCommitment: Sendable, Equatable {
  /// Cost of one start and one stop, and of an hour on.
  public var startUpCost: Values
  public var shutDownCost: Values
  public var standByCost: Values
  /// Least number of snapshots on and off, however long they last.
  public var minimumUpTime: Int
  public var minimumDownTime: Int
  /// Ramp limits per unit of capacity in the snapshot of a start and a stop.
  public var startUpRamp: Double
  public var shutDownRamp: Double
  private var upTimeBefore: Double
  private var downTimeBefore: Double

  /// nil if the component is not committable.
  init?(_ table: ComponentTable, _ index: Int) {
    guard table.boolean("committable", index) else { return nil }
    startUpCost = table.values("start_up_cost", index)
    shutDownCost = table.values("shut_down_cost", index)
    standByCost = table.values("stand_by_cost", index)
    minimumUpTime = table.count("min_up_time", index)
    minimumDownTime = table.count("min_down_time", index)
    startUpRamp = table.optionalNumber("ramp_limit_start_up", index) ?? 1
    shutDownRamp = table.optionalNumber("ramp_limit_shut_down", index) ?? 1
    upTimeBefore = table.number("up_time_before", index)
    downTimeBefore = table.number("down_time_before", index)
  }

  /// 1 if the unit was on that many snapshots before the first one, else 0. A time off before wins over a time on.
  public func status(before lag: Int) -> Double {
    let isOn = downTimeBefore > 0 ? Double(lag) > downTimeBefore : Double(lag) <= upTimeBefore
    return isOn ? 1 : 0
  }
}
