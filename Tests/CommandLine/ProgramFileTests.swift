import Foundation
import SteppeBase
import Testing

// `steppe solve` on MPS files.

/// Maximise 3x + 2y within two rows; optimum 12 at (4, 0), the first row's multiplier 3.
private let maximum = """
  NAME small
  OBJSENSE
      MAX
  ROWS
   N profit
   L work
   L wood
  COLUMNS
      x profit 3 work 1
      x wood 1
      y profit 2 work 1
      y wood 3
  RHS
      RHS work 4 wood 6
  ENDATA

  """

private func file(_ text: String, name: String = "program.mps") throws -> String {
  let file = try temporaryFolder().appending(path: name)
  try Data(text.utf8).write(to: file)
  return file.path()
}

@Test func aMaximisationIsSolvedInItsOwnSense() throws {
  let folder = try temporaryFolder(), solution = folder.appending(path: "solution.csv").path()
  let json = folder.appending(path: "result.json").path()
  let run = try Executable.steppe.run(["solve", try file(maximum), "--solution", solution, "--json", json])
  #expect(run.code == 0)
  #expect(run.output.contains("optimal, certified"))
  let rows = CSV(try String(contentsOfFile: solution, encoding: .utf8)).rows.map(\.fields)
  #expect(rows.map { $0[0] + " " + $0[1] } == ["kind name", "column x", "column y", "row work", "row wood"])
  let numbers = rows.dropFirst().map { $0.dropFirst(2).compactMap(Double.init) }
  let expected: [[Double]] = [[4, 0], [0, -1], [4, 3], [4, 0]]
  for (found, wanted) in zip(numbers, expected) {
    #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < 1e-6 })
  }
  let result = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: json))) as? [String: Any]
  #expect(result?["sense"] as? String == "maximize")
  #expect(abs((result?["objective"] as? Double ?? .nan) - 12) < 1e-6)
}

@Test func contradictingRowsOfAProgramAreNamed() throws {
  let text = maximum.replacingOccurrences(of: " L wood", with: " G wood")
    .replacingOccurrences(of: "wood 6", with: "wood 60")
  let run = try Executable.steppe.run(["solve", try file(text)])
  #expect(run.code == 3)
  #expect(run.output.contains("The proof was checked and holds."))
  #expect(run.output.contains("wood") && run.output.contains("work"))
}

@Test func anUnboundedProgramNamesWhatGrows() throws {
  let text = maximum.replacingOccurrences(of: " L w", with: " G w")
  let run = try Executable.steppe.run(["solve", try file(text)])
  #expect(run.code == 4)
  #expect(run.output.contains("What would grow without end"))
}

@Test func aWrongProgramFileEndsWithTwoAndTheLine() throws {
  let path = try file(maximum.replacingOccurrences(of: "work 4", with: "work four"))
  let run = try Executable.steppe.run(["solve", path])
  #expect(run.code == 2)
  #expect(run.errors.contains("\(path):14"))
}

@Test func optionsOfTheOtherKindOfFileAreRefused() throws {
  let program = try Executable.steppe.run(["solve", "x.mps", "--out", "folder"])
  #expect(program.code == 2)
  #expect(program.errors.contains("--solution FILE"))
  let network = try Executable.steppe.run(["solve", "x.nc", "--solution", "file.csv"])
  #expect(network.code == 2)
  #expect(network.errors.contains("--out FOLDER"))
}

@Test func aColumnWhoseBoundsExcludeEachOtherIsNamed() throws {
  let text = maximum.replacingOccurrences(of: "ENDATA", with: "BOUNDS\n LO BND y 3\n UP BND y 2\nENDATA")
  let run = try Executable.steppe.run(["solve", try file(text)])
  #expect(run.code == 3)
  #expect(run.output.contains("The proof was checked and holds."))
  #expect(run.output.contains(/\n  y +100\.0 %/))
  #expect(run.output.contains("What has a lower limit above its upper one"))
  #expect(!run.output.contains("Rows that contradict each other"))
  let chinese = try Executable.steppe.run(["solve", try file(text), "--language", "zh"])
  #expect(chinese.output.contains("下限高于上限者"))
}

@Test func aProgramIsCheckedWithoutSolvingIt() throws {
  let right = try Executable.steppe.run(["check", try file(maximum)])
  #expect(right.code == 0 && right.output == "Nothing wrong: a program of 2 columns, 2 rows, 4 coefficients.\n")
  let path = try file(maximum.replacingOccurrences(of: "work 4", with: "work four"))
  let wrong = try Executable.steppe.run(["check", path])
  #expect(wrong.code == 2 && wrong.errors.contains("\(path):14: “four” is not a number"))
}

@Test func anEmptyProgramFileIsSaidToBeEmpty() throws {
  let path = try file("")
  let english = try Executable.steppe.run(["solve", path])
  #expect(english.code == 2 && english.errors == "\(path): the file is empty\n")
  #expect(try Executable.steppe.run(["check", path, "--language", "zh"]).errors == "\(path): 文件为空\n")
}

@Test func somethingElseNamedAsAProgramIsNoText() throws {
  let path = try file("NAME\u{0}\n")
  let run = try Executable.steppe.run(["check", path])
  #expect(run.code == 2 && run.errors.hasPrefix("\(path): the text is not encoded as UTF-8\n"))
}
