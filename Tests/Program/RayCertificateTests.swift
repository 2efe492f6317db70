import SteppeProgram
import Testing

/// a + b ≥ 3 within 0 ≤ a, b ≤ 1: short by one.
private let tooMuch = LinearProgram(
  cost: [1, 1], columnLower: [0, 0], columnUpper: [1, 1], rows: [[1, 1]], rowLower: [3], rowUpper: [.infinity])

@Test func weightsProveInfeasibilityWithTheirMarginInTheUnitsOfTheRow() {
  let certificate = InfeasibilityCertificate(tooMuch, y: [40])
  #expect(certificate.holds)
  #expect(certificate.margin == 1)
  #expect(certificate.radius == nil)
}

@Test func weightsOfAMissingSideProveNothing() {
  #expect(!InfeasibilityCertificate(tooMuch, y: [-1]).holds)
  #expect(!InfeasibilityCertificate(tooMuch, y: [.nan]).holds)
}

@Test func aFeasibleProgramHasNoProof() {
  var program = tooMuch
  program.rowLower = [2]
  #expect(!InfeasibilityCertificate(program, y: [1]).holds)
}

@Test func twoRowsContradictEachOtherOverFreeColumns() {
  // a − b = 1 and a − b = 2, both free: y = (−1, 1) gives 0 = 1.
  let program = LinearProgram(
    cost: [0, 0], columnLower: [-.infinity, -.infinity], columnUpper: [.infinity, .infinity],
    rows: [[1, -1], [1, -1]], rowLower: [1, 2], rowUpper: [1, 2])
  #expect(InfeasibilityCertificate(program, y: [-1, 1]).margin == 1)
  #expect(InfeasibilityCertificate(program, y: [-1, 1]).holds)
  // A ray that is not quite right only excludes points up to a radius: 1 / (2 · 1e-5).
  let rough = InfeasibilityCertificate(program, y: [-1, 1 - 1e-5])
  #expect(!rough.holds)
  #expect(abs(rough.radius! - 5e4) < 10)
}

/// minimise −a + b with a − 2 b ≤ 1, a ≥ 0, b ≥ 0: falls without end along (2, 1).
private let unlimited = LinearProgram(
  cost: [-1, 1], columnLower: [0, 0], columnUpper: [.infinity, .infinity], rows: [[1, -2]], rowLower: [-.infinity],
  rowUpper: [1])

@Test func aDescendingRayProvesUnboundednessTogetherWithAPoint() {
  let certificate = UnboundednessCertificate(unlimited, ray: [4, 2], point: [1, 0])
  #expect(certificate.holds)
  #expect(certificate.descent == 0.5)
  #expect(certificate.violation == 0)
  let without = UnboundednessCertificate(unlimited, ray: [4, 2])
  #expect(without.provesNoOptimum)
  #expect(!without.holds)
  #expect(!UnboundednessCertificate(unlimited, ray: [4, 2], point: [9, 0]).holds)
}

@Test func aRayThatLeavesARowOrABoundProvesNothing() {
  #expect(UnboundednessCertificate(unlimited, ray: [1, 0]).violation == 0.5)
  #expect(!UnboundednessCertificate(unlimited, ray: [1, 0]).provesNoOptimum)
  #expect(UnboundednessCertificate(unlimited, ray: [-1, -4]).violation == 1)
  #expect(!UnboundednessCertificate(unlimited, ray: [0, 0]).provesNoOptimum)
}

@Test func aRayOfGrowingQuadraticCostProvesNothing() {
  var program = unlimited
  program.quadratic = [.init(row: 0, column: 0, value: 2)]
  #expect(!UnboundednessCertificate(program, ray: [4, 2]).provesNoOptimum)
}

@Test func boundsThatExcludeEachOtherNeedNoWeights() {
  var program = tooMuch
  program.columnLower[1] = 5
  let certificate = InfeasibilityCertificate(program, y: [0])
  #expect(certificate.holds)
  #expect(certificate.margin == 4)
  program.columnLower[1] = 1 + 1e-12
  #expect(!InfeasibilityCertificate(program, y: [0]).holds)
}
