import SteppeBase

/// A controllable flow that takes p at its first bus and gives `efficiency` × p at each of the others.
public struct Link: Dispatchable {
  public static let componentClass = ComponentClass.link

  public let name: String
  public let isActive: Bool
  /// The carrier of the first bus where the link names none.
  public let carrier: String
  public let ports: [Port]
  public let capacity: NominalCapacity
  public let investment: InvestmentCost
  public let service: ServiceLife
  public let limits: DispatchLimits
  public let ramps: RampLimits
  public let commitment: UnitCommitment?
  public let marginalCost: Values
  public let marginalCostCurve: CostCurve?
  public let quadraticCost: Values
  /// km, for limits on transmission.
  public let length: Double

  init(_ table: ComponentTable, _ index: Int, in network: Network) {
    name = table.names[index]
    isActive = table.boolean("active", index)
    ports = table.ports(of: index) { number in
      switch number {
      case 0: .constant(-1)
      case 1: table.values("efficiency", index)
      default: table.values("efficiency\(number)", index)
      }
    }
    carrier = network.carrier(of: table, index, at: ports[0].bus)
    capacity = NominalCapacity(table, index, "p_nom")
    investment = InvestmentCost(table, index)
    service = ServiceLife(table, index)
    limits = DispatchLimits(table, index)
    ramps = RampLimits(table, index)
    commitment = UnitCommitment(table, index)
    marginalCost = table.values("marginal_cost", index)
    marginalCostCurve = CostCurve(table.curves["marginal_cost"]?[index])
    quadraticCost = table.values("marginal_cost_quadratic", index)
    length = table.number("length", index)
  }
}

extension Network {
  public var links: [Link] {
    let table = self[.link]
    return table.names.indices.map { Link(table, $0, in: self) }
  }

  /// The carrier of a component, that of its bus where it names none. PyPSA does this for links, lines and stores only.
  func carrier(of table: ComponentTable, _ index: Int, at bus: String) -> String {
    let own = table.text("carrier", index)
    guard own.isEmpty, let position = self[.bus].index(of: bus) else { return own }
    return self[.bus].text("carrier", position)
  }
}

extension ComponentTable {
  /// The numbers of the ports that any component of the class has.
  public var portNumbers: [Int] {
    columns.keys.compactMap { $0.hasPrefix("bus") ? Int($0.dropFirst(3)) : nil }.sorted()
  }

  /// The ports of a component that are connected to a bus: the first two always, further ones where a bus is named.
  func ports(of index: Int, coefficient: (_ number: Int) -> Values) -> [Port] {
    portNumbers.map { (number: $0, bus: text("bus\($0)", index)) }
      .filter { $0.number < 2 || !$0.bus.isEmpty }
      .map { number, bus in
        Port(number: number, bus: bus, coefficient: coefficient(number), delay: delay(at: number, of: index))
      }
  }
}
