import SteppeBase
import SteppeNetwork

/// What one component of a solved network does over the whole horizon. Energies are in the unit of the bus times hours
/// (MWh on an electric bus), money in the currency of the network.
public struct ComponentResult: Sendable, Equatable {
  /// The capacity of a component, in MW (`p_nom`), MWh (`e_nom`) or MVA (`s_nom`).
  public struct Capacity: Sendable, Equatable {
    /// PyPSA's name of the given capacity.
    public var attribute: String
    public var given: Double
    public var optimal: Double
    /// Whether the plan chose it.
    public var isExtendable: Bool
  }

  /// The exchange with one bus.
  public struct Exchange: Sendable, Equatable {
    public var bus: String
    public var busCarrier: String
    /// Energy given to the bus and taken from it, both ≥ 0, weighted with the generator weighting.
    public var supply: Double
    public var withdrawal: Double
    /// Value of the net injection at the prices of the bus, weighted with the objective weighting.
    public var revenue: Double
  }

  public var componentClass: ComponentClass
  public var name: String
  public var carrier: String
  public var isActive: Bool
  /// Whether the investment period that was asked for is within its life.
  public var isInService = true
  /// nil for loads.
  public var capacity: Capacity?
  public var exchanges: [Exchange]
  /// Annuity of the investment, for the horizon.
  public var capitalCost: Double
  /// The same for what was given, at the cost of a unit.
  public var installedCapitalCost = 0.0
  /// One payment for the optimal capacity, as given or as the capital cost pays it back; nil if that is not known.
  public var overnightCost: Double?
  /// Fixed operation and maintenance, for the horizon.
  public var fixedCost: Double
  /// Marginal, storage, spill and quadratic costs.
  public var operatingCost: Double
  /// The operating cost as PyPSA's statistics state it: for processes they take the flow at port 0 for the dispatch.
  public var statedOperatingCost: Double
  /// Σ generator weighting × |operation|: energy throughput, for stores the level.
  public var throughput: Double
  /// Energy that was available and not used; nil where availability has no meaning.
  public var curtailment: Double?
  /// Whether what is available varies in time, as with the weather.
  public var hasVaryingAvailability: Bool
  /// Σ generator weighting × flow at port 0 of a branch between buses of one carrier; nil for all else.
  public var transmission: Double?
  /// The mean level of a store or storage unit over the snapshots, unweighted.
  public var meanLevel: Double?
  /// |coefficient| of port 0 of a process; 1 for all else.
  public var capacityCoefficient: Double

  /// Throughput over capacity, in hours; nil without a finite capacity above zero.
  public var fullLoadHours: Double? {
    guard let optimal = capacity?.optimal, optimal > 0, optimal.isFinite, componentClass != .store else { return nil }
    return throughput / optimal
  }

  public var revenue: Double { exchanges.reduce(0) { $0 + $1.revenue } }
  public var totalCost: Double { capitalCost + fixedCost + operatingCost }
}

extension Network {
  /// The results of every component that supplies, takes, moves or stores energy. Reads result attributes only, so it
  /// works on any solved network, whoever solved it.
  ///
  /// - Parameter period: sums over the snapshots of this investment period alone, of the assets in use in it.
  public func componentResults(in period: Int? = nil) -> [ComponentResult] {
    let years = snapshots.years
    var part = self
    if let period { part.snapshots.countOnly(period) }
    return (ComponentClass.onePorts + ComponentClass.branches).flatMap { componentClass in
      let table = part[componentClass]
      return table.names.indices.map { index in
        var result = part.componentResult(table, index, years: years)
        if let period, componentClass.nominalAttribute != nil {
          result.isInService = ServiceLife(table, index).includes(period)
        }
        return result
      }
    }
  }

  private func componentResult(_ table: ComponentTable, _ index: Int, years: Double?) -> ComponentResult {
    let componentClass = table.componentClass
    let operation = table.output(componentClass.operationAttribute, index)
    let levels = table.series[componentClass == .store ? "e" : "state_of_charge"]?[index]
    let capacity = capacity(table, index)
    let investment = capacity.map { _ in InvestmentCost(table, index) }
    return ComponentResult(
      componentClass: componentClass, name: table.names[index], carrier: table.text("carrier", index),
      isActive: table.boolean("active", index), capacity: capacity,
      exchanges: table.ports(of: index).map { exchange(table, index, at: $0) },
      capitalCost: investment?.curve.map { $0.cost(at: capacity!.optimal) }
        ?? product(capacity?.optimal, investment?.investment(years: years)),
      installedCapitalCost: product(capacity?.given, investment?.investment(years: years)),
      overnightCost: investment?.overnight(years: years).map { product(capacity?.optimal, $0) },
      fixedCost: investment?.curve == nil ? product(capacity?.optimal, investment?.fixedCost) : 0,
      operatingCost: operatingCost(table, index),
      statedOperatingCost: componentClass == .process
        ? operatingCost(table, index, of: "p0") : operatingCost(table, index),
      throughput: weightedSum(operation.map(abs), snapshots.generatorWeightings),
      curtailment: curtailment(table, index, capacity?.optimal),
      hasVaryingAvailability: table.series["p_max_pu"]?[index] != nil,
      transmission: carriesOneCarrier(table, index)
        ? weightedSum(table.output("p0", index), snapshots.generatorWeightings) : nil,
      meanLevel: levels.map { $0.reduce(0, +) / Double($0.count) },
      capacityCoefficient: componentClass == .process ? abs(table.number("rate0", index)) : 1)
  }

