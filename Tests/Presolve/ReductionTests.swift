import SteppeBase
import SteppePresolve
import SteppeProgram
import TestSupport
import Testing

private let infinity = Double.infinity

private func program(
  cost: [Double], lower: [Double], upper: [Double], rows: [[Double]], rowLower: [Double], rowUpper: [Double]
) -> LinearProgram {
  LinearProgram(
    cost: cost, columnLower: lower, columnUpper: upper, rows: rows, rowLower: rowLower, rowUpper: rowUpper)
}

/// What is left of a program after presolve, and its restored certificate when all is left is nothing.
private func whenNothingIsLeft(_ program: LinearProgram) -> Certificate {
  let presolved = presolve(program)
  #expect(presolved.program.columnCount == 0)
  #expect(presolved.program.rowCount == 0)
  let point = presolved.restored(SolverClaim(kind: .optimal, x: [], y: []))
  return Certificate(program, x: point.x, y: point.y)
}

@Test func aRowOfOneColumnBecomesItsBoundAndGetsItsMultiplierBack() {
  // minimise 2 x with 4 x ≥ 12: x = 3, y = 1/2.
  let given = program(cost: [2], lower: [0], upper: [9], rows: [[4]], rowLower: [12], rowUpper: [infinity])
  let point = presolve(given).restored(SolverClaim(kind: .optimal, x: [], y: []))
  #expect(point.x == [3])
  #expect(point.y == [0.5])
  #expect(whenNothingIsLeft(given).holds)
}

@Test func aBoundTighterThanTheRowKeepsItsReducedCost() {
  let given = program(cost: [2], lower: [5], upper: [9], rows: [[4]], rowLower: [12], rowUpper: [infinity])
  let point = presolve(given).restored(SolverClaim(kind: .optimal, x: [], y: []))
  #expect(point.x == [5])
  #expect(point.y == [0])
}

@Test func fixedColumnsMoveIntoSidesAndConstant() {
  // x fixed at 2: x + y + z ≥ 5 and the product of costs; y, z stay with y + z ≥ 3.
  let given = program(
    cost: [10, 1, 2], lower: [2, 0, 0], upper: [2, 2, 2], rows: [[1, 1, 1]], rowLower: [5], rowUpper: [infinity])
  let presolved = presolve(given)
  #expect(presolved.program.rowLower == [3])
  #expect(presolved.program.objectiveConstant == 20)
  // y = 2, z = 1 with the row's price 2.
  let point = presolved.restored(SolverClaim(kind: .optimal, x: [2, 1], y: [2]))
  #expect(point.x == [2, 2, 1])
  #expect(Certificate(given, x: point.x, y: point.y).holds)
}

@Test func aFixedColumnOfACurvedObjectiveLeavesItsSlopeToTheOthers() {
  // minimise ½ (x² + y²) + x y − 3 y with x = 1 and y ≤ 5, y + w ≥ 0: y = 2.
  var given = program(
    cost: [0, -3, 1], lower: [1, -5, 0], upper: [1, 5, 9], rows: [[0, 1, 1]], rowLower: [0], rowUpper: [infinity])
  given.quadratic = [
    .init(row: 0, column: 0, value: 1), .init(row: 0, column: 1, value: 1), .init(row: 1, column: 0, value: 1),
    .init(row: 1, column: 1, value: 1),
  ]
  let presolved = presolve(given)
  #expect(presolved.program.cost == [-2, 1])
  #expect(presolved.program.objectiveConstant == 0.5)
  let point = presolved.restored(SolverClaim(kind: .optimal, x: [2, 0], y: [0]))
  #expect(Certificate(given, x: point.x, y: point.y).holds)
}

@Test func emptyAndUnreachableRowsGoAway() {
  let given = program(
    cost: [1, 1], lower: [0, 0], upper: [1, 1], rows: [[0, 0], [1, 2], [1, -1]], rowLower: [-1, 1, -infinity],
    rowUpper: [4, 4, 5])
  let presolved = presolve(given)
  // Only x + 2 y ≥ 1 can bind, and of that only the lower side.
  #expect(presolved.program.rowLower == [1])
  #expect(presolved.program.rowUpper == [infinity])
}

@Test func aForcingRowFixesItsColumnsAndHasAMultiplierThatProvesIt() {
  // x + y ≤ 0 over x, y ≥ 0 with costs −3 and −5: both 0; the multiplier must be −5 or less.
  let given = program(
    cost: [-3, -5], lower: [0, 0], upper: [4, 4], rows: [[1, 1]], rowLower: [-infinity], rowUpper: [0])
  #expect(whenNothingIsLeft(given).holds)
  #expect(presolve(given).restored(SolverClaim(kind: .optimal, x: [], y: [])).y == [-5])
}

