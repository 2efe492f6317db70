import Foundation
import Steppe
import SteppeNetwork
import SteppeProgram
import SteppeProject
import SteppeResults
import Testing

private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Examples/region")

/// The region over four weeks, one of every season; `PageTests` plans its whole year.
struct RegionTests {
  /// The project with every demand by the hour: amounts of a month do not fit into weeks.
  static let built = {
    let text = try! String(contentsOf: folder.appending(path: "project.yaml"), encoding: .utf8)
    let hourly = text.replacing("delivery: monthly, ", with: "")
    return buildNetwork(try! Project.read(hourly, file: "project.yaml", folder: folder))
  }()

  static let results = {
    let weeks = [2, 15, 28, 41]
    var network = built.network.selecting(snapshots: weeks.flatMap { $0 * 168..<($0 + 1) * 168 })
    let share = Double(built.network.snapshots.count) / Double(network.snapshots.count)
    let weightings = Array(repeating: share, count: network.snapshots.count)
    network.snapshots.objectiveWeightings = weightings
    network.snapshots.generatorWeightings = weightings
    let plan = try! plan(.loaded(network))
    guard case .results(let results) = plan.outcome else { fatalError("the region has no plan") }
    return results
  }()

  private func entries(_ entry: String) -> [SteppeProject.Asset] {
    Self.built.project.assets.filter { $0.entry == entry }
  }

  private func components(_ entry: String) -> [ComponentResult] {
    let names = Set(entries(entry).map(\.name))
    return Self.results.components.filter { names.contains($0.name) }
  }

  private func supply(_ entry: String) -> Double {
    components(entry).flatMap(\.exchanges).filter { $0.busCarrier == "electricity" }.reduce(0) { $0 + $1.supply }
  }

  private func value(ofRule name: String) throws -> Double {
    let rule = try #require(Self.built.rules.first { $0.rule.name == name })
    return try #require(rule.conditions[0].value(in: Self.results.network))
  }

  @Test func thePlanIsCertified() {
    #expect(Self.results.status == .optimal && Self.results.certificate.holds)
  }

  @Test func theFleetIsThatOfThePage() {
    let fleet = [["wind"], ["solar"], ["coal", "dedicated coal"], ["gas"]].map { names in
      names.flatMap(entries).reduce(0) { $0 + $1.capacity!.lower }
    }
    #expect(fleet == [105_000, 65_000, 138_000, 2_000])
    #expect(entries("wind").count == 11 && entries("coal").count == 12)
  }

  @Test func everyLeagueHasItsOwnWindAndSun() {
    #expect(Self.built.project.weather.count == 14)
    #expect(Set(Self.built.project.weather.map { $0.year.series[.windCapacityFactor]![0] }).count == 14)
  }

  /// What is generated reaches demands and converters, but for losses of lines and batteries.
  @Test func electricityIsBalanced() throws {
    let electric = Self.results.buses.filter { $0.carrier == "electricity" }
    #expect(electric.count == 21)
    for bus in electric {
      let taken = bus.shares.reduce(0) { $0 + $1.withdrawal }
      #expect(abs(bus.supply - taken) < 1e-6 * bus.supply, "\(bus.name)")
    }
  }

  @Test func corridorsCarryTheExportsWithinTheirPower() {
    let exports = Self.built.project.demands.filter { $0.name.hasSuffix("export") }
    #expect(exports.count == 7)
    #expect(abs(exports.flatMap(\.hours).reduce(0, +) / 1e6 - 350) < 1e-6)
    let corridors = components("corridor")
    #expect(abs(supply("corridor") / 1e6 - 288.5) < 1)
    for corridor in corridors {
      let most = Self.results.network[.link].series["p0"]![Self.results.network[.link].index(of: corridor.name)!]!
        .max()!
      #expect(most <= corridor.capacity!.given * (1 + 1e-6), "\(corridor.name)")
    }
  }

  /// 134.75 GW at the beginning of the year, all of 170 GW at its end.
  @Test func windAndSunGrowThroughTheYear() {
    let generators = Self.built.network[.generator]
    for wind in entries("wind") {
      let available = generators.series["p_max_pu"]![generators.index(of: wind.name)!]!
      let windy = Self.built.project.weather.first { $0.place == wind.place }!.year.series[.windCapacityFactor]!
      let shares = zip(available, windy).filter { $1 > 0 }.map { $0 / $1 / 0.82 }
      #expect(abs(shares.first! - 0.793) < 1e-3 && abs(shares.last! - 1) < 1e-3)
    }
  }

  @Test func windAndSunSupplyAThird() {
    let green = supply("wind") + supply("solar"), all = green + supply("coal") + supply("gas")
    #expect((0.28...0.38).contains(green / all))
    // Full-load hours of the coal fleet on the grid.
    #expect((3800...5000).contains(supply("coal") / 125_700))
  }

  @Test func theHydrogenBasesKeepTheirRules() throws {
    #expect(try value(ofRule: "green-hydrogen") > 0.48 - 1e-6)
    #expect(try value(ofRule: "own-supply") > 0.9 - 1e-6)
    #expect(try value(ofRule: "hydrogen-first") > 0.333 - 1e-6)
    let electrolysers = components("electrolyser").map { $0.capacity!.optimal }
    #expect(electrolysers.count == 2 && electrolysers.allSatisfy { $0 > 300 })
  }

  @Test func batteriesStartFromWhatStands() {
    for battery in entries("battery") {
      let built = Self.results.components.first { $0.name == battery.name }!.capacity!.optimal
      #expect(built >= battery.capacity!.lower * (1 - 1e-6) && battery.capacity!.lower > 0)
    }
  }

  /// Coal at 165 yuan/MWh sets the price where neither wind nor scarcity does.
  @Test func pricesLieBetweenNothingAndWhatACoalUnitCosts() {
    for bus in Self.results.buses where bus.carrier == "electricity" && !bus.name.contains("otog") {
      #expect(bus.lowestPrice > -1 && (80...250).contains(bus.meanPrice), "\(bus.name): \(bus.meanPrice)")
    }
  }
}
