import SteppeBase

/// A demand at one bus.
public struct Load: Sendable, Equatable {
  public let name: String
  public let isActive: Bool
  public let bus: String
  /// Power the bus receives (MW), so negative for an ordinary demand: sign × `p_set`.
  public let injection: Values

  init(_ table: ComponentTable, _ index: Int) {
    name = table.names[index]
    isActive = table.boolean("active", index)
    bus = table.text("bus", index)
    let sign = table.number("sign", index)
    injection = table.values("p_set", index).map { sign * $0 }
  }
}

extension Network {
  public var loads: [Load] {
    let table = self[.load]
    return table.names.indices.map { Load(table, $0) }
  }
}
