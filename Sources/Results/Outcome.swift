import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram

/// What can be read off a solved network: of one scenario, or of a network without any.
public struct Outcome: Sendable {
  /// The network with PyPSA's result attributes filled in.
  public var network: Network
  public var components: [ComponentResult]
  public var buses: [BusResult]
  public var globalConstraints: [GlobalConstraintResult]
  public var rules: [RuleResult]
  public var emissions: [Results.Emission]
  public var statistics: Statistics
  /// What a unit of operating cost counts in the objective, by snapshot, were this all.
  private let costWeights: Values

  public var totals: Results.Totals { Results.Totals(components) }

  /// - Precondition: neither network nor formulation has scenarios.
  init(_ solution: Solution, of formulation: Formulation, for plain: Network) {
    let readout = Readout(solution, of: formulation, snapshotCount: plain.snapshots.count)
    self.init(
      of: plain.solved(by: solution, of: formulation), planned: formulation.snapshots,
      costWeights: readout.costWeights, globalConstraints: readout.globalConstraints(of: plain),
      rules: readout.rules(of: plain))
  }

  /// Reads off a solved network.
  ///
  /// - Parameters:
  ///   - planned: the snapshots that were planned.
  ///   - costWeights: what a unit of operating cost counts in the objective, by snapshot of the network.
  init(
    of network: Network, planned: [Int], costWeights: Values, globalConstraints: [GlobalConstraintResult],
    rules: [RuleResult]
  ) {
    self.network = network
    self.costWeights = costWeights
    components = network.componentResults()
    buses = network.busResults(components, snapshots: planned, costWeights: costWeights)
    self.globalConstraints = globalConstraints
    self.rules = rules
    emissions = network.emissions()
    statistics = Statistics(of: network, components)
  }

  /// What is to be expected of several scenarios: energies, costs and emissions are means; prices and revenues are sums,
  /// because those of a scenario count with its probability. Limits are those of every scenario, named
  /// `scenario/limit`, and so are the keys of statistics, as in PyPSA: `Generator|scenario|carrier`.
  ///
  /// - Precondition: there is a scenario.
  init(expectedOf scenarios: [ScenarioOutcome], snapshots: [Int]) {
    let outcomes = scenarios.map(\.outcome), probabilities = scenarios.map(\.probability)
    network = Outcome.expectedNetwork(of: scenarios)
    components = ComponentResult.expected(of: scenarios)
    costWeights = outcomes[0].costWeights
    buses = network.busResults(components, snapshots: snapshots, costWeights: costWeights)
    globalConstraints = scenarios.flatMap { scenario in
      scenario.outcome.globalConstraints.map { limit in
        var limit = limit
        limit.name = "\(scenario.name)/\(limit.name)"
        return limit
      }
    }
    rules = []
    emissions = outcomes[0].emissions.map { emission in
      let amounts = outcomes.map { $0.emissions.first { $0.carrier == emission.carrier }?.amount ?? 0 }
      return Results.Emission(carrier: emission.carrier, amount: mean(amounts, probabilities))
    }
    statistics = Statistics(of: scenarios)
  }

  /// The network of the first scenario with the expected prices.
  static func expectedNetwork(of scenarios: [ScenarioOutcome]) -> Network {
    var network = scenarios[0].outcome.network
    for index in network[.bus].names.indices {
      let prices = scenarios.map { $0.outcome.network[.bus].output("marginal_price", index) }
      network[.bus].series["marginal_price", default: [:]][index] =
        prices.dropFirst().reduce(prices[0], +).expanded(count: network.snapshots.count)
    }
    return network
  }

  /// The same where the network says something else about what is given.
  mutating func restate(_ change: (inout Network) -> Void) {
    change(&network)
    components = network.componentResults()
    statistics = Statistics(of: network, components)
  }
}

/// What a plan comes to in one scenario.
public struct ScenarioOutcome: Sendable {
  public var name: String
  public var probability: Double
  public var outcome: Outcome
}

extension ComponentResult {
  /// What is to be expected of every component.
  static func expected(of scenarios: [ScenarioOutcome]) -> [ComponentResult] {
    expected(of: scenarios.map(\.outcome.components), scenarios.map(\.probability))
  }

  /// - Parameter results: of all components in every scenario.
  static func expected(of results: [[ComponentResult]], _ probabilities: [Double]) -> [ComponentResult] {
    results[0].indices.map { index in ComponentResult(expectedOf: results.map { $0[index] }, probabilities) }
  }

  /// - Parameter results: of the same component in every scenario.
  fileprivate init(expectedOf results: [ComponentResult], _ probabilities: [Double]) {
    func expected(_ value: (ComponentResult) -> Double) -> Double { mean(results.map(value), probabilities) }
    self = results[0]
    capacity?.given = expected { $0.capacity!.given }
    capacity?.optimal = expected { $0.capacity!.optimal }
    for port in exchanges.indices {
      exchanges[port].supply = expected { $0.exchanges[port].supply }
      exchanges[port].withdrawal = expected { $0.exchanges[port].withdrawal }
      exchanges[port].revenue = results.reduce(0) { $0 + $1.exchanges[port].revenue }
    }
    capitalCost = expected(\.capitalCost)
    installedCapitalCost = expected(\.installedCapitalCost)
    if results.allSatisfy({ $0.overnightCost != nil }) { overnightCost = expected { $0.overnightCost! } }
    if results.allSatisfy({ $0.transmission != nil }) { transmission = expected { $0.transmission! } }
    fixedCost = expected(\.fixedCost)
    operatingCost = expected(\.operatingCost)
    statedOperatingCost = expected(\.statedOperatingCost)
    throughput = expected(\.throughput)
    if results.allSatisfy({ $0.curtailment != nil }) { curtailment = expected { $0.curtailment! } }
    hasVaryingAvailability = results.contains(where: \.hasVaryingAvailability)
    if results.allSatisfy({ $0.meanLevel != nil }) { meanLevel = expected { $0.meanLevel! } }
    capacityCoefficient = expected(\.capacityCoefficient)
  }
}

/// The sum of value × probability, without what cannot happen; just the value if it is always the same.
private func mean(_ values: [Double], _ probabilities: [Double]) -> Double {
  if values.allSatisfy({ $0 == values[0] }) { return values[0] }
  return zip(values, probabilities).reduce(0) { $1.1 == 0 ? $0 : $0 + $1.0 * $1.1 }
}
