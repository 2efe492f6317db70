import SteppeBase
import SteppeNetwork

extension ComponentTable {
  /// The static attributes worth writing, in PyPSA's order and then alphabetically: as PyPSA does, without those that
  /// have nothing but defaults.
  var writtenColumns: [String] {
    let known = AttributeTable.of(componentClass).attributes.map(\.name)
    let order = Dictionary(uniqueKeysWithValues: zip(known, known.indices))
    let position = { (name: String) in (order[name] ?? known.count, name) }
    return columns.keys.filter { !hasOnlyDefaults($0) }.sorted { position($0) < position($1) }
  }

  private func hasOnlyDefaults(_ attribute: String) -> Bool {
    let defaultValue = AttributeTable.of(componentClass).attribute(attribute)?.defaultValue
    switch (columns[attribute], defaultValue) {
    case (.numbers(let values), .number(let value)):
      return values.allSatisfy { $0 == value || ($0.isNaN && value.isNaN) }
    case (.booleans(let values), .boolean(let value)): return values.allSatisfy { $0 == value }
    case (.texts(let values), .text(let value)): return values.allSatisfy { $0 == value }
    default: return false
    }
  }

  /// A whole static attribute; defaults where it was not given.
  func column(_ attribute: String) -> Column? {
    if let column = columns[attribute] { return column }
    return AttributeTable.of(componentClass).attribute(attribute)?.defaultValue.map {
      Column(repeating: $0, count: count)
    }
  }

  /// PyPSA's name for the horizontal coordinate of a curve.
  func curveCoordinate(_ attribute: String) -> String {
    switch (componentClass, attribute) {
    case (.store, "capital_cost"): "e_nom"
    case (.line, "capital_cost"), (.transformer, "capital_cost"): "s_nom"
    case (_, "capital_cost"): "p_nom"
    case (.storageUnit, "marginal_cost"): "p_dispatch_pu"
    default: "p_pu"
    }
  }
}

extension Snapshots.Labels {
  /// Texts as CSV files have them.
  var texts: [String] {
    switch self {
    case .times(let seconds): seconds.map(CalendarTime.init(secondsSince1970:)).map(\.fileText)
    case .texts(let texts): texts
    case .numbers(let numbers): numbers.map { AttributeValue.number($0).description }
    }
  }
}

extension CalendarTime {
  /// `2025-01-31 08:00:00`, always with seconds: PyPSA's readers want one form throughout.
  fileprivate var fileText: String { second == 0 ? description + ":00" : description }
}
