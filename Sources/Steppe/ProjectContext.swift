import SteppeBase
import SteppeNetwork
import SteppeProject
import SteppeResults

extension PlanContext {
  /// What a project knows beyond its network, before there is a plan to compare with.
  init(_ built: BuiltProject) {
    self.init(
      name: built.project.name, currency: built.project.currency,
      assumptions: built.assumptions.map(PlanContext.Assumption.init))
  }

  /// The same with how the rules came out, and the published figures beside those of the plan.
  func comparing(_ built: BuiltProject, with results: Results) -> PlanContext {
    var context = self
    let network = results.network
    let multipliers = Dictionary(
      results.rules.map { ($0.name, $0.multiplier) }, uniquingKeysWith: { first, _ in first })
    context.rules = built.rules.flatMap { rule in
      rule.conditions.map { condition in
        RuleOutcome(
          rule: rule.rule.name, name: condition.row, value: condition.value(in: network), sense: .init(condition.sense),
          limit: condition.limit, multiplier: multipliers[condition.row] ?? 0,
          sources: rule.rule.evidence.footnotes)
      }
    }
    context.comparisons = built.comparisons.map { figure in
      PlanContext.Comparison(
        subject: figure.title, published: figure.comparison.published, planned: figure.value(in: network),
        unit: figure.comparison.unit.symbol, source: figure.comparison.source, tolerance: figure.comparison.tolerance)
    }
    return context
  }
}

extension PlanContext.Assumption {
  fileprivate init(_ assumption: SteppeProject.Assumption) {
    let standing: PlanContext.Standing =
      switch assumption.evidence.standing {
      case .found: .published
      case .derived: .derived
      case .unverified: .unverified
      case .given: .given
      }
    self.init(
      subject: assumption.subject, value: assumption.value,
      sources: assumption.evidence.footnotes, standing: standing)
  }
}

extension PlanContext.RuleOutcome.Sense {
  fileprivate init(_ sense: LinearRule.Sense) {
    switch sense {
    case .atMost: self = .atMost
    case .atLeast: self = .atLeast
    case .equal: self = .equal
    }
  }
}

extension Evidence {
  /// The sources with their addresses, and what else there is to say.
  fileprivate var footnotes: [Text] {
    sources.map { Text(verbatim: [$0.citation, $0.address].compactMap(\.self).joined(separator: " · ")) }
      + (note.map { [$0] } ?? [])
  }
}
