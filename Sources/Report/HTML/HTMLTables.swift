import SteppeBase

extension ReportTable {
  /// Table and notes as markup; nothing without rows.
  func markup(_ language: Language) -> String {
    guard !rows.isEmpty else { return "" }
    let header = columns.map { element("th", $0.kind == .number ? [("class", "n")] : [], escaped($0.header(language))) }
    let body = rows.map { row in
      element("tr", [], zip(columns, row).map { element("td", $0.attributes, $0.content(of: $1)) }.joined())
    }
    let table = element(
      "table", hasHeader ? [] : [("class", "narrow")],
      (hasHeader ? element("tr", [], header.joined()) : "") + body.joined())
    let notes = sources.map { element("li", [], escaped($0)) }.joined()
    return table + (note.map { element("p", [], escaped($0)) } ?? "")
      + (notes.isEmpty ? "" : element("ol", [("class", "notes")], notes))
  }
}

extension ReportTable.Column {
  fileprivate var attributes: [(String, String)] {
    switch kind {
    case .number: [("class", "n")]
    case .source: [("class", "source")]
    case .text, .tag: []
    }
  }

  fileprivate func content(of cell: ReportTable.Cell) -> String {
    let text = escaped(cell.text).replacing("\n", with: "<br>")
    let style = (kind == .tag && !cell.text.isEmpty ? ["tag"] : []) + (cell.style.isEmpty ? [] : [cell.style])
    return style.isEmpty ? text : element("span", [("class", style.joined(separator: " "))], text)
  }
}
