/// A node where energy of one carrier is balanced.
public struct Bus: Sendable, Equatable {
  public let name: String
  public let carrier: String
}

extension Network {
  public var buses: [Bus] {
    let table = self[.bus]
    return table.names.indices.map { Bus(name: table.names[$0], carrier: table.text("carrier", $0)) }
  }
}
