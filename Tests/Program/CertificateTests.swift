import Foundation
import SteppeProgram
import Testing

/// Two products from three plants (Dantzig's textbook example): maximise 3 a + 5 b with a ≤ 4, 2 b ≤ 12, 3 a + 2 b ≤ 18.
/// Optimum 36 at (2, 6) with plant prices 0, 3/2 and 1.
private let twoProducts = LinearProgram(
  cost: [-3, -5], columnLower: [0, 0], columnUpper: [.infinity, .infinity], rows: [[1, 0], [0, 2], [3, 2]],
  rowLower: [-.infinity, -.infinity, -.infinity], rowUpper: [4, 12, 18])

@Test func theOptimumOfATextbookProgramIsCertified() {
  let certificate = Certificate(twoProducts, x: [2, 6], y: [0, -1.5, -1])
  #expect(certificate.holds)
  #expect(certificate.primalObjective == -36)
  #expect(certificate.dualObjective == -36)
  #expect(certificate.complementarity == 0)
}

@Test func aPointOutsideARowIsFoundWithItsRowAndSize() {
  let certificate = Certificate(twoProducts, x: [2.003, 6], y: [0, -1.5, -1])
  #expect(!certificate.holds)
  #expect(certificate.rowResidual.worst == 2)
  #expect(abs(certificate.rowResidual.absolute - 0.009) < 1e-12)
  #expect(abs(certificate.rowResidual.relative - 0.009 / 18) < 1e-12)
  #expect(abs(certificate.complementarity - 0.009) < 1e-12)
}

@Test func aPointOutsideItsBoundsIsFound() {
  let certificate = Certificate(twoProducts, x: [-0.25, 6], y: [0, -1.5, -1])
  #expect(certificate.boundResidual.absolute == 0.25)
  #expect(certificate.boundResidual.relative == 0.25)
  #expect(certificate.boundResidual.worst == 0)
}

@Test func wrongMultipliersShowAsAGap() {
  // z = (3 y2 − 3, 2 y1 + 2 y2 − 5) with y = (0, 1.5, 1.1): (0.3, 0.2), both at the lower bound 0; D = −18 − 19.8.
  let certificate = Certificate(twoProducts, x: [2, 6], y: [0, -1.5, -1.1])
  #expect(!certificate.holds)
  #expect(abs(certificate.dualObjective + 37.8) < 1e-12)
  #expect(abs(certificate.relativeGap - 1.8 / 36) < 1e-12)
  #expect(certificate.dualResidual.relative == 0)
}

@Test func aReducedCostWithoutItsBoundIsADualResidualAndCostsItsEntry() {
  // Without plant 3 nothing limits a but plant 1, whose multiplier is too small here: z₀ = −3 + 2 = −1, no upper bound.
  let certificate = Certificate(twoProducts, x: [4, 3], y: [-2, -1.5, -1])
  #expect(certificate.dualResidual.absolute == 0)
  let short = Certificate(twoProducts, x: [4, 3], y: [-2, -2.5, 0])
  #expect(short.dualResidual.absolute == 1)
  #expect(short.dualResidual.relative == 1.0 / 3)
  #expect(short.dualResidual.worst == 0)
  #expect(short.dualObjective == -8 - 30 - 4)
}

@Test func aMultiplierOfAMissingSideCountsAsZero() {
  // Row 0 has no lower side, so y₀ = 5 proves nothing: the same as y₀ = 0.
  let certificate = Certificate(twoProducts, x: [2, 6], y: [5, -1.5, -1])
  #expect(certificate.holds)
}

@Test func aFarBoundThatCannotBindDoesNotDrownTheGap() {
  var program = twoProducts
  program.columnUpper = [1e12, 1e12]
  let certificate = Certificate(program, x: [2, 6], y: [0, -1.5, -1 + 1e-11])
  #expect(certificate.holds)
}

@Test func aQuadraticOptimumIsCertified() {
  // minimise x² − 4 x + 3 over x ≤ 1: optimum 0 at x = 1 where the derivative is −2.
  var program = LinearProgram(
    cost: [-4], columnLower: [-.infinity], columnUpper: [.infinity], rows: [[1]], rowLower: [-.infinity],
    rowUpper: [1])
  program.quadratic = [.init(row: 0, column: 0, value: 2)]
  program.objectiveConstant = 3
  let certificate = Certificate(program, x: [1], y: [-2])
  #expect(certificate.holds)
  #expect(certificate.primalObjective == 0)
  #expect(!Certificate(program, x: [1], y: [-1]).holds)
}

@Test func entriesThatAreNoNumbersNeverHold() {
  #expect(!Certificate(twoProducts, x: [2, 6], y: [.nan, -1.5, -1]).holds)
  #expect(!Certificate(twoProducts, x: [.infinity, 6], y: [0, -1.5, -1]).holds)
}

@Test func theGapIsExactWhereDoublesCancel() {
  // x = 1e16 + 2 − 1e16 as three columns fixed at these values: plain doubles lose the cost of the middle one.
  let program = LinearProgram(
    cost: [1, 1, 1], columnLower: [1e16, 3, -1e16], columnUpper: [1e16, 3, -1e16], rows: [], rowLower: [],
    rowUpper: [])
  #expect(Certificate(program, x: [1e16, 3, -1e16], y: []).primalObjective == 3)
}

@Test func aCertificateSurvivesStorage() throws {
  let certificate = Certificate(twoProducts, x: [2.003, 6], y: [0, -1.5, -1])
  let copy = try JSONDecoder().decode(Certificate.self, from: JSONEncoder().encode(certificate))
  #expect(copy == certificate)
}
