import Foundation
import TestSupport
import Testing

/// The kit is no part of the repository: it lies beside it, see `Judge.shared`.
private let kit = Judge.shared?.appending(path: "conformance")

@Test(.enabled(if: kit != nil)) func everyNetworkOfTheConformanceKitAgreesWithPyPSAOrIsRefusedByName() throws {
  let out = try temporaryFolder()
  let run = try Executable.conformance.run([kit!.path(), out.path()])
  #expect(run.code == 0)
  let judge = Process(), output = Pipe()
  judge.executableURL = URL(filePath: "/usr/bin/env")
  judge.arguments = ["python3", kit!.appending(path: "check.py").path(), out.path(), "--skip-unsupported"]
  judge.standardOutput = output
  try judge.run()
  let verdict = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  judge.waitUntilExit()
  #expect(judge.terminationStatus == 0, "\(verdict)")
  let passed = verdict.split(separator: "\n").count { $0.hasPrefix("PASS") }
  #expect(passed >= 89)
  for result in try FileManager.default.contentsOfDirectory(at: out, includingPropertiesForKeys: nil) {
    let text = try String(contentsOf: result, encoding: .utf8)
    #expect(!text.contains("\"unsupported\"") || text.contains("not supported"), "\(result.lastPathComponent)")
  }
}

@Test(.enabled(if: kit != nil)) func aNetworkThatIsNotInTheKitStopsNothing() throws {
  let out = try temporaryFolder()
  let run = try Executable.conformance.run([kit!.path(), out.path(), "no_such_network", "own_multilink"])
  #expect(run.code == 0)
  #expect(run.output.contains("no_such_network: error"))
  #expect(run.output.contains("own_multilink: ok optimal"))
}
