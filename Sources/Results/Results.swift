import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram

/// Everything that can be read off a plan: what to build, how to run it, what it costs, and the proof.
public struct Results: Sendable {
  /// How the solver got there.
  public typealias Run = Verdict.Run

  /// How good the plan is, and the proof; of several solves that of the worst.
  public var verdict: Verdict
  /// The network with PyPSA's result attributes filled in.
  public var network: Network
  /// PyPSA's `n.objective`: cost of extendable capacity and operation, less `objectiveConstant`.
  public var objective: Double
  /// Capital cost of what extendable components already have.
  public var objectiveConstant: Double
  /// Whether investment is by period: what costs in each period is then to be weighted.
  public var investsByPeriod = false
  /// What the plan comes to in each scenario; empty without scenarios. Everything below is then what is to be expected,
  /// see `Outcome`.
  public var scenarios: [ScenarioOutcome] = []
  public var components: [ComponentResult]
  public var buses: [BusResult]
  public var globalConstraints: [GlobalConstraintResult]
  public var rules: [RuleResult]
  public var emissions: [Emission]
  public var statistics: Statistics

  /// Emissions by energy carrier, in the unit of the network (tonnes where `co2_emissions` is in t/MWh).
  public struct Emission: Sendable, Equatable {
    public var carrier: String
    public var amount: Double
  }

  /// Reads off a solution that is a point: optimal or stopped.
  ///
  /// - Precondition: the solution is no ray.
  public init(
    _ solution: Solution, of formulation: Formulation, for network: Network, tolerances: Certificate.Tolerances
  ) {
    let outcomes = zip(formulation.parts(of: solution), network.byScenario).map { part, network in
      Outcome(part.solution, of: part.formulation, for: network)
    }
    self.init(
      Verdict(solution, of: formulation.program, tolerances), outcomes, of: network, planned: formulation.snapshots,
      objective: solution.objective, objectiveConstant: formulation.objectiveConstant)
    investsByPeriod = formulation.investsByPeriod
  }

  /// Puts together what came of each scenario of a network, or of one without any.
  ///
  /// - Parameter planned: the snapshots that were planned.
  init(
    _ verdict: Verdict, _ outcomes: [Outcome], of network: Network, planned: [Int], objective: Double,
    objectiveConstant: Double
  ) {
    if network.scenarios.isEmpty {
      self.init(verdict, outcomes[0], objectiveConstant: objectiveConstant)
      return
    }
    let scenarios = zip(network.scenarios, outcomes).map {
      ScenarioOutcome(name: $0.name, probability: $0.weight, outcome: $1)
    }
    self.init(verdict, Outcome(expectedOf: scenarios, snapshots: planned), objectiveConstant: objectiveConstant)
    self.scenarios = scenarios
    self.network = network.solved(inScenarios: outcomes.map(\.network), objective: objective, objectiveConstant)
  }

  private init(_ verdict: Verdict, _ outcome: Outcome, objectiveConstant: Double) {
    self.verdict = verdict
    objective = verdict.certificate.primalObjective
    self.objectiveConstant = objectiveConstant
    network = outcome.network
    components = outcome.components
    buses = outcome.buses
    globalConstraints = outcome.globalConstraints
    rules = outcome.rules
    emissions = outcome.emissions
    statistics = outcome.statistics
  }

  /// The same plan where the network says something else about what is given, in each scenario, counted from 0.
  public mutating func restate(_ change: (inout Network, _ scenario: Int) -> Void) {
    if scenarios.isEmpty {
      change(&network, 0)
      components = network.componentResults()
      statistics = Statistics(of: network, components)
    } else {
      for index in scenarios.indices { scenarios[index].outcome.restate { change(&$0, index) } }
      components = ComponentResult.expected(of: scenarios)
      statistics = Statistics(of: scenarios)
      network = network.together(scenarios.map(\.outcome.network))
    }
    network.attributes["objective"] = .number(objective)
    network.attributes["objective_constant"] = .number(objectiveConstant)
  }

  public var status: SolutionStatus { verdict.status }
  public var certificate: Certificate { verdict.certificate }
  public var run: Run { verdict.run }
  public var totals: Totals { Totals(components) }

  /// Costs of all components together, of given and of chosen size.
  public struct Totals: Sendable, Equatable {
    public var capital: Double
    public var fixed: Double
    public var operating: Double
    public var total: Double { capital + fixed + operating }

    init(_ components: [ComponentResult]) {
      let active = components.filter(\.isActive)
      capital = active.reduce(0) { $0 + $1.capitalCost }
      fixed = active.reduce(0) { $0 + $1.fixedCost }
      operating = active.reduce(0) { $0 + $1.operatingCost }
    }
  }
}

extension Network {
  /// Primary energy of generators times the emissions of their carrier, as PyPSA's `primary_energy` limits count them.
  func emissions() -> [Results.Emission] {
    let carriers = self[.carrier], generators = self[.generator]
    return carriers.names.enumerated().compactMap { carrier, name in
      let factor = carriers.number("co2_emissions", carrier)
      guard factor != 0 else { return nil }
      var primary = 0.0
      for index in generators.names.indices where generators.text("carrier", index) == name {
        let efficiency = generators.values("efficiency", index), power = generators.output("p", index)
        for t in 0..<snapshots.count { primary += snapshots.generatorWeightings[t] * power[t] / efficiency[t] }
      }
      return Results.Emission(carrier: name, amount: primary * factor)
    }
  }
}
