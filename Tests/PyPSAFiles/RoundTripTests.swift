import Foundation
import SteppeBase
import SteppeNetwork
import SteppePyPSAFiles
import Testing
import TestSupport

/// Whether both PyPSA (`bin/setup --test`) and the conformance kit are at hand.
private let canCompare = Judge.python != nil && !sharedNetworks.isEmpty

/// Skipped without PyPSA or without the conformance kit.
@Test(.enabled(if: canCompare)) func everySharedNetworkIsUnchangedAfterReadingAndWriting() throws {
  try withTemporaryFolder { folder in
    var tasks: [String] = []
    for (index, name) in sharedNetworks.enumerated() {
      let original = Judge.shared!.appending(path: name).path(), copy = "\(folder)/\(index)"
      let network = try readNetwork(at: original)
      try writeNetCDF(network, to: copy + ".nc")
      if original.hasSuffix(".nc") { tasks.append("file\t\(original)\t\(copy).nc") }
      // PyPSA takes seconds over a year of a region.
      if name.hasPrefix("bench/") { continue }
      tasks.append("pypsa\t\(original)\t\(copy).nc")
      // PyPSA has no CSV files for scenarios, and takes fractions in those it wrote itself for times.
      if !network.scenarios.isEmpty || network.snapshots.hasFractions { continue }
      try writeCSVFolder(network, to: copy)
      tasks.append("pypsa\t\(original)\t\(copy)")
    }
    let list = folder + "/tasks"
    try tasks.joined(separator: "\n").write(toFile: list, atomically: true, encoding: .utf8)
    let differences = try Judge.run("PyPSAFiles/compare.py", [list])
    #expect(differences == "", "\(differences)")
  }
}

extension Snapshots {
  /// Whether the snapshots are labelled by numbers that are not whole.
  fileprivate var hasFractions: Bool {
    if case .numbers(let numbers) = labels { return numbers.contains { $0 != $0.rounded() } }
    return false
  }
}
