import Foundation
import Testing

/// Reads a JSON file.
private func json(_ file: URL) throws -> [String: Any] {
  try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
}

@Test func theFolderHoldsThePlanTheReportTheNetworkAndTheTables() throws {
  let out = try temporaryFolder()
  let run = try Executable.steppe.run(["solve", TinyNetwork().write(), "--out", out.path()])
  #expect(run.code == 0)
  for file in ["plan.json", "report.html", "network.nc", "tables/components.csv", "tables/buses-marginal_price.csv"] {
    #expect(FileManager.default.fileExists(atPath: out.appending(path: file).path()), "\(file)")
  }
  let prices = try Data(contentsOf: out.appending(path: "tables/buses-marginal_price.csv"))
  #expect(prices.starts(with: Data("\u{FEFF}snapshot,city\n2025-01-01 00:00,".utf8)))
  #expect(prices.count { $0 == UInt8(ascii: "\n") } == 25)
}

@Test func planJSONHasTheMembersItsPageDescribes() throws {
  let out = try temporaryFolder()
  _ = try Executable.steppe.run(["solve", TinyNetwork().write(), "--out", out.path()])
  let plan = try json(out.appending(path: "plan.json"))
  #expect(
    Set(plan.keys) == [
      "schema", "name", "status", "objective", "objective_constant", "units", "costs", "certificate", "solver",
      "snapshots", "components", "buses", "emissions", "global_constraints", "rules", "comparisons", "assumptions",
      "products",
    ])
  #expect(plan["schema"] as? String == "steppe-plan-1")
  #expect((plan["certificate"] as? [String: Any])?["holds"] as? Bool == true)
  let costs = plan["costs"] as? [String: Double] ?? [:]
  let objective = plan["objective"] as? Double ?? 0
  // Everything that costs is extendable or operation, so the costs add up to the objective.
  #expect(abs(costs["total"]! - objective) < 1e-6 * objective)
  let components = plan["components"] as? [[String: Any]] ?? []
  #expect(components.map { $0["name"] as? String } == ["wind", "gas", "city load", "battery"])
}

@Test func theResultFileIsInTheFormatOfTheConformanceKit() throws {
  let file = try temporaryFolder().appending(path: "result.json")
  _ = try Executable.steppe.run(["solve", TinyNetwork().write(), "--json", file.path()])
  let result = try json(file)
  #expect(result["status"] as? String == "ok")
  #expect(result["condition"] as? String == "optimal")
  #expect((result["p_nom_opt"] as? [String: [String: Double]])?["Generator"]?.keys.map(\.self) == ["wind"])
  #expect(result["seconds"] != nil && result["iterations"] != nil && result["certificate"] != nil)
}

@Test func theSameInputGivesTheSameBitsTwiceAndOnOneOrTwoThreads() throws {
  let network = try TinyNetwork(snapshotCount: 240).write(), folder = try temporaryFolder()
  var results: [String] = []
  for (run, threads) in ["1", "2", "2"].enumerated() {
    let file = folder.appending(path: "\(run).json")
    _ = try Executable.steppe.run(["solve", network, "--json", file.path(), "--threads", threads])
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    // How long it took, and what the method says about threads, may differ.
    results.append(lines.filter { !$0.contains("seconds\"") && !$0.contains("\"method\"") }.joined(separator: "\n"))
  }
  #expect(results[0].contains("\"objective\""))
  #expect(results[0] == results[1])
  #expect(results[1] == results[2])
}

@Test func twoSolvedNetworksAreComparedAsTextPageAndJSON() throws {
  let folder = try temporaryFolder()
  for (name, cost) in [("a", 50.0), ("b", 90)] {
    let network = try TinyNetwork(gasCost: cost).write()
    let run = try Executable.steppe.run(["solve", network, "--out", folder.appending(path: name).path()])
    #expect(run.code == 0)
  }
  let page = folder.appending(path: "compare.html"), file = folder.appending(path: "compare.json")
  let run = try Executable.steppe.run([
    "compare", folder.appending(path: "a").path(), folder.appending(path: "b/network.nc").path(), "--html", page.path(),
    "--json", file.path(),
  ])
  #expect(run.code == 0 && run.output.contains("Load") && run.output.contains("differ by more than 0.01 %"))
  let document = try json(file)
  func row(_ subject: String, _ name: String) -> [String: Any]? {
    (document[subject] as? [[String: Any]])?.first { ($0["name"] as? String)?.hasPrefix(name) == true }
  }
  #expect(row("withdrawal", "Load")?["first"] as? Double == 1900)
  #expect(row("withdrawal", "Load")?["second"] as? Double == 1900)
  let wind = row("capacities", "Generator wind")
  #expect((wind?["second"] as? Double ?? 0) > (wind?["first"] as? Double ?? 0) + 1)
  let html = try String(contentsOf: page, encoding: .utf8)
  #expect(html.hasPrefix("<!doctype html>") && html.contains("<svg") && !html.contains("<script"))
}
