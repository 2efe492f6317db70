import SteppeBase

/// A table for terminals: columns as wide as their widest cell, Chinese characters counted as two.
public struct TextTable: Sendable {
  public enum Alignment: Sendable { case left, right }

  public var alignments: [Alignment]
  public var header: [String]
  public var rows: [[String]]

  /// Wider cells are cut: names may be of any length.
  private static let widest = 80

  public init(alignments: [Alignment], header: [String], rows: [[String]] = []) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }

  /// The lines of the table, indented by two.
  public var lines: [String] {
    let rows = rows.map { $0.map(TextTable.shown) }
    let widths = header.indices.map { column in
      ([header] + rows).reduce(0) { max($0, displayWidth($1[column])) }
    }
    let rule = widths.map { String(repeating: "─", count: $0) }
    return [line(header, widths), "  " + rule.joined(separator: "  ")] + rows.map { line($0, widths) }
  }

  /// A cell on one line, without what would steer the terminal.
  private static func shown(_ cell: String) -> String {
    var text = "", width = 0
    for character in cell {
      let isPlain = character.unicodeScalars.allSatisfy {
        $0.properties.generalCategory != .control && !$0.properties.isBidiControl && $0.value != 0x2028
          && $0.value != 0x2029
      }
      let shown = isPlain ? character : "�"
      width += displayWidth(String(shown))
      if width > widest { return text + "…" }
      text.append(shown)
    }
    return text
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = cells.indices.map { column in
      let padding = String(repeating: " ", count: widths[column] - displayWidth(cells[column]))
      return alignments[column] == .left ? cells[column] + padding : padding + cells[column]
    }
    var text = "  " + padded.joined(separator: "  ")
    while text.last == " " { text.removeLast() }
    return text
  }
}
