/// What a solver found out about a program.
public enum SolutionStatus: Sendable, Equatable {
  /// Solved to the tolerances, and the certificate agrees.
  case optimal
  /// No point satisfies all bounds and rows; `Solution.y` proves it (a Farkas ray).
  case infeasible
  /// The objective falls without end; `Solution.x` is a ray along which it does.
  case unbounded
  /// Ended without a proof; the solution holds the best iterate.
  case stopped(StopReason)
}

public enum StopReason: String, Sendable {
  case iterationLimit, timeLimit, cancelled, stalled, numericalTrouble
}

/// A point, its multipliers, and what is known about them. Flat order as the program's.
///
/// Signs: `y[i]` is the change of the optimal objective per unit of row i's right-hand side (positive on a binding
/// lower side, negative on a binding upper side), and the reduced costs are `z = c + Qx − Aᵀy`, positive on a binding
/// lower bound.
public struct Solution: Sendable {
  public var status: SolutionStatus
  /// Columns: the point, or the ray of an unbounded program.
  public var x: [Double]
  /// Rows: the multipliers, or the Farkas ray of an infeasible program.
  public var y: [Double]
  /// Reduced costs of the columns.
  public var z: [Double]
  public var objective: Double
  public var iterations: Int
  /// Wall-clock seconds inside the solver.
  public var seconds: Double
  /// What ran: back end, instruction set, threads.
  public var method: String
  public var profile: SolverProfile

  public init(
    status: SolutionStatus, x: [Double], y: [Double], z: [Double], objective: Double, iterations: Int, seconds: Double,
    method: String, profile: SolverProfile = SolverProfile()
  ) {
    self.status = status
    self.x = x
    self.y = y
    self.z = z
    self.objective = objective
    self.iterations = iterations
    self.seconds = seconds
    self.method = method
    self.profile = profile
  }
}
