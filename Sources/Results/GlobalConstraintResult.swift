import SteppeBase
import SteppeNetwork
import SteppeProgram

/// How a limit on the whole system came out.
public struct GlobalConstraintResult: Sendable, Equatable {
  public var name: String
  public var type: String
  public var sense: String
  public var limit: Double
  /// What was used of the limit, in its unit.
  public var value: Double
  /// Change of the objective per unit of the limit: negative where a cap binds.
  public var multiplier: Double

  /// What is left: how much further the value could go before the limit binds.
  public var margin: Double { abs(limit - value) }
}

/// How a linear rule of the network came out.
public struct RuleResult: Sendable, Equatable {
  /// The name of the `LinearRule`.
  public var name: String
  /// Change of the objective per unit of the rule's expression, at every snapshot where it holds at each: negative where
  /// a rule that says "at most" binds.
  public var multiplier: Double
  /// Of a rule that holds at every snapshot the multiplier of each, of which `multiplier` is the sum.
  public var hours: Values?
}

extension Readout {
  func rules(of network: Network) -> [RuleResult] {
    network.rules.compactMap { rule in
      switch rule.span {
      case .horizon: totalDual("Rule", rule.name).map { RuleResult(name: rule.name, multiplier: $0) }
      case .everySnapshot: everySnapshot(rule, count: network.snapshots.count)
      }
    }
  }

  private func everySnapshot(_ rule: LinearRule, count: Int) -> RuleResult {
    let hours = duals("Rule", rule.name)
    return RuleResult(name: rule.name, multiplier: hours.expanded(count: count).reduce(0, +), hours: hours)
  }

  /// The global constraints of a network. Their rows may carry constants on the right-hand side, such as what stores
  /// held at the start; the value is therefore the limit less the slack of the row.
  func globalConstraints(of network: Network) -> [GlobalConstraintResult] {
    let table = network[.globalConstraint]
    return table.names.enumerated().compactMap { index, name in
      guard let multiplier = totalDual("GlobalConstraint", name), let slack = totalSlack("GlobalConstraint", name)
      else { return nil }
      let limit = table.number("constant", index)
      return GlobalConstraintResult(
        name: name, type: table.text("type", index), sense: table.text("sense", index), limit: limit,
        value: limit - slack, multiplier: multiplier)
    }
  }
}