@Test func aColumnThatOnlyCostsIsFixedAtItsLowerBound() {
  let given = program(
    cost: [1, 2], lower: [3, -1], upper: [infinity, infinity], rows: [[1, 1], [2, 1]],
    rowLower: [-infinity, -infinity],
    rowUpper: [8, 9])
  #expect(presolve(given).restored(SolverClaim(kind: .optimal, x: [], y: [])).x == [3, -1])
  #expect(whenNothingIsLeft(given).holds)
}

@Test func aSlackColumnBecomesASideOfItsRow() {
  // x + y + s = 4 with 0 ≤ s ≤ 1 at no cost: x + y between 3 and 4.
  let given = program(
    cost: [1, 2, 0], lower: [0, 0, 0], upper: [3.5, 3.5, 1], rows: [[1, 1, 1]], rowLower: [4], rowUpper: [4])
  let presolved = presolve(given)
  #expect(presolved.program.columnCount == 2)
  #expect(presolved.program.rowLower == [3])
  #expect(presolved.program.rowUpper == [4])
  // Optimum: x = 3, y = 0, s = 1 at the row's price 1.
  let point = presolved.restored(SolverClaim(kind: .optimal, x: [3, 0], y: [1]))
  #expect(point.x == [3, 0, 1])
  #expect(point.y == [1])
  #expect(Certificate(given, x: point.x, y: point.y).holds)
}

@Test func aFreeColumnOfOneInequalityTellsWhichSideBinds() {
  // minimise 3 f with f − x − y ≥ 0, x + 2 y ≥ 2: f = x + y, so minimise 3 x + 3 y: y = 1.
  let given = program(
    cost: [3, 0, 0], lower: [-infinity, 0, 0], upper: [infinity, 5, 5], rows: [[1, -1, -1], [0, 1, 2]],
    rowLower: [0, 2], rowUpper: [infinity, infinity])
  let presolved = presolve(given)
  #expect(presolved.program.cost == [3, 3])
  #expect(presolved.program.rowCount == 1)
  let point = presolved.restored(SolverClaim(kind: .optimal, x: [0, 1], y: [1.5]))
  #expect(point.x == [1, 0, 1])
  #expect(point.y == [3, 1.5])
  #expect(Certificate(given, x: point.x, y: point.y).holds)
}

@Test func aPairOfColumnsInAnEqualityBecomesOneWithBothBounds() {
  // x = 2 w: 0 ≤ x ≤ 6 gives w ≤ 3. minimise x − 5 w with w + v ≤ 8, v ≥ 1 costing −1: w = 3, v = 5.
  let given = program(
    cost: [1, -5, -1], lower: [0, 0, 1], upper: [6, 10, 10], rows: [[1, -2, 0], [0, 1, 1]], rowLower: [0, -infinity],
    rowUpper: [0, 8])
  let presolved = presolve(given)
  #expect(presolved.program.columnCount == 2)
  #expect(presolved.program.columnUpper == [3, 10])
  #expect(presolved.program.cost == [-3, -1])
  let point = presolved.restored(SolverClaim(kind: .optimal, x: [3, 5], y: [-1]))
  #expect(point.x == [6, 3, 5])
  let certificate = Certificate(given, x: point.x, y: point.y)
  #expect(certificate.holds)
  #expect(certificate.primalObjective == 6 - 15 - 5)
}

@Test func aSmallPivotIsNotDividedBy() {
  let given = program(
    cost: [1, 1, 1], lower: [-infinity, 0, 0], upper: [infinity, 5, 5], rows: [[0.001, 1, 1], [1, 1, -1]],
    rowLower: [1, 2], rowUpper: [1, infinity])
  #expect(presolve(given).program.columnCount == 3)
}

@Test func proofsOfInfeasibilityAreRestored() throws {
  // The first row says x + y ≤ 4, the second x + y ≥ 7, once their slacks are absorbed: multiples that contradict each
  // other, which no reduction decides.
  let given = program(
    cost: [0, 0, 0, 0], lower: [0, 0, 0, 0], upper: [1, 9, 9, 2], rows: [[1, 1, 1, 0], [0, 1, 1, 1]],
    rowLower: [4, 9], rowUpper: [4, 9])
  let presolved = presolve(given)
  let columns = presolved.program.columnCount
  let proof =
    presolved.claimWithoutColumns
    ?? SolverClaim(
      kind: .infeasible, x: Array(repeating: 0, count: columns), y: [-1, 1])
  let certificate = InfeasibilityCertificate(given, y: presolved.restored(proof).y)
  #expect(certificate.holds)
  #expect(certificate.margin == 3)
}

