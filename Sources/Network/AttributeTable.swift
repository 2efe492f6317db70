import CData
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

  public struct Attribute: Sendable {
    public let name: String
    public let kind: Kind
    public let variation: Variation
    /// nil: the attribute must be given, or is an output without a default.
    public let defaultValue: AttributeValue?
    public let unit: String
    public let support: Support
    public let meaning: Text
  }

  public let componentClass: ComponentClass
  public let attributes: [Attribute]
  private let byName: [String: Attribute]

  /// The attribute of that name. Numbered ports (`bus2`, `efficiency3`, `rate2`) share the entry of their family.
  public func attribute(_ name: String) -> Attribute? { byName[name] ?? portFamily(name) }

  public static func of(_ componentClass: ComponentClass) -> AttributeTable { all[componentClass]! }

  private static let all: [ComponentClass: AttributeTable] = Dictionary(
    uniqueKeysWithValues: ComponentClass.allCases.map { ($0, AttributeTable($0)) })

  private init(_ componentClass: ComponentClass) {
    self.componentClass = componentClass
    attributes = []
    byName = [:]
  }

  private func portFamily(_ name: String) -> Attribute? { nil }
}
