import SteppeProgram

// What the loop says to the judge.
extension Loop {
  /// The best point (the present one if none was worth keeping), in the program's own order.
  func claim(_ kind: SolverClaim.Kind) -> SolverClaim {
    bestMerit < settings.worthKeeping ? claim(kind, bestU, bestY) : claim(kind, point.u, point.y)
  }

  /// Whether the point runs away as those of infeasible and unbounded programs do.
  func isSuspicious(_ measures: Measures) -> Bool {
    let size = max(measures.largestMultiplier, measures.largestValue / largestRightHandSide)
    guard size > suspiciousSize else { return false }
    suspiciousSize = 10 * size
    return true
  }

  /// Rays that a point running away points along: the point itself, far out, and its last direction, which is free of
  /// where it started.
  func runaways() -> [SolverClaim] {
    [
      claim(.infeasible, point.u, point.y), claim(.infeasible, du, dy), claim(.unbounded, point.u, point.y),
      claim(.unbounded, du, dy),
    ]
  }

  private func claim(_ kind: SolverClaim.Kind, _ u: Vector, _ y: Vector) -> SolverClaim {
    SolverClaim(
      kind: kind, x: (0..<columnCount).map { u.scalars[system.place(column: $0)] },
      y: (0..<rowCount).map { y.scalars[system.place(row: $0).dual] })
  }
}
