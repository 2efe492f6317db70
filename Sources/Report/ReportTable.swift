import SteppeBase

/// A table of a report, written once for the terminal and the page.
struct ReportTable {
  /// What a column holds, and so how it looks.
  enum Kind { case text, number, tag, source }

  struct Column {
    let header: Text
    let kind: Kind
    /// Where a terminal has no room for it.
    let isOnPageOnly: Bool

    init(_ header: Text = Text(verbatim: ""), _ kind: Kind = .text, isOnPageOnly: Bool = false) {
      self.header = header
      self.kind = kind
      self.isOnPageOnly = isOnPageOnly
    }
  }

  struct Cell {
    /// Several amounts stand one below the other on a page.
    var text: String
    /// A class of the page's style.
    var style = ""
  }

  let title: Text
  let columns: [Column]
  let rows: [[Cell]]
  var hasHeader = true
  /// A line below the table.
  var note: String?
  /// What [1], [2] … in the cells stand for.
  var sources: [String] = []

  init(_ title: Text, _ columns: [Column], _ rows: [[Cell]]) {
    self.title = title
    self.columns = columns
    self.rows = rows
  }

  init(_ title: Text, _ columns: [Column], _ rows: [[String]]) {
    self.init(title, columns, rows.map { $0.map { Cell(text: $0) } })
  }

  /// Names, and numbers beside them.
  init(_ title: Text, numbers header: [Text], _ rows: [[String]]) {
    self.init(title, header.enumerated().map { Column($0.element, $0.offset == 0 ? .text : .number) }, rows)
  }

  /// Names with a number each, without a header.
  init(_ title: Text, pairs: [(name: String, value: String)]) {
    self.init(title, [Column(), Column(.init(verbatim: ""), .number)], pairs.map { [$0.name, $0.value] })
    hasHeader = false
  }

  /// Title, table and notes for a terminal; nothing without rows.
  func lines(_ language: Language) -> [String] {
    guard !rows.isEmpty else { return [] }
    let shown = columns.indices.filter { !columns[$0].isOnPageOnly }
    let table = TextTable(
      alignments: shown.map { columns[$0].kind == .number ? .right : .left },
      header: shown.map { columns[$0].header(language) },
      rows: rows.map { row in shown.map { row[$0].text.replacing("\n", with: " + ") } })
    return [title(language)] + table.lines.dropFirst(hasHeader ? 0 : 2) + (note.map { ["  " + $0] } ?? [])
      + (sources.isEmpty ? [] : [""]) + sources.enumerated().map { "  [\($0.offset + 1)] \($0.element)" }
  }
}
