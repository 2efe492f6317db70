import Foundation
import SteppeBase
import SteppeNetCDF
import SteppeNetwork
import Testing

@testable import SteppePyPSAFiles

/// What the user reads when reading fails, in English, without the path of the temporary folder; every sentence must
/// be there in Chinese as well.
private func complaints(_ read: () throws -> Network) -> [String] {
  do {
    _ = try read()
    return []
  } catch let error as InputError {
    for issue in error.issues {
      for text in [issue.message, issue.hint].compactMap(\.self) {
        #expect(text.chinese.unicodeScalars.contains { $0.value > 0x4E00 }, "no Chinese for “\(text.english)”")
      }
    }
    return error.issues.map { issue in
      var issue = issue
      issue.place.file = issue.place.file.map { URL(filePath: $0).lastPathComponent }
      let isFolder = issue.place.file?.count == UUID().uuidString.count
      if isFolder { issue.place.file = nil }
      return issue.description(.english).replacing("\n    ", with: " ")
    }
  } catch {
    return ["\(error)"]
  }
}

@Test func soundFilesGiveNoComplaint() {
  #expect(complaints { try readFolder(soundFolder) } == [])
}

// MARK: Files that are not what they seem

@Test func aMissingFileIsNamed() {
  #expect(complaints { try readNetwork(at: "/no/such.nc") } == ["such.nc: there is no such file or folder"])
}

@Test func aTextFileIsNotNetCDF() throws {
  try withTemporaryFolder { folder in
    try "name,bus\n".write(toFile: folder + "/text.nc", atomically: true, encoding: .utf8)
    #expect(
      complaints { try readNetwork(at: folder + "/text.nc") } == [
        "text.nc: this is not a netCDF file → Steppe reads PyPSA networks as netCDF files (.nc) and as folders of CSV files"
      ])
  }
}

@Test func aTruncatedNetCDFFileIsCalledIncomplete() throws {
  try withTemporaryFolder { folder in
    let path = folder + "/cut.nc"
    try writeNetCDF(try readFolder(soundFolder), to: path)
    let whole = try Data(contentsOf: URL(filePath: path))
    try whole.prefix(whole.count / 2).write(to: URL(filePath: path))
    let found = complaints { try readNetwork(at: path) }
    #expect(
      found == [
        "cut.nc: the file is damaged or incomplete (its HDF5 parts cannot be read) → copy or export it once more"
      ])
  }
}

/// The reasons of the library, of which a damaged file meets several, are said in both languages.
@Test(arguments: [
  (-51, "this is not a netCDF file", "这不是 netCDF 文件"), (-64, "(it ends too early)", "（文件提前结束）"),
  (-105, "(its header cannot be read)", "（文件头无法读取）"), (2, "there is no such file or folder", "文件或文件夹不存在"),
  (13, "permission denied", "权限不足"), (-63, "(netCDF error -63, ", "（netCDF 错误 -63，"),
])
func whatTheNetCDFLibrarySaysIsSaidInBothLanguages(_ code: Int32, _ english: String, _ chinese: String) {
  let message = #expect(throws: NetCDFError.self) { try NetCDFError.check(code) }!.message
  #expect(message.english.contains(english) && message.chinese.contains(chinese), "\(message)")
}

@Test func aNetCDFFileOfSomethingElseHoldsNoNetwork() throws {
  try withTemporaryFolder { folder in
    var output = NetCDFOutput()
    output.addCoordinate("latitude", .numbers([43, 44]))
    try output.write(to: folder + "/weather.nc")
    #expect(
      complaints { try readNetwork(at: folder + "/weather.nc") } == [
        "weather.nc: this holds no PyPSA network: there are no buses → Steppe reads PyPSA networks as netCDF files (.nc) and as folders of CSV files"
      ])
  }
}

@Test func componentsOfAnUnknownClassInANetCDFFileAreAnError() throws {
  try withTemporaryFolder { folder in
    var output = NetCDFOutput()
    output.addCoordinate("buses_i", .texts(["north"]))
    output.addCoordinate("genrators_i", .texts(["wind"]))
    try output.write(to: folder + "/odd.nc")
    #expect(
      complaints { try readNetwork(at: folder + "/odd.nc") } == [
        "odd.nc: there is no kind of component called “genrators” → did you mean “generators”?"
      ])
  }
}

@Test func dataOverTheWrongDimensionsAreAnError() throws {
  try withTemporaryFolder { folder in
    var output = NetCDFOutput()
    output.addCoordinate("snapshots", .integers([0, 1]))
    output.addCoordinate("buses_i", .texts(["north"]))
    output.addCoordinate("time", .integers([0, 1, 2]))
    output.addCoordinate("buses_t_p_i", .texts(["north"]))
    output.add(
      NetCDFOutput.Variable(name: "buses_t_p", dimensions: ["time", "buses_t_p_i"], data: .numbers([1, 2, 3])))
    try output.write(to: folder + "/odd.nc")
    #expect(
      complaints { try readNetwork(at: folder + "/odd.nc") } == [
        "odd.nc: buses_t_p: the data have the wrong dimensions: time, buses_t_p_i"
      ])
  }
}

