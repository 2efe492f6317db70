import SteppeBase
import SteppeFormulation
import SteppeInteriorPoint
import SteppeNetwork
import SteppeProgram
import SteppeResults

/// Plans: reads the input, forms the program, solves it, checks the answer and reads off the results.
///
/// - Parameter progress: called after every iteration of the solver; returns false to stop it.
/// - Throws: `InputError` or `UnsupportedError` with everything that is wrong with the input.
public func plan(
  _ source: PlanSource, options: FormulationOptions = FormulationOptions(), solver: SolverOptions = SolverOptions(),
  progress: (SolverProgress) -> Bool = { _ in true }
) throws -> Plan {
  let input = try read(source)
  let formulation = try formulate(input.network, options: options)
  let solution = solve(formulation.program, options: solver, progress: progress)
  return Plan(solution, of: formulation, for: input, solver)
}
