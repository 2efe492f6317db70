import SteppeBase
import SteppeResults

extension ComparisonReport {
  /// The comparison as one self-contained page: bars of the capacities that differ most, and every row of every subject.
  public var page: String {
    let names = zip(["A", "B"], comparison.names).map { element("p", [], "<b>\($0)</b> " + escaped($1)) }
    let title = Text.comparisonOfNetworks(language)
    let sections = NetworkComparison.Subject.allCases.map { subject in
      section(subject.title(language), (subject == .capacities ? capacityBars : "") + table(subject))
    }
    return htmlPage(
      title: title, language,
      [element("header", [], element("h1", [], escaped(title)) + names.joined())] + sections)
  }

  private func section(_ title: String, _ content: String) -> String {
    content.isEmpty ? "" : element("section", [], element("h2", [], escaped(title)) + content)
  }

  private func table(_ subject: NetworkComparison.Subject) -> String {
    let rows = comparison.rows[subject] ?? []
    if rows.isEmpty { return "" }
    let largest = size(rows)
    let head = titles(subject).enumerated()
      .map { element("th", $0.offset == 0 ? [] : [("class", "n")], escaped($0.element)) }
    let body = rows.map { row in
      let cells = cells(row, subject, largest).enumerated().map { column, text in
        element(
          "td", column == 0 ? [] : [("class", column == 4 && differs(row, largest) ? "n bad" : "n")], escaped(text))
      }
      return element("tr", [], cells.joined())
    }
    return element("table", [], element("tr", [], head.joined()) + body.joined())
      + element("p", [("class", "source")], escaped(verdict(rows, largest)(language)))
  }

  /// The ten capacities that differ most, A above B.
  private var capacityBars: String {
    let rows = (comparison.rows[.capacities] ?? []).filter { $0.relativeDifference > Self.tolerance }
    return Set(rows.map(\.unit)).sorted().map { unit in
      let entries = rows.filter { $0.unit == unit }
        .sorted { $0.change > $1.change }.prefix(10)
        .flatMap { row in
          [("A", row.first, "#0b5cad"), ("B", row.second, "#d07b00")].map { side, value, colour in
            (
              name: "\(row.name) · \(side)", value: value ?? 0, text: Figures.quantity(value ?? 0, unit),
              colour: colour
            )
          }
        }
      return element("h3", [], escaped(unit)) + bars(Array(entries), description: Text.capacityChart(language))
    }.joined()
  }
}
