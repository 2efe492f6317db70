import Foundation
import SteppeBase
import SteppeResults

/// Runs the networks of a kit, one process each, and sums up.
struct ConformanceRun {
  static let childMarker = "--one"
  /// Generous: the largest network of the kit takes PyPSA a quarter of a minute.
  static let secondsPerNetwork = 300.0

  var kit: URL
  var out: URL
  var names: [String]

  func runAll() throws {
    let known = try Kit(kit).networks
    let wanted = names.isEmpty ? known.keys.sorted() : names
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
    var counts: [String: Int] = [:]
    for name in wanted {
      let file = out.appendingPathComponent(name + ".json")
      try? FileManager.default.removeItem(at: file)
      let ending = try runChild(name)
      if !FileManager.default.fileExists(atPath: file.path) {
        let document = ConformanceDocument.refused(status: "error", message: ending)
        try Data(document.description.utf8).write(to: file)
      }
      let written = try JSONDecoder().decode(Written.self, from: Data(contentsOf: file))
      counts[written.status, default: 0] += 1
      print("\(name): \(written.status) \(written.condition)\(written.message.map { " · " + $0 } ?? "")")
    }
    let summary = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    print("\(wanted.count) networks: \(summary)")
  }

  /// The part of a result that the summary needs.
  private struct Written: Decodable {
    var status: String
    var condition: String
    var message: String?
  }

  /// Runs one network in a process of its own; returns how it ended.
  private func runChild(_ name: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    if let path = Bundle.main.executablePath { process.executableURL = URL(fileURLWithPath: path) }
    process.arguments = [Self.childMarker, kit.path, out.path, name]
    try process.run()
    let deadline = Date(timeIntervalSinceNow: Self.secondsPerNetwork)
    while process.isRunning, Date() < deadline { usleep(5000) }
    if process.isRunning {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      return "took longer than \(Int(Self.secondsPerNetwork)) seconds"
    }
    return process.terminationReason == .uncaughtSignal
      ? "crashed (signal \(process.terminationStatus))" : "ended with code \(process.terminationStatus)"
  }
}