@Test func descentsAreRestored() {
  // f = x + y is free and earns 1; nothing stops x.
  let given = program(
    cost: [-1, 0, 0], lower: [-infinity, 0, 0], upper: [infinity, infinity, 5], rows: [[1, -1, -1], [0, -1, 1]],
    rowLower: [7, -infinity], rowUpper: [7, 3])
  let presolved = presolve(given)
  #expect(presolved.program.columnCount == 1)
  let y = Array(repeating: 0.0, count: presolved.program.rowCount)
  let ray = presolved.restored(SolverClaim(kind: .unbounded, x: [1], y: y)).x
  #expect(UnboundednessCertificate(given, ray: ray).provesNoOptimum)
}

@Test func aStoresDispatchIsSubstitutedByItsBalanceWithoutANewStage() {
  // Balance: p + g = load; store: −e(t) + 0.9 e(t−1) − p = 0. One column and one row per stage go.
  var given = StagedProgram(stageCount: 3)
  let generation = given.add(
    StagedProgram.Column(.init("p", "gas"), lower: .zero, upper: .constant(3), cost: .series([1, 2, 9])))
  let dispatch = given.add(
    StagedProgram.Column(.init("p", "tank"), lower: .constant(-infinity), upper: .constant(infinity)))
  let energy = given.add(StagedProgram.Column(.init("e", "tank"), lower: .zero, upper: .constant(20)))
  let others = ["oil", "coal", "wood"].map {
    given.add(StagedProgram.Column(.init("p", $0), lower: .zero, upper: .constant(3), cost: .constant(5)))
  }
  let balance = given.add(StagedProgram.Row(.init("balance", "bus"), lower: .constant(4), upper: .constant(4)))
  let store = given.add(StagedProgram.Row(.init("balance", "tank"), lower: .zero, upper: .zero))
  given.current = [
    .init(row: balance, column: generation, .constant(1)), .init(row: balance, column: dispatch, .constant(1)),
    .init(row: store, column: energy, .constant(-1)), .init(row: store, column: dispatch, .constant(-1)),
  ]
  given.current += others.map { .init(row: balance, column: $0, .constant(1)) }
  given.previous = [.init(row: store, column: energy, .series([0, 0.9, 0.9]))]
  let presolved = presolve(given)
  #expect(presolved.program.columns.map(\.label.family) == ["p", "e", "p", "p", "p"])
  #expect(presolved.program.rows.count == 1)
  #expect(presolved.program.previous == [.init(row: 0, column: 1, .series([0, 0.9, 0.9]))])
  #expect(presolved.program.current.contains(.init(row: 0, column: 1, .constant(-1))))
}

@Test func aRowOfOneColumnBecomesABoundSeries() {
  // p ≤ availability × 8 with the size fixed at 8, dark in the second stage.
  var given = StagedProgram(stageCount: 2)
  let power = given.add(
    StagedProgram.Column(.init("p", "sun"), lower: .zero, upper: .constant(infinity), cost: .constant(-1)))
  let size = given.add(StagedProgram.SharedColumn(.init("p_nom", "sun"), lower: 8, upper: 8, cost: 3))
  let row = given.add(StagedProgram.Row(.init("upper", "sun"), lower: .constant(-infinity), upper: .zero))
  given.current = [.init(row: row, column: power, .constant(1))]
  given.shared = [.init(row: row, column: size, .series([-0.5, 0]))]
  let presolved = presolve(given)
  #expect(presolved.program.columnCount == 0)
  let point = presolved.restored(SolverClaim(kind: .optimal, x: [], y: []))
  #expect(point.x == [4, 0, 8])
  #expect(point.y == [-1, -1])
  #expect(Certificate(given, x: point.x, y: point.y).holds)
}

@Test func rowsOfOneSharedColumnGiveItTheTightestBound() {
  var given = StagedProgram(stageCount: 3)
  let size = given.add(StagedProgram.SharedColumn(.init("p_nom", "grid"), lower: 0, upper: infinity, cost: 3))
  let row = given.add(
    StagedProgram.Row(.init("demand", "grid"), lower: .series([2, 9, 4]), upper: .constant(infinity)))
  given.shared = [.init(row: row, column: size, .constant(2))]
  let point = presolve(given).restored(SolverClaim(kind: .optimal, x: [], y: []))
  #expect(point.x == [4.5])
  #expect(point.y == [0, 1.5, 0])
}

