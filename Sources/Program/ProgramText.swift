import SteppeBase

extension StagedProgram {
  /// The template as text to be read by people: objective, rows and bounds, with `[t]` for a column of the same stage,
  /// `[t-1]` for one of the stage before. What varies is written as a list of its values, one per stage.
  public func text() -> String {
    var lines = ["\(stageCount) stages", "", "minimise"]
    lines += objectiveLines()
    lines += section("rows", rows.indices.map(rowLine))
    lines += section("total rows", totalRows.indices.map(totalRowLine))
    lines += section("columns", columns.map { bounded($0.label.text + "[t]", $0.lower, $0.upper) })
    lines += section(
      "shared columns",
      sharedColumns.map { bounded($0.label.text, .constant($0.lower), .constant($0.upper)) })
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines.map { "  " + $0 }
  }

  private func objectiveLines() -> [String] {
    var terms: [(Values, String)] = []
    for column in columns {
      terms.append((column.cost, column.label.text + "[t]"))
      terms.append((column.quadraticCost.map { $0 / 2 }, column.label.text + "[t]²"))
    }
    for column in sharedColumns {
      terms.append((.constant(column.cost), column.label.text))
      terms.append((.constant(column.quadraticCost / 2), column.label.text + "²"))
    }
    let shown = terms.filter { !$0.0.isZero }.map { "  \($0.0.text) \($0.1)" }
    return shown + (objectiveConstant == 0 ? [] : ["  " + Values.constant(objectiveConstant).text])
  }

  private func rowLine(_ row: Int) -> String {
    func terms(_ entries: [Entry], _ name: (Int) -> String) -> [(Values, String)] {
      entries.filter { $0.row == row }.map { ($0.coefficient, name($0.column)) }
    }
    let sum = sumText(
      terms(current) { columns[$0].label.text + "[t]" } + terms(previous) { columns[$0].label.text + "[t-1]" }
        + terms(shared) { sharedColumns[$0].label.text })
    return "\(rows[row].label.text): " + bounded(sum, rows[row].lower, rows[row].upper)
  }

  private func totalRowLine(_ row: Int) -> String {
    let staged = totals.filter { $0.row == row }.map { ($0.coefficient, columns[$0.column].label.text + "[t]") }
    let shared = totalsShared.filter { $0.row == row }
      .map { (Values.constant($0.coefficient), sharedColumns[$0.column].label.text) }
    let parts = (staged.isEmpty ? [] : ["Σ (\(sumText(staged)))"]) + (shared.isEmpty ? [] : [sumText(shared)])
    let sides = totalRows[row]
    return "\(sides.label.text): "
      + bounded(parts.joined(separator: " + "), .constant(sides.lower), .constant(sides.upper))
  }

  private func sumText(_ terms: [(coefficient: Values, name: String)]) -> String {
    if terms.isEmpty { return "0" }
    return terms.enumerated().map { index, term in
      let sign = term.coefficient.constantValue.map { $0 < 0 } == true ? "-" : "+"
      let size = sign == "-" ? -term.coefficient : term.coefficient
      let product = size == .constant(1) ? term.name : "\(size.text) \(term.name)"
      if index == 0 { return sign == "-" ? "-\(product)" : product }
      return "\(sign) \(product)"
    }.joined(separator: " ")
  }

  private func bounded(_ middle: String, _ lower: Values, _ upper: Values) -> String {
    if lower == upper { return "\(middle) = \(lower.text)" }
    switch (lower, upper) {
    case (.constant(-.infinity), .constant(.infinity)): return "\(middle) free"
    case (.constant(-.infinity), _): return "\(middle) ≤ \(upper.text)"
    case (_, .constant(.infinity)): return "\(middle) ≥ \(lower.text)"
    default: return "\(lower.text) ≤ \(middle) ≤ \(upper.text)"
    }
  }
}

extension Values {
  /// The constant, or the list of values; whole numbers without a point.
  fileprivate var text: String {
    func number(_ value: Double) -> String {
      if value.isInfinite { return value > 0 ? "∞" : "-∞" }
      return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
    switch self {
    case .constant(let value): return number(value)
    case .series(let values): return "[" + values.map(number).joined(separator: ", ") + "]"
    }
  }
}