  private func capacity(_ table: ComponentTable, _ index: Int) -> ComponentResult.Capacity? {
    guard let attribute = table.componentClass.nominalAttribute else { return nil }
    return ComponentResult.Capacity(
      attribute: attribute, given: table.number(attribute, index), optimal: table.number(attribute + "_opt", index),
      isExtendable: table.boolean(attribute + "_extendable", index))
  }

  /// Whether two ends of a branch are at buses of the same carrier.
  private func carriesOneCarrier(_ table: ComponentTable, _ index: Int) -> Bool {
    guard ComponentClass.branches.contains(table.componentClass) else { return false }
    let carriers = table.ports(of: index).compactMap { self[.bus].index(of: $0.bus) }
      .map { self[.bus].text("carrier", $0) }
    return Set(carriers).count < carriers.count
  }

  private func exchange(_ table: ComponentTable, _ index: Int, at port: Port) -> ComponentResult.Exchange {
    let injection = table.injection(index, at: port)
    let buses = self[.bus]
    let bus = buses.index(of: port.bus)
    let prices = bus.map { buses.output("marginal_price", $0) } ?? .zero
    return ComponentResult.Exchange(
      bus: port.bus, busCarrier: bus.map { buses.text("carrier", $0) } ?? "",
      supply: weightedSum(injection.map { max($0, 0) }, snapshots.generatorWeightings),
      withdrawal: weightedSum(injection.map { max(0 - $0, 0) }, snapshots.generatorWeightings),
      revenue: weightedSum(injection * prices, snapshots.objectiveWeightings))
  }

  /// Every operating cost of PyPSA's objective that a solved network shows.
  private func operatingCost(_ table: ComponentTable, _ index: Int) -> Double {
    switch table.componentClass {
    case .generator, .link, .process, .store: operatingCost(table, index, of: "p")
    case .storageUnit: operatingCost(table, index, of: "p_dispatch")
    default: 0
    }
  }

  /// Operating cost with a series taken for the dispatch.
  func operatingCost(_ table: ComponentTable, _ index: Int, of dispatch: String) -> Double {
    let power = table.output(dispatch, index)
    var cost = power * table.values("marginal_cost", index)
    if let curve = CostCurve(table.curves["marginal_cost"]?[index]), let size = capacity(table, index)?.given, size != 0
    {
      cost = power.map { size * curve.cost(at: $0 / size) }
    }
    cost = cost + power * power * table.values("marginal_cost_quadratic", index)
    if table.componentClass == .store {
      cost = cost + table.output("e", index) * table.values("marginal_cost_storage", index)
    } else if table.componentClass == .storageUnit {
      cost = cost + table.output("state_of_charge", index) * table.values("marginal_cost_storage", index)
      cost = cost + table.output("spill", index) * table.values("spill_cost", index)
    }
    return weightedSum(cost, snapshots.objectiveWeightings) + switchingCost(table, index)
  }

  /// Starts and stops count as they are, being switched on with the weight of the snapshot.
  private func switchingCost(_ table: ComponentTable, _ index: Int) -> Double {
    guard table.series["status"]?[index] != nil else { return 0 }
    let counted = snapshots.objectiveWeightings.map { $0 == 0 ? 0.0 : 1 }
    func cost(_ operation: String, _ price: String, _ weights: [Double]) -> Double {
      weightedSum(table.output(operation, index) * table.values(price, index), weights)
    }
    return cost("start_up", "start_up_cost", counted) + cost("shut_down", "shut_down_cost", counted)
      + cost("status", "stand_by_cost", snapshots.objectiveWeightings)
  }

  /// What `p_max_pu` times the capacity allowed beyond what was used.
  private func curtailment(_ table: ComponentTable, _ index: Int, _ optimal: Double?) -> Double? {
    guard let optimal, optimal.isFinite, table.componentClass.nominalAttribute == "p_nom" else { return nil }
    let unused = (table.values("p_max_pu", index).map { $0 * optimal } - table.output("p", index)).map { max($0, 0) }
    return weightedSum(unused, snapshots.generatorWeightings)
  }

  private func weightedSum(_ values: Values, _ weights: [Double]) -> Double {
    weights.indices.reduce(0) { $0 + weights[$1] * values[$1] }
  }
}

/// Zero where the cost is, even for an infinite capacity.
private func product(_ capacity: Double?, _ cost: Double?) -> Double {
  guard let capacity, let cost, cost != 0 else { return 0 }
  return capacity * cost
}
