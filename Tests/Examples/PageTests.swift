import Foundation
import Steppe
import SteppeProgram
import SteppeProject
import SteppeResults
import Testing

private let examples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Examples")

private let folders = (try? FileManager.default.contentsOfDirectory(atPath: examples.path))!
  .filter { FileManager.default.fileExists(atPath: examples.appending(path: "\($0)/project.yaml").path) }.sorted()

/// The systems of the newspaper page, and those that its systems without numbers are like.
struct PageTests {
  @Test(arguments: folders) func everyExampleIsPlannedAndAgreesWithWhatWasPublished(_ folder: String) throws {
    let plan = try plan(.project(examples.appending(path: folder)))
    #expect(plan.status == .optimal)
    let told = try words(of: folder)
    for figure in plan.context.comparisons {
      #expect(figure.agrees, "\(figure.subject.english): \(figure.planned) \(figure.unit), not \(figure.published)")
      let percent = (figure.planned / figure.published - 1) * 100
      let difference = (percent < 0 ? "−" : "+") + String(format: "%.1f %%", abs(percent))
      // The contest has a table of its own kind.
      #expect(folder == "contest" || told.contains(difference), "\(folder): \(difference) stands nowhere")
    }
  }

  /// The table of the page and what an example says of itself: the numbers of both are those of the plans.
  private func words(of folder: String) throws -> String {
    let root = examples.deletingLastPathComponent()
    return try ["docs/page.md", "Examples/\(folder)/README.md"]
      .map { try String(contentsOf: root.appending(path: $0), encoding: .utf8) }.joined()
  }

  @Test func everyExampleHasAReadmeAndItsPlaceInTheTable() throws {
    let table = try String(
      contentsOf: examples.deletingLastPathComponent().appending(path: "docs/page.md"), encoding: .utf8)
    for folder in folders {
      #expect(FileManager.default.fileExists(atPath: examples.appending(path: folder + "/README.md").path), "\(folder)")
      #expect(table.contains("(../Examples/\(folder))"), "\(folder)")
    }
  }

  /// The page's turbine burns what is cheapest of its three fuels.
  @Test(arguments: [(price: "250yuan/MWh", fuel: "natural-gas"), (price: "1500yuan/MWh", fuel: "ammonia")])
  func theTurbineOfThreeFuelsSwitchesWithThePriceOfGas(price: String, fuel: String) throws {
    let folder = examples.appending(path: "ammonia")
    let plan = try plan(.project(folder, settings: ["gas.purchase_price=\(price)"]))
    guard case .results(let results) = plan.outcome else {
      Issue.record("no plan")
      return
    }
    let links = results.network[.link]
    for name in ["hydrogen", "ammonia", "natural-gas"] {
      let burnt = try #require(links.series["p"]?[links.index(of: "turbine \(name)")!]).reduce(0, +)
      #expect(name == fuel ? burnt > 100 : burnt < 1, "\(name): \(burnt)")
    }
  }

  /// An LP of one base beside the repository gave 60.5 % with coal that may stand still and 55.2 % with coal that may not fall
  /// below 30 % of its power.
  @Test(arguments: ["kubuqi", "six-bases"], [(load: "0%", share: 59.0...63.0), (load: "30%", share: 53.0...57.0)])
  func coalThatMustRunCostsTheBasesFiveToSevenPointsOfTheirGreenShare(
    folder: String, base: (load: String, share: ClosedRange<Double>)
  ) throws {
    let plan = try plan(
      .project(examples.appending(path: folder), settings: ["coal.lowest_load.value=\(base.load)"]))
    #expect(plan.status == .optimal)
    let share = try #require(plan.context.comparisons.first { $0.unit == "%" })
    #expect(base.share.contains(share.planned), "\(share.planned)")
  }

  @Test func everyBaseHasItsOwnWeather() throws {
    let project = try Project.read(examples.appending(path: "six-bases").path)
    #expect(Set(project.weather.map { $0.year.series[.windCapacityFactor]! }).count == 6)
    #expect(Set(project.weather.map { $0.year.series[.solarCapacityFactor]! }).count == 6)
  }
}
