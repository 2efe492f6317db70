import Foundation
import Testing

// What is said when a command is given something it is not for.

private func project() throws -> String {
  let folder = try temporaryFolder()
  try Data("name: x\n".utf8).write(to: folder.appending(path: "project.yaml"))
  return folder.path()
}

@Test func aProjectGivenToSolveIsSentToPlan() throws {
  let folder = try project()
  let run = try Executable.steppe.run(["solve", folder])
  #expect(run.code == 2)
  #expect(run.errors == "\(folder): this is a project, not a network\n    → use: steppe plan \(folder)\n")
  let chinese = try Executable.steppe.run(["solve", folder + "/project.yaml", "--language", "zh"])
  #expect(chinese.code == 2 && chinese.errors.contains("这是项目，不是网络\n    → 请用：steppe plan \(folder)/project.yaml"))
}

@Test func networksAndProgramsGivenToPlanAreSentToSolve() throws {
  let folder = try TinyNetwork().write()
  let run = try Executable.steppe.run(["plan", folder])
  #expect(run.code == 2)
  #expect(run.errors == "\(folder): this is a network, not a project\n    → use: steppe solve \(folder)\n")
  let file = try Executable.steppe.run(["plan", "a b.nc", "--language", "zh"])
  #expect(file.code == 2 && file.errors == "a b.nc: 这是网络，不是项目\n    → 请用：steppe solve 'a b.nc'\n")
  let program = try Executable.steppe.run(["plan", "x.mps.gz"])
  #expect(program.code == 2 && program.errors.hasPrefix("x.mps.gz: this is a program (MPS file)\n"))
}

@Test func theFolderThatAPlanWasWrittenIntoStandsForItsNetwork() throws {
  let out = try temporaryFolder().path()
  _ = try Executable.steppe.run(["solve", TinyNetwork().write(), "--out", out])
  #expect(try Executable.steppe.run(["solve", out]).code == 0)
  #expect(try Executable.steppe.run(["check", out]).code == 0)
}

@Test func anInfiniteShareOfACapacityThatIsChosenIsSaidWhere() throws {
  let folder = try TinyNetwork().write()
  let file = URL(filePath: folder).appending(path: "generators-p_max_pu.csv")
  let series = try String(contentsOf: file, encoding: .utf8).replacing("01:00,0.2916666666666667", with: "01:00,inf")
  #expect(series.contains("inf"))
  try Data(series.utf8).write(to: file)
  let run = try Executable.steppe.run(["solve", folder])
  #expect(run.code == 2)
  #expect(
    run.errors.hasPrefix(
      "\(folder): Generator 'wind', p_max_pu, 2025-01-01 01:00: the value must be finite; wrong at 1 snapshot, here first\n"
    ))
  let chinese = try Executable.steppe.run(["check", folder, "--language", "zh"])
  #expect(chinese.code == 2 && chinese.errors.contains("数值必须有限；有 1 个时段有误，首个如上"))
}

@Test func aSnapshotThatIsThereTwiceIsRefused() throws {
  let folder = try TinyNetwork(snapshotCount: 2).write()
  try Data("snapshot\n2025-01-01 00:00\n2025-01-01 00:00\n".utf8)
    .write(to: URL(filePath: folder).appending(path: "snapshots.csv"))
  let run = try Executable.steppe.run(["solve", folder])
  #expect(run.code == 2)
  #expect(run.errors == "\(folder): 2025-01-01 00:00: 1 snapshot named as an earlier one, here first\n")
}

@Test func absentUnreadableAndOtherThingsAreToldApart() throws {
  let folder = try temporaryFolder().path()
  let absent = try Executable.steppe.run(["solve", folder + "/x.nc"])
  #expect(absent.code == 2 && absent.errors == "\(folder)/x.nc: there is no such file or folder\n")
  try FileManager.default.createDirectory(atPath: folder + "/x.mps", withIntermediateDirectories: true)
  let directory = try Executable.steppe.run(["check", folder + "/x.mps", "--language", "zh"])
  #expect(directory.code == 2 && directory.errors == "\(folder)/x.mps: 这是文件夹，不是文件\n")
  let blank = try Executable.steppe.run(["check", ""])
  #expect(blank.code == 2 && blank.errors.contains("the name of what to read is empty."))
  try Data("NAME".utf8).write(to: URL(filePath: folder + "/secret.mps"))
  try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: folder + "/secret.mps")
  if access(folder + "/secret.mps", R_OK) == 0 { return }
  let secret = try Executable.steppe.run(["check", folder + "/secret.mps"])
  #expect(secret.code == 2 && secret.errors == "\(folder)/secret.mps: there is no permission to read this\n")
}
