import Foundation
import SteppeBase
import SteppeProgram
import Testing

/// Reads an MPS file with this text.
private func read(_ text: String) throws -> MPSFile {
  let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".mps").path
  try Data(text.utf8).write(to: URL(filePath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try readMPS(at: path)
}

/// The parts around the one that a test is about: rows L, G, E over columns a and b.
private func file(
  head: String = "NAME test", columns: String = " a cost 1 low 2\n a high 3 even 4\n b cost 5 even 6",
  sides: String = " RHS low 10 high 20\n RHS even 30", rest: String = ""
) -> String {
  "\(head)\nROWS\n N cost\n L low\n G high\n E even\nCOLUMNS\n\(columns)\nRHS\n\(sides)\n\(rest)\nENDATA\n"
}

private func firstError(_ text: String) -> SteppeBase.Issue? {
  do {
    _ = try read(text)
    return nil
  } catch let error as InputError {
    return error.issues.first
  } catch {
    return nil
  }
}

@Test func theSectionsOfAFreeFileBecomeAProgram() throws {
  let file = try read(file())
  let program = file.program
  #expect(file.name == "test")
  #expect(file.sense == .minimize)
  #expect(program.columnNames == ["a", "b"])
  #expect(program.rowNames == ["low", "high", "even"])
  #expect(program.cost == [1, 5])
  #expect(program.columnStart == [0, 3, 4])
  #expect(program.rowIndex == [0, 1, 2, 2])
  #expect(program.values == [2, 3, 4, 6])
  #expect(program.rowLower == [-.infinity, 20, 30])
  #expect(program.rowUpper == [10, .infinity, 30])
  #expect(program.columnLower == [0, 0])
  #expect(program.columnUpper == [.infinity, .infinity])
  #expect(file.warnings.isEmpty)
}

@Test func rangesOpenOrCloseRowsByTypeAndSign() throws {
  let ranges = "RANGES\n R low -4 high 5\n R even 6"
  #expect(try read(file(rest: ranges)).program.rowLower == [6, 20, 30])
  #expect(try read(file(rest: ranges)).program.rowUpper == [10, 25, 36])
  let negative = try read(file(rest: "RANGES\n R even -6\n")).program
  #expect(negative.rowLower[2] == 24)
  #expect(negative.rowUpper[2] == 30)
  #expect(try read(file(rest: "RANGES\n R even 0\n")).program.rowUpper[2] == 30)
}

@Test func theRightHandSideOfTheObjectiveIsMinusItsConstant() throws {
  #expect(try read(file(sides: " RHS cost -7.5")).program.objectiveConstant == 7.5)
}

@Test(arguments: ["OBJSENSE MAX", "OBJSENSE\n MAXIMIZE", "OBJSENSE\nMAX", "OBJSENSE MAXIMISE"])
func aMaximisationIsKeptAsAMinimisationOfTheNegative(_ head: String) throws {
  let file = try read(file(head: "NAME test\n" + head, sides: " RHS cost 2"))
  #expect(file.sense == .maximize)
  #expect(file.program.cost == [-1, -5])
  // The user's objective is a + 5 b − 2; at a = 1, b = 1 it is 4.
  #expect(file.program.objectiveConstant == 2)
  #expect(file.objective(-4) == 4)
}

@Test func everyTypeOfBoundIsUnderstood() throws {
  let names = ["a", "b", "c", "d", "e", "f", "g", "h"]
  let columns = names.map { " \($0) cost 1" }.joined(separator: "\n")
  let bounds =
    "BOUNDS\n LO B a -2\n UP B b 4\n FX B c 3\n FR B d\n MI B e\n UP B e 9\n PL B f\n LO B g 1\n UP B g 2\n UP B h 0"
  let program = try read(file(columns: columns, rest: bounds)).program
  #expect(program.columnLower == [-2, 0, 3, -.infinity, -.infinity, 0, 1, 0])
  #expect(program.columnUpper == [.infinity, 4, 3, .infinity, 9, .infinity, 2, 0])
}

@Test func aNegativeUpperBoundAloneOpensTheLowerOne() throws {
  let file = try read(file(rest: "BOUNDS\n UP B a -1\n UP B b -1\n LO B b -5"))
  #expect(file.program.columnLower == [-.infinity, -5])
  #expect(file.program.columnUpper == [-1, -1])
  #expect(file.warnings.map(\.message) == [.mpsNegativeUpper("a")])
}

@Test func namesOfSetsMayBeMissing() throws {
  let program = try read(file(sides: " low 10 high 20\n even 30", rest: "BOUNDS\n UP a 4\n FR b")).program
  #expect(program.rowUpper == [10, .infinity, 30])
  #expect(program.columnUpper == [4, .infinity])
  #expect(program.columnLower == [0, -.infinity])
}

@Test func aSecondSetIsIgnoredWithAWarning() throws {
  let file = try read(file(sides: " ONE low 10\n TWO low 99"))
  #expect(file.program.rowUpper[0] == 10)
  #expect(file.warnings.map(\.message) == [.mpsOtherSet("RHS", "TWO")])
}

@Test func ofABoundOrSideGivenTwiceTheFirstCounts() throws {
  let file = try read(file(sides: " RHS low 10\n RHS low 11", rest: "BOUNDS\n UP B a 4\n UP B a 5"))
  #expect(file.program.rowUpper[0] == 10)
  #expect(file.program.columnUpper[0] == 4)
  #expect(file.warnings.map(\.message) == [.mpsSideTwice("low"), .mpsBoundTwice("a")])
}

@Test func coefficientsGivenTwiceAreAddedWithAWarning() throws {
  let file = try read(file(columns: " a low 2 even 1\n a low 3"))
  #expect(file.program.values == [5, 1])
  #expect(file.warnings.map(\.message) == [.mpsCoefficientTwice("low", "a")])
}

@Test func rowsOutOfOrderWithinAColumnAreSorted() throws {
  let program = try read(file(columns: " a even 4 low 2\n a high 3\n b even 6 low 1")).program
  #expect(program.rowIndex == [0, 1, 2, 0, 2])
  #expect(program.values == [2, 3, 4, 1, 6])
}

@Test func exponentsMayBeWrittenWithDAndInfinityAs1e20() throws {
  let program = try read(
    file(columns: " a cost 1.5D3 low -2.d-1", sides: " RHS low 1e20", rest: "BOUNDS\n UP B a 1D30\n LO B a -1e+20")
  )
  .program
  #expect(program.cost == [1500])
  #expect(program.values == [-0.2])
  #expect(program.rowUpper[0] == .infinity)
  #expect(program.columnUpper == [.infinity])
  #expect(program.columnLower == [-.infinity])
}

@Test func onlyTheFirstFreeRowIsTheObjective() throws {
  let text =
    "NAME\nROWS\n N first\n N second\n L row\nCOLUMNS\n a first 1 second 2\n a row 3\nRHS\n R second 9\nENDATA\n"
  let program = try read(text).program
  #expect(program.cost == [1])
  #expect(program.rowNames == ["row"])
  #expect(program.objectiveConstant == 0)
}

@Test func sectionWordsAreNamesUnlessTheyBeginTheLine() throws {
  let program = try read(file(columns: " RHS cost 1\n RANGES low 2\n OBJSENSE even 1\n ENDATA even 2")).program
  #expect(program.columnNames == ["RHS", "RANGES", "OBJSENSE", "ENDATA"])
}

@Test func commentsEmptyLinesTabsAndWindowsLineEndsAreRead() throws {
  let text =
    "* a comment\r\n\r\nNAME\tx\r\nROWS\r\n N\tc\r\n L\tr\r\n*\r\nCOLUMNS\r\n\ta\tc\t1\r\n\ta\tr\t2\r\nRHS\r\nENDATA\r\n"
  let program = try read(text).program
  #expect(program.cost == [1])
  #expect(program.values == [2])
}

@Test func aFileWithoutRowsOrRightHandSidesIsRead() throws {
  let program = try read("NAME\nROWS\n N c\nCOLUMNS\n a c -1\nBOUNDS\n UP B a 3\nENDATA\n").program
  #expect(program.rowCount == 0)
  #expect(program.columnUpper == [3])
}

@Test func namesWithBlanksAreReadInFixedFormat() throws {
  let text = """
    NAME          my model
    ROWS
     N  the cost
     L  row one
     E  row two
    COLUMNS
        wind 1    the cost           1.5   row one            2.0
        wind 1    row two           -1.0
        sun       row one            4.0
    RHS
        my rhs    row one           10.0   row two            3.0
    BOUNDS
     UP my bnd    wind 1             8.0
    ENDATA
    """
  let program = try read(text).program
  #expect(program.columnNames == ["wind 1", "sun"])
  #expect(program.rowNames == ["row one", "row two"])
  #expect(program.cost == [1.5, 0])
  #expect(program.values == [2, -1, 4])
  #expect(program.rowUpper == [10, 3])
  #expect(program.columnUpper == [8, .infinity])
}

@Test func oneTriangleOrTheWholeOfQGiveTheSameProgram() throws {
  let triangle = try read(file(rest: "QUADOBJ\n a a 2\n a b 1\n b b 4")).program
  let whole = try read(file(rest: "QMATRIX\n a a 2\n a b 1\n b a 1\n b b 4")).program
  func dense(_ program: LinearProgram) -> [[Double]] {
    var q = [[0.0, 0.0], [0.0, 0.0]]
    program.forEachQuadraticCoefficient { q[$0][$1] += $2 }
    return q
  }
  #expect(dense(triangle) == [[2, 1], [1, 4]])
  #expect(dense(whole) == [[2, 1], [1, 4]])
  #expect(firstError(file(rest: "QMATRIX\n a b 1"))?.message == .mpsQuadraticNotSymmetric("a", "b"))
  #expect(firstError(file(rest: "QUADOBJ\n a b 1\n b a 1"))?.message == .mpsQuadraticTwice("b", "a"))
}

@Test func notANumberIsAnErrorWithItsLine() {
  let issue = firstError(file(columns: " a cost nan low 2"))
  #expect(issue?.message == .mpsNotANumber("nan"))
  #expect(issue?.place.line == 8)
  #expect(issue?.place.source == " a cost nan low 2")
}

@Test func everyIssueOfAFileIsReportedAtOnce() throws {
  let text = file(columns: " a cost x low 2\n a nowhere 3\n a low inf\n a", rest: "BOUNDS\n XX B a 1\n UP B z 1\nWHAT")
  let error = #expect(throws: InputError.self) { try read(text) }
  #expect(
    error?.issues.map(\.message) == [
      .mpsNotANumber("x"), .mpsUnknownRow("nowhere"), .mpsInfiniteValue("inf"), .mpsFieldCount("COLUMNS"),
      .mpsUnknownBoundType("XX"), .mpsUnknownColumn("z"), .mpsUnknownSection("WHAT"),
    ])
  #expect(error?.issues.map(\.place.line) == [8, 9, 10, 11, 16, 17, 18])
}

