import Foundation
import SteppeBase
import Testing

@testable import SteppeProject

/// A tidal turbine and a kiln that the library does not know.
private let island = """
  name: Island
  time: {year: 2025}
  weather: {synthetic: tongliao}
  carriers:
    lime: {name: {en: lime, zh: 石灰}, unit: t}
  technologies:
    tidal-turbine:
      name: {en: tidal turbine, zh: 潮流能机组}
      kind: renewable
      output: electricity
      parameters: {investment: {value: 25000 yuan/kW, status: unverified, note: an offer}, fixed_cost: 3 %/a, lifetime: 20 a, availability: 50 %}
    lime-kiln:
      name: lime kiln
      kind: process
      output: lime
      inputs: {electricity: 1.1 MWh/t}
      parameters: {investment: 0 yuan/t*h, fixed_cost: 0 %/a, lifetime: 20 a}
  system:
    tidal: {technology: tidal-turbine, capacity: 5 MW, profile: tide.csv}
    kiln: {technology: lime-kiln, capacity: 2 t/h}
  demand:
    lime: {annual: 8 kt, delivery: yearly}

  """

private let tide = (["cf"] + (0..<8760).map { $0 % 2 == 0 ? "0.8" : "0.2" }).joined(separator: "\n")

private func reading(_ text: String, _ tide: String = tide) throws -> Project {
  let folder = try ProjectFolder(["project.yaml": text, "tide.csv": tide])
  return try Project.read(folder.url.path)
}

struct OwnTechnologyTests {
  @Test func aProjectBringsItsOwnTechnologiesCarriersAndProfiles() throws {
    let project = try reading(island)
    #expect(project.warnings.isEmpty)
    let tidal = project.assets[0]
    #expect(tidal.parameters[.investment]?.evidence.standing == .unverified)
    #expect(tidal.parameters[.lifetime]?.evidence.standing == .given)
    let network = buildNetwork(project).network
    let factors = try #require(network[.generator].series["p_max_pu"]?[network[.generator].index(of: "tidal")!])
    #expect(factors.prefix(2).elementsEqual([0.4, 0.1]))
    #expect(network[.bus].index(of: "lime") != nil && network[.process].index(of: "kiln") != nil)
  }

  @Test func aProfileStandsInThePlaceOfTheWeather() throws {
    let text = island.replacing(
      "demand:", with: "  wind: {technology: onshore-wind, capacity: 1 MW, profile: tide.csv}\ndemand:")
    let network = buildNetwork(try reading(text)).network
    let factors = try #require(network[.generator].series["p_max_pu"]?[network[.generator].index(of: "wind")!])
    #expect(abs(factors[0] / factors[1] - 4) < 1e-12)
  }

  @Test(
    arguments: [
      (", profile: tide.csv", "", "19:10", "“profile” is missing", "缺少“profile”"),
      ("kind: process", "kind: proces", "14:11", "unknown kind of technology “proces”", "未知技术类别“proces”"),
      ("lifetime: 20 a, avail", "lifetme: 20 a, avail", "11:109", "unknown key “lifetme”", "未知的键“lifetme”"),
      ("unit: t}", "unit: kg}", "5:42", "a carrier is counted in MWh or t, not in “kg”", "载体以 MWh 或 t 计量，不能用“kg”"),
      ("1.1 MWh/t", "1.1 MW", "16:27", "“MW” is not a unit of MWh/t", "“MW”不是MWh/t单位"),
    ])
  func mistakesInThemAreShownWhereTheyAre(
    piece: String, replacement: String, place: String, english: String, chinese: String
  ) throws {
    let error = try #require(throws: InputError.self) { try reading(island.replacing(piece, with: replacement)) }
    let issue = try #require(error.issues.first)
    #expect(issue.message.english == english && issue.message.chinese == chinese, "\(issue.message)")
    #expect("\(issue.place.line!):\(issue.place.column!)" == place)
  }

  @Test func aProfileAboveOneIsShownInItsFile() throws {
    let error = try #require(throws: InputError.self) { try reading(island, tide.replacing("0.8", with: "80")) }
    #expect(error.issues[0].message.english == "cf: 80 is not between 0 and 1" && error.issues[0].place.line == 2)
  }

  /// Nothing takes the hydrogen, and at the other end of a line nothing takes the power.
  @Test func whatNothingTakesIsWarnedOf() throws {
    let text = island.replacing(
      "demand:",
      with: """
          electrolyser: {technology: alkaline-electrolyser, capacity: 1 MW}
          tank: {technology: hydrogen-tank, capacity: 1 t}
          line: {technology: ac-line, from: a, to: b, capacity: 1 MW}
          farm: {technology: onshore-wind, at: a, capacity: 1 MW}
        demand:
        """)
    let warnings = try reading(text).warnings
    #expect(
      warnings.map(\.message.english) == [
        "“electrolyser” makes hydrogen, but nothing takes it", "“line” makes electricity at “b”, but nothing takes it",
      ])
    #expect(warnings.map(\.message.chinese) == ["“electrolyser”产出的氢气没有去向", "“line”产出的电力在“b”没有去向"])
    #expect(warnings.map(\.place.line) == [21, 23] && warnings.allSatisfy { $0.severity == .warning })
  }
}
