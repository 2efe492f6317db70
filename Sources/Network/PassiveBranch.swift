import SteppeBase

/// A branch whose flow follows Kirchhoff's laws: lines and transformers. The flow s counts from bus 0 to bus 1.
public protocol PassiveBranch: Asset {
  var bus0: String { get }
  var bus1: String { get }
  /// |s| is at most this times the capacity.
  var maximumPerUnit: Values { get }
  /// Series impedance in per unit of 1 MVA, with the tap ratio: what the linear power flow uses. Infinite for a branch
  /// that closes no loop.
  var reactance: Double { get }
  var resistance: Double { get }
  /// Angle by which the branch shifts the voltage (degrees).
  var phaseShift: Values { get }
  /// Between which the plan chooses the shift; nil if it is given.
  var phaseShiftRange: ClosedRange<Double>? { get }
  /// The largest voltage angle between its ends (degrees), ∞ if there is none.
  var maximumAngle: Double { get }
}

extension PassiveBranch {
  public var homeBus: String { bus0 }
}
