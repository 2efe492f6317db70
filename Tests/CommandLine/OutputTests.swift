import Foundation
import Testing

// What `--json`, `--out`, `--solution` and `--html` do with names that cannot be written, and with `-`.

private let program = "NAME p\nROWS\n N cost\n G low\nCOLUMNS\n x cost 1 low 1\nRHS\n R low 2\nENDATA\n"

private func programFile() throws -> String {
  let file = try temporaryFolder().appending(path: "p.mps")
  try Data(program.utf8).write(to: file)
  return file.path()
}

@Test func aDashWritesToStandardOutputAndTheReportGoesToStandardError() throws {
  let run = try Executable.steppe.run(["solve", TinyNetwork().write(), "--json", "-"])
  #expect(run.code == 0)
  let result = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
  #expect(result?["condition"] as? String == "optimal")
  #expect(run.errors.contains("optimal, certified"))
  let table = try Executable.steppe.run(["solve", programFile(), "--solution", "-"])
  #expect(table.output.hasPrefix("kind,name,value,dual\n") && table.errors.contains("optimal, certified"))
  let weather = try Executable.steppe.run(["weather", "xilingol", "--out", "-"])
  #expect(weather.output.hasPrefix("time_utc,") && weather.output.count { $0.isNewline } == 8761)
}

@Test func aPlanThatFailsLeavesNoResultsOfAFormerOneBehind() throws {
  let out = try temporaryFolder()
  _ = try Executable.steppe.run(["solve", TinyNetwork().write(), "--out", out.path()])
  let own = out.appending(path: "tables/mine.csv")
  try Data().write(to: own)
  let run = try Executable.steppe.run(["solve", TinyNetwork(gasPower: 5).write(), "--out", out.path()])
  #expect(run.code == 3)
  #expect(try Set(FileManager.default.contentsOfDirectory(atPath: out.path())) == ["plan.json", "tables"])
  #expect(try FileManager.default.contentsOfDirectory(atPath: out.path() + "/tables") == ["mine.csv"])
}

@Test func namesDoNotSteerTheTerminalNorBreakTheTable() throws {
  let folder = try TinyNetwork().write()
  let loads = "name,bus\n\"a\u{1B}[31mb\tc\",city\n\(String(repeating: "长", count: 300)),city\ncity load,city\n"
  try Data(loads.utf8).write(to: URL(filePath: folder).appending(path: "loads.csv"))
  let run = try Executable.steppe.run(["solve", folder])
  #expect(run.code == 0 && run.output.contains("a�[31mb�c") && !run.output.contains("\u{1B}"))
  #expect(run.output.contains(String(repeating: "长", count: 40) + "…"))
  #expect(run.output.split(separator: "\n").allSatisfy { $0.count < 250 })
}

struct WrongOutput: CustomTestStringConvertible {
  let options: [String]
  let english: String
  let chinese: String
  var testDescription: String { options.joined(separator: " ") }
}

/// `F` stands for a folder that is there, with a file `file`.
@Test(arguments: [
  WrongOutput(
    options: ["--out", ""], english: "--out needs the name of what to write.", chinese: "--out 需给出要写出的名称。"),
  WrongOutput(options: ["--json", ""], english: "--json needs the name", chinese: "--json 需给出"),
  WrongOutput(options: ["--out", "-"], english: "--out names a folder, which “-”", chinese: "--out 须为文件夹"),
  WrongOutput(
    options: ["--out", "F/o", "--json", "F/./o/plan.json"], english: "--json and --out would write the same file.",
    chinese: "--json 与 --out 会写入同一文件。"),
])
func namesThatCannotBeMeantAreRefusedAtOnce(_ wrong: WrongOutput) throws {
  let folder = try temporaryFolder(), network = try TinyNetwork().write()
  let options = wrong.options.map { $0.replacing("F/", with: folder.path() + "/") }
  let english = try Executable.steppe.run(["solve", network] + options)
  #expect(english.code == 2 && english.output == "" && english.errors.contains(wrong.english), "\(english.errors)")
  let chinese = try Executable.steppe.run(["solve", network, "--language", "zh"] + options)
  #expect(chinese.code == 2 && chinese.errors.contains(wrong.chinese), "\(chinese.errors)")
}

@Test func whatIsReadIsNotWrittenOver() throws {
  let file = try programFile()
  let run = try Executable.steppe.run(["solve", file, "--json", file])
  #expect(run.code == 2 && run.errors.contains("--json would write over what is read."))
  #expect(try String(contentsOfFile: file, encoding: .utf8) == program)
  let twice = try Executable.steppe.run(["solve", file, "--json", "-", "--solution", "-"])
  #expect(twice.code == 2 && twice.errors.contains("--json and --solution would write the same file."))
}

/// Every option that writes a file, each with a command that goes well otherwise.
@Test(arguments: ["--json", "--solution", "--html", "weather"])
func whatKeepsAFileFromBeingWrittenIsSaidInTheUsersLanguage(option: String) throws {
  let folder = try temporaryFolder()
  try Data().write(to: folder.appending(path: "file"))
  var command = ["weather", "xilingol", "--out"]
  if option == "--html" {
    let out = folder.appending(path: "solved").path()
    _ = try Executable.steppe.run(["solve", TinyNetwork().write(), "--out", out])
    command = ["compare", out, out, option]
  } else if option != "weather" {
    command = try ["solve", programFile(), option]
  }
  let path = folder.path()
  for (place, english, chinese) in [
    (path, "\(path): this is a folder, not a file\n", "\(path)：这是文件夹，不是文件\n"),
    (
      path + "/no/file", "\(path)/no/file: there is no folder \(path)/no to write into: make it first\n",
      "\(path)/no/file：文件夹 \(path)/no 不存在，请先创建\n"
    ),
    (
      path + "/file/x", "\(path)/file/x: there is no folder \(path)/file to write into: make it first\n",
      "\(path)/file/x：文件夹 \(path)/file 不存在，请先创建\n"
    ),
    ("/dev/full", "/dev/full: the disk is full\n", "/dev/full：磁盘空间不足\n"),
  ] {
    let run = try Executable.steppe.run(command + [place])
    #expect(run.code == 1 && run.errors == english, "\(run.errors)")
    let translated = try Executable.steppe.run(command + [place, "--language", "zh"])
    #expect(translated.code == 1 && translated.errors == chinese, "\(translated.errors)")
  }
}

@Test func aFileInPlaceOfAFolderIsNamed() throws {
  let folder = try temporaryFolder(), network = try TinyNetwork().write()
  let file = folder.appending(path: "file").path()
  try Data().write(to: folder.appending(path: "file"))
  let own = try Executable.steppe.run(["solve", network, "--out", file])
  #expect(own.code == 1 && own.errors == "\(file): this is a file, not a folder\n" && own.output == "")
  let above = try Executable.steppe.run(["solve", network, "--out", file + "/a/b", "--language", "zh"])
  #expect(above.code == 1 && above.errors == "\(file)/a/b：路径中有一段是文件而不是文件夹\n")
}

@Test func aFileThatMayNotBeWrittenIsNamedUnlessTheUserMayAll() throws {
  let folder = try temporaryFolder().path()
  try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
  if access(folder, W_OK) == 0 { return }
  let file = try Executable.steppe.run(["solve", programFile(), "--json", folder + "/x.json"])
  #expect(file.code == 1 && file.errors == "\(folder)/x.json: there is no permission to write this\n")
  let out = try Executable.steppe.run(["solve", TinyNetwork().write(), "--out", folder + "/x", "--language", "zh"])
  #expect(out.code == 1 && out.errors == "\(folder)/x：没有写入权限\n")
}
