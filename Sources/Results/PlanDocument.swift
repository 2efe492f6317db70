import SteppeBase
import SteppeNetwork
import SteppeProgram

/// `plan.json`, described in docs/reference/plan-json.md. Change `schema` when a reader would have to change.
public enum PlanDocument {
  public static let schema = "steppe-plan-1"

  /// The document of a plan.
  public static func of(_ results: Results, _ context: PlanContext) -> JSON {
    [
      "schema": .text(schema),
      "name": named(context.name),
      "status": .text(results.status.word),
      "stop_reason": results.status.stopReason.map { .text($0.rawValue) },
      "objective": .number(results.objective),
      "objective_constant": .number(results.objectiveConstant),
      "units": units(context),
      "costs": costs(results.totals),
      "life_cycle": context.lifeCycle.map(lifeCycle),
      "products": context.products.isEmpty && context.lifeCycle == nil ? nil : .array(context.products.map(product)),
      "co2": context.emitters.isEmpty
        ? nil : .array(context.emitters.map { ["entry": .text($0.entry), "amount": .number($0.amount)] }),
      "surroundings": context.surroundings.isEmpty ? nil : .array(context.surroundings.map(surrounding)),
      "modules": context.modules.isEmpty ? nil : .array(context.modules.map(module)),
      "rounding": context.rounding.map { rounding(results.objective, $0) },
      "certificate": certificate(results.certificate),
      "solver": run(results.run),
      "snapshots": .number(Double(results.network.snapshots.count)),
      "components": .array(results.components.map { component($0, in: results.network) }),
      "buses": .array(results.buses.map { bus($0, results.statistics) }),
      "emissions": emissions(results.emissions),
      "global_constraints": .array(results.globalConstraints.map(globalConstraint)),
      "scenarios": results.scenarios.isEmpty ? nil : .array(results.scenarios.map(scenario)),
      "rules": .array(context.rules.map(rule)),
      "comparisons": .array(context.comparisons.map(comparison)),
      "assumptions": .array(context.assumptions.map(assumption)),
    ]
  }

  /// The document where there is no plan.
  public static func of(_ diagnosis: Diagnosis, _ network: Network, _ context: PlanContext) -> JSON {
    let status: String
    switch diagnosis.proof {
    case .infeasible: status = "infeasible"
    case .unbounded: status = "unbounded"
    }
    return [
      "schema": .text(schema), "name": named(context.name), "status": .text(status),
      "proof_holds": .boolean(diagnosis.proof.holds), "solver": run(diagnosis.run),
      "demanded": .array(diagnosis.demanded.map { part($0, network) }),
      "limits": .array(diagnosis.limits.map { part($0, network) }),
    ]
  }

  static func run(_ run: Results.Run) -> JSON {
    [
      "iterations": .number(Double(run.iterations)), "seconds": .number(run.seconds), "method": .text(run.method),
      "profile": profile(run.profile),
    ]
  }

  static func profile(_ profile: SolverProfile) -> JSON {
    [
      "factor_seconds": .number(profile.factorSeconds), "solve_seconds": .number(profile.solveSeconds),
      "pass_seconds": .number(profile.passSeconds), "factorisations": .number(Double(profile.factorisations)),
      "solves": .number(Double(profile.solves)), "factor_operations": .number(profile.factorOperations),
      "factor_entries": .number(profile.factorEntries),
    ]
  }

  static func certificate(_ certificate: Certificate) -> JSON {
    func residual(_ residual: Certificate.Residual) -> JSON {
      ["absolute": .number(residual.absolute), "relative": .number(residual.relative)]
    }
    return [
      "holds": .boolean(certificate.holds),
      "primal_objective": .number(certificate.primalObjective),
      "dual_objective": .number(certificate.dualObjective),
      "relative_gap": .number(certificate.relativeGap),
      "relative_complementarity": .number(certificate.relativeComplementarity),
      "row_residual": residual(certificate.rowResidual),
      "bound_residual": residual(certificate.boundResidual),
      "dual_residual": residual(certificate.dualResidual),
      "tolerances": [
        "relative_gap": .number(certificate.tolerances.relativeGap),
        "feasibility": .number(certificate.tolerances.feasibility),
      ],
    ]
  }

