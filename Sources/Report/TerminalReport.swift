import SteppeBase
import SteppeNetwork
import SteppeProgram
import SteppeResults

/// The plan as a page of text.
public struct TerminalReport {
  let results: Results
  let context: PlanContext
  let language: Language

  public init(_ results: Results, _ context: PlanContext, _ language: Language) {
    self.results = results
    self.context = context
    self.language = language
  }

  /// The whole report, ending in a line break.
  public var text: String {
    let sections = [
      heading, comparisons, componentTable, modules, costs, scenarios, lifeCycle, products, surroundings, rules, limits,
      prices,
      emissions,
      assumptions,
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    let certificate = results.certificate
    let status = results.status == .optimal ? Text.certified : .stopped(results.status.reasonText)
    let name = context.name(language)
    let hours = results.network.snapshots.generatorWeightings.reduce(0, +)
    return [
      name.isEmpty ? Text.plan(language) : name,
      String(repeating: "═", count: max(displayWidth(name), 4)),
      "  " + Text.horizon(snapshots: results.network.snapshots.count, hours: Figures.whole(hours))(language),
      "  \(status(language)) · \(Text.objective(language)) "
        + Figures.grouped(results.objective, decimals: 2) + (context.currency.isEmpty ? "" : " " + context.currency),
      "  \(Text.certificate(language)): \(Text.line(of: certificate)(language))",
      "  " + Text.line(of: results.run)(language),
    ] + (context.roundingLine(results.objective, language).map { ["  " + $0] } ?? [])
  }

  private var componentTable: [String] {
    var table = TextTable(
      alignments: [.left, .left, .right, .left, .right, .right, .right, .right, .right],
      header: [
        Text.component, .carrier, .size, Text(verbatim: ""), .supplied, .taken, .fullLoadHours, .curtailed,
        .costPerHorizon,
      ].map { $0(language) })
    for row in ComponentRow.rows(results, context, language) {
      table.rows.append([
        row.name, row.carrierTitle, row.size(language), row.choice(language) ?? "",
        amounts(row.supply), amounts(row.withdrawal),
        row.fullLoadHours.map { Figures.grouped($0) } ?? row.cycles.map { "\(Figures.short($0))×" } ?? "",
        row.unusedShare, row.cost == 0 ? "" : Figures.money(row.cost, context.currency, language),
      ])
    }
    return [Text.capacitiesAndEnergy(language)] + table.lines
  }

  private func amounts(_ amounts: [(unit: String, amount: Double)]) -> String {
    amounts.map { Figures.quantity($0.amount, $0.unit) }.joined(separator: " + ")
  }

  private var modules: [String] {
    numbers(.modules, PlanContext.moduleHeader, context.moduleRows(language))
      + (context.moduleHint(language).map { ["  " + $0] } ?? [])
  }

  private var costs: [String] {
    var table = TextTable(alignments: [.left, .right], header: [Text.costs(language), ""])
    table.rows = results.costLines.map { [$0.name(language), Figures.money($0.amount, context.currency, language)] }
    return [Text.costs(language)] + table.lines.dropFirst(2)
  }

  private var lifeCycle: [String] {
    let lines = context.lifeCycleLines(language)
    guard !lines.isEmpty else { return [] }
    var table = TextTable(alignments: [.left, .right], header: ["", ""])
    table.rows = lines.map { [$0.name, $0.value] }
    return [Text.lifeCycle(language)] + table.lines.dropFirst(2)
  }

  private var products: [String] {
    guard !context.products.isEmpty else { return [] }
    var table = TextTable(
      alignments: [.left, .left, .right, .right, .right],
      header: [Text.user, .product, .amount, .levelisedCost, .priceReceived].map { $0(language) })
    table.rows = context.products.map { product in
      [
        product.cost.userText(language), product.carrier(language),
        Figures.quantity(product.cost.amount, product.cost.unit),
        context.unitCost(product.cost.levelisedCost, of: product),
        product.cost.price == 0 ? "–" : context.unitCost(product.cost.price, of: product),
      ]
    }
    return [Text.productCosts(language)] + table.lines
  }

  private var surroundings: [String] {
    numbers(.surroundings, PlanContext.surroundingHeader, context.surroundingRows(language))
  }

  /// A name and numbers beside it in every row; nothing without rows.
  private func numbers(_ title: Text, _ header: [Text], _ rows: [[String]]) -> [String] {
    guard !rows.isEmpty else { return [] }
    var table = TextTable(
      alignments: header.indices.map { $0 == 0 ? .left : .right }, header: header.map { $0(language) })
    table.rows = rows
    return [title(language)] + table.lines
  }

  private var scenarios: [String] {
    guard !results.scenarios.isEmpty else { return [] }
    var table = TextTable(
      alignments: [.left, .right, .right, .right],
      header: [Text.scenarios, .probability, .operatingCost, .totalCost].map { $0(language) })
    table.rows = results.scenarios.map { scenario in
      [scenario.name, Figures.percent(scenario.probability)]
        + [scenario.outcome.totals.operating, scenario.outcome.totals.total].map {
          Figures.money($0, context.currency, language)
        }
    }
    return table.lines
  }

  private var prices: [String] {
    let shownBuses = 12
    var table = TextTable(
      alignments: [.left, .left, .right, .right, .right, .right, .right],
      header: [Text.bus, .unit, .priceMean, .priceWeighted, .priceByLoad, .priceLowest, .priceHighest].map {
        $0(language)
      })
    for bus in results.outerBuses.sorted(by: { $0.supply > $1.supply }).prefix(shownBuses) {
      let currency = context.currency.isEmpty ? "" : context.currency
      table.rows.append(
        [bus.name, currency + "/" + bus.unit]
          + [bus.meanPrice, bus.weightedMeanPrice].map(Figures.short)
          + [results.statistics.values[.prices]?[bus.name].map(Figures.short) ?? "–"]
          + [bus.lowestPrice, bus.highestPrice].map(Figures.short))
    }
    return table.rows.isEmpty ? [] : [Text.prices(language)] + table.lines
  }

  private var rules: [String] {
    guard !context.rules.isEmpty else { return [] }
    var table = TextTable(
      alignments: [.left, .right, .left, .right, .right, .right, .right, .right],
      header: [
        Text.rule, .value, Text(verbatim: ""), .limit, .margin, .bindingHours, .multiplier, .pricePerPoint,
      ].map { $0(language) })
    for (rule, conditions) in context.tightestRules {
      table.rows.append([
        Text.tightest(rule.name, of: conditions)(language), rule.value.map(Figures.short) ?? "–", rule.sense.rawValue,
        rule.shownLimit,
        rule.margin.map(Figures.short) ?? "–", rule.bindingHours.map(String.init) ?? "–",
        rule.isEnforced ? Figures.short(rule.multiplier) : Text.watched(language),
        rule.pricePerPoint.map(Figures.short) ?? "–",
      ])
    }
    return [Text.rules(language)] + table.lines
  }

  private var limits: [String] {
    guard !results.globalConstraints.isEmpty else { return [] }
    var table = TextTable(
      alignments: [.left, .left, .right, .right, .right, .right],
      header: [Text.limit, Text(verbatim: ""), .value, .limit, .margin, .multiplier].map { $0(language) })
    for limit in results.globalConstraints {
      table.rows.append(
        [limit.name, limit.sense]
          + [limit.value, limit.limit, limit.margin, limit.multiplier].map(Figures.short))
    }
    return [Text.limits(language)] + table.lines
  }

  private var emissions: [String] {
    let own = context.emitterRows(language)
    if !own.isEmpty { return numbers(.carbonOfOperation, PlanContext.emitterHeader, own) }
    let shown = results.emissions.filter { abs($0.amount) > 1e-6 }
    return numbers(.emissions, [.carrier, .amount], shown.map { [$0.carrier, Figures.short($0.amount)] })
  }

  private var comparisons: [String] {
    guard !context.comparisons.isEmpty else { return [] }
    var table = TextTable(
      alignments: [.left, .right, .right, .right, .left, .left],
      header: [Text.subject, .published, .planned, .difference, Text(verbatim: ""), .source].map { $0(language) })
    for comparison in context.comparisons {
      table.rows.append([
        comparison.subject(language), Figures.quantity(comparison.published, written: comparison.unit, language),
        Figures.quantity(comparison.planned, written: comparison.unit, language),
        Figures.signedPercent(comparison.relativeDifference),
        comparison.agrees ? "✓" : "✗", comparison.source(language),
      ])
    }
    return [Text.comparison(language)] + table.lines
  }

  /// Values with their standing; the sources, often long and used more than once, as numbered notes below.
  private var assumptions: [String] {
    guard !context.assumptions.isEmpty else { return [] }
    let sources = context.sources
    var table = TextTable(
      alignments: [.left, .left, .left, .left], header: [Text.subject, .value, .standing, .source].map { $0(language) })
    table.rows = context.assumptions.map { assumption in
      let notes = assumption.sources.map { "[\(sources.firstIndex(of: $0)! + 1)]" }
      return [
        assumption.subject(language), assumption.value(language), assumption.standing.text(language),
        notes.joined(separator: " "),
      ]
    }
    let notes = sources.enumerated().map { "  [\($0.offset + 1)] \($0.element(language))" }
    return [Text.assumptions(language)] + table.lines + (notes.isEmpty ? [] : [""] + notes)
  }
}

extension Text {
  static func line(of certificate: Certificate) -> Text {
    certificateLine(
      gap: Figures.small(certificate.relativeGap),
      feasibility: Figures.small(max(certificate.rowResidual.relative, certificate.boundResidual.relative)),
      dual: Figures.small(certificate.dualResidual.relative),
      complementarity: Figures.small(certificate.relativeComplementarity))
  }

  static func line(of run: Results.Run) -> Text {
    solverLine(iterations: run.iterations, seconds: Figures.seconds(run.seconds), method: run.method)
  }
}

extension SolutionStatus {
  var reasonText: Text {
    switch stopReason {
    case .iterationLimit: .reachedIterationLimit
    case .timeLimit: .reachedTimeLimit
    case .cancelled: .wasCancelled
    case .stalled: .stalled
    case .numericalTrouble, nil: .numericalTrouble
    }
  }
}

extension PlanContext.Standing {
  var text: Text {
    switch self {
    case .published: .standingPublished
    case .derived: .standingDerived
    case .unverified: .standingUnverified
    case .given: .standingGiven
    }
  }
}
