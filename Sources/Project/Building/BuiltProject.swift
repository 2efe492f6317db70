import SteppeBase
import SteppeNetwork

/// A project as a network, with what turns its results into answers.
public struct BuiltProject: Sendable {
  public let project: Project
  /// Carries the rules as `network.rules`.
  public let network: Network
  public let rules: [BuiltRule]
  public let comparisons: [BuiltComparison]
  /// What reaches demands and sinks, by carrier in the order of the project.
  public let deliveries: [(carrier: Carrier, delivered: LinearExpression)]
  /// t of CO2 of what is bought, burnt and made, by entries of the system.
  public let emitters: [(entry: String, emitted: LinearExpression)]
  /// What is taken from the surroundings and given to them, which no bus carries: each substance once.
  public let surroundings: [(carrier: Carrier, taken: LinearExpression, given: LinearExpression)]
  /// Every number the plan rests on, in the order of the project.
  public let assumptions: [Assumption]

  /// The carriers of the project by their ids, which buses name.
  public var carriers: [String: Carrier] {
    let all = project.assets.flatMap(\.technology.kind.carriers) + project.demands.map(\.carrier)
    return Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
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
    public let span: LinearRule.Span

    /// The ratio in a solved network, of the tightest hour where it holds at each; nil where there is nothing to compare.
    public func value(in network: Network) -> Double? {
      if span == .everySnapshot { return tightestHour(in: network) }
      let part = numerator.value(in: network), whole = denominator.value(in: network)
      return abs(whole) <= Condition.negligible * max(1, abs(part)) ? nil : part / whole
    }

    /// What a solver leaves of nothing, relative to the amounts beside it.
    private static let negligible = 1e-6

    private func tightestHour(in network: Network) -> Double? {
      let wholes = denominator.values(in: network)
      let least = Condition.negligible * wholes.reduce(1) { max($0, abs($1)) }
      let parts = zip(numerator.values(in: network), wholes).filter { $1 > least }
      let ratios = parts.map { $0 / $1 }
      return sense == .atMost ? ratios.max() : ratios.min()
    }

    /// The hours at which the ratio is at its limit, to a millionth of the largest amount; nil if it holds over a span.
    public func bindingHours(in network: Network) -> Int? {
      guard span == .everySnapshot else { return nil }
      let wholes = denominator.values(in: network)
      let distances = zip(numerator.values(in: network), wholes).map { $0 - limit * $1 }
      let least = Condition.negligible * wholes.reduce(1) { max($0, abs($1)) }
      return zip(distances, wholes).filter { abs($0) <= least && $1 > least }.count
    }

    /// `numerator - limit × denominator`, compared with zero.
    var linearRule: LinearRule { LinearRule(row, numerator - limit * denominator, sense, span) }
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
    case .share(let part, _, _, _): .share(part, as: comparison.name)
    case .rule(let rule): .rule(rule.name)
    }
  }

  /// What the plan gives, in the unit of the published figure.
  public func value(in network: Network) -> Double {
    numerator.value(in: network) / denominator.value(in: network) * factor
  }
}

/// A number the plan rests on.
public struct Assumption: Sendable, Hashable {
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
  builder.network.rules += rules.filter(\.rule.isEnforced).flatMap(\.conditions).map(\.linearRule)
  let comparisons = project.comparisons.map { comparison in
    let ratio = roles.ratio(of: comparison.measure)
    return BuiltComparison(
      comparison: comparison, numerator: ratio.numerator, denominator: ratio.denominator,
      factor: comparison.unitsPerBase)
  }
  return BuiltProject(
    project: project, network: builder.network, rules: rules, comparisons: comparisons,
    deliveries: roles.products.map { ($0, roles.delivered($0)) }, emitters: roles.emitters,
    surroundings: roles.surroundings,
    assumptions: project.assumptions)
}
