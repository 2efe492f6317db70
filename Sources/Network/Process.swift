import SteppeBase

/// A conversion that feeds `rate` × p into each of its buses; negative rates take.
public struct Process: Dispatchable {
  public static let componentClass = ComponentClass.process

  public let name: String
  public let isActive: Bool
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

  init(_ table: ComponentTable, _ index: Int) {
    name = table.names[index]
    isActive = table.boolean("active", index)
    carrier = table.text("carrier", index)
    ports = table.ports(of: index) { table.values("rate\($0)", index) }
    capacity = NominalCapacity(table, index, "p_nom")
    investment = InvestmentCost(table, index)
    service = ServiceLife(table, index)
    limits = DispatchLimits(table, index)
    ramps = RampLimits(table, index)
    commitment = UnitCommitment(table, index)
    marginalCost = table.values("marginal_cost", index)
    marginalCostCurve = CostCurve(table.curves["marginal_cost"]?[index])
    quadraticCost = table.values("marginal_cost_quadratic", index)
  }
}

extension Network {
  public var processes: [Process] {
    let table = self[.process]
    return table.names.indices.map { Process(table, $0) }
  }
}
