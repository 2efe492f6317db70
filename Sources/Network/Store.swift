import SteppeBase

/// Energy kept at one bus. Only the energy has a capacity; the power is limited by it alone.
public struct Store: Asset {
  public static let componentClass = ComponentClass.store

  public let name: String
  public let isActive: Bool
  /// The carrier of the bus where the store names none.
  public let carrier: String
  public let bus: String
  /// The bus receives sign × p; p > 0 discharges.
  public let sign: Double
  public let capacity: NominalCapacity
  public let investment: InvestmentCost
  public let service: ServiceLife
  public let minimumPerUnit: Values
  public let maximumPerUnit: Values
  /// Prescribed power (MW) and energy (MWh).
  public let powerSetPoint: SetPoint?
  public let energySetPoint: SetPoint?
  /// Energy before the first snapshot (MWh), unless the store is cyclic.
  public let initialEnergy: Double
  /// The energy before the first snapshot is that after the last one.
  public let isCyclic: Bool
  /// With investment periods: each ends as it starts, or starts with the initial energy. The former wins.
  public let isCyclicPerPeriod: Bool
  public let startsAnewPerPeriod: Bool
  /// Share of the energy lost in an hour.
  public let standingLoss: Values
  public let marginalCost: Values
  public let marginalCostCurve: CostCurve?
  public let quadraticCost: Values
  /// Cost per MWh kept over a snapshot.
  public let storageCost: Values

  public var homeBus: String { bus }

  init(_ table: ComponentTable, _ index: Int, in network: Network) {
    name = table.names[index]
    isActive = table.boolean("active", index)
    bus = table.text("bus", index)
    carrier = network.carrier(of: table, index, at: bus)
    sign = table.number("sign", index)
    capacity = NominalCapacity(table, index, "e_nom")
    investment = InvestmentCost(table, index)
    service = ServiceLife(table, index)
    minimumPerUnit = table.values("e_min_pu", index)
    maximumPerUnit = table.values("e_max_pu", index)
    powerSetPoint = SetPoint(table.values("p_set", index))
    energySetPoint = SetPoint(table.values("e_set", index))
    initialEnergy = table.number("e_initial", index)
    isCyclic = table.boolean("e_cyclic", index)
    isCyclicPerPeriod = table.boolean("e_cyclic_per_period", index)
    startsAnewPerPeriod = table.boolean("e_initial_per_period", index)
    standingLoss = table.values("standing_loss", index)
    marginalCost = table.values("marginal_cost", index)
    marginalCostCurve = CostCurve(table.curves["marginal_cost"]?[index])
    quadraticCost = table.values("marginal_cost_quadratic", index)
    storageCost = table.values("marginal_cost_storage", index)
  }
}

extension Network {
  public var stores: [Store] {
    let table = self[.store]
    return table.names.indices.map { Store(table, $0, in: self) }
  }
}
