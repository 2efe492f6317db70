import SteppeBase

/// A storage whose energy is a fixed number of hours of its power, with inflow and spill: batteries, pumped hydro,
/// reservoirs.
public struct StorageUnit: Asset {
  public static let componentClass = ComponentClass.storageUnit

  public let name: String
  public let isActive: Bool
  public let carrier: String
  public let bus: String
  /// The bus receives sign × (dispatch − storing).
  public let sign: Double
  public let capacity: NominalCapacity
  public let investment: InvestmentCost
  public let service: ServiceLife
  /// Largest dispatch per unit of capacity.
  public let maximumPerUnit: Values
  /// Largest storing per unit of capacity, negative: PyPSA's `p_min_pu`.
  public let minimumPerUnit: Values
  /// Energy capacity in hours of the power capacity.
  public let maximumHours: Double
  /// Prescribed dispatch − storing (MW), dispatch, storing, and state of charge (MWh).
  public let powerSetPoint: SetPoint?
  public let dispatchSetPoint: SetPoint?
  public let storingSetPoint: SetPoint?
  public let stateOfChargeSetPoint: SetPoint?
  /// Energy before the first snapshot (MWh), unless the unit is cyclic.
  public let initialStateOfCharge: Double
  public let isCyclic: Bool
  /// With investment periods: each ends as it starts, or starts with the initial energy. The former wins.
  public let isCyclicPerPeriod: Bool
  public let startsAnewPerPeriod: Bool
  public let storingEfficiency: Values
  public let dispatchEfficiency: Values
  /// Share of the energy lost in an hour.
  public let standingLoss: Values
  /// Energy that arrives by itself (MW).
  public let inflow: Values
  public let marginalCost: Values
  public let marginalCostCurve: CostCurve?
  public let quadraticCost: Values
  public let storageCost: Values
  public let spillCost: Values

  public var homeBus: String { bus }

  init(_ table: ComponentTable, _ index: Int) {
    name = table.names[index]
    isActive = table.boolean("active", index)
    carrier = table.text("carrier", index)
    bus = table.text("bus", index)
    sign = table.number("sign", index)
    capacity = NominalCapacity(table, index, "p_nom")
    investment = InvestmentCost(table, index)
    service = ServiceLife(table, index)
    maximumPerUnit = table.values("p_max_pu", index)
    minimumPerUnit = table.values("p_min_pu", index)
    maximumHours = table.number("max_hours", index)
    powerSetPoint = SetPoint(table.values("p_set", index))
    dispatchSetPoint = SetPoint(table.values("p_dispatch_set", index))
    storingSetPoint = SetPoint(table.values("p_store_set", index))
    stateOfChargeSetPoint = SetPoint(table.values("state_of_charge_set", index))
    initialStateOfCharge = table.number("state_of_charge_initial", index)
    isCyclic = table.boolean("cyclic_state_of_charge", index)
    isCyclicPerPeriod = table.boolean("cyclic_state_of_charge_per_period", index)
    startsAnewPerPeriod = table.boolean("state_of_charge_initial_per_period", index)
    storingEfficiency = table.values("efficiency_store", index)
    dispatchEfficiency = table.values("efficiency_dispatch", index)
    standingLoss = table.values("standing_loss", index)
    inflow = table.values("inflow", index)
    marginalCost = table.values("marginal_cost", index)
    marginalCostCurve = CostCurve(table.curves["marginal_cost"]?[index])
    quadraticCost = table.values("marginal_cost_quadratic", index)
    storageCost = table.values("marginal_cost_storage", index)
    spillCost = table.values("spill_cost", index)
  }
}

extension Network {
  public var storageUnits: [StorageUnit] {
    let table = self[.storageUnit]
    return table.names.indices.map { StorageUnit(table, $0) }
  }
}
