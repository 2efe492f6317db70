import SteppeFormulation

/// What a caller asks of a plan, as JSON; what is absent has its default.
struct Choices: Decodable {
  var includesObjectiveConstant: Bool?
  var investsByPeriod: Bool?
  var linearizesUnitCommitment: Bool?
  var keepsLimits: Bool?
  var committableBigM: Double?
  /// The number of tangents of losses, or how good their secants are to be.
  var tangents: Int?
  var secants: Secants?
  var risk: Risk?

  struct Secants: Decodable {
    var absolute: Double
    var relative: Double
    var segments: Int
  }

  struct Risk: Decodable {
    var alpha: Double
    var omega: Double
  }

  private enum CodingKeys: String, CodingKey {
    case includesObjectiveConstant = "include_objective_constant"
    case investsByPeriod = "multi_investment_periods"
    case linearizesUnitCommitment = "linearized_unit_commitment"
    case keepsLimits = "assign_all_duals"
    case committableBigM = "committable_big_m"
    case tangents, secants, risk
  }

  /// - Parameter snapshots: the positions of those to plan, nil for all.
  func options(snapshots: [Int]?) -> FormulationOptions {
    var options = FormulationOptions(
      snapshots: snapshots, includesObjectiveConstant: includesObjectiveConstant ?? true)
    options.investsByPeriod = investsByPeriod ?? false
    options.linearizesUnitCommitment = linearizesUnitCommitment ?? false
    options.keepsLimits = keepsLimits ?? false
    options.committableBigM = committableBigM
    if let tangents { options.losses = .tangents(segments: tangents) }
    if let secants {
      options.losses = .secants(
        absolute: secants.absolute, relative: secants.relative, mostSegments: secants.segments)
    }
    options.risk = risk.map { RiskPreference(confidence: $0.alpha, weight: $0.omega) }
    return options
  }
}