  private static func named(_ text: Text) -> JSON { ["en": .text(text.english), "zh": .text(text.chinese)] }

  private static func lifeCycle(_ money: PlanContext.LifeCycle) -> JSON {
    [
      "discount_rate": .number(money.discountRate), "years": .number(money.years),
      "price_year": money.priceYear.map { .number(Double($0)) }, "investment": .number(money.investment),
      "yearly_cost": .number(money.yearlyCost), "net_present_cost": .number(money.netPresentCost),
    ]
  }

  private static func surrounding(_ flow: PlanContext.Surrounding) -> JSON {
    [
      "substance": named(flow.substance), "unit": .text(flow.unit), "taken": .number(flow.taken),
      "given": .number(flow.given),
    ]
  }

  private static func module(_ module: ModuleCount) -> JSON {
    [
      "asset": .text(module.asset), "unit": .text(module.unit), "size": .number(module.size),
      "module_size": .number(module.module), "count": .number(module.count), "chosen": .boolean(module.isChosen),
      "whole_count": module.wholeCount.map(JSON.number), "whole_size": module.wholeSize.map(JSON.number),
      "rounding_cost": module.roundingCost.map(JSON.number),
    ]
  }

  private static func rounding(_ objective: Double, _ rounding: ModuleRounding) -> JSON {
    [
      "lower_bound": .number(rounding.bound), "gap": .number(objective - rounding.bound),
      "free_objective": .number(rounding.freeObjective), "plans": .number(Double(rounding.plans)),
      "complete": .boolean(rounding.isComplete),
    ]
  }

  private static func product(_ product: PlanContext.Product) -> JSON {
    [
      "period": period(product.cost.span), "user": .text(product.cost.user),
      "users": .number(Double(product.cost.userCount)),
      "bus": .text(product.cost.bus), "carrier": named(product.carrier),
      "unit": .text(product.cost.unit), "amount": .number(product.cost.amount),
      "levelised_cost": .number(product.cost.levelisedCost), "price": .number(product.cost.price),
    ]
  }

  private static func period(_ span: ProductCost.Span) -> JSON? {
    switch span {
    case .plan: nil
    case .period(let period): .number(Double(period))
    case .allPeriods: "all"
    }
  }

  private static func units(_ context: PlanContext) -> JSON {
    [
      "money": .text(context.currency), "power": "energy unit of the bus per hour (MW for MWh)",
      "energy": "see the unit of each bus", "price": "money per energy unit of the bus", "full_load_hours": "h",
    ]
  }

  private static func costs(_ totals: Results.Totals) -> JSON {
    [
      "capital": .number(totals.capital), "fixed": .number(totals.fixed), "operating": .number(totals.operating),
      "total": .number(totals.total),
    ]
  }

  private static func emissions(_ emissions: [Results.Emission]) -> JSON {
    .array(emissions.map { ["carrier": .text($0.carrier), "amount": .number($0.amount)] })
  }

  private static func scenario(_ scenario: ScenarioOutcome) -> JSON {
    let outcome = scenario.outcome
    return [
      "name": .text(scenario.name), "probability": .number(scenario.probability), "costs": costs(outcome.totals),
      "components": .array(outcome.components.map { component($0, in: outcome.network) }),
      "buses": .array(outcome.buses.map { bus($0, outcome.statistics) }), "emissions": emissions(outcome.emissions),
      "global_constraints": .array(outcome.globalConstraints.map(globalConstraint)),
    ]
  }

