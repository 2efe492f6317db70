import SteppeBase

/// The attributes of one component class: PyPSA's names with default, unit, kind and meaning. The tables are the files
/// `Sources/Data/attributes/*.csv`; reading, checking, writing and documentation all use them.
public struct AttributeTable: Sendable {
  public enum Kind: String, Sendable { case number = "float", integer = "int", boolean, text = "string", geometry }

  /// Whether a value may vary over the snapshots.
  public enum Variation: String, Sendable { case fixed = "static", series, either = "static or series" }

  /// How far Steppe goes with an attribute.
  public enum Support: String, Sendable {
    /// Honoured in the optimisation.
    case full
    /// Has no effect on the optimisation in PyPSA either (coordinates, colours, power-flow data).
    case inert
    /// Read and kept, but an optimisation that would need it is refused by name.
    case refused
    /// A result, written by the optimisation.
    case output
  }

  public struct Attribute: Sendable, Equatable {
    /// PyPSA's name. In `AttributeTable.attributes` the name of a port family ends in `*`.
    public fileprivate(set) var name: String
    public let kind: Kind
    public let variation: Variation
    /// Whether the attribute may be given as a curve of breakpoints.
    public let mayBePiecewise: Bool
    /// What holds where nothing is given; NaN stands for PyPSA's "not set". nil: the attribute must be given.
    public let defaultValue: AttributeValue?
    public let unit: String
    public let support: Support
    public let meaning: Text
  }

  public let componentClass: ComponentClass
  /// In the order of PyPSA's tables.
  public let attributes: [Attribute]
  private let byName: [String: Attribute]

  /// The attribute of that name. Numbered ports (`bus2`, `efficiency3`, `rate2`) share the entry of their family.
  public func attribute(_ name: String) -> Attribute? { byName[name] ?? portFamily(name) }

  public static func of(_ componentClass: ComponentClass) -> AttributeTable { all[componentClass]! }

  private static let all: [ComponentClass: AttributeTable] = Dictionary(
    uniqueKeysWithValues: ComponentClass.allCases.map { ($0, AttributeTable($0)) })

  private init(_ componentClass: ComponentClass) {
    let path = "attributes/\(componentClass.listName).csv"
    guard let text = EmbeddedFiles.text(path) else { preconditionFailure("\(path) is not in the binary") }
    self.componentClass = componentClass
    attributes = CSV(text).rows.dropFirst().map { Attribute(row: $0.fields) }
    byName = Dictionary(uniqueKeysWithValues: attributes.map { ($0.name, $0) })
  }

  /// Ports are numbered from 2 without leading zeros; lower ones are attributes of their own.
  private func portFamily(_ name: String) -> Attribute? {
    let stem = name.prefix { !$0.isNumber }
    guard let port = Int(name.dropFirst(stem.count)), port >= 2, name == "\(stem)\(port)" else { return nil }
    guard var attribute = byName["\(stem)*"] else { return nil }
    attribute.name = name
    return attribute
  }
}

extension AttributeTable.Attribute {
  /// A row of a table: name, kind, variation, piecewise, default, unit, support, meaning_en, meaning_zh.
  fileprivate init(row: [String]) {
    guard row.count == 9, let kind = AttributeTable.Kind(rawValue: row[1]),
      let variation = AttributeTable.Variation(rawValue: row[2]), let support = AttributeTable.Support(rawValue: row[6])
    else { preconditionFailure("bad row in an attribute table: \(row)") }
    name = row[0]
    self.kind = kind
    self.variation = variation
    mayBePiecewise = row[3] == "yes"
    defaultValue = row[4] == "required" ? nil : AttributeValue(row[4], kind)
    unit = row[5]
    self.support = support
    meaning = Text(row[7], row[8])
  }
}

extension AttributeValue {
  fileprivate init(_ text: String, _ kind: AttributeTable.Kind) {
    switch kind {
    case .number, .integer:
      guard let number = Double(text) else { preconditionFailure("\(text) is not a number") }
      self = .number(number)
    case .boolean: self = .boolean(text == "true")
    case .text, .geometry: self = .text(text)
    }
  }
}
