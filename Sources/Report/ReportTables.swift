import SteppeBase
import SteppeNetwork
import SteppeResults

/// The tables of a plan, for both reports. What there is nothing to say of has no rows.
struct ReportTables {
  let results: Results
  let context: PlanContext
  let language: Language

  private typealias Column = ReportTable.Column
  private typealias Cell = ReportTable.Cell

  /// Smaller amounts are what a solver leaves of nothing.
  private static let smallestAmount = 1e-3

  private func money(_ value: Double) -> String { Figures.money(value, context.currency, language) }

  /// Published figures beside those of the plan.
  var comparisons: ReportTable {
    let rows = context.comparisons.map { comparison in
      [
        Cell(text: comparison.subject(language)),
        Cell(text: Figures.quantity(comparison.published, written: comparison.unit, language)),
        Cell(text: Figures.quantity(comparison.planned, written: comparison.unit, language)),
        Cell(text: Figures.signedPercent(comparison.relativeDifference)),
        Cell(text: comparison.agrees ? "✓" : "✗", style: comparison.agrees ? "good" : "bad"),
        Cell(text: comparison.source(language)),
      ]
    }
    return ReportTable(
      .comparison,
      [
        Column(.subject), Column(.published, .number), Column(.planned, .number), Column(.difference, .number),
        Column(), Column(.source, .source),
      ], rows)
  }

  var components: ReportTable {
    func amounts(_ amounts: [(unit: String, amount: Double)]) -> String {
      amounts.map { Figures.quantity($0.amount, $0.unit) }.joined(separator: "\n")
    }
    let rows = ComponentRow.rows(results, context, language).map { row in
      [
        row.name, row.carrierTitle, row.size(language), row.choice(language) ?? "", amounts(row.supply),
        amounts(row.withdrawal),
        row.fullLoadHours.map { Figures.grouped($0) } ?? row.cycles.map { "\(Figures.short($0))×" } ?? "",
        row.unusedShare, row.cost == 0 ? "" : money(row.cost),
      ]
    }
    return ReportTable(
      .components,
      [
        Column(.component), Column(.carrier), Column(.size, .number), Column(Text(verbatim: ""), .tag),
        Column(.supplied, .number), Column(.taken, .number), Column(.fullLoadHours, .number),
        Column(.curtailed, .number), Column(.costPerHorizon, .number),
      ], rows)
  }

  /// Sizes in modules, of those that the plan chose and built; below it how to plan with whole ones, or what they cost.
  var modules: ReportTable {
    let shown = context.modules.filter { $0.isChosen && $0.count > Self.smallestAmount }
    let rows = shown.map { module in
      [
        module.asset, Figures.quantity(module.size, module.unit), Figures.quantity(module.module, module.unit),
        Figures.short(module.count), module.wholeCount.map { Figures.grouped($0) } ?? "–",
        module.wholeSize.map { Figures.quantity($0, module.unit) } ?? "–", module.roundingCost.map(money) ?? "–",
      ]
    }
    var table = ReportTable(
      .modules, numbers: [.component, .size, .module, .moduleCount, .wholeModules, .wholeSize, .roundingCost], rows)
    if let rounding = context.rounding {
      let more = results.objective - rounding.freeObjective
      let share = Figures.percent(more / abs(rounding.freeObjective), decimals: 2)
      let gap = rounding.isComplete ? nil : money(max(results.objective - rounding.bound, 0))
      table.note = [Text.roundedPlan(more: money(more), share: share), .searchedPlans(rounding.plans, gap: gap)]
        .map { $0(language) }.joined(separator: language == .english ? "; " : "；")
    } else if let example = shown.first(where: { $0.wholeSize != nil }) {
      let setting = "\(example.setting)=\(example.wholeSize!)\(example.unit)"
      table.note = Text.planInModules(setting: setting.contains(" ") ? "\"\(setting)\"" : setting)(language)
    }
    return table
  }

  var costs: ReportTable {
    ReportTable(.costs, pairs: results.costLines.map { ($0.name(language), money($0.amount)) })
  }

  var scenarios: ReportTable {
    let rows = results.scenarios.map { scenario in
      let totals = scenario.outcome.totals
      return [scenario.name, Figures.percent(scenario.probability), money(totals.operating), money(totals.total)]
    }
    return ReportTable(.scenarios, numbers: [.component, .probability, .operatingCost, .totalCost], rows)
  }

  var lifeCycle: ReportTable { ReportTable(.lifeCycle, pairs: context.lifeCycleLines(language)) }

  var products: ReportTable {
    let rows = context.products.map { product in
      [
        product.cost.userText(language), product.carrier(language),
        Figures.quantity(product.cost.amount, product.cost.unit),
        context.unitCost(product.cost.levelisedCost, of: product),
        product.cost.price == 0 ? "–" : context.unitCost(product.cost.price, of: product),
      ]
    }
    return ReportTable(
      .productCosts,
      [
        Column(.user), Column(.product), Column(.amount, .number), Column(.levelisedCost, .number),
        Column(.priceReceived, .number),
      ], rows)
  }

