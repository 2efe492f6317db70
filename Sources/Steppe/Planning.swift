import SteppeBase
import SteppeFormulation
import SteppeInteriorPoint
import SteppeNetwork
import SteppeProgram
import SteppeResults

/// Plans: reads the input and inspects it, forms the program, solves it, certifies the answer and reads off the results.
///
/// - Parameters:
///   - tolerances: what the certificate has to meet for the plan to be called optimal; nil for the solver's.
///   - progress: called after every iteration of the solver; returns false to stop it.
/// - Throws: `InputError` or `UnsupportedError` with everything that is wrong with the input.
public func plan(
  _ source: PlanSource, options: FormulationOptions = FormulationOptions(), solver: SolverOptions = SolverOptions(),
  tolerances: Certificate.Tolerances? = nil, progress: (SolverProgress) -> Bool = { _ in true }
) throws -> Plan {
  let input = try read(source)
  let warnings = try inspect(input.network)
  let formulation = try formulate(input.network, options: options)
  let solution = solve(formulation.program, options: solver, progress: progress)
  return Plan(
    solution, of: formulation, for: input, warnings,
    tolerances ?? Certificate.Tolerances(solver))
}
