import CProcessor
import EngineBaseline
import Foundation
import SteppeProgram

#if arch(x86_64)
  import EngineAVX2
  import EngineAVX512
#endif

/// Solves a linear or convex quadratic program by Steppe's interior-point method.
///
/// The engine works on a scaled program; every claim it makes (optimal, infeasible, unbounded) is checked by a
/// certificate on the program as given, and only a claim that holds ends the solve with that status.
///
/// - Parameter progress: called after every iteration; returns false to stop.
public func solve(
  _ program: StagedProgram, options: SolverOptions = SolverOptions(), progress: (SolverProgress) -> Bool = { _ in true }
) -> Solution {
  solve(LinearProgram(program), options: options, progress: progress)
}

public func solve(
  _ program: LinearProgram, options: SolverOptions = SolverOptions(), progress: (SolverProgress) -> Bool = { _ in true }
) -> Solution {
  let start = ContinuousClock.now
  let level = KernelLevel.available
  let judge = ClaimJudge(program: program, options: options)
  var outcome = level.run(program, options: options, progress: progress, judge: judge.accepts)
  if let reason = outcome.stopped, reason.mayHideARay {
    outcome = probe(program, outcome, level: level, options: options, progress: progress, judge: judge)
  }
  return judge.solution(
    outcome, seconds: (ContinuousClock.now - start).seconds, method: "interior point, sparse, \(level.rawValue)")
}

/// Looks for a proof that a program on which the loop stopped is infeasible or unbounded.
private func probe(
  _ program: LinearProgram, _ outcome: SolverOutcome, level: KernelLevel, options: SolverOptions,
  progress: (SolverProgress) -> Bool, judge: ClaimJudge<LinearProgram>
) -> SolverOutcome {
  var result = outcome
  for (kind, auxiliary) in [(SolverClaim.Kind.infeasible, program.elastic), (.unbounded, program.recession)] {
    func ray(_ claim: SolverClaim) -> SolverClaim {
      SolverClaim(kind: kind, x: Array(claim.x.prefix(program.columnCount)), y: claim.y)
    }
    let found = level.run(auxiliary, options: options, progress: progress) { judge.accepts(ray($0)) }
    result.iterations += found.iterations
    if found.stopped == nil {
      result.stopped = nil
      result.claim = ray(found.claim)
      break
    }
    if found.stopped == .cancelled { break }
  }
  return result
}

extension StopReason {
  /// Whether the loop may have stopped because the program is infeasible or unbounded.
  fileprivate var mayHideARay: Bool { self == .stalled || self == .numericalTrouble || self == .iterationLimit }
}

/// The instruction set that kernels are compiled for.
enum KernelLevel: String {
  case baseline
  case avx2
  case avx512

  /// The best this processor has, or a lower one asked for by the environment variable `STEPPE_KERNELS`.
  static var available: KernelLevel {
    let best: KernelLevel =
      switch steppe_processor_level() {
      case 4: .avx512
      case 3: .avx2
      default: .baseline
      }
    switch (ProcessInfo.processInfo.environment["STEPPE_KERNELS"].flatMap(KernelLevel.init), best) {
    case (.baseline?, _): return .baseline
    case (.avx2?, .avx512): return .avx2
    default: return best
    }
  }

  /// Scales the program and runs the engine on it, once more with other units if it stalls; progress and claims are in
  /// the program's own units.
  func run(
    _ program: LinearProgram, options: SolverOptions, progress: (SolverProgress) -> Bool, judge: (SolverClaim) -> Bool
  ) -> SolverOutcome {
    var attempts: [SolverOutcome] = []
    for unit in Scaling.CostUnit.allCases {
      let (scaled, scaling) = program.scaled(unit)
      var outcome = runScaled(
        scaled, objectiveUnit: scaling.objectiveUnit, options: options,
        progress: { progress($0.restored(by: scaling, constant: program.objectiveConstant)) },
        judge: { judge(scaling.restored($0)) })
      outcome.claim = scaling.restored(outcome.claim)
      attempts.append(outcome)
      guard let reason = outcome.stopped, reason.mayHideARay else { break }
    }
    var result = attempts.last { $0.stopped == nil } ?? attempts[0]
    result.iterations = attempts.reduce(0) { $0 + $1.iterations }
    return result
  }

  private func runScaled(
    _ program: LinearProgram, objectiveUnit: Double, options: SolverOptions, progress: (SolverProgress) -> Bool,
    judge: (SolverClaim) -> Bool
  ) -> SolverOutcome {
    switch self {
    #if arch(x86_64)
      case .avx512:
        EngineAVX512.run(
          program, objectiveUnit: objectiveUnit, options: options, progress: progress, judge: judge)
      case .avx2:
        EngineAVX2.run(
          program, objectiveUnit: objectiveUnit, options: options, progress: progress, judge: judge)
    #endif
    default:
      EngineBaseline.run(
        program, objectiveUnit: objectiveUnit, options: options, progress: progress, judge: judge)
    }
  }
}

extension SolverProgress {
  /// With the objectives in the user's units.
  fileprivate func restored(by scaling: Scaling, constant: Double) -> SolverProgress {
    var result = self
    result.primalObjective = primalObjective * scaling.objectiveUnit + constant
    result.dualObjective = dualObjective * scaling.objectiveUnit + constant
    return result
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
