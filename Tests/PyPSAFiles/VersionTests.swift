import Foundation
import SteppeBase
import SteppeNetwork
import SteppePyPSAFiles
import Testing
import TestSupport

/// `Samples/pypsa-0.17.nc` is laid out as PyPSA 0.17 wrote it: netCDF 3, texts of fixed length, the times themselves as
/// coordinate, one weighting for all purposes.
@Test func aNetCDFFileOfAnOldPyPSAIsReadAsPyPSAReadsItToday() throws {
  let network = try readNetwork(at: Judge.packageRoot.appending(path: "Tests/PyPSAFiles/Samples/pypsa-0.17.nc").path())
  #expect(network.name == "alt")
  #expect(network.snapshots.label(1) == "2013-01-01 03:00")
  #expect(network.snapshots.storeWeightings == [3, 3, 3, 3])
  #expect(network[.generator].names == ["Windpark", "Kraftwerk"])
  #expect(network[.generator].text("bus", 1) == "West")
  #expect(network[.generator].boolean("p_nom_extendable", 0))
  #expect(network[.generator].values("p_max_pu", 0) == .series([0.5, 0.4, 0.3, 0.6]))
  #expect(network[.load].values("p_set", 0) == .series([50, 60, 70, 55]))
  #expect(
    network.consistencyIssues().map { $0.description(.english) } == [
      "Generator, p_set: the file comes from PyPSA 0.17.1, where a constant p_set mattered to power flow only; now it prescribes the dispatch\n    → as PyPSA 1.4 does; remove p_set if that is not meant"
    ])
}

@Test func aCSVFolderOfAnOldPyPSAHasItsTimesInTheFirstColumnAndOneWeighting() throws {
  let network = try readFolder(replacing: [
    "snapshots.csv": "name,weightings\n2013-01-01 00:00:00,2\n2013-01-01 02:00:00,2\n2013-01-01 04:00:00,2\n",
    "network.csv": "name,pypsa_version\nold,0.17.1\n",
  ])
  #expect(network.snapshots.label(2) == "2013-01-01 04:00")
  #expect(network.snapshots.objectiveWeightings == [2, 2, 2])
  #expect(network.snapshots.generatorWeightings == [2, 2, 2])
}

@Test func aFolderWithoutSnapshotsHasTheSingleSnapshotNow() throws {
  let network = try readFolder(replacing: ["snapshots.csv": "", "generators-p_max_pu.csv": ""])
  #expect(network.snapshots == Snapshots(.texts(["now"])))
}

@Test func snapshotsMayBeNumbersAndBelongToInvestmentPeriods() throws {
  let network = try readFolder(replacing: [
    "snapshots.csv":
      ",period,timestep,objective,stores,generators\n0,2030,0,1,2,3\n1,2030,1,1,2,3\n2,2040,0,1,2,3\n",
    "investment_periods.csv": "period,objective,years\n2030,9.5,10\n2040,7,10\n",
  ])
  #expect(network.snapshots.labels == .numbers([0, 1, 0]))
  #expect(network.snapshots.periods == [2030, 2030, 2040])
  #expect(network.snapshots.label(2) == "2040 0")
  #expect(network.snapshots.storeWeightings == [2, 2, 2])
  #expect(network.investmentPeriods[0].objectiveWeighting == 9.5)
}

@Test func attributesPyPSADoesNotKnowAreKept() throws {
  let network = try readFolder(replacing: [
    "generators.csv": "name,bus,p_nom,owner,age,idle\nwind,north,100,城投,7,True\n",
    "generators-forecast.csv": ",wind\n0,1\n1,2\n2,3\n",
    "links.csv": "",
    "meta.json": "{\"run\": 3}",
  ])
  #expect(network[.generator].text("owner", 0) == "城投")
  #expect(network[.generator].number("age", 0) == 7)
  #expect(network[.generator].boolean("idle", 0))
  #expect(network[.generator].values("forecast", 0) == .series([1, 2, 3]))
  #expect(network.attributes["meta"] == .text("{\"run\": 3}"))
  #expect(network.attributes["srid"] == .number(4326))
  try withTemporaryFolder { folder in
    var copy = network
    copy.attributes["pypsa_version"] = .text("1.4.0")
    try writeNetCDF(network, to: folder + "/copy.nc")
    #expect(try readNetwork(at: folder + "/copy.nc") == copy)
    try writeCSVFolder(network, to: folder + "/copy")
    #expect(try readNetwork(at: folder + "/copy") == copy)
  }
}

@Test func anEmptyEntryMeansTheDefault() throws {
  let network = try readFolder(replacing: [
    "links.csv": "name,bus0,bus1,p_nom_max,p_nom_extendable,carrier\ncable,north,south,,,\n"
  ])
  #expect(network[.link].number("p_nom_max", 0) == .infinity)
  #expect(!network[.link].boolean("p_nom_extendable", 0))
}
