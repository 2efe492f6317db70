/// What may be asked of a plan beyond what the network says; the arguments of PyPSA's `optimize`.
public struct FormulationOptions: Sendable, Equatable {
  /// Positions of the snapshots to plan, in this order; nil for all.
  public var snapshots: [Int]?
  /// Whether the objective is less the cost of what extendable components already have, as PyPSA 1.4 does by default.
  public var includesObjectiveConstant: Bool
  /// Whether costs and limits follow the weightings of the investment periods of the network.
  public var investsByPeriod = false
  /// Whether lines and transformers lose energy, and how it is approximated; nil for no losses.
  public var losses: LossApproximation?
  /// Whether units are switched on and off by shares instead of whole.
  public var linearizesUnitCommitment = false
  /// Whether to remember where every limit went, for the multipliers of all of them (PyPSA: `assign_all_duals`).
  public var keepsLimits = false
  /// The lines and transformers whose outage, one at a time, must overload no other; nil for none.
  public var outages: BranchOutages?
  /// A capacity that no committable, extendable component exceeds, in place of one inferred from the network.
  public var committableBigM: Double?
  /// How much the worst scenarios count beyond their probability; nil for not at all.
  public var risk: RiskPreference?
  /// Whether any plan will do where nothing costs anything; PyPSA refuses such a network.
  public var needsNoCost = false

  public init(snapshots: [Int]? = nil, includesObjectiveConstant: Bool = true) {
    self.snapshots = snapshots
    self.includesObjectiveConstant = includesObjectiveConstant
  }
}

/// How the losses r s² of a branch are approximated by straight lines.
public enum LossApproximation: Sendable, Equatable {
  /// Chords, which overestimate by at most an absolute (MW) or a relative error.
  case secants(absolute: Double = 1, relative: Double = 0.1, mostSegments: Int = 20)
  /// Tangents, which underestimate.
  case tangents(segments: Int)
}
