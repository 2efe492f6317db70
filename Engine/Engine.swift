import SteppeProgram

/// Solves a scaled and presolved program on the staged back end. `judge` decides whether a claim holds; after a no the
/// loop goes on.
public func run(
  _ program: StagedProgram, _ task: EngineTask, progress: (SolverProgress) -> Bool, judge: (SolverClaim) -> Bool
) -> SolverOutcome {
  let parallel = ParallelLoop(threads: task.options.threads)
  let system = StagedSystem(program, symbolic: task.symbolic, parallel: parallel)
  return run(system, program.data(), task, parallel, progress: progress, judge: judge)
}

/// The same for a general program on the sparse back end.
public func run(
  _ program: LinearProgram, _ task: EngineTask, progress: (SolverProgress) -> Bool, judge: (SolverClaim) -> Bool
) -> SolverOutcome {
  let parallel = ParallelLoop(threads: task.options.threads)
  let system = SparseSystem(program, symbolic: task.symbolic, parallel: parallel)
  return run(system, program.data(), task, parallel, progress: progress, judge: judge)
}

private func run<System: KKTSystem>(
  _ system: System, _ data: ProgramData, _ task: EngineTask, _ parallel: ParallelLoop,
  progress: (SolverProgress) -> Bool, judge: (SolverClaim) -> Bool
) -> SolverOutcome {
  var settings = LoopSettings(options: task.options, objectiveUnit: task.objectiveUnit)
  settings.correctors = correctorCount(operations: system.factorOperations, entries: system.factorEntries)
  if task.start != nil { settings.centringPower = LoopSettings.warmCentringPower }
  settings.isCautious = task.isCautious
  settings.firstOffer = task.firstOffer
  let loop = Loop(system: system, data: data, settings: settings, start: task.start, parallel: parallel)
  let end = loop.run(progress: progress, judge: judge)
  let (stopped, claim): (StopReason?, SolverClaim) =
    switch end {
    case .accepted(let claim): (nil, claim)
    case .stopped(let reason, let claim): (reason, claim)
    }
  return SolverOutcome(
    stopped: stopped, claim: claim, iterations: loop.report.iterations, profile: loop.report.profile)
}

/// Gondzio correctors by the price of a factorisation relative to a solve: the first corrector costs a solve and a half
/// and saves an eighth of the iterations, so it pays only where the factorisation dominates (twelve nodes: 81 iterations
/// in 3.0 s without, 71 in 3.3 s with one; thirty-one nodes: 107 in 31.8 s, 94 in 31.5 s, with two 91 in 35.2 s).
private func correctorCount(operations: Double, entries: Double) -> Int {
  // A solve reads every entry of the factor twice; memory delivers a number in the time of about eight operations.
  let ratio = operations / (2 * 8 * max(entries, 1))
  return ratio > 100 ? 2 : ratio > 15 ? 1 : 0
}
