/// A primal-dual point: u (columns x and row activities s), row multipliers y, and per bound its distance v and
/// multiplier z. The distances are variables of their own, because recomputing u − bound cancels near a bound.
struct Point {
  let u: Vector
  let y: Vector
  let v: Vector
  let z: Vector

  init(primalCount: Int, dualCount: Int, boundCount: Int) {
    u = Vector(primalCount)
    y = Vector(dualCount)
    v = Vector(boundCount)
    z = Vector(boundCount)
  }
}

/// What is measured of a point, in the scaled program.
struct Measures {
  /// Largest |s − Ax| over 1 + the largest right-hand side, and largest dual residual over 1 + the largest cost.
  var primalResidual = Double.infinity
  var dualResidual = Double.infinity
  /// Σ v z.
  var complementarity = Double.infinity
  var primalObjective = Double.nan
  /// Bounds the error of the objective: Σ v z + |uᵀ(dual residual)| + |yᵀ(primal residual)|.
  var objectiveError = Double.infinity
  /// Signed difference of the objectives.
  var dualityGap = Double.infinity
  /// Largest |y| and |x|: growth without end is the mark of infeasible and unbounded programs.
  var largestMultiplier = 0.0
  var largestValue = 0.0
  /// Largest number on the right-hand side of the predictor, relative as the residuals.
  var rightHandSide = 0.0

  var dualObjective: Double { primalObjective - dualityGap }
  /// What errors of the objective are relative to: its size, at least one in the user's units.
  var objectiveSize = 1.0

  var relativeGap: Double { objectiveError / objectiveSize }
  /// The largest of all three; infinite if anything is not a number.
  var merit: Double {
    let worst = max(primalResidual, dualResidual, relativeGap)
    return (primalObjective + complementarity + worst).isFinite ? worst : .infinity
  }
}
