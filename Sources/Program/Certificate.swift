/// The proof that comes with a plan: how far a point and its multipliers are from optimal, computed from the program
/// as it was given and (x, y) alone. It shares no code with any solver and trusts none of its numbers.
///
/// A bound counts as missing when it is infinite or a million times further out than x is large: it does not bind, and
/// the rounding of any multiplier times it would drown the rest. A multiplier whose sign asks for a missing side of its
/// row counts as zero, so that its error shows where it does harm, in the reduced costs. With that y, and A x, Aᵀ y and
/// Q x in twice the working precision:
///
///     z = c + Q x − Aᵀ y = z⁺ − z⁻                                        (reduced costs, split by sign)
///     P = cᵀx + ½ xᵀQx + constant                                         (primal objective)
///     D = Σ (y⁺ rowLower − y⁻ rowUpper) + Σ (z⁺ lower − z⁻ upper) − ½ xᵀQx + constant    (dual objective)
///
/// Where z has the sign of a missing bound, z is a dual residual, and D takes −|x| or |x| for the bound. So D is a lower
/// bound on the objective of every feasible point whose entries at dual residuals are no larger than those of x; without
/// dual residuals it holds for every feasible point. (Convexity: ½ uᵀQu ≥ (Qx)ᵀu − ½ xᵀQx.)
///
/// Each residual is judged against the size of its own row or column, never against the largest number of the program:
///
/// - row i: how far (A x)ᵢ is outside its sides, relative to max(1, |side|, largest |aᵢⱼ xⱼ|);
/// - bound j: how far xⱼ is outside its bounds, relative to max(1, |bound|);
/// - dual j: |zⱼ| of the wrong sign, relative to max(1, |cⱼ|, largest |qⱼₖ xₖ|, largest |aᵢⱼ yᵢ|).
public struct Certificate: Sendable, Equatable, Codable {
  /// What a plan has to meet to be called optimal.
  public struct Tolerances: Sendable, Equatable, Codable {
    /// Of the objective.
    public var relativeGap: Double
    /// Of rows, bounds and dual residuals, each relative to its own size.
    public var feasibility: Double

    public init(relativeGap: Double = 1e-8, feasibility: Double = 1e-6) {
      self.relativeGap = relativeGap
      self.feasibility = feasibility
    }
  }

  /// The worst of many residuals.
  public struct Residual: Sendable, Equatable, Codable {
    /// The largest absolute residual, in the units of its row or column.
    public var absolute: Double = 0
    /// The largest residual relative to its own size.
    public var relative: Double = 0
    /// The flat index of the row or column with the largest relative residual; nil when there is none.
    public var worst: Int?

    mutating func include(_ residual: Double, size: Double, index: Int) {
      absolute = max(absolute, residual)
      guard residual / size > relative else { return }
      relative = residual / size
      worst = index
    }
  }

  public var tolerances: Tolerances
  /// P.
  public var primalObjective: Double
  /// D.
  public var dualObjective: Double
  /// Rows outside their sides.
  public var rowResidual = Residual()
  /// Columns outside their bounds.
  public var boundResidual = Residual()
  /// Reduced costs with the sign of a missing bound.
  public var dualResidual = Residual()
  /// Σ |yᵢ ((A x)ᵢ − side)| + Σ |zⱼ (xⱼ − bound)| + Σ 2 |zⱼ xⱼ| over dual residuals, in the unit of the objective:
  /// the gap without any cancellation. Violations enter at their price, so it bounds the error on both sides.
  public var complementarity: Double
  /// Entries of x and y that are not numbers or infinite. They count as zero elsewhere.
  public var notFinite: Int

  /// |P − D|, in the unit of the objective.
  public var gap: Double { abs(primalObjective - dualObjective) }
  /// |P − D| / max(1, |P|).
  public var relativeGap: Double { gap / max(1, abs(primalObjective)) }
  /// `complementarity` / max(1, |P|).
  public var relativeComplementarity: Double { complementarity / max(1, abs(primalObjective)) }

  /// Whether the point is optimal within the tolerances.
  public var holds: Bool {
    notFinite == 0 && relativeGap <= tolerances.relativeGap
      && [rowResidual, boundResidual, dualResidual].allSatisfy { $0.relative <= tolerances.feasibility }
  }

  /// Checks `x` (columns) and `y` (rows, signs as in `Solution`) against `program`, both in its flat order.
  ///
  /// Cost: two passes over the coefficients.
  public init(
    _ program: some ConvexProgram, x givenX: [Double], y givenY: [Double], tolerances: Tolerances = Tolerances()
  ) {
    precondition(givenX.count == program.columnCount, "x has one entry for every column")
    precondition(givenY.count == program.rowCount, "y has one entry for every row")
    let data = program.data()
    let x = givenX.map { $0.isFinite ? $0 : 0 }
    let rows = program.rowActivities(x)
    let y = givenY.indices.map { i in
      let side = givenY[i] > 0 ? data.rowLower[i] : data.rowUpper[i]
      return givenY[i].isFinite && !isMissing(side, near: rows[i]) ? givenY[i] : 0
    }
    let columns = program.columnActivities(y)
    let quadratic = program.quadraticActivities(x)

    self.tolerances = tolerances
    notFinite = givenX.count { !$0.isFinite } + givenY.count { !$0.isFinite }
    var primal = CompensatedSum(), dual = CompensatedSum(), products = CompensatedSum()
    primal.add(data.objectiveConstant)
    dual.add(data.objectiveConstant)

    for i in y.indices {
      let side = y[i] > 0 ? data.rowLower[i] : data.rowUpper[i]
      if y[i] != 0 {
        dual.add(y[i], times: side)
        products.add(abs(y[i] * (rows[i] - side)))
      }
      let (violation, violated) = outside(rows[i], data.rowLower[i], data.rowUpper[i])
      rowResidual.include(violation, size: max(1, abs(violated), rows.largest(i)), index: i)
    }
    for j in x.indices {
      primal.add(data.cost[j], times: x[j])
      primal.add(quadratic[j] / 2, times: x[j])
      dual.add(-quadratic[j] / 2, times: x[j])
      let (violation, violated) = outside(x[j], data.columnLower[j], data.columnUpper[j])
      boundResidual.include(violation, size: max(1, abs(violated)), index: j)

      let z = (data.cost[j] - columns[j]) + quadratic[j]
      guard z != 0 else { continue }
      let bound = z > 0 ? data.columnLower[j] : data.columnUpper[j]
      if !isMissing(bound, near: x[j]) {
        dual.add(z, times: bound)
        products.add(abs(z * (x[j] - bound)))
      } else {
        dual.add(-abs(z), times: abs(x[j]))
        products.add(2 * abs(z * x[j]))
        let size = max(1, abs(data.cost[j]), quadratic.largest(j), columns.largest(j))
        dualResidual.include(abs(z), size: size, index: j)
      }
    }
    primalObjective = primal.value
    dualObjective = dual.value
    complementarity = products.value
  }
}

/// Whether `bound` is infinite or so far beyond `value` that it cannot bind.
private func isMissing(_ bound: Double, near value: Double) -> Bool {
  !(abs(bound) <= 1e6 * max(1, abs(value)))
}

/// How far `value` is outside an interval, and the side it is beyond (0 when inside). What overflowed is nowhere inside.
private func outside(_ value: Double, _ lower: Double, _ upper: Double) -> (distance: Double, side: Double) {
  if value.isNaN { return (.infinity, 0) }
  if value < lower { return (lower - value, lower) }
  if value > upper { return (value - upper, upper) }
  return (0, 0)
}
