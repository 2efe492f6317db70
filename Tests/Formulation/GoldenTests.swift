import Foundation
import SteppeFormulation
import SteppeNetwork
import SteppeProgram
import Testing

private let folder = URL(filePath: #filePath).deletingLastPathComponent()
private let golden = folder.appending(path: "Golden")

/// Every family of constraints has one small network whose whole program was checked by hand, against the equations and
/// PyPSA. `STEPPE_WRITE_GOLDEN=1` writes the files anew, to be read again by eye before they are committed.
@Test(arguments: GoldenNetworks.all.keys.sorted())
func theProgramOfAFamilyIsAsWrittenDown(_ family: String) throws {
  let text = try formulate(
    GoldenNetworks.all[family]!, options: GoldenNetworks.options[family] ?? FormulationOptions()
  ).program.text()
  let file = golden.appending(path: family + ".txt")
  if ProcessInfo.processInfo.environment["STEPPE_WRITE_GOLDEN"] != nil {
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
  #expect(text == (try String(contentsOf: file, encoding: .utf8)))
}

@Test func everyFamilyHasAGoldenProgram() throws {
  let families = folder.appending(path: "../../Sources/Formulation/Families")
  let names = try FileManager.default.contentsOfDirectory(atPath: families.path).map {
    $0.replacing(".swift", with: "")
  }
  #expect(Set(names) == Set(GoldenNetworks.all.keys))
}
