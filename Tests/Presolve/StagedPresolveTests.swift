import SteppeBase
import SteppePresolve
import SteppeProgram
import TestSupport
import Testing

private let stageCounts = [1, 2, 3, 7, 24]

private func cases(_ count: UInt64) -> [RandomStagedProgram] {
  (0..<count).map { RandomStagedProgram(seed: $0, stageCount: stageCounts[Int($0) % stageCounts.count]) }
}

/// The multipliers of rows with random sizes and the signs their sides allow.
private func randomMultipliers(_ program: some ConvexProgram, _ random: inout SeededGenerator) -> [Double] {
  let data = program.data()
  return (0..<program.rowCount).map { i in
    let most = data.rowLower[i].isFinite ? 50.0 : 0, least = data.rowUpper[i].isFinite ? -50.0 : 0
    return Double.random(in: least...max(most, least), using: &random)
  }
}

@Test func objectiveAndResidualsOfAnyFeasiblePointSurvivePostsolve() {
  var tested = 0
  for (seed, original) in cases(60).enumerated() {
    let presolved = presolve(original.program)
    var random = SeededGenerator(seed: UInt64(seed))
    let x = presolved.reduced(original.point)
    let y = randomMultipliers(presolved.program, &random)
    let before = Certificate(presolved.program, x: x, y: y)
    // The point may lose a column that has a better value than here: then this point is not in the reduced program.
    guard before.rowResidual.relative < 1e-9, before.boundResidual.relative < 1e-9 else { continue }
    tested += 1
    let restored = presolved.restored(SolverClaim(kind: .optimal, x: x, y: y))
    let after = Certificate(original.program, x: restored.x, y: restored.y)
    let scale = 1e-10 * max(1, abs(before.primalObjective), before.complementarity)
    #expect(abs(after.primalObjective - before.primalObjective) < scale, "seed \(seed)")
    #expect(abs(after.complementarity - before.complementarity) < scale, "seed \(seed)")
    #expect(after.rowResidual.relative < 1e-9, "seed \(seed)")
    #expect(after.boundResidual.relative < 1e-9, "seed \(seed)")
  }
  #expect(tested >= 40)
}

/// Rows x_{t−1} ≤ 1, 2, 3 become bounds of the stage before, and each takes the price of that stage: 3, 1 and 2.
@Test func aRowOfThePreviousStageGetsThePriceOfItsStage() throws {
  var program = StagedProgram(stageCount: 3)
  let column = program.add(
    StagedProgram.Column(.init("x", ""), lower: .zero, upper: .constant(.infinity), cost: .series([-1, -2, -3])))
  let row = program.add(StagedProgram.Row(.init("last", ""), lower: .constant(-.infinity), upper: .series([1, 2, 3])))
  program.previous.append(.init(row: row, column: column, .constant(1)))
  let presolved = presolve(program)
  let claim = presolved.restored(try #require(presolved.claimWithoutColumns))
  #expect(claim.x == [2, 3, 1] && claim.y == [-3, -1, -2])
  #expect(Certificate(program, x: claim.x, y: claim.y).holds)
}

@Suite(.enabled(if: HiGHS.isInstalled, "HiGHS is not installed: bin/setup --test"))
struct StagedPresolveAgainstHiGHSTests {
  @Test func reducedAndGivenProgramsHaveTheSameOptimumAndTheRestoredPointIsCertified() throws {
    let originals = cases(60).map(\.program)
    let presolved = originals.map { presolve($0) }
    let expected = try HiGHS.solve(originals)
    let answers = try HiGHS.solve(presolved.map(\.program), interior: true)
    for (k, answer) in answers.enumerated() {
      #expect(expected[k].status == "Optimal")
      let isEmpty = presolved[k].program.columnCount == 0
      #expect(answer.status == (isEmpty ? "Empty" : "Optimal"), "case \(k)")
      let restored = presolved[k].restored(SolverClaim(kind: .optimal, x: answer.x, y: answer.y))
      let tolerances = Certificate.Tolerances(relativeGap: 1e-6, feasibility: 1e-6)
      let certificate = Certificate(originals[k], x: restored.x, y: restored.y, tolerances: tolerances)
      #expect(certificate.holds, "case \(k)")
      #expect(abs(certificate.primalObjective - expected[k].objective) < 1e-6 * max(1, abs(expected[k].objective)))
    }
  }
}
