/// The kinds of component a network is made of. The raw value is PyPSA's class name.
public enum ComponentClass: String, Sendable, CaseIterable {
  case bus = "Bus"
  case carrier = "Carrier"
  case generator = "Generator"
  case load = "Load"
  case link = "Link"
  case process = "Process"
  case store = "Store"
  case storageUnit = "StorageUnit"
  case line = "Line"
  case transformer = "Transformer"
  case lineType = "LineType"
  case transformerType = "TransformerType"
  case shuntImpedance = "ShuntImpedance"
  case globalConstraint = "GlobalConstraint"
  case shape = "Shape"
  case subNetwork = "SubNetwork"

  /// PyPSA's plural, which names files, variables and tables: `buses`, `storage_units`.
  public var listName: String {
    switch self {
    case .bus: "buses"
    case .carrier: "carriers"
    case .generator: "generators"
    case .load: "loads"
    case .link: "links"
    case .process: "processes"
    case .store: "stores"
    case .storageUnit: "storage_units"
    case .line: "lines"
    case .transformer: "transformers"
    case .lineType: "line_types"
    case .transformerType: "transformer_types"
    case .shuntImpedance: "shunt_impedances"
    case .globalConstraint: "global_constraints"
    case .shape: "shapes"
    case .subNetwork: "sub_networks"
    }
  }
}
