import SteppeNetwork

/// Sums over the components of a class and carrier, with PyPSA's names, definitions and keys (`n.statistics`):
/// "Generator|wind", for the energy balance "Generator|wind|AC", for prices the bus or its carrier. Zeros and what has no
/// value are left out.
public struct Statistics: Sendable, Equatable {
  public enum Metric: String, Sendable, CaseIterable {
    case optimalCapacity = "optimal_capacity"
    case installedCapacity = "installed_capacity"
    case expandedCapacity = "expanded_capacity"
    case capex, fom, opex
    case installedCapex = "installed_capex"
    case expandedCapex = "expanded_capex"
    case overnightCost = "overnight_cost"
    case systemCost = "system_cost"
    case supply, withdrawal
    case transmission
    case energyBalance = "energy_balance"
    case curtailment
    case capacityFactor = "capacity_factor"
    case revenue
    case marketValue = "market_value"
    /// Mean prices of buses, see `Network.priceStatistics`.
    case prices
    case pricesByTime = "prices_by_time"
    case pricesByBusCarrier = "prices_by_bus_carrier"

    /// Whether its keys are of buses instead of components.
    var isOfBuses: Bool { [.prices, .pricesByTime, .pricesByBusCarrier].contains(self) }
  }

  public var values: [Metric: [String: Double]] = [:]

  init() {}

  /// Of a solved network; with investment periods of each of them, the period being the end of the key.
  public init(of network: Network, _ components: [ComponentResult]) {
    self =
      network.snapshots.periods.isEmpty ? Statistics(components, in: network.snapshots) : Statistics(ofPeriods: network)
    for (metric, prices) in network.priceStatistics() { values[metric] = prices.filter { $0.value != 0 } }
  }

  private init(ofPeriods network: Network) {
    self.init()
    for stages in network.snapshots.blocks {
      let period = network.snapshots.periods[stages.lowerBound]
      let weight = network.investmentPeriods.first { $0.label == period }?.objectiveWeighting ?? 1
      var snapshots = network.snapshots
      snapshots.countOnly(period)
      for (metric, sums) in Statistics(network.componentResults(in: period), in: snapshots, costWeight: weight).values {
        for (key, value) in sums { values[metric, default: [:]]["\(key)|\(period)"] = value }
      }
    }
  }

  /// Of every scenario, whose name follows the class in the key, or comes before the bus.
  init(of scenarios: [ScenarioOutcome]) {
    self.init()
    for scenario in scenarios {
      for (metric, sums) in scenario.outcome.statistics.values {
        for (key, value) in sums {
          guard let bar = key.firstIndex(of: "|"), !metric.isOfBuses else {
            values[metric, default: [:]]["\(scenario.name)|\(key)"] = value
            continue
          }
          values[metric, default: [:]]["\(key[..<bar])|\(scenario.name)\(key[bar...])"] = value
        }
      }
    }
  }

  /// - Parameter costWeight: what costs are multiplied by, but for the fixed ones, as PyPSA has it.
  init(_ components: [ComponentResult], in snapshots: Snapshots, costWeight: Double = 1) {
    let hours = snapshots.generatorWeightings.reduce(0, +), objectiveHours = snapshots.objectiveWeightings.reduce(0, +)
    for component in components where component.isActive {
      let key = "\(component.componentClass.rawValue)|\(component.carrier)"
      // PyPSA counts as unused what an asset out of service could have given.
      add(.curtailment, key, component.curtailment ?? 0)
      if !component.isInService { continue }
      add(.optimalCapacity, key, (component.capacity?.optimal ?? 0) * component.capacityCoefficient)
      add(.installedCapacity, key, (component.capacity?.given ?? 0) * component.capacityCoefficient)
      add(.capex, key, costWeight * component.capitalCost)
      add(.installedCapex, key, costWeight * component.installedCapitalCost)
      add(.expandedCapex, key, costWeight * (component.capitalCost - component.installedCapitalCost))
      add(.overnightCost, key, component.overnightCost ?? 0)
      add(.transmission, key, component.transmission ?? 0)
      add(.fom, key, component.fixedCost)
      add(.opex, key, costWeight * component.statedOperatingCost)
      add(.systemCost, key, component.fixedCost + costWeight * (component.capitalCost + component.statedOperatingCost))
      add(.revenue, key, component.revenue)
      // Both become ratios below.
      add(.capacityFactor, key, component.throughput / hours)
      add(.marketValue, key, component.revenue / objectiveHours)
      for exchange in component.exchanges {
        add(.supply, key, exchange.supply)
        add(.withdrawal, key, exchange.withdrawal)
        add(.energyBalance, "\(key)|\(exchange.busCarrier)", exchange.supply - exchange.withdrawal)
      }
    }
    // Of the sums, as PyPSA has it; what shrinks is not expanded.
    for (key, optimal) in values[.optimalCapacity] ?? [:] {
      let installed = values[.installedCapacity]?[key] ?? 0
      add(.expandedCapacity, key, abs(optimal) > abs(installed) ? optimal - installed : 0)
    }
    let operation = values[.capacityFactor] ?? [:]
    divide(.capacityFactor, by: values[.optimalCapacity] ?? [:])
    divide(.marketValue, by: operation)
    for metric in values.keys { values[metric] = values[metric]!.filter { $0.value != 0 && $0.value.isFinite } }
  }

  /// The sum of metrics over all classes and carriers.
  public func sum(_ metrics: Metric...) -> Double {
    metrics.reduce(0) { sum, metric in
      sum + (values[metric] ?? [:]).sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
    }
  }

  private mutating func add(_ metric: Metric, _ key: String, _ value: Double) {
    values[metric, default: [:]][key, default: 0] += value
  }

  private mutating func divide(_ metric: Metric, by denominators: [String: Double]) {
    values[metric] = (values[metric] ?? [:]).reduce(into: [:]) { result, entry in
      if let denominator = denominators[entry.key], denominator != 0 { result[entry.key] = entry.value / denominator }
    }
  }
}
