import SteppeBase
import SteppeInteriorPoint
import SteppeProgram
import Testing

/// A two-column program from its rows, for tests that can be checked by hand.
private func program(
  cost: [Double], lower: [Double], upper: [Double], rows: [(coefficients: [Double], lower: Double, upper: Double)]
) -> LinearProgram {
  var staged = StagedProgram(stageCount: 1)
  for j in cost.indices {
    _ = staged.add(
      StagedProgram.Column(
        .init("x", "\(j)"), lower: .constant(lower[j]), upper: .constant(upper[j]), cost: .constant(cost[j])))
  }
  for (i, row) in rows.enumerated() {
    _ = staged.add(StagedProgram.Row(.init("r", "\(i)"), lower: .constant(row.lower), upper: .constant(row.upper)))
    for (j, value) in row.coefficients.enumerated() where value != 0 {
      staged.current.append(.init(row: i, column: j, .constant(value)))
    }
  }
  return LinearProgram(staged)
}

@Test func aVertexIsFoundWithItsPrices() {
  // max 3x + 2y, x + y ≤ 4, x + 3y ≤ 7, x ≤ 3: at (3, 1) both the first row (price 2) and the bound (price 1) bind.
  let solution = solve(
    program(
      cost: [-3, -2], lower: [0, 0], upper: [3, .infinity],
      rows: [([1, 1], -.infinity, 4), ([1, 3], -.infinity, 7)]))
  #expect(solution.status == .optimal)
  #expect(abs(solution.objective + 11) < 1e-7)
  #expect(abs(solution.x[0] - 3) < 1e-6 && abs(solution.x[1] - 1) < 1e-6)
  #expect(abs(solution.y[0] + 2) < 1e-6)
  #expect(abs(solution.z[0] + 1) < 1e-6)
}

@Test func theProfileCountsTheWorkAndItsSecondsFitIntoTheSolve() {
  let solution = solve(
    program(
      cost: [-3, -2], lower: [0, 0], upper: [3, .infinity],
      rows: [([1, 1], -.infinity, 4), ([1, 3], -.infinity, 7)]))
  let profile = solution.profile
  #expect(profile.factorisations >= solution.iterations && profile.solves > profile.factorisations)
  #expect(profile.factorOperations > 0 && profile.factorEntries > 0)
  let seconds = [profile.factorSeconds, profile.solveSeconds, profile.passSeconds]
  #expect(seconds.allSatisfy { $0 > 0 } && seconds.reduce(0, +) < solution.seconds)
}

@Test func contradictoryRowsAreProvenInfeasible() {
  let contradictory = program(
    cost: [1, 1], lower: [0, 0], upper: [.infinity, .infinity],
    rows: [([1, 1], -.infinity, 1), ([1, 1], 2, .infinity)])
  let solution = solve(contradictory)
  #expect(solution.status == .infeasible)
  #expect(InfeasibilityCertificate(contradictory, y: solution.y).holds)
}

@Test func anOpenDescentIsProvenUnbounded() {
  let open = program(
    cost: [-1, 0], lower: [0, 0], upper: [.infinity, .infinity], rows: [([1, -1], -.infinity, 2)])
  let solution = solve(open)
  #expect(solution.status == .unbounded)
  #expect(UnboundednessCertificate(open, ray: solution.x).provesNoOptimum)
}

@Test func aQuadraticCostMovesTheOptimumInside() {
  // min (x − 1)² + (y − 2)² with x + y = 2: (0.5, 1.5), multiplier −1, objective 0.5.
  var staged = StagedProgram(stageCount: 1)
  for (name, centre) in [("x", 1.0), ("y", 2.0)] {
    let column = staged.add(
      StagedProgram.Column(
        .init(name, ""), lower: .constant(-.infinity), upper: .constant(.infinity), cost: .constant(-2 * centre),
        quadraticCost: .constant(2)))
    staged.current.append(.init(row: 0, column: column, .constant(1)))
  }
  _ = staged.add(StagedProgram.Row(.init("sum", ""), lower: .constant(2), upper: .constant(2)))
  staged.objectiveConstant = 5
  let solution = solve(staged)
  #expect(solution.status == .optimal)
  #expect(abs(solution.objective - 0.5) < 1e-7)
  #expect(abs(solution.x[0] - 0.5) < 1e-6 && abs(solution.x[1] - 1.5) < 1e-6)
  #expect(abs(solution.y[0] + 1) < 1e-6)
}

@Test func fixedColumnsAndEmptyRowsDoNoHarm() {
  let solution = solve(
    program(
      cost: [1, 5], lower: [0, 2], upper: [.infinity, 2],
      rows: [([1, 1], 3, .infinity), ([0, 0], -1, 1), ([0, 0], -.infinity, .infinity)]))
  #expect(solution.status == .optimal)
  #expect(abs(solution.objective - 11) < 1e-7)
}

@Test func aStopOnRequestIsNotCalledOptimal() {
  // Without presolve, which would answer before there is anything to stop.
  var options = SolverOptions()
  options.presolve = false
  let solution = solve(
    program(cost: [1], lower: [0], upper: [.infinity], rows: [([1], 3, .infinity)]), options: options,
    progress: { _ in false })
  #expect(solution.status == .stopped(.cancelled))
}

@Test(arguments: [true, false]) func aLowerBoundAboveTheUpperOneIsInfeasibleAtOnce(isStaged: Bool) {
  var staged = StagedProgram(stageCount: 2)
  for (name, lower) in [("x", 5.0), ("y", 0)] {
    _ = staged.add(
      StagedProgram.Column(.init(name, ""), lower: .constant(lower), upper: .constant(2), cost: .constant(1)))
  }
  _ = staged.add(StagedProgram.Row(.init("r", ""), lower: .constant(1), upper: .constant(.infinity)))
  for column in 0..<2 { staged.current.append(.init(row: 0, column: column, .constant(1))) }
  var options = SolverOptions()
  options.backend = isStaged ? .staged : .sparse
  let solution = solve(staged, options: options)
  #expect(solution.status == .infeasible)
  #expect(InfeasibilityCertificate(staged, y: solution.y).holds)
}
