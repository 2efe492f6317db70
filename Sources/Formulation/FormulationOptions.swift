/// What may be asked of a plan beyond what the network says; the arguments of PyPSA's `optimize`.
public struct FormulationOptions: Sendable, Equatable {
  /// Positions of the snapshots to plan, in this order; nil for all.
  public var snapshots: [Int]?
  /// Whether the objective is less the cost of what extendable components already have, as PyPSA 1.4 does by default.
  public var includesObjectiveConstant: Bool

  public init(snapshots: [Int]? = nil, includesObjectiveConstant: Bool = true) {
    self.snapshots = snapshots
    self.includesObjectiveConstant = includesObjectiveConstant
  }
}
