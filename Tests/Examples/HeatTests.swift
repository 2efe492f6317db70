import Steppe
import SteppeProgram
import SteppeResults
import Testing

/// Heat beside power.
struct HeatTests {
  private func supply(_ component: String, of plan: Plan) throws -> Double {
    let results = try #require(plan.results)
    return try #require(results.components.first { $0.name == component }).exchanges.reduce(0) { $0 + $1.supply }
  }

  /// 60 MW of power and 40 MW of heat need the steam of 60 + 0.15 × 40 MW.
  @Test func anExtractionUnitTradesPowerForHeatByItsTwoCoefficients() throws {
    let plan = try planOf(
      """
      name: Town
      time: {year: 2025}
      weather: {synthetic: hohhot}
      system:
        coal: {technology: coal-supply}
        unit: {technology: extraction-unit, capacity: 100 MW}
        condensing: {technology: extraction-condensing, capacity: 100 MW}
        heating: {technology: extraction-heating, capacity: 100 MW}
      demand:
        electricity: {annual: 525.6 GWh}
        heat: {annual: 350.4 GWh}
      """)
    #expect(plan.status == .optimal)
    // The ratios of the library have four digits.
    #expect(abs(try supply("unit", of: plan) / (8760 * 66) - 1) < 1e-3)
    #expect(abs(try supply("coal purchase", of: plan) / (8760 * 66 * 2.23) - 1) < 1e-3)
    #expect(abs(try supply("condensing", of: plan) / (8760 * 23.2) - 1) < 2e-3)
  }

  /// A unit that must run gives more heat than the town needs; nobody pays for taking it.
  @Test func heatBesidePowerMayBeGivenOffWhereNobodyNeedsIt() throws {
    let plan = try planOf(
      """
      name: Town in summer
      time: {year: 2025}
      weather: {synthetic: hohhot}
      system:
        coal: {technology: coal-supply}
        unit: {technology: coal-chp, capacity: 50 MW, lowest_load: 100 %}
        boiler: {technology: electric-boiler, capacity: 10 MW}
      demand:
        electricity: {annual: 438 GWh}
        heat: {annual: 8.76 GWh}
      """)
    #expect(plan.status == .optimal)
    let results = try #require(plan.results)
    let escape = try #require(results.components.first { $0.name == "unit heat given off" })
    // 1.4 times 50 MW, less 1 MW.
    #expect(abs(escape.exchanges[0].withdrawal / (8760 * 69) - 1) < 1e-4)
    let heat = try #require(results.buses.first { $0.name == "heat" })
    #expect(abs(heat.meanPrice) < 1e-3)
  }
}
