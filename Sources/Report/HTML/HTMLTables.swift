import SteppeBase
import SteppeResults

/// The tables of the page.
extension HTMLReport {
  /// A cell: its markup and its class ("n" for numbers).
  typealias Cell = (content: String, style: String)

  func table(_ header: [(Text, String)], style: String = "", _ rows: [[Cell]]) -> String {
    guard !rows.isEmpty else { return "" }
    let head = header.map { element("th", $0.1.isEmpty ? [] : [("class", $0.1)], say($0.0)) }.joined()
    let body = rows.map { row in
      element("tr", [], row.map { element("td", $0.style.isEmpty ? [] : [("class", $0.style)], $0.content) }.joined())
    }
    return element(
      "table", style.isEmpty ? [] : [("class", style)], (header.isEmpty ? "" : element("tr", [], head)) + body.joined())
  }

  func componentSection() -> String {
    let rows = ComponentRow.rows(results, context, language).map { row -> [Cell] in
      let tag = row.choice(language).map { element("span", [("class", "tag")], escaped($0)) } ?? ""
      let hours = row.fullLoadHours.map { Figures.grouped($0) } ?? row.cycles.map { Figures.short($0) + "×" } ?? ""
      return [
        (escaped(row.name), ""), (escaped(row.carrierTitle), ""), (escaped(row.size(language)), "n"), (tag, ""),
        (amounts(row.supply), "n"), (amounts(row.withdrawal), "n"), (hours, "n"), (row.unusedShare, "n"),
        (row.cost == 0 ? "" : money(row.cost), "n"),
      ]
    }
    let header: [(Text, String)] = [
      (.component, ""), (.carrier, ""), (.size, "n"), (Text(verbatim: ""), ""), (.supplied, "n"), (.taken, "n"),
      (.fullLoadHours, "n"), (.curtailed, "n"), (.costPerHorizon, "n"),
    ]
    return section(.components, table(header, rows))
  }

  private func amounts(_ amounts: [(unit: String, amount: Double)]) -> String {
    amounts.map { escaped(Figures.quantity($0.amount, $0.unit)) }.joined(separator: "<br>")
  }

  /// A name and numbers beside it in every row.
  private func numbers(_ header: [Text], _ rows: [[String]]) -> String {
    func cells<Content, Shown>(_ row: [Content], _ show: (Content) -> Shown) -> [(Shown, String)] {
      row.enumerated().map { (show($0.element), $0.offset == 0 ? "" : "n") }
    }
    return table(cells(header) { $0 }, rows.map { cells($0, escaped) })
  }

  func emissions() -> String { numbers(PlanContext.emitterHeader, context.emitterRows(language)) }

  func surroundings() -> String { numbers(PlanContext.surroundingHeader, context.surroundingRows(language)) }

  func modules() -> String {
    let rows = context.moduleRows(language)
    let line = context.roundingLine(results.objective, language) ?? context.moduleHint(language)
    return numbers(PlanContext.moduleHeader, rows)
      + (rows.isEmpty ? "" : line.map { element("p", [], escaped($0)) } ?? "")
  }

  func prices() -> String {
    let rows = results.outerBuses.sorted { $0.supply > $1.supply }.prefix(12).map { bus -> [Cell] in
      [(escaped(bus.name), ""), (escaped(context.currency + "/" + bus.unit), "")]
        + [bus.meanPrice, bus.weightedMeanPrice, bus.lowestPrice, bus.highestPrice].map { (Figures.short($0), "n") }
    }
    return table(
      [
        (.bus, ""), (.unit, ""), (.priceMean, "n"), (.priceWeighted, "n"), (.priceLowest, "n"), (.priceHighest, "n"),
      ], rows)
  }

  func limits() -> String {
    let rows = results.globalConstraints.map { limit -> [Cell] in
      [(escaped(limit.name), ""), (escaped(limit.sense), "")]
        + [limit.value, limit.limit, limit.margin, limit.multiplier].map { (Figures.short($0), "n") }
    }
    return table(
      [
        (.limit, ""), (Text(verbatim: ""), ""), (.value, "n"), (.limit, "n"), (.margin, "n"), (.multiplier, "n"),
      ], rows)
  }

