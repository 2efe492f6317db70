import Foundation
import Steppe
import SteppeProgram
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
    for figure in plan.context.comparisons {
      #expect(figure.agrees, "\(figure.subject.english): \(figure.planned) \(figure.unit), not \(figure.published)")
    }
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

  /// The LP of facts kept beside the repository gave 55.2 % with coal that may not fall below 30 % of its power.
  @Test func coalThatMustRunCostsTheBaseFiveToSevenPointsOfItsGreenShare() throws {
    let text = try String(contentsOf: examples.appending(path: "kubuqi/project.yaml"), encoding: .utf8)
    let changed = text.replacing("lowest_load: {value: 0 %", with: "lowest_load: {value: 30 %")
    try #require(changed != text)
    let folder = FileManager.default.temporaryDirectory.appending(path: "kubuqi-\(UUID().uuidString)/base")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
    try FileManager.default.createSymbolicLink(
      at: folder.deletingLastPathComponent().appending(path: "weather"),
      withDestinationURL: examples.appending(path: "weather"))
    try Data(changed.utf8).write(to: folder.appending(path: "project.yaml"))
    let plan = try plan(.project(folder))
    #expect(plan.status == .optimal)
    let share = try #require(plan.context.comparisons.first { $0.unit == "%" })
    #expect(share.planned > 53 && share.planned < 57)
  }
}
