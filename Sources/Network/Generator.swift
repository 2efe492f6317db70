import SteppeBase

/// A source of energy at one bus, or with a negative sign a sink.
public struct Generator: Dispatchable {
  public static let componentClass = ComponentClass.generator

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
  /// Energy at the bus per primary energy, for limits on primary energy.
  public let efficiency: Values
  /// Bounds of the energy over all snapshots (MWh), infinite where there is none.
  public let minimumEnergy: Double
  public let maximumEnergy: Double

  init(_ table: ComponentTable, _ index: Int) {
    name = table.names[index]
    isActive = table.boolean("active", index)
    carrier = table.text("carrier", index)
    ports = [Port(number: 0, bus: table.text("bus", index), coefficient: .constant(table.number("sign", index)))]
    capacity = NominalCapacity(table, index, "p_nom")
    investment = InvestmentCost(table, index)
    service = ServiceLife(table, index)
    limits = DispatchLimits(table, index)
    ramps = RampLimits(table, index)
    commitment = UnitCommitment(table, index)
    marginalCost = table.values("marginal_cost", index)
    marginalCostCurve = CostCurve(table.curves["marginal_cost"]?[index])
    quadraticCost = table.values("marginal_cost_quadratic", index)
    efficiency = table.values("efficiency", index)
    minimumEnergy = table.number("e_sum_min", index)
    maximumEnergy = table.number("e_sum_max", index)
  }
}

extension Network {
  public var generators: [Generator] {
    let table = self[.generator]
    return table.names.indices.map { Generator(table, $0) }
  }
}
