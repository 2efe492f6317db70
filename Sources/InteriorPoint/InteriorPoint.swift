import Foundation
import SteppePresolve
import SteppeProgram

/// Solves a linear or convex quadratic program by Steppe's interior-point method.
///
/// The engine works on a presolved and scaled program; every claim it makes (optimal, infeasible, unbounded) is checked
/// by a certificate on the program as given, and only a claim that holds ends the solve with that status.
///
/// - Parameter progress: called after every iteration; returns false to stop.
public func solve(
  _ program: StagedProgram, options: SolverOptions = SolverOptions(), progress: (SolverProgress) -> Bool = { _ in true }
) -> Solution {
  let isStaged =
    switch options.backend {
    case .automatic: program.stageCount >= fewestStages
    case .staged: true
    case .sparse: false
    }
  return isStaged
    ? solveAny(program, options: options, progress: progress)
    : solveAny(LinearProgram(program), options: options, progress: progress)
}

/// A general program has no template: it is solved on the sparse back end whatever `options.backend` says.
public func solve(
  _ program: LinearProgram, options: SolverOptions = SolverOptions(), progress: (SolverProgress) -> Bool = { _ in true }
) -> Solution {
  solveAny(program, options: options, progress: progress)
}

/// Below this many stages the eight lanes of the staged back end are mostly idle.
private let fewestStages = 64

private func solveAny<Program: EngineProgram>(
  _ program: Program, options: SolverOptions, progress: (SolverProgress) -> Bool
) -> Solution {
  let start = ContinuousClock.now
  let level = KernelLevel.available
  let judge = ClaimJudge(program: program, options: options)
  var attempts: [SolverOutcome] = []
  if options.presolve {
    attempts.append(solveReduced(program.presolved(), level, options, progress, judge))
  }
  if attempts.last?.mayHideAnAnswer != false {
    attempts.append(level.run(program, options: options, progress: progress, judge: judge.accepts))
  }
  if attempts.last!.mayHideAnAnswer {
    attempts += probe(LinearProgram(program), level, options, progress, judge.accepts)
  }
  return judge.solution(
    SolverOutcome(attempts), seconds: (ContinuousClock.now - start).seconds,
    method: "interior point, \(Program.backend.rawValue), \(level.rawValue)")
}

private func solveReduced<Program: EngineProgram>(
  _ presolved: Presolved<Program>, _ level: KernelLevel, _ options: SolverOptions,
  _ progress: (SolverProgress) -> Bool, _ judge: ClaimJudge<Program>
) -> SolverOutcome {
  if let claim = presolved.claimWithoutColumns {
    let restored = presolved.restored(claim)
    return SolverOutcome(
      stopped: judge.accepts(restored) ? nil : .stalled, claim: restored, iterations: 0, factorisations: 0, solves: 0)
  }
  var outcome = level.run(
    presolved.program, options: options, progress: progress, judge: { judge.accepts(presolved.restored($0)) })
  outcome.claim = presolved.restored(outcome.claim)
  return outcome
}

/// Looks for a proof that a program on which the loop stopped is infeasible or unbounded.
private func probe(
  _ program: LinearProgram, _ level: KernelLevel, _ options: SolverOptions, _ progress: (SolverProgress) -> Bool,
  _ accepts: (SolverClaim) -> Bool
) -> [SolverOutcome] {
  var attempts: [SolverOutcome] = []
  for (kind, auxiliary) in [(SolverClaim.Kind.infeasible, program.elastic), (.unbounded, program.recession)] {
    func ray(_ claim: SolverClaim) -> SolverClaim {
      SolverClaim(kind: kind, x: Array(claim.x.prefix(program.columnCount)), y: claim.y)
    }
    var found = level.run(auxiliary, options: options, progress: progress) { accepts(ray($0)) }
    found.claim = ray(found.claim)
    attempts.append(found)
    if found.stopped == nil || found.stopped == .cancelled { break }
  }
  return attempts
}

extension SolverOutcome {
  /// Whether it stopped where another attempt may find the answer.
  var mayHideAnAnswer: Bool {
    switch stopped {
    case .stalled, .numericalTrouble, .iterationLimit: true
    case nil, .timeLimit, .cancelled: false
    }
  }

  /// Several attempts at one program as one: the answer if one of them found it, else the first's best point.
  init(_ attempts: [SolverOutcome]) {
    let answer = attempts.last { $0.stopped == nil } ?? attempts[0]
    self.init(
      stopped: answer.stopped, claim: answer.claim, iterations: attempts.reduce(0) { $0 + $1.iterations },
      factorisations: attempts.reduce(0) { $0 + $1.factorisations }, solves: attempts.reduce(0) { $0 + $1.solves })
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
