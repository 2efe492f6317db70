/// Where the seconds of a solve's iterations went, and the size of its linear algebra.
public struct SolverProfile: Sendable, Equatable, Codable {
  /// In factorisations, each with the sweep forward of its first right-hand side.
  public var factorSeconds = 0.0
  /// In the sweeps of all other right-hand sides.
  public var solveSeconds = 0.0
  /// In passes over vectors: products with the matrix, residuals, step lengths, steps.
  public var passSeconds = 0.0
  public var factorisations = 0
  public var solves = 0
  /// Floating-point operations of one factorisation.
  public var factorOperations = 0.0
  /// Numbers of eight bytes in the factor; a solve reads them twice.
  public var factorEntries = 0.0

  public init() {}

  /// The profile of several runs at one program, with the size of the last.
  public static func + (a: SolverProfile, b: SolverProfile) -> SolverProfile {
    var sum = b
    sum.factorSeconds += a.factorSeconds
    sum.solveSeconds += a.solveSeconds
    sum.passSeconds += a.passSeconds
    sum.factorisations += a.factorisations
    sum.solves += a.solves
    return sum
  }
}