@Test func multiplesOfARowLeaveOneRowWithTheTightestSides() {
  // 2 x + 2 y ≥ 6 is x + y ≥ 3 and −x − y ≥ −8 is x + y ≤ 8, beside 2 ≤ x + y ≤ 9.
  let given = program(
    cost: [1, 2], lower: [0, 0], upper: [2, 10], rows: [[1, 1], [2, 2], [-1, -1]], rowLower: [2, 6, -8],
    rowUpper: [9, infinity, infinity])
  #expect(whenNothingIsLeft(given).holds)
  let point = presolve(given).restored(SolverClaim(kind: .optimal, x: [], y: []))
  // x = 2, y = 1 at the price 2 of x + y ≥ 3, which is 1 for the doubled row.
  #expect(point.x == [2, 1])
  #expect(point.y == [0, 1, 0])
}

@Test func multiplesOfAColumnWithTheirCostBecomeOne() {
  // x and 2 w do the same; both are limited, v is dear.
  let given = program(
    cost: [1, 2, 9], lower: [0, 0, 0], upper: [3, 2, 9], rows: [[1, 2, 1], [1, 2, 3]], rowLower: [5, 6],
    rowUpper: [infinity, infinity])
  let presolved = presolve(given)
  #expect(presolved.program.columnCount == 2)
  #expect(presolved.program.columnUpper == [7, 9])
  // x + 2 w = 6 meets both rows; the second row's price is 1.
  let point = presolved.restored(SolverClaim(kind: .optimal, x: [6, 0], y: [0, 1]))
  #expect(point.x[0] + 2 * point.x[1] == 6)
  let certificate = Certificate(given, x: point.x, y: point.y)
  #expect(certificate.holds)
  #expect(certificate.primalObjective == 6)
}

@Test func aColumnThatAnotherReplacesForLessIsNotUsed() {
  let given = program(
    cost: [1, 2.5, 9], lower: [0, 0, 0], upper: [infinity, 2, 9], rows: [[1, 2, 1], [1, 2, 3]], rowLower: [5, 6],
    rowUpper: [infinity, infinity])
  #expect(whenNothingIsLeft(given).holds)
  #expect(presolve(given).restored(SolverClaim(kind: .optimal, x: [], y: [])).x == [6, 0, 0])
}

@Test func aColumnDearerThanAnyPriceIsNotUsed() {
  // x and y without upper bounds keep the prices of their rows at 3 and 4 or less; z would need 2 · 3 + 2 · 4 > 15.
  let given = program(
    cost: [3, 4, 15], lower: [0, 0, 0], upper: [infinity, infinity, 9], rows: [[1, 0, 2], [0, 1, 2]],
    rowLower: [7, 8], rowUpper: [infinity, infinity])
  let certificate = whenNothingIsLeft(given)
  #expect(certificate.holds)
  #expect(certificate.primalObjective == 53)
}

@Test func aCapacityFreeOfChargeGoesWithItsRowsAndGetsTheSizeItNeeds() {
  // p(t) ≤ 0.5 P with P free of charge: the rows go, P = 2 max p. Loads fix p.
  var given = StagedProgram(stageCount: 3)
  let power = given.add(StagedProgram.Column(.init("p", "a"), lower: .zero, upper: .constant(9), cost: .constant(1)))
  let other = given.add(StagedProgram.Column(.init("p", "b"), lower: .zero, upper: .constant(9), cost: .constant(5)))
  let size = given.add(StagedProgram.SharedColumn(.init("p_nom", "a"), lower: 1, upper: infinity))
  let upper = given.add(StagedProgram.Row(.init("upper", "a"), lower: .constant(-infinity), upper: .zero))
  let balance = given.add(
    StagedProgram.Row(.init("balance", "bus"), lower: .series([3, 7, 5]), upper: .series([3, 7, 5])))
  given.current = [
    .init(row: upper, column: power, .constant(1)), .init(row: balance, column: power, .constant(1)),
    .init(row: balance, column: other, .constant(1)),
  ]
  given.shared = [.init(row: upper, column: size, .constant(-0.5))]
  let presolved = presolve(given)
  // What remains is one generator per load, which other reductions settle.
  let point = presolved.restored(presolved.claimWithoutColumns!)
  #expect(point.x == [3, 0, 7, 0, 5, 0, 14])
  #expect(Certificate(given, x: point.x, y: point.y).holds)
}
