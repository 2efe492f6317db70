import Foundation
import SteppeBase
import SteppeProgram
import TestSupport
import Testing

private func written(_ program: some ConvexProgram) throws -> (text: String, file: MPSFile) {
  let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".mps").path
  defer { try? FileManager.default.removeItem(atPath: path) }
  try writeMPS(program, to: path)
  return (try String(contentsOfFile: path, encoding: .utf8), try readMPS(at: path))
}

/// One row and one column of every kind, a quadratic term and a constant.
private let everything: LinearProgram = {
  var program = LinearProgram(
    cost: [1, 0, -0.1, 1e-7, 3, 0, 0],
    columnLower: [0, -.infinity, 2, -.infinity, 1, 0, 0],
    columnUpper: [.infinity, .infinity, 2, -3, 4, 0, -1],
    rows: [
      [1, 2, 0, 0, 0, 0, 0], [0, 1, 1, 0, 0, 0, 0], [0, 0, 1, -1, 0, 0, 0], [0, 0, 0, 1, 1.0 / 3, 0, 0],
      [1, 0, 0, 0, 1, 0, 0],
    ],
    rowLower: [-.infinity, 3, 4, -2, -.infinity], rowUpper: [5, .infinity, 4, 6, .infinity])
  program.quadratic = [
    .init(row: 0, column: 0, value: 2), .init(row: 0, column: 1, value: 0.5), .init(row: 1, column: 0, value: 0.5),
    .init(row: 1, column: 1, value: 1),
  ]
  program.objectiveConstant = -12.5
  return program
}()

@Test func whatIsWrittenIsReadBackTheSame() throws {
  let copy = try written(everything).file
  #expect(copy.warnings.isEmpty)
  #expect(copy.program.columnNames == ["x0", "x1", "x2", "x3", "x4", "x5", "x6"])
  #expect(copy.program.rowNames == ["r0", "r1", "r2", "r3", "r4"])
  var program = copy.program
  program.columnNames = []
  program.rowNames = []
  program.quadratic.sort { ($0.row, $0.column) < ($1.row, $1.column) }
  #expect(program == everything)
}

@Test func stagedProgramsAreWrittenWithTheirLabels() throws {
  var program = StagedProgram(stageCount: 2)
  let power = program.add(
    .init(.init("Generator-p", "wind 一"), lower: .zero, upper: .series([3, 4]), cost: .constant(2)))
  let balance = program.add(.init(.init("Bus", "north"), lower: .series([1, 2]), upper: .series([1, 2])))
  program.current = [.init(row: balance, column: power, .constant(1))]
  let (text, file) = try written(program)
  #expect(text.contains(" Generator-p|wind_一[0] Bus|north[0] 1.0\n"))
  #expect(file.program.columnNames == ["Generator-p|wind_一[0]", "Generator-p|wind_一[1]"])
  #expect(file.program.columnUpper == [3, 4])
  #expect(file.program.rowLower == [1, 2])
}

@Test func namesThatBecomeEqualAreReplaced() throws {
  var program = everything
  program.columnNames = ["a b", "a_b", "c", "d", "e", "f", "g"]
  #expect(try written(program).file.program.columnNames[0] == "x0")
}

@Test(.enabled(if: HiGHS.isInstalled, "HiGHS is not installed: bin/setup --test"))
func quadraticTermsMeanTheSameToHiGHS() throws {
  // minimise x² + x y + y² − 4 x with x + y = 1, so x² − 5 x + 1: optimum −5.25 at x = 2.5.
  var program = LinearProgram(
    cost: [-4, 0], columnLower: [-.infinity, -.infinity], columnUpper: [.infinity, .infinity], rows: [[1, 1]],
    rowLower: [1], rowUpper: [1])
  program.quadratic = [
    .init(row: 0, column: 0, value: 2), .init(row: 0, column: 1, value: 1), .init(row: 1, column: 0, value: 1),
    .init(row: 1, column: 1, value: 2),
  ]
  let answer = try HiGHS.solve([program])[0]
  #expect(abs(answer.objective + 5.25) < 1e-5)
  #expect(abs(answer.x[0] - 2.5) < 1e-5)
}
