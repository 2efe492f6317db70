import Foundation
import SteppeBase
import SteppeNetwork
import SteppePyPSAFiles
import Testing
import TestSupport

/// Reading includes the check for consistency: what the kit optimises must not be called wrong. Skipped where the kit is
/// not beside the repository.
@Test(.enabled(if: !sharedNetworks.isEmpty), arguments: sharedNetworks)
func everySharedNetworkIsRead(_ path: String) throws {
  let network = try readNetwork(at: Judge.shared!.appending(path: path).path())
  #expect(network[.bus].count > 0)
  #expect(network.snapshots.count > 0)
}
