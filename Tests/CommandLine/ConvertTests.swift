import Foundation
import Testing

// `steppe convert`.

/// The objective of a solve, as its JSON says it.
private func objective(of arguments: [String]) throws -> Double {
  let json = try temporaryFolder().appending(path: "result.json")
  let run = try Executable.steppe.run(["solve"] + arguments + ["--json", json.path()])
  #expect(run.code == 0, "\(run.errors)")
  let result = try JSONSerialization.jsonObject(with: Data(contentsOf: json)) as? [String: Any]
  return try #require(result?["objective"] as? Double)
}

/// What is written is the same network or its program: all are solved to one objective.
@Test func aNetworkIsWrittenAsProgramFileAndTables() throws {
  let network = try TinyNetwork().write(), folder = try temporaryFolder()
  let expected = try objective(of: [network])
  for (name, output) in [
    ("tiny.mps", "121 columns, 72 rows"), ("tiny.mps.gz", "121 columns, 72 rows"),
    ("tiny.nc", "8 components, 24 snapshots"),
    ("tables", "8 components, 24 snapshots"),
  ] {
    let path = folder.appending(path: name).path()
    let run = try Executable.steppe.run(["convert", network, path])
    #expect(run.code == 0 && run.output.hasPrefix("\(path): \(output)"), "\(run.output)\(run.errors)")
    #expect(abs(try objective(of: [path]) - expected) < 1e-6 * abs(expected))
  }
}

@Test func aProgramNamesItsColumnsAndRowsByComponentAndSnapshot() throws {
  let path = try temporaryFolder().appending(path: "tiny.mps").path()
  #expect(try Executable.steppe.run(["convert", TinyNetwork(snapshotCount: 2).write(), path]).code == 0)
  let text = try String(contentsOfFile: path, encoding: .utf8)
  for line in [
    " Generator-p|gas[1] objective 50.0\n", " E Bus-nodal_balance|city[0]\n", " Generator-p_nom|wind objective 20.0\n",
  ] {
    #expect(text.contains(line), "\(line)")
  }
}

@Test func aProjectBecomesANetworkWithoutItsRules() throws {
  let folder = try temporaryFolder()
  try Data(
    """
    name: small
    time: {year: 2025, zone: Asia/Shanghai}
    weather: {synthetic: xilingol}
    system:
      wind: {technology: onshore-wind, capacity: 10 MW}
      grid sale: {technology: grid-connection, capacity: 10 MW, sale_price: 0.28 yuan/kWh}
    rules:
      export: {rule: export-share, limit: 20 %}
    """.utf8
  ).write(to: folder.appending(path: "project.yaml"))
  let network = folder.appending(path: "small.nc").path()
  let run = try Executable.steppe.run(["convert", folder.path(), network, "--set", "wind.capacity=20MW"])
  #expect(run.code == 0 && run.output.contains("8,760 snapshots"), "\(run.errors)")
  #expect(
    run.errors.contains("warning: PyPSA's files have no place for the rules of a project, which are left out: export"))
}

@Test(arguments: [
  (["NET", "x.lp"], "“x.lp” does not say what to write"), (["NET", "-"], "“-” does not say what to write"),
  (["NET", "x.nc", "--risk-preference", "0.9,0.5"], "options of the formulation are for programs"),
  (["NET", "x.nc", "--set", "wind.capacity=1MW"], "this is a network, not a project"),
  (["NET", "NET"], "would write over what is read"),
  (["x.mps", "y.nc"], "this is a program (MPS file)"), (["NET", "/no/such/x.mps"], "there is no folder /no/such"),
])
func whatCannotBeConvertedIsSaid(_ arguments: [String], _ message: String) throws {
  let network = try TinyNetwork(snapshotCount: 2).write()
  let run = try Executable.steppe.run(["convert"] + arguments.map { $0 == "NET" ? network : $0 })
  #expect(run.code != 0 && run.errors.contains(message), "\(run.errors)")
}
