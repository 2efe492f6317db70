import Foundation
import SteppeBase
import SteppeNetwork
import SteppePyPSAFiles
import Testing
import TestSupport

/// The networks of the conformance kit and the benchmarks; empty if the material is not at hand.
private let sharedNetworks: [String] = {
  guard let shared = Judge.shared else { return [] }
  let folders = ["conformance/networks", "conformance/networks_csv", "bench"]
  return folders.flatMap { folder in
    let names = (try? FileManager.default.contentsOfDirectory(atPath: shared.appending(path: folder).path())) ?? []
    return names.filter { $0.hasSuffix(".nc") || folder.hasSuffix("csv") }.sorted().map { "\(folder)/\($0)" }
  }
}()

/// Reading includes the check for consistency: what the kit optimises must not be called wrong. Skipped where the kit is
/// not beside the repository.
@Test(.enabled(if: !sharedNetworks.isEmpty), arguments: sharedNetworks)
func everySharedNetworkIsRead(_ path: String) throws {
  let network = try readNetwork(at: Judge.shared!.appending(path: path).path())
  #expect(network[.bus].count > 0)
  #expect(network.snapshots.count > 0)
}
