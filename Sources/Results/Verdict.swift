import SteppeProgram

/// What a solve came to: whether its point may be called optimal, the proof, and the effort.
public struct Verdict: Sendable, Equatable {
  /// How the solver got there.
  public struct Run: Sendable, Equatable {
    public var iterations: Int
    /// Wall-clock seconds inside the solver.
    public var seconds: Double
    public var method: String
    public var profile: SolverProfile

    init(_ solution: Solution) {
      iterations = solution.iterations
      seconds = solution.seconds
      method = solution.method
      profile = solution.profile
    }

    /// The effort of two solves, the last one's method.
    static func + (a: Run, b: Run) -> Run {
      var sum = b
      sum.iterations += a.iterations
      sum.seconds += a.seconds
      sum.profile = a.profile + b.profile
      return sum
    }
  }

  /// Optimal only if the certificate holds; otherwise the best point found, and why the solver ended there.
  public var status: SolutionStatus
  public var certificate: Certificate
  public var run: Run

  /// - Precondition: the solution is no ray.
  public init(_ solution: Solution, of program: some ConvexProgram, _ tolerances: Certificate.Tolerances) {
    certificate = Certificate(program, x: solution.x, y: solution.y, tolerances: tolerances)
    switch (solution.status, certificate.holds) {
    case (.infeasible, _), (.unbounded, _): preconditionFailure("a ray is no plan; diagnose it instead")
    case (_, true): status = .optimal
    case (.stopped(let reason), false): status = .stopped(reason)
    case (.optimal, false): status = .stopped(.numericalTrouble)
    }
    run = Run(solution)
  }

  /// Several solves as one: the worst certificate, the effort of all.
  ///
  /// - Precondition: there is at least one.
  static func together(_ verdicts: [Verdict]) -> Verdict {
    var all =
      verdicts.first { $0.status != .optimal } ?? verdicts.max {
        $0.certificate.relativeGap < $1.certificate.relativeGap
      }!
    all.run = verdicts.dropFirst().reduce(verdicts[0].run) { $0 + $1.run }
    return all
  }
}
