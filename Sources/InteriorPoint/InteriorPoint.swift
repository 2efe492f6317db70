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
  let (scaled, scaling) = program.scaled()
  let level = KernelLevel.available
  let judge = ClaimJudge(program: program, options: options)
  let outcome = level.run(
    scaled, options: options, progress: { progress($0.restored(by: scaling, constant: program.objectiveConstant)) },
    judge: { judge.accepts(scaling.restored($0)) })
  return judge.solution(
    scaling.restored(outcome.claim), outcome, seconds: (ContinuousClock.now - start).seconds,
    method: "interior point, sparse, \(level.rawValue)")
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

  func run(
    _ program: LinearProgram, options: SolverOptions, progress: (SolverProgress) -> Bool, judge: (SolverClaim) -> Bool
  ) -> SolverOutcome {
    switch self {
    #if arch(x86_64)
      case .avx512: EngineAVX512.run(program, options: options, progress: progress, judge: judge)
      case .avx2: EngineAVX2.run(program, options: options, progress: progress, judge: judge)
    #endif
    default: EngineBaseline.run(program, options: options, progress: progress, judge: judge)
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
