import Foundation
import SteppePresolve
import SteppeProgram

/// Solves a linear or convex quadratic program by Steppe's interior-point method.
///
/// - Parameter progress: called after every iteration; returns false to stop.
public func solve(
  _ program: StagedProgram, options: SolverOptions = SolverOptions(), progress: (SolverProgress) -> Bool = { _ in true }
) -> Solution {
  Solver(options: options).solve(program, progress: progress)
}

/// A general program has no template: it is solved on the sparse back end whatever `options.backend` says.
public func solve(
  _ program: LinearProgram, options: SolverOptions = SolverOptions(), progress: (SolverProgress) -> Bool = { _ in true }
) -> Solution {
  Solver(options: options).solve(program, progress: progress)
}

/// Solves programs one after the other. The order of elimination is kept while the pattern stays the same, and each
/// solve starts from the last optimum where that fits: programs whose costs, bounds or series have moved a little take
/// a fraction of the iterations.
///
/// The engine works on a presolved and scaled program; every claim it makes (optimal, infeasible, unbounded) is checked
/// by a certificate on the program as given, and only a claim that holds ends the solve with that status.
public final class Solver {
  public var options: SolverOptions
  /// Of the reduced program.
  private var start: SolverStart?
  private let symbolic = SymbolicMemory()

  public init(options: SolverOptions = SolverOptions()) { self.options = options }

  /// Solves a staged program on the back end that `options` choose.
  ///
  /// - Parameter progress: called after every iteration; returns false to stop.
  public func solve(_ program: StagedProgram, progress: (SolverProgress) -> Bool = { _ in true }) -> Solution {
    let isStaged =
      switch options.backend {
      case .automatic: program.stageCount >= Self.fewestStages
      case .staged: true
      case .sparse: false
      }
    return isStaged
      ? solveAny(program, progress: progress) : solveAny(LinearProgram(program), progress: progress)
  }

  /// Solves a general program on the sparse back end.
  public func solve(_ program: LinearProgram, progress: (SolverProgress) -> Bool = { _ in true }) -> Solution {
    solveAny(program, progress: progress)
  }

  /// Below this many stages the eight lanes of the staged back end are mostly idle.
  private static let fewestStages = 64

  private func solveAny<Program: EngineProgram>(
    _ program: Program, progress: (SolverProgress) -> Bool
  ) -> Solution {
    let clock = ContinuousClock.now
    let level = KernelLevel.available
    let judge = ClaimJudge(program: program, options: options)
    var attempts: [SolverOutcome] = judge.contradiction.map { [$0] } ?? []
    if attempts.isEmpty, options.presolve { attempts.append(solveReduced(program, level, progress, judge)) }
    if attempts.last?.mayHideAnAnswer != false {
      attempts.append(level.run(program, options: options, progress: progress, judge: judge.accepts))
    }
    if attempts.last!.mayHideAnAnswer {
      attempts += probe(LinearProgram(program), level, options, progress, judge.accepts)
    }
    return judge.solution(
      SolverOutcome(attempts), seconds: (ContinuousClock.now - clock).seconds,
      method: "interior point, \(Program.backend.rawValue), \(level.rawValue)")
  }

  private func solveReduced<Program: EngineProgram>(
    _ program: Program, _ level: KernelLevel, _ progress: (SolverProgress) -> Bool, _ judge: ClaimJudge<Program>
  ) -> SolverOutcome {
    let presolved = program.presolved()
    if let claim = presolved.claimWithoutColumns {
      let restored = presolved.restored(claim)
      return SolverOutcome(
        stopped: judge.accepts(restored) ? nil : .stalled, claim: restored, iterations: 0)
    }
    let reduced = presolved.program
    let fits = start?.x.count == reduced.columnCount && start?.y.count == reduced.rowCount
    var accepted: SolverClaim?
    var outcome = level.run(
      reduced, options: options, from: fits ? start : nil, symbolic, progress: progress,
      judge: { claim in
        let restored = presolved.restored(claim)
        guard judge.accepts(restored) else { return false }
        accepted = restored
        return true
      })
    if outcome.stopped == nil, outcome.claim.kind == .optimal {
      start = SolverStart(x: outcome.claim.x, y: outcome.claim.y)
    }
    outcome.claim = accepted ?? presolved.restored(outcome.claim)
    return outcome
  }
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
    // A rough ray often proves as much as an exact one.
    var found = level.run(auxiliary, options: options, firstOffer: 1e-3, progress: progress) { accepts(ray($0)) }
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
      profile: attempts.map(\.profile).reduce(SolverProfile(), +))
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
