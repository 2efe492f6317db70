import Foundation
import TestSupport

/// The networks of the conformance kit and the benchmarks; empty if the material is not at hand.
let sharedNetworks: [String] = {
  guard let shared = Judge.shared else { return [] }
  let folders = ["conformance/networks", "conformance/networks_csv", "bench"]
  return folders.flatMap { folder in
    let names = (try? FileManager.default.contentsOfDirectory(atPath: shared.appending(path: folder).path())) ?? []
    return names.filter { $0.hasSuffix(".nc") || folder.hasSuffix("csv") }.sorted().map { "\(folder)/\($0)" }
  }
}()
