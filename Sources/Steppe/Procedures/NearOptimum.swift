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
  /// The largest objective, in place of the slack: then no solve is needed to find the least one.
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
    let numbers = [near.slack, near.budget ?? 0]
    let areNumbers =
      numbers.allSatisfy(\.isFinite) && near.objective.terms.allSatisfy { $0.weight.allSatisfy(\.isFinite) }
    if !areNumbers || near.slack < 0 { throw InputError(.slackBelowZero) }
    var costly = options
    costly.includesObjectiveConstant = true
    let formulation = try form(network, costly)
    if let budget = near.budget { return try seek(near.objective, budget: budget, formulation, network) }
    let best = outcome(solve(formulation), of: formulation, for: network)
    guard case .results(let results) = best, results.status == .optimal else { return best }
    let budget = results.budget(slack: near.slack)
    if network.scenarios.count > 1 {
      note(Issue(.budgetOfAllScenarios(excess: results.excess(of: budget)), severity: .warning))
    } else if budget < results.objective {
      note(Issue(.budgetBelowLeastCost, severity: .warning))
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
  /// operation, also of what is given, and not the fixed costs of operation and maintenance. It adds the costs of all
  /// scenarios whatever their probability.
  fileprivate func budget(slack: Double) -> Double {
    (1 + slack) * statistics.sum(.capex, .opex) - statistics.sum(.installedCapex)
  }

  /// How much more than is to be expected the system may cost by a budget, as a share.
  fileprivate func excess(of budget: Double) -> Double {
    func expected(_ metrics: Statistics.Metric...) -> Double {
      scenarios.reduce(0) { sum, scenario in
        sum + scenario.probability * metrics.reduce(0) { $0 + scenario.outcome.statistics.sum($1) }
      }
    }
    return (budget + expected(.installedCapex)) / expected(.capex, .opex) - 1
  }
}