  func scenarios() -> String {
    guard let first = results.scenarios.first else { return "" }
    let rows = results.scenarios.map { scenario -> [Cell] in
      [
        (escaped(scenario.name), ""), (Figures.percent(scenario.probability), "n"),
        (money(scenario.outcome.totals.operating), "n"), (money(scenario.outcome.totals.total), "n"),
      ]
    }
    return table([(.scenarios, ""), (.probability, "n"), (.operatingCost, "n"), (.totalCost, "n")], rows)
      + element("p", [], say(.chartsShowScenario(first.name)))
  }

  func rules() -> String {
    let rows = context.tightestRules.map { rule, conditions -> [Cell] in
      [
        (say(.tightest(rule.name, of: conditions)), ""), (rule.value.map(Figures.short) ?? "–", "n"),
        (rule.sense.rawValue + " " + escaped(rule.shownLimit), "n"), (rule.margin.map(Figures.short) ?? "–", "n"),
        (rule.bindingHours.map(String.init) ?? "–", "n"),
        (rule.isEnforced ? Figures.short(rule.multiplier) : say(.watched), "n"),
        (rule.pricePerPoint.map(Figures.short) ?? "–", "n"), (rule.sources.map(say).joined(separator: "; "), "source"),
      ]
    }
    return table(
      [
        (.rule, ""), (.value, "n"), (.limit, "n"), (.margin, "n"), (.bindingHours, "n"), (.multiplier, "n"),
        (.pricePerPoint, "n"), (.source, ""),
      ], rows)
  }

  func comparisons() -> String {
    let rows = context.comparisons.map { comparison -> [Cell] in
      [
        (say(comparison.subject), ""),
        (escaped(Figures.quantity(comparison.published, written: comparison.unit, language)), "n"),
        (escaped(Figures.quantity(comparison.planned, written: comparison.unit, language)), "n"),
        (
          element(
            "span", [("class", comparison.agrees ? "good" : "bad")],
            (comparison.agrees ? "✓ " : "✗ ") + Figures.signedPercent(comparison.relativeDifference)), "n"
        ), (say(comparison.source), "source"),
      ]
    }
    return table([(.subject, ""), (.published, "n"), (.planned, "n"), (.difference, "n"), (.source, "")], rows)
  }

  func costs() -> String {
    table(
      [], style: "narrow",
      results.costLines.map { [(say($0.name), ""), (money($0.amount), "n")] })
  }

  func lifeCycle() -> String {
    table(
      [], style: "narrow", context.lifeCycleLines(language).map { [(escaped($0.name), ""), (escaped($0.value), "n")] })
  }

  func products() -> String {
    let rows = context.products.map { product -> [Cell] in
      [
        (escaped(product.cost.userText(language)), ""), (say(product.carrier), ""),
        (escaped(Figures.quantity(product.cost.amount, product.cost.unit)), "n"),
        (escaped(context.unitCost(product.cost.levelisedCost, of: product)), "n"),
        (product.cost.price == 0 ? "–" : escaped(context.unitCost(product.cost.price, of: product)), "n"),
      ]
    }
    return table([(.user, ""), (.product, ""), (.amount, "n"), (.levelisedCost, "n"), (.priceReceived, "n")], rows)
  }

  /// Values with their standing; the sources as numbered notes below.
  func assumptions() -> String {
    let sources = context.sources
    let rows = context.assumptions.map { assumption -> [Cell] in
      let notes = assumption.sources.map { "[\(sources.firstIndex(of: $0)! + 1)]" }
      let tag = element("span", [("class", "tag \(assumption.standing.rawValue)")], say(assumption.standing.text))
      return [
        (say(assumption.subject), ""), (say(assumption.value), ""), (tag, ""),
        (notes.joined(separator: " "), "source"),
      ]
    }
    let notes = sources.map { element("li", [], say($0)) }.joined()
    return table([(.subject, ""), (.value, ""), (.standing, ""), (.source, "")], rows)
      + (notes.isEmpty ? "" : element("ol", [("class", "notes")], notes))
  }
}
