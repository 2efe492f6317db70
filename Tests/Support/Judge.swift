import Foundation

/// What tests compare with and may be missing: PyPSA, and the material kept beside the repository.
public enum Judge {
  public static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The Python that `bin/setup --test` furnishes with PyPSA, nil if it was not run.
  public static let python: URL? = existing(packageRoot.appending(path: ".deps/python/bin/python"))

  /// The folder of conformance networks and benchmarks: `STEPPE_SHARED`, else `shared` beside the repository.
  public static let shared: URL? = existing(
    ProcessInfo.processInfo.environment["STEPPE_SHARED"].map { URL(filePath: $0) }
      ?? packageRoot.deletingLastPathComponent().appending(path: "shared"))

  /// Runs a Python script below `Tests` and gives what it printed.
  ///
  /// - Throws: `ScriptFailure` with what it wrote to standard error if it ends with another code than 0.
  public static func run(_ script: String, _ arguments: [String] = []) throws -> String {
    // Errors go to a file: two pipes read one after the other could block the script for ever.
    let errorFile = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data().write(to: errorFile)
    defer { try? FileManager.default.removeItem(at: errorFile) }
    let process = Process(), output = Pipe()
    process.executableURL = python
    process.arguments = ["-W", "ignore", packageRoot.appending(path: "Tests/\(script)").path()] + arguments
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ScriptFailure(script: script, complaint: try String(contentsOf: errorFile, encoding: .utf8))
    }
    return text
  }

  public struct ScriptFailure: Error {
    public var script: String
    public var complaint: String
  }

  private static func existing(_ url: URL) -> URL? { FileManager.default.fileExists(atPath: url.path()) ? url : nil }
}