  private static func component(_ component: ComponentResult, in network: Network) -> JSON {
    [
      "class": .text(component.componentClass.rawValue),
      "name": .text(component.name),
      "carrier": .text(component.carrier),
      "active": .boolean(component.isActive),
      "capacity": component.capacity.map { capacity in
        [
          "attribute": .text(capacity.attribute), "given": .number(capacity.given),
          "optimal": .number(capacity.optimal), "extendable": .boolean(capacity.isExtendable),
          "unit": .text(network.capacityUnit(of: component)),
        ]
      },
      "capital_cost": .number(component.capitalCost),
      "fixed_cost": .number(component.fixedCost),
      "operating_cost": .number(component.operatingCost),
      "revenue": .number(component.revenue),
      "full_load_hours": component.fullLoadHours.map(JSON.number),
      "curtailment": component.curtailment.map(JSON.number),
      "mean_level": component.meanLevel.map(JSON.number),
      "exchanges": .array(
        component.exchanges.map { exchange in
          [
            "bus": .text(exchange.bus), "supply": .number(exchange.supply), "withdrawal": .number(exchange.withdrawal),
            "revenue": .number(exchange.revenue),
          ]
        }),
    ]
  }

  private static func bus(_ bus: BusResult, _ statistics: Statistics) -> JSON {
    [
      "name": .text(bus.name), "carrier": .text(bus.carrier), "unit": .text(bus.unit),
      "price": [
        "mean": .number(bus.meanPrice), "weighted_mean": .number(bus.weightedMeanPrice),
        "load_weighted_mean": statistics.values[.prices]?[bus.name].map(JSON.number),
        "lowest": .number(bus.lowestPrice), "highest": .number(bus.highestPrice),
      ],
      "balance": .array(
        bus.shares.map { share in
          [
            "class": .text(share.componentClass.rawValue), "name": .text(share.name),
            "supply": .number(share.supply), "withdrawal": .number(share.withdrawal),
          ]
        }),
    ]
  }

  private static func globalConstraint(_ constraint: GlobalConstraintResult) -> JSON {
    [
      "name": .text(constraint.name), "type": .text(constraint.type), "sense": .text(constraint.sense),
      "limit": .number(constraint.limit), "value": .number(constraint.value), "margin": .number(constraint.margin),
      "multiplier": .number(constraint.multiplier),
    ]
  }

  private static func rule(_ rule: PlanContext.RuleOutcome) -> JSON {
    [
      "rule": .text(rule.rule), "name": .text(rule.name), "value": rule.value.map(JSON.number),
      "sense": .text(rule.sense.rawValue), "unit": .text(rule.unit),
      "limit": .number(rule.limit), "margin": rule.margin.map(JSON.number), "multiplier": .number(rule.multiplier),
      "enforced": .boolean(rule.isEnforced), "binding_hours": rule.bindingHours.map { .number(Double($0)) },
      "price_per_point": rule.pricePerPoint.map(JSON.number),
      "product_prices": .array(
        rule.productPrices.map { ["product": named($0.product), "unit": .text($0.unit), "price": .number($0.price)] }),
      "sources": .array(rule.sources.map(named)),
    ]
  }

  private static func comparison(_ comparison: PlanContext.Comparison) -> JSON {
    [
      "subject": named(comparison.subject), "published": .number(comparison.published),
      "planned": .number(comparison.planned), "unit": .text(comparison.unit), "source": named(comparison.source),
      "relative_difference": .number(comparison.relativeDifference), "agrees": .boolean(comparison.agrees),
    ]
  }

  private static func assumption(_ assumption: PlanContext.Assumption) -> JSON {
    [
      "subject": named(assumption.subject), "value": named(assumption.value),
      "sources": .array(assumption.sources.map(named)), "standing": .text(assumption.standing.rawValue),
    ]
  }

  private static func part(_ part: Diagnosis.Part, _ network: Network) -> JSON {
    [
      "family": .text(part.label.family), "component": .text(part.label.component), "share": .number(part.share),
      "snapshots": .array(part.snapshots.map { .text(network.snapshots.label($0)) }),
      "snapshot_count": .number(Double(part.snapshotCount)),
    ]
  }
}

extension SolutionStatus {
  /// The word files use.
  public var word: String {
    switch self {
    case .optimal: "optimal"
    case .infeasible: "infeasible"
    case .unbounded: "unbounded"
    case .stopped: "stopped"
    }
  }

  public var stopReason: StopReason? {
    if case .stopped(let reason) = self { reason } else { nil }
  }
}
