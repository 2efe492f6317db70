import SteppeProgram

/// Solves a scaled and presolved program on the staged back end. `judge` decides whether a claim holds; after a no the
/// loop goes on. The user's objective is `objectiveUnit` times the scaled program's.
public func run(
  _ program: StagedProgram, objectiveUnit: Double, options: SolverOptions, progress: (SolverProgress) -> Bool,
  judge: (SolverClaim) -> Bool
) -> SolverOutcome {
  let parallel = ParallelLoop(threads: options.threads)
  return run(
    StagedSystem(program, parallel: parallel), program.data(),
    LoopSettings(options: options, objectiveUnit: objectiveUnit), parallel, progress: progress, judge: judge)
}

/// The same for a general program on the sparse back end.
public func run(
  _ program: LinearProgram, objectiveUnit: Double, options: SolverOptions, progress: (SolverProgress) -> Bool,
  judge: (SolverClaim) -> Bool
) -> SolverOutcome {
  let parallel = ParallelLoop(threads: options.threads)
  return run(
    SparseSystem(program, parallel: parallel), program.data(),
    LoopSettings(options: options, objectiveUnit: objectiveUnit), parallel, progress: progress, judge: judge)
}

private func run<System: KKTSystem>(
  _ system: System, _ data: ProgramData, _ given: LoopSettings, _ parallel: ParallelLoop,
  progress: (SolverProgress) -> Bool,
  judge: (SolverClaim) -> Bool
) -> SolverOutcome {
  var settings = given
  settings.correctors = correctorCount(operations: system.factorOperations, entries: system.factorEntries)
  let loop = Loop(system: system, data: data, settings: settings, parallel: parallel)
  let end = loop.run(progress: progress, judge: judge)
  let (stopped, claim): (StopReason?, SolverClaim) =
    switch end {
    case .accepted(let claim): (nil, claim)
    case .stopped(let reason, let claim): (reason, claim)
    }
  return SolverOutcome(
    stopped: stopped, claim: claim, iterations: loop.report.iterations, factorisations: loop.report.factorisations,
    solves: loop.report.solves)
}

/// Gondzio correctors by the price of a factorisation relative to a solve: a corrector costs about two solves and saves
/// up to a tenth of the iterations, so it pays only where the factorisation dominates.
private func correctorCount(operations: Double, entries: Double) -> Int {
  // A solve reads every entry of the factor twice; memory delivers a number in the time of about eight operations.
  let ratio = operations / (2 * 8 * max(entries, 1))
  return ratio > 50 ? 3 : ratio > 15 ? 2 : ratio > 5 ? 1 : 0
}
