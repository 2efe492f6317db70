import SteppeProgram

/// What came out of the loop, in the units of the program it was given.
public struct EngineResult: Sendable {
  public enum End: Sendable {
    case optimal
    case infeasible
    case unbounded
    case stopped(StopReason)
  }

  public var end: End
  public var x: [Double]
  public var y: [Double]
  public var iterations: Int
  public var factorisations: Int
  public var solves: Int
}

/// A candidate answer for the certificate to judge.
public struct EngineClaim: Sendable {
  public enum Kind: Sendable { case optimal, infeasible, unbounded }

  public var kind: Kind
  /// The point, or the ray if unbounded.
  public var x: [Double]
  /// The multipliers, or the Farkas ray if infeasible.
  public var y: [Double]
}

/// Solves a scaled and presolved program on the sparse back end. `judge` decides whether a claim holds; after a no the
/// loop goes on.
public func run(
  _ program: LinearProgram, options: SolverOptions, progress: (SolverProgress) -> Bool, judge: (EngineClaim) -> Bool
) -> EngineResult {
  let system = SparseSystem(program, threads: options.threads)
  return run(system, program.data(), options: options, progress: progress, judge: judge)
}

private func run<System: KKTSystem>(
  _ system: System, _ data: ProgramData, options: SolverOptions, progress: (SolverProgress) -> Bool,
  judge: (EngineClaim) -> Bool
) -> EngineResult {
  var settings = LoopSettings(options: options)
  settings.correctors = correctorCount(operations: system.factorOperations, entries: system.factorEntries)
  let loop = Loop(system: system, data: data, settings: settings)
  let end = loop.run(progress: progress) { claim in
    switch claim {
    case .optimal: judge(loop.claim(.optimal, loop.best))
    case .infeasible: judge(loop.claim(.infeasible, loop.point))
    case .unbounded: judge(loop.claim(.unbounded, loop.point))
    }
  }
  let final =
    if case .proven(let claim) = end, claim != .optimal { loop.claim(.infeasible, loop.point) } else {
      loop.claim(.optimal, loop.best)
    }
  return EngineResult(
    end: EngineResult.End(end), x: final.x, y: final.y, iterations: loop.report.iterations,
    factorisations: loop.report.factorisations, solves: loop.report.solves)
}

/// Gondzio correctors by the price of a factorisation relative to a solve: a corrector costs about two solves and saves
/// up to a tenth of the iterations, so it pays only where the factorisation dominates.
private func correctorCount(operations: Double, entries: Double) -> Int {
  // A solve reads every entry of the factor twice; memory delivers a number in the time of about eight operations.
  let ratio = operations / (2 * 8 * max(entries, 1))
  return ratio > 50 ? 3 : ratio > 15 ? 2 : ratio > 5 ? 1 : 0
}

extension Loop {
  /// The point in the program's own order and units; a ray is divided by its largest entry.
  func claim(_ kind: EngineClaim.Kind, _ point: Point) -> EngineClaim {
    let columns = columnCount, rows = rowCount
    var x = (0..<columns).map { point.u.scalars[system.place(column: $0)] * rightHandSideScale }
    var y = (0..<rows).map { point.y.scalars[system.place(row: $0).dual] * costScale }
    if kind != .optimal {
      let largestX = x.reduce(0) { max($0, abs($1)) }, largestY = y.reduce(0) { max($0, abs($1)) }
      if largestX > 0 { x = x.map { $0 / largestX } }
      if largestY > 0 { y = y.map { $0 / largestY } }
    }
    return EngineClaim(kind: kind, x: x, y: y)
  }
}

extension EngineResult.End {
  init(_ end: LoopEnd) {
    switch end {
    case .optimal, .proven(.optimal): self = .optimal
    case .proven(.infeasible): self = .infeasible
    case .proven(.unbounded): self = .unbounded
    case .iterationLimit: self = .stopped(.iterationLimit)
    case .timeLimit: self = .stopped(.timeLimit)
    case .cancelled: self = .stopped(.cancelled)
    case .stalled: self = .stopped(.stalled)
    case .numericalTrouble: self = .stopped(.numericalTrouble)
    }
  }
}
