import SteppeBase
import SteppeNetwork
import SteppeProject
import SteppeResults

extension PlanContext {
  /// What a project knows beyond its network, before there is a plan to compare with.
  init(_ built: BuiltProject) {
    self.init(
      name: built.project.name, currency: built.project.currency.rawValue,
      assumptions: built.assumptions.map(PlanContext.Assumption.init))
    carrierNames = built.carriers.mapValues(\.name)
      .merging(built.project.assets.map { ($0.technology.id, $0.technology.name) }) { $1 }
  }

  /// The same with what the products of a bare network cost, by carrier, and by period where investment is.
  func costing(_ results: Results) -> PlanContext {
    var context = self
    let costs =
      results.investsByPeriod
      ? results.productCostsByPeriod() : results.network.productCosts(results.components, results.buses).byCarrier()
    context.products = costs.map { Product($0, carrier: Text(verbatim: $0.carrier), everydayUnit: nil) }
    return context
  }

  /// The same with how the rules came out, and the published figures beside those of the plan.
  func comparing(_ built: BuiltProject, with results: Results) -> PlanContext {
    var context = self
    let network = results.network
    let outcomes = Dictionary(results.rules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    context.rules = built.rules.flatMap { rule in
      rule.conditions.map { built.outcome(of: $0, of: rule.rule, outcomes[$0.row], in: network) }
    }
    context.comparisons = built.comparisons.map { figure in
      PlanContext.Comparison(
        subject: figure.title, published: figure.comparison.published, planned: figure.value(in: network),
        unit: figure.comparison.unit.symbol, source: figure.comparison.source, tolerance: figure.comparison.tolerance)
    }
    context.lifeCycle = LifeCycle(built.project, results)
    context.emitters = built.emitters.map { Emitter(entry: $0, amount: $1.value(in: network)) }
    context.surroundings = built.surroundings.map { carrier, taken, given in
      Surrounding(
        substance: carrier.name, unit: carrier.unit.symbol, taken: taken.value(in: network),
        given: given.value(in: network))
    }
    context.modules = built.project.assets.compactMap { ModuleCount(of: $0, in: built.project, results) }
    context.products = network.productCosts(results.components, results.buses).map { cost in
      let carrier = built.carriers[cost.carrier]
      return Product(
        cost, carrier: carrier?.name ?? Text(verbatim: cost.carrier), everydayUnit: carrier?.everydayUnit)
    }
    return context
  }
}

extension PlanContext.LifeCycle {
  fileprivate init(_ project: Project, _ results: Results) {
    let sizes = Dictionary(
      results.components.compactMap { component in component.capacity.map { (component.name, $0.optimal) } },
      uniquingKeysWith: { first, _ in first })
    self.init(
      discountRate: project.number(.discountRate), years: project.number(.projectLife), priceYear: project.priceYear,
      investment: project.assets.reduce(0) { sum, asset in
        let size = asset.capacity == nil ? 0 : sizes[asset.name] ?? 0
        return sum + asset.investment * (size.isFinite ? size : 0)
      } * (1 + project.number(.overhead)),
      yearlyCost: results.totals.total / (results.network.snapshots.years ?? 1))
  }
}

extension ModuleCount {
  fileprivate init?(of asset: SteppeProject.Asset, in project: Project, _ results: Results) {
    guard let module = asset.moduleSize, let choice = asset.capacity,
      let component = results.components.first(where: {
        $0.name == asset.name && $0.componentClass == asset.componentClass
      }), let size = component.capacity?.optimal, size.isFinite
    else { return nil }
    self.init(
      asset: asset.name, size: size, module: module, unit: results.network.capacityUnit(of: component),
      range: choice.lower...choice.upper, yearlyCost: project.yearlyCost(of: asset), setting: asset.sizeSetting)
  }
}

extension SteppeProject.Asset {
  /// How the command line names its size: `wind.capacity`, `wind.at.ordos`, `line.between.ordos.baotou`.
  fileprivate var sizeSetting: String {
    if name == entry { return entry + ".capacity" }
    return ([entry, destination == nil ? "at" : "between", place] + [destination]).compactMap(\.self)
      .joined(separator: ".")
  }
}

extension BuiltProject {
  /// A condition beside its limit, both in the unit the rule was written in.
  fileprivate func outcome(
    of condition: BuiltRule.Condition, of rule: Rule, _ result: RuleResult?, in network: Network
  ) -> PlanContext.RuleOutcome {
    let units = rule.unitsPerBase
    let perPoint = result.map { price(of: condition, $0, in: network) / units }
    return PlanContext.RuleOutcome(
      rule: rule.name, name: condition.row, value: condition.value(in: network).map { $0 * units },
      sense: .init(condition.sense), limit: condition.limit * units,
      multiplier: result.map { multiplier(of: condition, $0, in: network) } ?? 0,
      sources: rule.evidence.footnotes, unit: rule.unit.symbol, isShare: rule.isShare,
      rowUnit: project.rowUnit(of: rule),
      isEnforced: rule.isEnforced,
      bindingHours: condition.bindingHours(in: network), pricePerPoint: perPoint,
      productPrices: perPoint.map { productPrices($0, in: network) } ?? [])
  }

  /// What a hundredth of the limit's base unit costs a year. A row `numerator - limit × denominator ≤ 0` gains
  /// `denominator` when its limit rises by one; where it holds at every hour, each hour its own.
  private func price(of condition: BuiltRule.Condition, _ result: RuleResult, in network: Network) -> Double {
    guard let hours = result.hours else { return result.multiplier * condition.denominator.value(in: network) / 100 }
    return condition.denominator.values(in: network).enumerated().reduce(0) { $0 + hours[$1.offset] * $1.element } / 100
  }

  /// The multiplier of the row; where it holds at every hour their mean, each hour counting with its denominator, since that of
  /// an hour with nothing to compare may be anything.
  private func multiplier(of condition: BuiltRule.Condition, _ result: RuleResult, in network: Network) -> Double {
    guard result.hours != nil else { return result.multiplier }
    let whole = condition.denominator.values(in: network).reduce(0, +)
    return whole == 0 ? 0 : price(of: condition, result, in: network) * 100 / whole
  }

  /// The same per unit of each product.
  private func productPrices(_ perPoint: Double, in network: Network) -> [PlanContext.RuleOutcome.ProductPrice] {
    deliveries.compactMap { carrier, delivered in
      let amount = delivered.value(in: network)
      return amount > 0 ? .init(product: carrier.name, unit: carrier.unit.symbol, price: perPoint / amount) : nil
    }
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
    sources.map { Text(verbatim: $0.line) }
      + (note.map { [$0] } ?? [])
  }
}
