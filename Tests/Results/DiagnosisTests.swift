import SteppeBase
import SteppeProgram
import SteppeResults
import Testing

@testable import SteppeFormulation

/// Ten units of given capacities and a load beyond them at every one of five snapshots.
private func diagnosis(capacities: [Double]) -> Diagnosis {
  let demand = Values.series([400, 900, 500, 800, 700])
  var program = StagedProgram(stageCount: 5)
  let balance = program.add(StagedProgram.Row(.init("Bus-nodal_balance", "city"), lower: demand, upper: demand))
  for (number, capacity) in capacities.enumerated() {
    let column = program.add(
      StagedProgram.Column(
        .init("Generator-p", "unit \(number)"), lower: .zero,
        upper: .series((0..<5).map { capacity * (1 - Double($0) / 10) })))
    program.current.append(.init(row: balance, column: column, .constant(1)))
  }
  let formulation = Formulation(
    program: program, snapshots: [10, 11, 12, 13, 14], variables: [:], capacities: [:], costWeights: .constant(1),
    objectiveConstant: 0)
  let solution = Solution(
    status: .infeasible, x: [Double](repeating: 0, count: program.columnCount), y: [1, 1, 1, 1, 1],
    z: [Double](repeating: 0, count: program.columnCount), objective: 0, iterations: 1, seconds: 0, method: "by hand")
  return Diagnosis(solution, of: formulation)
}

/// Eight parts are enough, and of them those that are less than a thousandth of the whole are not worth a word.
@Test func aProofIsToldByItsLargestParts() {
  let found = diagnosis(capacities: [3, 100, 50, 20, 0.15, 10, 5, 2, 4, 1])
  #expect(found.proof.holds)
  #expect(found.limits.map(\.label.component) == [1, 2, 3, 5, 6, 8, 0, 7].map { "unit \($0)" })
  #expect(abs(found.limits[0].share - 100 / 195.15) < 1e-12, "of all parts, not of those that are shown")
  #expect(found.limits.allSatisfy { $0.snapshots == [10, 11, 12] && $0.snapshotCount == 5 })
  #expect(found.demanded.map(\.label.component) == ["city"] && found.demanded[0].share == 1)
  #expect(found.demanded[0].snapshots == [11, 13, 14], "those with the largest part come first")
  let small = diagnosis(capacities: [100, 0.09, 0.2])
  #expect(small.limits.map(\.label.component) == ["unit 0", "unit 2"])
}

@Test func partsOfOneSizeComeInTheOrderOfTheirNames() {
  #expect(diagnosis(capacities: [7, 7, 7]).limits.map(\.label.component) == ["unit 0", "unit 1", "unit 2"])
}
