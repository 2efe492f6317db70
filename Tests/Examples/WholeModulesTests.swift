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
    guard case .results(let results) = plan.outcome else { return }
    #expect(abs(results.objective / (25 * perMegawatt) - 1) < 1e-6)
    #expect(abs(plan.context.rounding!.freeObjective / (20 * perMegawatt) - 1) < 1e-6)
    #expect(plan.context.modules[0].wholeCount == 4 && abs(plan.context.modules[0].count - 4) < 1e-6)
    #expect(plan.text(.english).contains("(25.00 %) above the plan with free sizes"))
    #expect(plan.text(.chinese).contains("容量已取整台"))
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
