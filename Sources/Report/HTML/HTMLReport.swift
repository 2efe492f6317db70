import Foundation
import SteppeBase
import SteppeNetwork
import SteppeProgram
import SteppeResults

/// The plan as one self-contained page: figures, charts as inline SVG, tables, and the certificate.
public struct HTMLReport {
  let results: Results
  let context: PlanContext
  let language: Language

  public init(_ results: Results, _ context: PlanContext, _ language: Language) {
    self.results = results
    self.context = context
    self.language = language
  }

  /// The whole document.
  public var text: String {
    let context = context, language = language
    var data = ChartData(results.scenarios.first?.outcome.network ?? results.network, language) {
      context.title(ofCarrier: $0, language)
    }
    let title = context.name(language).isEmpty ? Text.plan(language) : context.name(language)
    let tables = ReportTables(results: results, context: context, language: language)
    let body = [
      header(title), cards(), section(tables.comparisons), sizes(&data), section(tables.components),
      section(tables.modules), section(tables.costs), section(tables.scenarios, scenarioNote),
      section(tables.lifeCycle), section(tables.products), section(tables.emissions), section(tables.surroundings),
      dispatch(&data), levels(&data), section(.priceDuration, priceCharts(&data)), section(tables.prices),
      section(tables.rules), section(tables.limits), section(tables.assumptions), footer(),
    ]
    return htmlPage(title: title, language, body)
  }

  private func say(_ text: Text) -> String { escaped(text(language)) }

  private func header(_ title: String) -> String {
    let isOptimal = results.status == .optimal
    let verdict = isOptimal ? Text.certified : .notCertified
    let horizon = Text.horizon(of: results.network.snapshots)
    return element(
      "header", [],
      element("h1", [], escaped(title))
        + element(
          "p", [],
          element("span", [("class", isOptimal ? "status" : "status open")], say(verdict)) + " " + say(horizon)))
  }

  private func cards() -> String {
    let cost = Figures.money(results.totals.total, context.currency, language)
    var cards: [(Text, String)] = [(.totalCost, escaped(cost))]
    for supply in results.carrierSupplies.prefix(3) {
      let name = Text.suppliedCarrier(supply.carrier.isEmpty ? "–" : context.title(ofCarrier: supply.carrier, language))
      cards.append((name, escaped(Figures.quantity(supply.amount, supply.unit))))
    }
    cards.append((.relativeGap, Figures.small(results.certificate.relativeGap)))
    cards.append((.solvedIn, Figures.seconds(results.run.seconds)))
    return element(
      "div", [("class", "cards")],
      cards.map { element("div", [("class", "card")], element("small", [], say($0.0)) + element("b", [], $0.1)) }
        .joined())
  }

  private func section(_ table: ReportTable, _ note: String = "") -> String {
    table.rows.isEmpty ? "" : section(table.title, table.markup(language) + note)
  }

  private var scenarioNote: String {
    results.scenarios.first.map { element("p", [], say(.chartsShowScenario($0.name))) } ?? ""
  }

  private func section(_ title: Text, _ content: String) -> String {
    content.isEmpty ? "" : element("section", [], element("h2", [], say(title)) + content)
  }

  /// Bars of what was built and of what it gave, each unit for itself.
  private func sizes(_ data: inout ChartData) -> String {
    let rows = ComponentRow.rows(results, context, language, limit: 16)
    var blocks: [String] = []
    let capacities = rows.filter { ($0.capacity ?? 0) > 1e-6 && ($0.capacity ?? 0).isFinite }
    for unit in unique(capacities.map(\.capacityUnit)) {
      let members = capacities.filter { $0.capacityUnit == unit }
      blocks.append(
        barBlock(.capacityChart, unit, members.map { ($0, $0.capacity ?? 0) }, &data))
    }
    let energies = rows.filter { !$0.isInside }.flatMap { row in row.supply.map { (row, $0.unit, $0.amount) } }
    for unit in unique(energies.map(\.1)) {
      blocks.append(barBlock(.supplied, unit, energies.filter { $0.1 == unit }.map { ($0.0, $0.2) }, &data))
    }
    return section(.capacitiesAndEnergy, element("div", [("class", "two")], blocks.joined()))
  }

  private func barBlock(
    _ title: Text, _ unit: String, _ members: [(row: ComponentRow, value: Double)], _ data: inout ChartData
  ) -> String {
    let mostBars = 12
    let entries = members.sorted { $0.value > $1.value }.prefix(mostBars).map { row, value in
      (
        name: row.name, value: value, text: Figures.quantity(value, unit),
        colour: data.palette.colour(of: row.name, carrier: row.carrier)
      )
    }
    return element(
      "div", [],
      element("h3", [], say(title) + " · " + escaped(UnitWords.scale(for: entries.first?.value ?? 0, unit).unit))
        + bars(entries, description: title(language)))
  }

  private func dispatch(_ data: inout ChartData) -> String {
    let mostCharts = 4
    let labels = data.buckets.labels(language)
    let charts = data.busCarriers(results.outerBuses).prefix(mostCharts).map { carrier, unit in
      let (above, below) = data.dispatch(ofBusCarrier: carrier)
      let power = powerUnit(energy: unit)
      return element("h3", [], escaped(carrier.isEmpty ? "–" : context.title(ofCarrier: carrier, language)))
        + stackedAreas(above: above, below: below, labels: labels, unit: power, description: carrier)
    }
    return section(.dispatch, charts.joined())
  }

  private func levels(_ data: inout ChartData) -> String {
    let labels = data.buckets.labels(language)
    let charts = data.levels().map { unit, series in
      lines(series, labels: labels, unit: unit, height: 180, description: Text.storageLevels(language))
    }
    return section(.storageLevels, charts.joined())
  }

  private func priceCharts(_ data: inout ChartData) -> String {
    let labels = stride(from: 0, through: 80, by: 20).map {
      (Double($0) / 100, Text.shareOfTime(percent: $0)(language))
    }
    return data.priceDurations(results.outerBuses).map { unit, series in
      lines(
        series, labels: labels, unit: context.currency + "/" + unit, height: 180,
        description: Text.priceDuration(language))
    }
    .joined()
  }

  private func footer() -> String {
    element(
      "footer", [],
      element("div", [], say(.certificate) + ": " + say(Text.line(of: results.certificate)))
        + element("div", [], "Steppe · " + say(Text.line(of: results.run))))
  }
}

private func unique(_ values: [String]) -> [String] {
  var seen: Set<String> = []
  return values.filter { seen.insert($0).inserted }
}
