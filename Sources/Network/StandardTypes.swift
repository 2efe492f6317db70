import SteppeBase

/// The line and transformer types that every network has without naming them. Files hold only the types a user added.
/// Source: PyPSA's `standard_types`, which come from pandapower and the books named in the column `references`.
public enum StandardTypes {
  public static let lines = table(.lineType)
  public static let transformers = table(.transformerType)

  private static func table(_ componentClass: ComponentClass) -> ComponentTable {
    let path = "standard_types/\(componentClass.listName).csv"
    guard let text = EmbeddedFiles.text(path) else { preconditionFailure("\(path) is not in the binary") }
    let rows = CSV(text).rows.map(\.fields)
    var table = ComponentTable(componentClass, names: rows.dropFirst().map { $0[0] })
    for (column, attribute) in rows[0].enumerated().dropFirst() {
      let texts = rows.dropFirst().map { $0[column] }
      guard let kind = AttributeTable.of(componentClass).attribute(attribute)?.kind else {
        preconditionFailure("\(path) has an unknown column \(attribute)")
      }
      table.columns[attribute] = kind == .text ? .texts(texts) : .numbers(texts.map { Double($0)! })
    }
    return table
  }
}

extension Network {
  /// The line or transformer type of that name with its table: the network's own, else the standard one.
  public func type(_ componentClass: ComponentClass, named name: String) -> (table: ComponentTable, index: Int)? {
    let standard = componentClass == .lineType ? StandardTypes.lines : StandardTypes.transformers
    for table in [self[componentClass], standard] {
      if let index = table.index(of: name) { return (table, index) }
    }
    return nil
  }
}
