import SteppeBase
import SteppeNetwork
import SteppePyPSAFiles
import Testing
import TestSupport

/// A network with the attributes that an optimisation sets.
private func solvedNetwork() -> Network {
  var network = Network(name: "solved", snapshots: Snapshots(.times([0, 1800, 3600]), weighting: 0.5))
  network.add(.carrier, "AC")
  network.add(.bus, "north", series: ["marginal_price": .series([20, 0.1, 30.5])])
  network.add(
    .generator, "风电 1", ["bus": .text("north"), "p_nom_extendable": .boolean(true), "p_nom_opt": .number(12.5)],
    series: ["p": .series([1, 2.25, 3])])
  network.add(.load, "load", ["bus": .text("north")], series: ["p_set": .series([1, 2.25, 3])])
  network.attributes["objective"] = .number(1234.5)
  network.attributes["objective_constant"] = .number(0)
  return network
}

/// Skipped without PyPSA.
@Test(.enabled(if: Judge.python != nil), arguments: ["solved.nc", "solved"])
func pypsaOpensASolvedNetworkWithItsResults(_ name: String) throws {
  try withTemporaryFolder { folder in
    let path = "\(folder)/\(name)"
    if name.hasSuffix(".nc") {
      try writeNetCDF(solvedNetwork(), to: path)
    } else {
      try writeCSVFolder(solvedNetwork(), to: path)
    }
    // Supply in MWh: half an hour each of 1, 2.25 and 3 MW.
    let expected = """
      solved True
      objective 1234.5
      constant 0.0
      p [1.0, 2.25, 3.0]
      p_nom_opt 12.5
      price [20.0, 0.1, 30.5]
      times 1970-01-01 00:30:00
      statistics 3.125

      """
    let found = try Judge.run("PyPSAFiles/open.py", [path]).replacing("constant 0\n", with: "constant 0.0\n")
    #expect(found == expected)
  }
}

@Test func writingRemovesTheFilesOfTheNetworkThatWasThereBefore() throws {
  try withTemporaryFolder { folder in
    var network = solvedNetwork()
    try writeCSVFolder(network, to: folder)
    network[.generator].series = [:]
    try writeCSVFolder(network, to: folder)
    #expect(try readNetwork(at: folder)[.generator].series == [:])
  }
}

@Test func scenariosAreRefusedAsCSVAndSurviveAsNetCDF() throws {
  var network = solvedNetwork()
  network.attributes["pypsa_version"] = .text("1.4.0")
  var windy = network[.generator]
  windy.series["p"] = [0: [3, 3, 3]]
  let tables = [ComponentClass.carrier, .bus, .load].map { ($0, network[$0]) }
  network.scenarios = [("calm", network[.generator]), ("windy", windy)].map { name, generators in
    let all = Dictionary(uniqueKeysWithValues: tables + [(.generator, generators)])
    return Network.Scenario(name: name, weight: 0.5, tables: all)
  }
  #expect(throws: UnsupportedError([SteppeBase.Issue(.scenariosNeedNetCDF, hint: .writeNetCDFInstead)])) {
    try writeCSVFolder(network, to: "/nowhere")
  }
  try withTemporaryFolder { folder in
    try writeNetCDF(network, to: folder + "/scenarios.nc")
    #expect(try readNetwork(at: folder + "/scenarios.nc").scenarios == network.scenarios)
  }
}

@Test func aFolderThatIsNotThereIsNamed() throws {
  #expect(throws: OutputError("/no/such/folder/file.nc", .noFolderAbove("/no/such/folder"))) {
    try writeNetCDF(solvedNetwork(), to: "/no/such/folder/file.nc")
  }
}