  /// CO2 of the entries of a project and all of it together; of a network its emissions by carrier.
  var emissions: ReportTable {
    let emitters = context.emitters.filter { $0.amount > Self.smallestAmount }
    if emitters.isEmpty {
      let rows = results.emissions.filter { abs($0.amount) > 1e-6 }.map { [$0.carrier, Figures.short($0.amount)] }
      return ReportTable(.emissions, numbers: [.carrier, .amount], rows)
    }
    var rows = emitters.map { [$0.entry, Figures.quantity($0.amount, "t")] }
    if rows.count > 1 {
      rows.append([Text.total(language), Figures.quantity(emitters.reduce(0) { $0 + $1.amount }, "t")])
    }
    return ReportTable(.carbonOfOperation, numbers: [.component, .amount], rows)
  }

  /// What no bus carries: water that is split, oxygen that is given off.
  var surroundings: ReportTable {
    let shown = context.surroundings.filter { $0.taken + $0.given > Self.smallestAmount }
    let rows = shown.map { flow in
      [flow.substance(language)]
        + [flow.taken, flow.given].map { $0 > Self.smallestAmount ? Figures.quantity($0, flow.unit) : "" }
    }
    return ReportTable(.surroundings, numbers: [.substance, .takenFrom, .givenTo], rows)
  }

  /// The buses with most energy.
  var prices: ReportTable {
    let shownBuses = 12
    let rows = results.outerBuses.sorted { $0.supply > $1.supply }.prefix(shownBuses).map { bus in
      let byLoad = results.statistics.values[.prices]?[bus.name]
      return [bus.name, context.currency + "/" + bus.unit]
        + [bus.meanPrice, bus.weightedMeanPrice, byLoad, bus.lowestPrice, bus.highestPrice]
        .map { $0.map(Figures.short) ?? "–" }
    }
    return ReportTable(
      .prices,
      [
        Column(.bus), Column(.unit), Column(.priceMean, .number), Column(.priceWeighted, .number),
        Column(.priceByLoad, .number), Column(.priceLowest, .number), Column(.priceHighest, .number),
      ], rows)
  }

  /// Every rule where it is tightest.
  var rules: ReportTable {
    let rows = context.tightestRules.map { rule, conditions in
      [
        Text.tightest(rule.name, of: conditions)(language), rule.value.map(rule.shown) ?? "–", rule.sense.rawValue,
        rule.shown(rule.limit), rule.margin.map(rule.shown) ?? "–", rule.bindingHours.map(String.init) ?? "–",
        rule.isEnforced ? multiplier(of: rule) : Text.watched(language), rule.pricePerPoint.map(money) ?? "–",
        rule.sources.map { $0(language) }.joined(separator: "; "),
      ]
    }
    return ReportTable(
      .rules,
      [
        Column(.rule), Column(.value, .number), Column(), Column(.limit, .number), Column(.margin, .number),
        Column(.bindingHours, .number), Column(.multiplier, .number), Column(.pricePerPoint, .number),
        Column(.source, .source, isOnPageOnly: true),
      ], rows)
  }

  /// Money per unit of the rule's row.
  private func multiplier(of rule: PlanContext.RuleOutcome) -> String {
    let unit = context.currency.isEmpty || rule.rowUnit.isEmpty ? "" : " \(context.currency)/\(rule.rowUnit)"
    return Figures.short(rule.multiplier) + unit
  }

  var limits: ReportTable {
    let rows = results.globalConstraints.map { limit in
      [limit.name, limit.sense] + [limit.value, limit.limit, limit.margin, limit.multiplier].map(Figures.short)
    }
    return ReportTable(
      .limits,
      [
        Column(.limit), Column(), Column(.value, .number), Column(.limit, .number), Column(.margin, .number),
        Column(.multiplier, .number),
      ], rows)
  }

  /// Values with their standing; the sources, often long and used more than once, as numbered notes.
  var assumptions: ReportTable {
    let sources = context.sources
    let rows = context.assumptions.map { assumption in
      let notes = assumption.sources.map { "[\(sources.firstIndex(of: $0)! + 1)]" }
      return [
        Cell(text: assumption.subject(language)), Cell(text: assumption.value(language)),
        Cell(text: assumption.standing.text(language), style: assumption.standing.rawValue),
        Cell(text: notes.joined(separator: " ")),
      ]
    }
    var table = ReportTable(
      .assumptions, [Column(.subject), Column(.value), Column(.standing, .tag), Column(.source, .source)], rows)
    table.sources = sources.map { $0(language) }
    return table
  }
}
