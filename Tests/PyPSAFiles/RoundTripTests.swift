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

/// A network with a piece of everything that files hold but scenarios.
private var everything: Network {
  var snapshots = Snapshots(.times([1_735_689_600, 1_735_693_200, 1_735_696_800]))
  snapshots.periods = [2030, 2030, 2040]
  snapshots.objectiveWeightings = [1, 2.5, 3]
  snapshots.storeWeightings = [1, 1, 2]
  snapshots.generatorWeightings = [0.5, 1, 2]
  var network = Network(name: "北, \"quoted\" and two\nlines", snapshots: snapshots)
  network.investmentPeriods = [
    .init(label: 2030, objectiveWeighting: 9.5, yearsWeighting: 10),
    .init(label: 2040, objectiveWeighting: 7.25, yearsWeighting: 5),
  ]
  network.add(.carrier, "风", ["co2_emissions": .number(0.1), "color": .text("#00ff00")])
  network.add(.bus, "a, b", ["v_nom": .number(220), "unit": .text("MWh")])
  network.add(.bus, "北", ["x": .number(111.25)])
  network.add(
    .generator, "wind",
    ["bus": .text("北"), "carrier": .text("风"), "p_nom_max": .number(.infinity), "own": .number(0.1)],
    series: ["p_max_pu": .series([0.1, 0.25, 1 / 3])])
  network.add(
    .generator, "coal", ["bus": .text("a, b"), "p_nom_extendable": .boolean(true), "own": .number(2)])
  network[.generator].curves["marginal_cost"] = [1: [.init(x: 0, y: 0), .init(x: 0.5, y: 10), .init(x: 1, y: 30)]]
  network.add(.link, "line", ["bus0": .text("a, b"), "bus1": .text("北"), "p_min_pu": .number(-1)])
  network.add(.load, "town", ["bus": .text("北")], series: ["p_set": .series([10, 1e-9, 12_345_678.9])])
  return network
}

@Test(arguments: ["network.nc", "folder"])
func aNetworkSurvivesWritingAndReading(_ name: String) throws {
  try withTemporaryFolder { folder in
    let path = folder + "/" + name
    if name.hasSuffix(".nc") { try writeNetCDF(everything, to: path) } else { try writeCSVFolder(everything, to: path) }
    let read = try readNetwork(at: path)
    #expect(read.name == everything.name)
    #expect(read.snapshots == everything.snapshots)
    #expect(read.investmentPeriods == everything.investmentPeriods)
    for componentClass in ComponentClass.allCases {
      #expect(read[componentClass].names == everything[componentClass].names)
      #expect(read[componentClass].series == everything[componentClass].series)
      #expect(read[componentClass].curves == everything[componentClass].curves)
      for (attribute, column) in everything[componentClass].columns where attribute != "p_nom_max" {
        #expect(read[componentClass].columns[attribute] == column, "\(componentClass.rawValue).\(attribute)")
      }
    }
  }
}