@Test func weightingsOverTheWrongDimensionAreAnError() throws {
  try withTemporaryFolder { folder in
    var output = NetCDFOutput()
    output.addCoordinate("snapshots", .integers([0, 1]))
    output.addCoordinate("buses_i", .texts(["north"]))
    output.add(NetCDFOutput.Variable(name: "snapshots_objective", dimensions: ["buses_i"], data: .numbers([1])))
    try output.write(to: folder + "/odd.nc")
    #expect(
      complaints { try readNetwork(at: folder + "/odd.nc") } == [
        "odd.nc: snapshots_objective: the data have the wrong dimensions: buses_i"
      ])
  }
}

@Test func whatALabelOrASeriesLacksIsAnErrorAndNoCrash() throws {
  func found(_ change: (inout NetCDFOutput) -> Void) throws -> [String] {
    try withTemporaryFolder { folder in
      var output = NetCDFOutput()
      output.addCoordinate("snapshots", .integers([0, 1]))
      output.addCoordinate("buses_i", .texts(["north"]))
      output.addCoordinate("other", .integers([0, 1, 2]))
      change(&output)
      try output.write(to: folder + "/odd.nc")
      return complaints { try readNetwork(at: folder + "/odd.nc") }
    }
  }
  typealias Variable = NetCDFOutput.Variable
  #expect(
    try found { $0.add(Variable(name: "snapshots_snapshot", dimensions: ["other"], data: .integers([1, 2, 3]))) }
      == ["odd.nc: snapshots_snapshot: the data have the wrong dimensions: other"])
  #expect(
    try found { $0.add(Variable(name: "loads_i", dimensions: ["other"], data: .texts(["a", "b", "c"]))) }
      == ["odd.nc: loads_i: the data have the wrong dimensions: other"])
  #expect(
    try found { $0.add(Variable(name: "snapshots_objective", dimensions: ["snapshots"], data: .texts(["a", "b"]))) }
      == ["odd.nc: snapshots_objective: texts stand where numbers belong"])
  #expect(
    try found { output in
      output.addCoordinate("buses_t_p_i", .texts(["north"]))
      output.add(Variable(name: "buses_t_p", dimensions: ["snapshots", "buses_t_p_i"], data: .texts(["a", "b"])))
    } == ["odd.nc: buses_t_p: texts stand where numbers belong"])
}

// MARK: CSV folders

@Test func fieldsThatAreNotSeparatedByCommasAreRecognised() {
  #expect(
    complaints { try readFolder(replacing: ["loads.csv": "name;bus;p_set\ntown;south;30\n"]) } == [
      "loads.csv:1: the fields are separated by “;”, not by commas → save it as “CSV UTF-8 (comma delimited)”"
    ])
}

@Test func ofATableThatCannotBeReadNothingElseIsSaid() {
  #expect(
    complaints { try readFolder(replacing: ["buses.csv": "name\nnorth\nsouth,1\n"]) } == [
      "buses.csv:3: the row has 2 fields, the header 1"
    ])
}

@Test func aTableGivenInPlaceOfItsFolderIsRecognised() throws {
  try withTemporaryFolder { folder in
    try "name\n".write(toFile: folder + "/buses.csv", atomically: true, encoding: .utf8)
    #expect(
      complaints { try readNetwork(at: folder + "/buses.csv") } == [
        "buses.csv: this is not a netCDF file → give the folder that it lies in"
      ])
  }
}

@Test func aFolderWithoutBusesHoldsNoNetwork() {
  #expect(
    complaints { try readFolder(replacing: ["buses.csv": ""]) } == [
      "this holds no PyPSA network: there are no buses → Steppe reads PyPSA networks as netCDF files (.nc) and as folders of CSV files"
    ])
}

@Test func aMisspeltClassOfComponentsIsAnError() {
  #expect(
    complaints { try readFolder(replacing: ["storage_unit.csv": "name,bus\nbattery,north\n"]) } == [
      "storage_unit.csv: there is no kind of component called “storage_unit” → did you mean “storage_units”?"
    ])
}

@Test func aWordWhereANumberBelongsIsAnError() {
  #expect(
    complaints { try readFolder(replacing: ["loads.csv": "name,bus,p_set\ntown,south,much\n"]) } == [
      "Load 'town', p_set: “much” is not a number"
    ])
}

@Test func aWordWhereTrueOrFalseBelongsIsAnError() {
  let links = "name,bus0,bus1,p_nom_extendable\ncable,north,south,maybe\n"
  #expect(
    complaints { try readFolder(replacing: ["links.csv": links]) } == [
      "Link 'cable', p_nom_extendable: “maybe” is neither True nor False"
    ])
}

