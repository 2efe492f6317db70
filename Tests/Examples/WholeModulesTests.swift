import Foundation
import Steppe
import SteppeProgram
import SteppeResults
import Testing

/// Wind that always gives half of its power for a load of 10 MW needs 20 MW: 3.2 turbines of 6.25 MW.
private func wind(_ capacity: String) -> String {
  """
  name: Turbines
  time: {year: 2025}
  weather: {file: weather.csv}
  discount_rate: 10 %
  overhead: 20 %
  system:
    wind: {technology: onshore-wind, capacity: \(capacity), availability: 100 %, investment: 4000 yuan/kW, fixed_cost: 2 %/a, lifetime: 20 a}
  demand:
    electricity: {annual: 87.6 GWh}
  """
}

/// Annuity and fixed cost of a MW.
private let perMegawatt = 4e6 * (1.2 * 0.1 / (1 - pow(1.1, -20)) + 0.02)

struct WholeModulesTests {
  private func planned(_ capacity: String, inWholeModules isWhole: Bool = true) throws -> Plan {
    try planOf(wind(capacity), files: evenWind(0.5), roundsModules: isWhole)
  }

  @Test func aPlanSaysHowManyModulesItsSizesAreAndWhatRoundingCosts() throws {
    let plan = try planned("free", inWholeModules: false)
    let turbines = try #require(plan.context.modules.first)
    #expect(abs(turbines.count - 3.2) < 1e-4 && turbines.wholeCount == 4)
    #expect(abs(turbines.roundingCost! / (5 * perMegawatt) - 1) < 1e-4)
    #expect(plan.context.rounding == nil)
    #expect(plan.text(.english).contains("--set wind.capacity=25.0MW"))
    #expect(plan.document.description.contains("\"whole_count\""))
  }

  @Test func aPlanInWholeModulesIsCertifiedAndCostsWhatTheyCost() throws {
    let plan = try planned("free")
    #expect(plan.status == .optimal)
    let results = try #require(plan.results)
    #expect(abs(results.objective / (25 * perMegawatt) - 1) < 1e-6)
    let rounding = try #require(plan.context.rounding)
    #expect(abs(rounding.freeObjective / (20 * perMegawatt) - 1) < 1e-6)
    #expect(rounding.isComplete && abs(rounding.bound / results.objective - 1) < 1e-6)
    #expect(plan.text(.english).contains("the best in whole modules, after"))
    #expect(plan.context.modules[0].wholeCount == 4 && abs(plan.context.modules[0].count - 4) < 1e-6)
    #expect(plan.text(.english).contains("(25.00 %) above the plan with free sizes"))
    #expect(plan.text(.chinese).contains("容量已取整台"))
  }

  /// 3.2 turbines for all of the load, whose last part costs more than the grid: three and some purchase are best, where
  /// rounding up alone would build four.
  @Test func theNumberBelowIsTakenWhereItIsCheaper() throws {
    let text = wind("free").replacing(
      "system:", with: "system:\n  grid: {technology: grid-connection, purchase_price: 200 yuan/MWh}")
    let plan = try planOf(text, files: evenWind(0.5), roundsModules: true)
    let free = try planOf(text, files: evenWind(0.5))
    #expect(abs(free.context.modules[0].count - 3.2) < 1e-3)
    #expect(plan.status == .optimal && plan.context.modules[0].wholeCount == 3)
    guard case .results(let results) = plan.outcome else { return }
    // 18.75 MW, and 625 kW bought in every hour.
    let expected = 18.75 * perMegawatt + 0.625 * 8760 * 200
    #expect(abs(results.objective / expected - 1) < 1e-6)
  }

  /// Two kinds of turbines for one load: the best pair of whole numbers is found among all of them.
  @Test func theBestPairOfNumbersIsFound() throws {
    let text = wind("free").replacing(
      "demand:",
      with:
        "  small wind: {technology: onshore-wind, capacity: free, availability: 100 %, investment: 4000 yuan/kW, fixed_cost: 2 %/a, lifetime: 20 a, module_size: 2 MW}\ndemand:"
    )
    let plan = try planOf(text, files: evenWind(0.5), roundsModules: true)
    #expect(plan.status == .optimal && plan.context.rounding!.isComplete)
    let whole = plan.context.modules.map { ($0.count * $0.module).rounded(.toNearestOrEven) / $0.module }
    guard case .results(let results) = plan.outcome else { return }
    // Ten small ones make the 20 MW; no other pair makes them exactly.
    #expect(abs(results.objective / (20 * perMegawatt) - 1) < 1e-6 && whole.count == 2)
  }

  @Test func aSearchThatIsStoppedKeepsTheBestSoFarAndSaysHowFarTheRestCouldGo() throws {
    let text = wind("free").replacing(
      "demand:",
      with:
        "  small wind: {technology: onshore-wind, capacity: free, availability: 100 %, investment: 4100 yuan/kW, fixed_cost: 2 %/a, lifetime: 20 a, module_size: 3 MW}\ndemand:"
    )
    let folder = FileManager.default.temporaryDirectory.appending(path: "stopped-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in evenWind(0.5).merging(["project.yaml": text], uniquingKeysWith: { $1 }) {
      try Data(content.utf8).write(to: folder.appending(path: name))
    }
    var steps: Set<Int> = []
    let plan = try Steppe.plan(.project(folder), roundsModules: true) { progress in
      if let step = progress.step { steps.insert(step.number) }
      return (progress.step?.number ?? 0) < 3
    }
    #expect(plan.status == .optimal && steps.max() == 3)
    let rounding = try #require(plan.context.rounding)
    #expect(!rounding.isComplete && rounding.bound >= rounding.freeObjective * (1 - 1e-6))
    #expect(plan.text(.english).contains("no other plan in whole modules is more than"))
    #expect(plan.text(.chinese).contains("其他整台方案最多再省"))
  }

  /// Three turbines are all that the range holds, and too few.
  @Test func whereTheRangeEndsBeforeTheNextModuleTheProofAndAWordFollow() throws {
    let plan = try planned("0..24 MW")
    #expect(plan.status == .infeasible)
    #expect(plan.warnings.map(\.message) == [.impossibleInModules])
  }

  @Test func aRangeWithoutAWholeNumberStaysFree() throws {
    let plan = try planned("19..24 MW")
    #expect(plan.status == .optimal && plan.warnings.map(\.message) == [.noWholeModules("wind")])
    #expect(abs(plan.context.modules[0].size - 20) < 1e-4)
  }
}
