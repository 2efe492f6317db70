import Foundation
import TestSupport

/// What a run of one of our programs printed and how it ended.
struct Run {
  var code: Int32
  var output: String
  var errors: String
}

/// A program of this package, built beside the tests.
struct Executable {
  static let steppe = Executable(name: "steppe")
  static let conformance = Executable(name: "steppe-conformance")

  var name: String

  private var file: URL {
    let besideTests = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: name)
    if FileManager.default.isExecutableFile(atPath: besideTests.path()) { return besideTests }
    return Judge.packageRoot.appending(path: ".build/debug/\(name)")
  }

  /// Runs the program to its end. Its environment has an English locale unless another is given.
  func run(
    _ arguments: [String], environment: [String: String] = ["LANG": "C.UTF-8"], interruptAfter seconds: Double? = nil
  ) throws -> Run {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.appending(path: "output"), errors = folder.appending(path: "errors")
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = file
    process.arguments = arguments
    process.environment = environment
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    if let seconds {
      Thread.sleep(forTimeInterval: seconds)
      process.interrupt()
    }
    process.waitUntilExit()
    return Run(
      code: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }
}

/// A new folder of our own.
func temporaryFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory.appending(path: "steppe-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}
