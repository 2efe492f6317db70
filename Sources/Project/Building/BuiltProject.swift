import SteppeBase
import SteppeNetwork

/// A project as a network, with what turns its results into answers.
public struct BuiltProject: Sendable {
  public let project: Project
  /// Carries the rules as `network.rules`.
  public let network: Network
  public let rules: [BuiltRule]
  public let comparisons: [BuiltComparison]
  /// Every number the plan rests on, in the order of the project.
  public let assumptions: [Assumption]
}

/// A rule as ratios of linear expressions.
public struct BuiltRule: Sendable {
  /// One condition of the rule: `numerator / denominator` is at most or at least `limit`.
  public struct Condition: Sendable {
    /// The rule's row in the program: the name of its `LinearRule`.
    public let row: String
    public let numerator: LinearExpression
    public let denominator: LinearExpression
    public let sense: LinearRule.Sense
    public let limit: Double

    /// The ratio in a solved network; nil where there is nothing to compare with.
    public func value(in network: Network) -> Double? {
      let whole = denominator.value(in: network)
      return whole == 0 ? nil : numerator.value(in: network) / whole
    }

    /// `numerator - limit × denominator`, compared with zero.
    var linearRule: LinearRule { LinearRule(row, numerator - limit * denominator, sense) }
  }

  public let rule: Rule
  /// One for the year, or one for every month.
  public let conditions: [Condition]
}

/// A published figure with the expression that gives it from a plan.
public struct BuiltComparison: Sendable {
  public let comparison: Comparison
  public let numerator: LinearExpression
  public let denominator: LinearExpression
  /// How many of the published unit one unit of the expression is.
  public let factor: Double

  /// What is compared.
  public var title: Text {
    switch comparison.measure {
    case .delivered(let carrier): .delivered(carrier.name)
    case .avoidedEmissions: .avoidedEmissions
    case .supplied(let assets, _, _): .supplied(assets, as: comparison.name)
    case .share(let part, _): .share(part, as: comparison.name)
    }
  }

  /// What the plan gives, in the unit of the published figure.
  public func value(in network: Network) -> Double {
    numerator.value(in: network) / denominator.value(in: network) * factor
  }
}

/// A number the plan rests on.
public struct Assumption: Sendable {
  public let subject: Text
  public let value: Text
  public let evidence: Evidence
}

/// Turns a project into a network that means the same: a bus for every carrier, PyPSA components for every asset, and a
/// linear rule for every condition.
///
/// Snapshots are the hours of the project's year, each labelled by its beginning on the project's clock.
public func buildNetwork(_ project: Project) -> BuiltProject {
  var builder = NetworkBuilder(project)
  for asset in project.assets { builder.add(asset) }
  for demand in project.demands { builder.add(demand) }
  let roles = Roles(project)
  let rules = project.rules.map { BuiltRule(rule: $0, conditions: roles.conditions(of: $0)) }
  builder.network.rules += rules.flatMap(\.conditions).map(\.linearRule)
  let comparisons = project.comparisons.map { comparison in
    let ratio = roles.ratio(of: comparison.measure)
    return BuiltComparison(
      comparison: comparison, numerator: ratio.numerator, denominator: ratio.denominator,
      factor: comparison.unitsPerBase)
  }
  return BuiltProject(
    project: project, network: builder.network, rules: rules, comparisons: comparisons,
    assumptions: project.assumptions)
}
