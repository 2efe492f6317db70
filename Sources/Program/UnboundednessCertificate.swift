/// The proof that the objective falls without end along a ray d: cᵀd < 0, Q d = 0, and x + s d stays feasible for every
/// s ≥ 0 and every feasible x. Computed from the program as it was given and d alone.
///
/// d is scaled to |d|∞ = 1. What may not move is judged against its own row or column:
///
/// - row i: (A d)ᵢ ≥ 0 where rowLower is finite and ≤ 0 where rowUpper is, relative to the row's largest coefficient;
/// - column j: dⱼ ≥ 0 where lower is finite and ≤ 0 where upper is;
/// - (Q d)ⱼ = 0, relative to the largest coefficient of row j of Q.
///
/// `descent` is −cᵀd relative to the largest |cost|. A ray alone shows that the program has no optimum; it is unbounded
/// if it also has a feasible point, else infeasible.
public struct UnboundednessCertificate: Sendable, Equatable, Codable {
  /// −cᵀd / |c|∞, positive for a ray that descends.
  public var descent: Double
  /// The largest movement that a row, a bound or Q does not allow, relative to its own size.
  public var violation: Double
  /// The largest relative violation of rows and bounds at the feasible point given with the ray; nil without a point.
  public var pointViolation: Double?

  /// Violations per descent that count as rounding.
  public static let tolerance = 1e-8

  /// Whether the ray proves that the program has no optimum: it is unbounded or infeasible.
  public var provesNoOptimum: Bool { descent > 0 && violation <= Self.tolerance * descent }

  /// Whether ray and point prove that the program is unbounded.
  public var holds: Bool {
    guard let pointViolation else { return false }
    return provesNoOptimum && pointViolation <= Certificate.Tolerances().feasibility
  }

  /// Checks the ray `d` of `program`, and `point` for feasibility.
  ///
  /// Cost: two passes over the coefficients, two more with a point.
  public init(_ program: some ConvexProgram, ray given: [Double], point: [Double]? = nil) {
    precondition(given.count == program.columnCount, "the ray has one entry for every column")
    let data = program.data()
    let size = given.reduce(0) { max($0, abs($1)) }
    let isRay = size > 0 && given.allSatisfy(\.isFinite)
    let d = isRay ? given.map { $0 / size } : given.map { _ in 0 }

    var descent = CompensatedSum(), violation = 0.0
    let largestCost = data.cost.reduce(0) { max($0, abs($1)) }
    for j in d.indices {
      if largestCost > 0 { descent.add(-data.cost[j] / largestCost, times: d[j]) }
      violation = max(violation, forbidden(d[j], data.columnLower[j], data.columnUpper[j]))
    }
    let rows = program.rowActivities(d)
    for (i, size) in program.rowSizes.enumerated() where size > 0 {
      violation = max(violation, forbidden(rows[i], data.rowLower[i], data.rowUpper[i]) / size)
    }
    let quadratic = program.quadraticActivities(d)
    var largestQuadratic = [Double](repeating: 0, count: d.count)
    program.forEachQuadraticCoefficient { row, _, value in
      largestQuadratic[row] = max(largestQuadratic[row], abs(value))
    }
    for j in d.indices where largestQuadratic[j] > 0 {
      violation = max(violation, abs(quadratic[j]) / largestQuadratic[j])
    }
    self.descent = descent.value
    self.violation = violation
    pointViolation = point.map { point in
      let none = [Double](repeating: 0, count: program.rowCount)
      let check = Certificate(program, x: point, y: none)
      return max(check.rowResidual.relative, check.boundResidual.relative)
    }
  }
}

/// How much of a movement an interval forbids.
private func forbidden(_ movement: Double, _ lower: Double, _ upper: Double) -> Double {
  if movement < 0, lower.isFinite { return -movement }
  if movement > 0, upper.isFinite { return movement }
  return 0
}
