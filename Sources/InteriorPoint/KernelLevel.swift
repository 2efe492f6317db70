import CProcessor
import EngineBaseline
import Foundation
import SteppePresolve
import SteppeProgram

#if arch(x86_64)
  import EngineAVX2
  import EngineAVX512
#endif

/// The instruction set that the engine is compiled for.
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

  /// Scales the program and runs the engine on it, again with ordinary steps if it stalls, then in other units too; progress
  /// and claims are in the program's own units.
  func run<Program: EngineProgram>(
    _ program: Program, options: SolverOptions, from start: SolverStart? = nil,
    _ symbolic: SymbolicMemory = SymbolicMemory(), firstOffer: Double? = nil, progress: (SolverProgress) -> Bool,
    judge: (SolverClaim) -> Bool
  ) -> SolverOutcome {
    var attempts: [SolverOutcome] = []
    let ways: [(unit: Scaling.CostUnit, isCautious: Bool)] = [
      (.geometricMean, false), (.geometricMean, true), (.largest, true),
    ]
    for (unit, isCautious) in ways {
      let (scaled, scaling) = program.scaled(unit)
      let task = EngineTask(
        options: options, objectiveUnit: scaling.objectiveUnit,
        start: attempts.isEmpty ? start.map(scaling.scaled) : nil, symbolic: symbolic,
        isCautious: isCautious, firstOffer: firstOffer ?? options.relativeGap)
      var outcome = scaled.run(
        on: self, task,
        progress: { progress($0.restored(by: scaling, constant: program.objectiveConstant)) },
        judge: { judge(scaling.restored($0)) })
      outcome.claim = scaling.restored(outcome.claim)
      attempts.append(outcome)
      if !outcome.mayHideAnAnswer { break }
    }
    return SolverOutcome(attempts)
  }
}

/// What the engine has a back end for.
protocol EngineProgram: ConvexProgram {
  static var backend: SolverOptions.Backend { get }
  var objectiveConstant: Double { get }
  func presolved() -> Presolved<Self>
  func scaled(_ unit: Scaling.CostUnit) -> (program: Self, scaling: Scaling)
  func run(
    on level: KernelLevel, _ task: EngineTask, progress: (SolverProgress) -> Bool, judge: (SolverClaim) -> Bool
  ) -> SolverOutcome
}

extension StagedProgram: EngineProgram {
  static var backend: SolverOptions.Backend { .staged }
  func presolved() -> Presolved<StagedProgram> { presolve(self) }

  func run(
    on level: KernelLevel, _ task: EngineTask, progress: (SolverProgress) -> Bool, judge: (SolverClaim) -> Bool
  ) -> SolverOutcome {
    switch level {
    #if arch(x86_64)
      case .avx512:
        EngineAVX512.run(self, task, progress: progress, judge: judge)
      case .avx2:
        EngineAVX2.run(self, task, progress: progress, judge: judge)
    #endif
    default:
      EngineBaseline.run(self, task, progress: progress, judge: judge)
    }
  }
}

extension LinearProgram: EngineProgram {
  static var backend: SolverOptions.Backend { .sparse }
  func presolved() -> Presolved<LinearProgram> { presolve(self) }

  func run(
    on level: KernelLevel, _ task: EngineTask, progress: (SolverProgress) -> Bool, judge: (SolverClaim) -> Bool
  ) -> SolverOutcome {
    switch level {
    #if arch(x86_64)
      case .avx512:
        EngineAVX512.run(self, task, progress: progress, judge: judge)
      case .avx2:
        EngineAVX2.run(self, task, progress: progress, judge: judge)
    #endif
    default:
      EngineBaseline.run(self, task, progress: progress, judge: judge)
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
