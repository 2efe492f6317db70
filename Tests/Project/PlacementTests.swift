import Foundation
import SteppeBase
import SteppeNetwork
import SteppeProject
import Testing

/// One technology at many places, lines between them, and demands of places.
private let project = """
  name: Leagues
  time: {year: 2025}
  weather: {synthetic: inner-mongolia}
  places: {ordos: , baotou: , east: }
  system:
    wind: {technology: onshore-wind, at: {ordos: 2 GW, baotou: 100万千瓦}}
    new wind: {technology: onshore-wind, at: {ordos: free, baotou: 0..3 GW}}
    coal: {technology: coal-unit, lowest_load: 0 %, at: {ordos: 1 GW, baotou: 1 GW}}
    lines: {technology: ac-line, both_ways: true, between: {ordos: {baotou: 500 MW}}}
    corridor: {technology: hvdc-corridor, between: {ordos: {east: 1 GW}, baotou: {east: 200 MW}}}
  demand:
    electricity: {profile: {8-22: 100 %, 22-8: 50 %}, at: {ordos: 5 TWh, baotou: 4 TWh}}
    export: {carrier: electricity, at: {east: 3 TWh}}
  rules:
    green: {rule: supply-share, of: [wind, ordos new wind], among: [wind, ordos new wind, coal], minimum: 30 %}
  compare:
    green exported: {measure: share, of: [wind], among: [wind, coal], factor: 3 TWh, published: 10亿度}

  """

struct PlacementTests {
  let built = try! buildNetwork(read(project))

  private func capacity(_ componentClass: ComponentClass, _ name: String, _ attribute: String = "p_nom") throws
    -> Double
  {
    let table = built.network[componentClass]
    return table.number(attribute, try #require(table.index(of: name)))
  }

  @Test func anEntryIsAnAssetAtEveryPlaceThatItNames() throws {
    #expect(
      built.project.assets.map(\.name) == [
        "ordos wind", "baotou wind", "ordos new wind", "baotou new wind", "ordos coal", "baotou coal",
        "ordos-baotou lines", "baotou-ordos lines", "ordos-east corridor", "baotou-east corridor",
      ])
    #expect(try capacity(.generator, "baotou wind") == 1000)
    #expect(try capacity(.generator, "baotou new wind", "p_nom_max") == 3000)
    #expect(
      built.network[.generator].boolean("p_nom_extendable", built.network[.generator].index(of: "ordos new wind")!))
  }

  @Test func linesLeadBothWaysWhereAskedFor() throws {
    let links = built.network[.link]
    let back = try #require(links.index(of: "baotou-ordos lines"))
    #expect(links.text("bus0", back) == "baotou electricity" && links.text("bus1", back) == "ordos electricity")
    #expect(links.number("p_nom", back) == 500 && abs(links.number("efficiency", back) - 0.98) < 1e-12)
    #expect(try capacity(.link, "baotou-east corridor") == 200)
    #expect(links.index(of: "east-baotou corridor") == nil)
  }

  @Test func aDemandIsSpreadAlikeAtEveryPlaceThatItNames() {
    let demands = built.project.demands
    #expect(demands.map(\.name) == ["ordos electricity", "baotou electricity", "east export"])
    #expect(demands.map { ($0.hours.reduce(0, +) / 1e6).rounded() } == [5, 4, 3])
    #expect(abs(demands[0].hours[12] / demands[1].hours[12] - 1.25) < 1e-9)
    #expect(abs(demands[0].hours[0] / demands[0].hours[12] - 0.5) < 1e-9)
  }

  @Test func listsMeanAllAssetsOfAnEntryOrOneByName() throws {
    var network = built.network
    for (name, power) in [
      ("ordos wind", 3.0), ("baotou wind", 2), ("ordos new wind", 1), ("baotou new wind", 50), ("ordos coal", 4),
    ] {
      let index = try #require(network[.generator].index(of: name))
      network[.generator].series["p", default: [:]][index] = Array(repeating: power, count: 8760)
    }
    network[.generator].series["p", default: [:]][network[.generator].index(of: "baotou coal")!] =
      Array(repeating: 0, count: 8760)
    #expect(abs(built.rules[0].conditions[0].value(in: network)! - 0.6) < 1e-12)
    // 5/9 of 3 TWh in 亿度.
    #expect(abs(built.comparisons[0].value(in: network) - 30 * 5 / 9) < 1e-9)
  }

  @Test func aTimedFileOfAnotherYearIsMovedToTheProjects() throws {
    let text = project.replacing(
      "profile: {8-22: 100 %, 22-8: 50 %}", with: "profile: inner-mongolia-2020.csv, column: load_mw, label: end")
    let weather = packageRoot.appending(path: "Examples/weather")
    let moved = try Project.read(text, file: "project.yaml", folder: weather)
    let hours = moved.demands[0].hours
    #expect(hours.count == 8760 && abs(hours.reduce(0, +) - 5e6) < 1)
    let lines = try String(contentsOf: weather.appending(path: "inner-mongolia-2020.csv"), encoding: .utf8)
      .split(separator: "\n")
    // The label of 2020-01-01 1:00 in Beijing, and of 1 March, a day earlier in 2025.
    let first = Double(lines[2].split(separator: ",")[3])!, march = Double(lines[2 + 60 * 24].split(separator: ",")[3])!
    #expect(abs(hours[59 * 24] / hours[0] - march / first) < 1e-12)
  }

  @Test func namesThatAriseTwiceAreReported() {
    let text = project.replacing(
      "  coal:", with: "  ordos wind: {technology: onshore-wind, at: ordos, capacity: 1 GW}\n  coal:")
    let found = issues(text)
    #expect(found.map(\.message.english) == ["“ordos wind” stands twice"] && found[0].place.line == 8)
  }
}