@Test(arguments: [
  ("ROWS\n N c\n L r\n L r\nCOLUMNS\nENDATA\n", Text.mpsRowTwice("r")),
  ("ROWS\n N c\n X r\nCOLUMNS\nENDATA\n", Text.mpsUnknownRowType("X")),
  ("ROWS\n N c\nCOLUMNS\n a c 1\n b c 1\n a c 2\nENDATA\n", Text.mpsColumnTwice("a")),
  ("ROWS\n N c\nCOLUMNS\n a c 1\n", Text.mpsEndMissing),
  (" a c 1\nENDATA\n", Text.mpsDataOutsideSection),
  ("OBJSENSE\n UPWARDS\nROWS\nENDATA\n", Text.mpsUnknownSense),
  ("ROWS\n N c\nCOLUMNS\n a c 1\nBOUNDS\n LO B a 1e30\nENDATA\n", Text.mpsInfiniteValue("1e30")),
  ("ROWS\n N c\nCOLUMNS\n a c 1e15\nENDATA\n", Text.vastValue),
  ("ROWS\n N c\n L r\nCOLUMNS\n a c 1\n a r -1e300\nENDATA\n", Text.mpsInfiniteValue("-1e300")),
  ("ROWS\n N c\nCOLUMNS\n a c 1\nQUADOBJ\n a a 1e19\nENDATA\n", Text.vastValue),
])
func wrongFilesAreRefused(_ text: String, _ message: Text) {
  #expect(firstError("NAME\n" + text)?.message == message)
}

