import SteppeBase
import SteppeFormulation
import SteppeInteriorPoint
import SteppeNetwork
import SteppeProgram
import SteppeResults

/// Forms programs, solves them one after the other and reads off the answers. The solver keeps what serves the next one:
/// the order of elimination while the pattern stays, and the last optimum.
final class Planner {
  let options: FormulationOptions
  let solver: Solver
  /// The one that was asked for.
  private let backend: SolverOptions.Backend
  let tolerances: Certificate.Tolerances
  let progress: (SolverProgress) -> Bool
  /// Which of several solves comes next, for whoever watches.
  var step: SolverProgress.Step?
  /// Whether whoever watches has asked to stop.
  private(set) var isCancelled = false
  /// What forming the programs was worth a word.
  private(set) var notes: [Issue] = []

  init(
    options: FormulationOptions, solver: Solver, tolerances: Certificate.Tolerances,
    progress: @escaping (SolverProgress) -> Bool
  ) {
    self.options = options
    self.solver = solver
    backend = solver.options.backend
    self.tolerances = tolerances
    self.progress = progress
  }

  /// The formulation of a network with these options, or the planner's own.
  func form(_ network: Network, _ options: FormulationOptions? = nil) throws -> Formulation {
    let formulation = try formulate(network, options: options ?? self.options)
    for issue in formulation.notes { note(issue) }
    return formulation
  }

  /// Keeps what is worth a word, once.
  func note(_ issue: Issue) { if !notes.contains(issue) { notes.append(issue) } }

  func solve(_ formulation: Formulation) -> Solution {
    // A value that is handed on through many stages fills the staged factor, while the sparse back end's presolve takes it
    // out; see docs/decisions/0005-long-memories.md.
    let isLong = formulation.memory > Self.longestStagedMemory
    solver.options.backend = backend == .automatic && isLong ? .sparse : backend
    return solver.solve(formulation.program, progress: goesOn)
  }

  private func goesOn(_ progress: SolverProgress) -> Bool {
    var told = progress
    told.step = step
    if !self.progress(told) { isCancelled = true }
    return !isCancelled
  }

  private static let longestStagedMemory = 30

  /// One solve.
  func outcome(of network: Network) throws -> Plan.Outcome {
    let formulation = try form(network)
    return outcome(solve(formulation), of: formulation, for: network)
  }

  /// Reads off a solution. It is only called optimal if its certificate holds.
  func outcome(_ solution: Solution, of formulation: Formulation, for network: Network) -> Plan.Outcome {
    if solution.status.isRay { return .none(Diagnosis(solution, of: formulation)) }
    return .results(Results(solution, of: formulation, for: network, tolerances: tolerances))
  }
}

extension SolutionStatus {
  /// Whether the solution proves that there is no optimum, instead of being a point.
  var isRay: Bool { self == .infeasible || self == .unbounded }
}
