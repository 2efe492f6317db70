/// A candidate answer of a solver, for a certificate to judge.
public struct SolverClaim: Sendable {
  public enum Kind: Sendable, Equatable { case optimal, infeasible, unbounded }

  public var kind: Kind
  /// The point, or the ray if unbounded.
  public var x: [Double]
  /// The multipliers, or the Farkas ray if infeasible.
  public var y: [Double]

  public init(kind: Kind, x: [Double], y: [Double]) {
    self.kind = kind
    self.x = x
    self.y = y
  }
}

/// How a run of a solver's loop ended, with its last word: an accepted claim, or the best point when it stopped.
public struct SolverOutcome: Sendable {
  public var stopped: StopReason?
  public var claim: SolverClaim
  public var iterations: Int
  public var profile: SolverProfile

  public init(stopped: StopReason?, claim: SolverClaim, iterations: Int, profile: SolverProfile = SolverProfile()) {
    self.stopped = stopped
    self.claim = claim
    self.iterations = iterations
    self.profile = profile
  }
}
