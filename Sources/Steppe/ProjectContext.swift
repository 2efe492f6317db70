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
    let outcomes = Dictionary(results.rules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    context.rules = built.rules.flatMap { rule in
      rule.conditions.map { condition in
        RuleOutcome(
          rule: rule.rule.name, name: condition.row, value: condition.value(in: network), sense: .init(condition.sense),
          limit: condition.limit, multiplier: outcomes[condition.row]?.multiplier ?? 0,
          sources: rule.rule.evidence.footnotes, isEnforced: rule.rule.isEnforced,
          bindingHours: condition.bindingHours(in: network),
          prices: outcomes[condition.row].map { built.prices(of: condition, $0, in: network) })
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

extension BuiltProject {
  /// What a hundredth of the limit's unit costs a year, and per unit of each product. A row `numerator - limit ×
  /// denominator ≤ 0` gains `denominator` when its limit rises by one; where it holds at every hour, each hour its own.
  fileprivate func prices(
    of condition: BuiltRule.Condition, _ outcome: RuleResult, in network: Network
  ) -> (perPoint: Double, products: [PlanContext.RuleOutcome.ProductPrice]) {
    let perPoint =
      if let hours = outcome.hours {
        condition.denominator.values(in: network).enumerated().reduce(0) { $0 + hours[$1.offset] * $1.element } / 100
      } else {
        outcome.multiplier * condition.denominator.value(in: network) / 100
      }
    let products = deliveries.compactMap { carrier, delivered -> PlanContext.RuleOutcome.ProductPrice? in
      let amount = delivered.value(in: network)
      return amount > 0 ? .init(product: carrier.name, unit: carrier.unit.symbol, price: perPoint / amount) : nil
    }
    return (perPoint, products)
  }
}

extension PlanContext.RuleOutcome {
  fileprivate init(
    rule: String, name: String, value: Double?, sense: Sense, limit: Double, multiplier: Double, sources: [Text],
    isEnforced: Bool, bindingHours: Int?, prices: (perPoint: Double, products: [ProductPrice])?
  ) {
    self.init(
      rule: rule, name: name, value: value, sense: sense, limit: limit, multiplier: multiplier, sources: sources,
      isEnforced: isEnforced, bindingHours: bindingHours, pricePerPoint: prices?.perPoint,
      productPrices: prices?.products ?? [])
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
