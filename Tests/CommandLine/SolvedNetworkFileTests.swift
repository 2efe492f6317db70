import Foundation
import TestSupport
import Testing

/// Needs PyPSA and the conformance networks; neither is part of the repository.
private let kit = Judge.python == nil ? nil : Judge.shared?.appending(path: "conformance/networks")

@Test(.enabled(if: kit != nil)) func pyPSAOpensTheSolvedNetworkAndItsStatisticsAreOurs() throws {
  let names = [
    "own_multilink", "own_hydro", "own_process", "own_sign", "own_overnight_nyears", "own_transformer_types",
    "t_activity_mask", "t_fom_cost",
  ]
  let folder = try temporaryFolder()
  for name in names {
    let out = folder.appending(path: "out-\(name)")
    let run = try Executable.steppe.run([
      "solve", kit!.appending(path: "\(name).nc").path(), "--out", out.path(), "--json",
      folder.appending(path: "\(name).json").path(),
    ])
    #expect(run.code == 0, "\(name): \(run.errors)")
    try FileManager.default.moveItem(
      at: out.appending(path: "network.nc"), to: folder.appending(path: "\(name).nc"))
  }
  let verdict = try Judge.run("CommandLine/solved.py", [folder.path()] + names)
  #expect(verdict == names.map { "\($0): agrees\n" }.joined())
}
