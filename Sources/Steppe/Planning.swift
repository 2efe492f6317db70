import SteppeBase
import SteppeFormulation
import SteppeInteriorPoint
import SteppeNetwork
import SteppeProgram
import SteppeResults

/// Plans: reads the input and inspects it, forms the program, solves it, certifies the answer and reads off the results.
///
/// - Parameters:
///   - procedure: one solve, or one of PyPSA's procedures of several.
///   - tolerances: what the certificate has to meet for the plan to be called optimal; nil for the solver's.
///   - roundsModules: whether the sizes of a project that come in modules are to be whole numbers of them, found by some
///     dozens of plans.
///   - progress: called after every iteration of every solve; returns false to stop it.
/// - Throws: `InputError` or `UnsupportedError` with everything that is wrong with the input.
public func plan(
  _ source: PlanSource, options: FormulationOptions = FormulationOptions(), procedure: Procedure = .single,
  solver: SolverOptions = SolverOptions(), tolerances: Certificate.Tolerances? = nil, roundsModules: Bool = false,
  progress: (SolverProgress) -> Bool = { _ in true }
) throws -> Plan {
  let input = try read(source)
  let warnings = try input.inspected()
  return try withoutActuallyEscaping(progress) { progress in
    let planner = Planner(
      options: input.formulationOptions(options), solver: Solver(options: solver),
      tolerances: tolerances ?? Certificate.Tolerances(solver),
      progress: progress)
    let outcome = try planner.outcome(of: input.network, by: procedure)
    let plan = Plan(outcome, for: input, warnings + planner.notes)
    return roundsModules ? try plan.inWholeModules(of: input, by: planner) : plan
  }
}