@Test func aSeriesThatIsShorterThanTheSnapshotsIsAnError() {
  #expect(
    complaints { try readFolder(replacing: ["generators-p_max_pu.csv": ",wind\n0,0.5\n1,0.2\n"]) } == [
      "generators-p_max_pu.csv: the series has 2 values, but the network has 3 snapshots"
    ])
}

@Test func aRowWithTooFewFieldsIsNamedByItsLine() {
  #expect(
    complaints { try readFolder(replacing: ["loads.csv": "name,bus,p_set\ntown,south\n"]) } == [
      "loads.csv:2: the row has 2 fields, the header 3"
    ])
}

@Test func aColumnThatAppearsTwiceIsAnError() {
  #expect(
    complaints { try readFolder(replacing: ["loads.csv": "name,bus,p_set,bus\ntown,south,1,north\n"]) } == [
      "loads.csv: the column “bus” appears twice"
    ])
}

@Test func anInvestmentPeriodMustBeAWholeNumber() {
  let snapshots = ",period,timestep,objective,stores,generators\n0,2030,0,1,1,1\n1,,1,1,1,1\n2,2030,2,1,1,1\n"
  #expect(
    complaints { try readFolder(replacing: ["snapshots.csv": snapshots]) } == [
      "period: “nan” is no label: labels of periods are whole numbers"
    ])
}

@Test func anEmptyTableIsAnError() {
  #expect(complaints { try readFolder(replacing: ["loads.csv": "\n"]) } == ["loads.csv: the table is empty"])
}

@Test func aTextInAnotherEncodingIsAnError() throws {
  try withTemporaryFolder { folder in
    // “多伦” in GB 18030, the encoding of Chinese Windows.
    let bytes: [UInt8] = Array("name\n".utf8) + [0xB6, 0xE0, 0xC2, 0xD7]
    try Data(bytes).write(to: URL(filePath: folder + "/buses.csv"))
    #expect(
      complaints { try readNetwork(at: folder) } == [
        "buses.csv: the text is not encoded as UTF-8 → save it as “CSV UTF-8” (in Excel one of the file types offered)"
      ])
  }
}

// MARK: Networks that cannot be meant

@Test func everythingWrongIsFoundAtOnce() {
  let found = complaints {
    try readFolder(replacing: [
      "loads.csv": "name,bus,p_set\ntown,sauth,30\ntown,south,x\n",
      "generators-p_max_pu.csv": ",wind\n0,0.5\n1,\n2,0.8\n",
      "store.csv": "name\n",
    ])
  }
  #expect(
    found == [
      "store.csv: there is no kind of component called “store” → did you mean “stores”?",
      "Load 'town', p_set: “x” is not a number",
      "Load 'town': the name is given to more than one",
      "Load 'town', bus: there is no bus “sauth” → did you mean “south”?",
      "Generator 'wind', p_max_pu, 2030-01-01 01:00: the value is missing (NaN); wrong at 1 snapshot, here first",
    ])
}

@Test func limitsOf1e20AndMoreAreNoneButStayInTheNetwork() throws {
  let network = try readFolder(replacing: [
    "generators.csv":
      "name,bus,carrier,p_nom,p_nom_max,ramp_limit_up,e_sum_min\nwind,north,wind,1e300,1e20,1e30,-1e21\n",
    "generators-p_max_pu.csv": ",wind\n0,0.5\n1,1e22\n2,0.8\n",
  ])
  #expect(network.consistencyIssues().isEmpty)
  #expect(network[.generator].number("p_nom_max", 0) == 1e20)
  #expect(network[.generator].values("p_max_pu", 0) == .series([0.5, 1e22, 0.8]))
  let table = network.withoutVastLimits[.generator]
  #expect(
    ["p_nom", "p_nom_max", "ramp_limit_up", "e_sum_min"].map { table.number($0, 0) }
      == [.infinity, .infinity, .infinity, -.infinity])
  #expect(table.values("p_max_pu", 0) == .series([0.5, .infinity, 0.8]))
  let finite = try readFolder(replacing: ["generators.csv": "name,bus,carrier,p_nom\nwind,north,wind,1e19\n"])
  #expect(finite.withoutVastLimits == finite)
}

@Test func dataOfAComponentThatDoesNotExistAreAWarningAsInPyPSA() throws {
  let network = try readFolder(replacing: ["generators-p_max_pu.csv": ",wnd\n0,0.5\n1,0.2\n2,0.8\n"])
  #expect(
    network.consistencyIssues().map { $0.description(.english) } == [
      "Generator 'wnd', p_max_pu: there is no such component; its data are ignored\n    → did you mean “wind”?"
    ])
}