@Test func integersAndOtherKindsOfProgramsAreRefusedByName() {
  let columns = " M 'MARKER' 'INTORG'\n a cost 1\n M 'MARKER' 'INTEND'\n b cost 1\n d cost 1"
  let text = file(columns: columns, rest: "BOUNDS\n BV B b\n SC B d 4\nSOS1")
  let error = #expect(throws: UnsupportedError.self) { try read(text) }
  #expect(
    error?.issues.map(\.message) == [
      .mpsIntegerColumn("a"), .mpsIntegerColumn("b"), .mpsSemicontinuousColumn("d"), .mpsSectionNotSupported("SOS1"),
    ])
}

@Test func aMissingOrDamagedFileIsRefused() throws {
  let nowhere = InputError(.noSuchFile, at: .init(file: "/nowhere.mps"))
  #expect(throws: nowhere) { try readMPS(at: "/nowhere.mps") }
  let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".mps.gz").path
  defer { try? FileManager.default.removeItem(atPath: path) }
  let program = try read(file()).program
  try writeMPS(program, to: path)
  #expect(try readMPS(at: path).program.cost == [1, 5])
  let bytes = try Data(contentsOf: URL(filePath: path))
  try bytes.prefix(bytes.count - 20).write(to: URL(filePath: path))
  #expect(throws: InputError(.damagedCompressedFile, at: SteppeBase.Issue.Place(file: path))) { try readMPS(at: path) }
}

/// −a² has its least value at an end of a's range, and every point between is no worse than its neighbours on one side.
@Test func anObjectiveThatBendsTheWrongWayIsRefused() throws {
  let squared = { (value: Int) in "BOUNDS\n UP B a 2\nQUADOBJ\n a a \(value)" }
  #expect(try read(file(rest: squared(2))).program.quadratic.count == 1)
  #expect(throws: UnsupportedError.self) { try read(file(rest: squared(-2))) }
  #expect(try read(file(head: "NAME test\nOBJSENSE\n MAX", rest: squared(-2))).program.quadratic.count == 1)
}
