import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram

/// Everything that can be read off a plan: what to build, how to run it, what it costs, and the proof.
public struct Results: Sendable {
  /// How the solver got there.
  public struct Run: Sendable, Equatable {
    public var iterations: Int
    /// Wall-clock seconds inside the solver.
    public var seconds: Double
    public var method: String
    public var profile: SolverProfile

    init(_ solution: Solution) {
      iterations = solution.iterations
      seconds = solution.seconds
      method = solution.method
      profile = solution.profile
    }
  }

  /// Optimal only if the certificate holds; otherwise the best point found, and why the solver ended there.
  public var status: SolutionStatus
  public var certificate: Certificate
  public var run: Run
  /// The network with PyPSA's result attributes filled in.
  public var network: Network
  /// PyPSA's `n.objective`: cost of extendable capacity and operation, less `objectiveConstant`.
  public var objective: Double
  /// Capital cost of what extendable components already have.
  public var objectiveConstant: Double
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
    certificate = Certificate(formulation.program, x: solution.x, y: solution.y, tolerances: tolerances)
    switch (solution.status, certificate.holds) {
    case (.infeasible, _), (.unbounded, _): preconditionFailure("a ray is no plan; diagnose it instead")
    case (_, true): status = .optimal
    case (.stopped(let reason), false): status = .stopped(reason)
    case (.optimal, false): status = .stopped(.numericalTrouble)
    }
    run = Run(solution)
    self.network = network.solved(by: solution, of: formulation)
    objective = certificate.primalObjective
    objectiveConstant = formulation.objectiveConstant
    components = self.network.componentResults()
    let readout = Readout(solution, of: formulation, snapshotCount: network.snapshots.count)
    buses = self.network.busResults(
      components, snapshots: formulation.snapshots, costWeights: readout.costWeights)
    globalConstraints = readout.globalConstraints(of: network)
    rules = readout.rules(of: network)
    emissions = self.network.emissions()
    statistics = Statistics(of: self.network, components)
  }

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
