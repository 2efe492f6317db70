import SteppeBase
import SteppeNetwork

extension TableBuilder {
  /// The column with the kind of values its attribute has. As in PyPSA, an entry that is missing takes the default.
  mutating func typed(
    _ column: ComponentTable.Column, _ attribute: String, _ table: ComponentTable
  ) -> ComponentTable.Column {
    guard let entry = AttributeTable.of(table.componentClass).attribute(attribute) else { return column }
    switch (entry.kind, entry.defaultValue) {
    case (.number, .number(let missing)), (.integer, .number(let missing)):
      return .numbers(numbers(column, attribute, table).map { $0.isNaN ? missing : $0 })
    case (.boolean, .boolean(let missing)):
      return .booleans(booleans(column, attribute, table, missing: missing))
    default: return .texts(texts(column))
    }
  }

  /// What is no number is reported and counts as missing.
  private mutating func numbers(
    _ column: ComponentTable.Column, _ attribute: String, _ table: ComponentTable
  ) -> [Double] {
    switch column {
    case .numbers(let values): return values
    case .booleans(let values): return values.map { $0 ? 1 : 0 }
    case .texts(let texts):
      return texts.enumerated().map { index, text in
        if let number = fileNumber(text) { return number }
        errors.append(Issue(.notANumber(text), at: table.place(of: index, attribute)))
        return .nan
      }
    }
  }

  private mutating func booleans(
    _ column: ComponentTable.Column, _ attribute: String, _ table: ComponentTable, missing: Bool
  ) -> [Bool] {
    switch column {
    case .booleans(let values): return values
    case .numbers(let values): return values.map { $0.isNaN ? missing : $0 != 0 }
    case .texts(let texts):
      return texts.enumerated().map { index, text in
        switch text.lowercased() {
        case "true", "1", "1.0": return true
        case "false", "0", "0.0": return false
        case "": return missing
        default:
          errors.append(Issue(.notABoolean(text), at: table.place(of: index, attribute)))
          return missing
        }
      }
    }
  }

  private func texts(_ column: ComponentTable.Column) -> [String] {
    switch column {
    case .texts(let texts): texts
    case .numbers(let values): values.map { $0.isNaN ? "" : AttributeValue.number($0).description }
    case .booleans(let values): values.map { AttributeValue.boolean($0).description }
    }
  }
}

/// A number as files spell it, with `inf` and with NaN for what is missing; nil if the text is something else.
func fileNumber(_ text: String) -> Double? {
  if let number = Double(text) { return number }
  let trimmed = text.filter { !$0.isWhitespace }
  return trimmed.isEmpty || ["na", "n/a", "<na>", "none", "null"].contains(trimmed.lowercased())
    ? .nan : Double(trimmed)
}
