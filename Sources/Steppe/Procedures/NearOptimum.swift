import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeResults

/// Looking for another plan that costs little more than the best one (modelling to generate alternatives), as PyPSA's
/// `optimize_mga`.
public struct NearOptimum: Sendable, Equatable {
  public var objective: AlternativeObjective
  /// How much more the plan may cost, as a share of the least cost.
  public var slack: Double
  /// The largest cost, in place of the slack: then no solve is needed to find the least one.
  public var budget: Double?

  public init(_ objective: AlternativeObjective = AlternativeObjective(), slack: Double = 0.05, budget: Double? = nil) {
    self.objective = objective
    self.slack = slack
    self.budget = budget
  }
}

extension Planner {
  /// Finds the least cost, then the best plan by the other objective within the budget.
  func seek(_ near: NearOptimum, in network: Network) throws -> Plan.Outcome {
    if near.slack < 0 { throw InputError(.slackBelowZero) }
    var costly = options
    costly.includesObjectiveConstant = true
    let formulation = try form(network, costly)
    guard let budget = near.budget else {
      let best = outcome(solve(formulation), of: formulation, for: network)
      guard case .results(let results) = best, results.status == .optimal else { return best }
      return try seek(near.objective, budget: results.budget(slack: near.slack), formulation, network)
    }
    return try seek(near.objective, budget: budget, formulation, network)
  }

  private func seek(
    _ objective: AlternativeObjective, budget: Double, _ formulation: Formulation, _ network: Network
  ) throws -> Plan.Outcome {
    let alternative = try formulation.seeking(objective, budget: budget)
    return outcome(solve(alternative), of: alternative, for: network)
  }
}

extension Results {
  /// What the objective may come to if the system may cost (1 + slack) times as much. PyPSA counts investment and
  /// operation, also of what is given, and not the fixed costs of operation and maintenance.
  fileprivate func budget(slack: Double) -> Double {
    func sum(_ metric: Statistics.Metric) -> Double {
      (statistics.values[metric] ?? [:]).sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
    }
    return (1 + slack) * (sum(.capex) + sum(.opex)) - sum(.installedCapex)
  }
}
