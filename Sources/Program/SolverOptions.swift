/// What a caller may set about a solve.
public struct SolverOptions: Sendable {
  /// Linear-algebra back ends of the interior-point solver.
  public enum Backend: String, Sendable, CaseIterable {
    /// Staged where the program has a template, sparse otherwise.
    case automatic
    case staged
    case sparse
  }

  /// Largest relative gap between primal and dual objective.
  public var relativeGap = 1e-8
  /// Largest violation of rows, bounds and dual feasibility, relative to the size of what is violated.
  public var feasibility = 1e-6
  public var iterationLimit = 300
  /// Wall-clock seconds; nil for none.
  public var timeLimit: Double?
  public var threads: Int
  public var backend = Backend.automatic
  public var presolve = true

  public init(threads: Int = 2) { self.threads = threads }
}

extension Certificate.Tolerances {
  /// What the solver aims at is what the certificate asks for.
  public init(_ options: SolverOptions) {
    self.init(relativeGap: options.relativeGap, feasibility: options.feasibility)
  }
}

/// Where the solver stands after an iteration. Objectives in the user's units; residuals relative, as the loop sees them.
public struct SolverProgress: Sendable {
  public var iteration: Int
  public var primalObjective: Double
  public var dualObjective: Double
  public var primalResidual: Double
  public var dualResidual: Double
  public var gap: Double
  public var seconds: Double
  /// Which of several solves it is; nil where there is one.
  public var step: Step?

  public struct Step: Sendable {
    public var number: Int
    /// At most so many.
    public var limit: Int

    public init(number: Int, limit: Int) {
      self.number = number
      self.limit = limit
    }
  }

  public init(
    iteration: Int, primalObjective: Double, dualObjective: Double, primalResidual: Double, dualResidual: Double,
    gap: Double, seconds: Double
  ) {
    self.iteration = iteration
    self.primalObjective = primalObjective
    self.dualObjective = dualObjective
    self.primalResidual = primalResidual
    self.dualResidual = dualResidual
    self.gap = gap
    self.seconds = seconds
  }
}
