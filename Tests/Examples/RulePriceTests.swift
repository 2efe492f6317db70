import Foundation
import Steppe
import SteppeProgram
import SteppeResults
import Testing

/// A pack in a project: one of its rules with a limit that is met, the document's own limit or one that binds.
struct PackCase: CustomTestStringConvertible {
  var pack: String
  /// Readings of the open points, as written in the project.
  var switches = ""
  var rule: String
  /// Rules of the pack that are stricter here and would hide it.
  var off: [String] = []
  /// The key of the limit, and limits that a plan without the rule meets and breaks, in the unit.
  var key: String
  var met: Double
  var binding: Double
  var unit = "%"
  /// How far the limit moves each way for the finite difference.
  var step: Double
  /// Units of the limit per point, a hundredth of its unit: of a share 1 %.
  var perPoint = 1.0
  /// Whether the rule holds at every hour. What an electrolyser buys in a calm hour breaks any limit, so such a rule is
  /// met where selling pays better.
  var isHourly = false

  var testDescription: String { "\(pack) \(rule)" }
}

private let cases = [
  PackCase(pack: "wind-solar-hydrogen-2021", rule: "export", key: "limit", met: 90, binding: 20, step: 1),
  PackCase(
    pack: "wind-solar-hydrogen-2022", rule: "hydrogen-first", key: "limit", met: 50, binding: 1.2, unit: "", step: 0.02,
    perPoint: 0.01),
  PackCase(pack: "wind-solar-hydrogen-2023", rule: "export", key: "limit", met: 90, binding: 20, step: 1),
  PackCase(pack: "hydrogen-fuels-direct-2025", rule: "export", key: "limit", met: 90, binding: 40, step: 1),
  PackCase(
    pack: "green-direct-connection-2025", rule: "self-use-of-available", off: ["export-of-available"], key: "minimum",
    met: 1, binding: 60, step: 1),
  PackCase(
    pack: "zero-carbon-park-2025", rule: "clean-energy", off: ["emissions-below-1-Mtce-calorific"], key: "minimum",
    met: 5, binding: 90, step: 0.5),
  PackCase(pack: "consumption-weights-2025", rule: "key-industry", key: "minimum", met: 5, binding: 90, step: 0.5),
  PackCase(
    pack: "inner-mongolia-green-consumption-2024", rule: "new-data-centre", key: "minimum", met: 5, binding: 90,
    step: 0.5),
  PackCase(
    pack: "data-centre-2024", rule: "green-power", off: ["pue-hub-node"], key: "minimum", met: 5, binding: 90, step: 0.5
  ),
  PackCase(pack: "desert-base-corridor", rule: "floor", key: "minimum", met: 5, binding: 90, step: 0.5),
  PackCase(
    pack: "eu-rfnbo", rule: "hourly", off: ["emissions"], key: "limit", met: 20, binding: 0.9, unit: "", step: 0.01,
    perPoint: 0.01,
    isHourly: true),
  PackCase(
    pack: "us-45v", rule: "hourly", off: ["emissions"], key: "limit", met: 20, binding: 0.9, unit: "", step: 0.01,
    perPoint: 0.01, isHourly: true),
  PackCase(
    pack: "eu-rfnbo", switches: "commissioning: to-2029", rule: "monthly", off: ["emissions"], key: "limit", met: 20,
    binding: 0.9,
    unit: "",
    step: 0.01, perPoint: 0.01),
  PackCase(
    pack: "us-45v", switches: "matching: to-2029", rule: "yearly", off: ["emissions"], key: "limit", met: 20,
    binding: 0.9, unit: "",
    step: 0.01, perPoint: 0.01),
  PackCase(
    pack: "renewable-storage-2022", rule: "market-based", key: "power", met: 1, binding: 15, step: 0.5),
  PackCase(
    pack: "wind-solar-hydrogen-2023", rule: "purchase", off: ["export", "storage"], key: "limit", met: 90, binding: 10,
    step: 0.5),
  PackCase(
    pack: "green-direct-connection-2025", switches: "battery_losses: excluded", rule: "self-use-of-consumption",
    off: ["export-of-available", "self-use-of-available"], key: "minimum", met: 1, binding: 90, step: 0.5),
  PackCase(
    pack: "zero-carbon-park-2025", rule: "emissions-below-1-Mtce-calorific", off: ["clean-energy", "green-power"],
    key: "limit", met: 9, binding: 0.2, unit: "t/tce", step: 0.001, perPoint: 0.01),
  PackCase(
    pack: "eu-rfnbo", rule: "emissions", off: ["hourly"], key: "limit", met: 60, binding: 3.384, unit: "kg/kg",
    step: 0.05, perPoint: 0.01),
  PackCase(
    pack: "china-hydrogen-label", rule: "clean", key: "limit", met: 60, binding: 4.9, unit: "kg/kg", step: 0.05,
    perPoint: 0.01),
]

/// Wind and sun for heat and hydrogen. Where the rule is about what is sold, hydrogen is worth little and the grid dear, so
/// that much is sold; else much is bought.
private func project(_ test: PackCase, limit: Double, watched: Bool) -> String {
  if test.pack == "desert-base-corridor" { return base(test, limit: limit, watched: watched) }
  let isAboutSales =
    ["export", "hydrogen-first", "self-use-of-available"].contains(test.rule) || test.isHourly && limit == test.met
  return """
    name: Packs
    time: {year: 2025}
    weather: {synthetic: xilingol, seed: 1}
    system:
      wind: {technology: onshore-wind, capacity: 110 MW}
      solar: {technology: utility-pv, capacity: 40 MW}
      battery: {technology: lfp-battery, capacity: 5..60 MW}
      electrolyser: {technology: alkaline-electrolyser, capacity: 0..100 MW}
      boiler: {technology: electric-boiler, capacity: 40 MW}
      heat store: {technology: thermal-store, capacity: 0..400 MWh}
      grid:
        technology: grid-connection
        capacity: 150 MW
        purchase_price: \(isAboutSales ? 0.30 : 0.24) yuan/kWh
        sale_price: 0.18 yuan/kWh
        emission_factor: 0.6479 kg/kWh
      chemicals: {technology: coal-chemicals, price: \(isAboutSales ? 13 : 15) yuan/kg}
    demand:
      heat: {annual: \(isAboutSales ? 120 : 200) GWh}
    \(rules(test, limit: limit, watched: watched))
    """
}

/// Wind, sun and a coal unit behind a corridor.
private func base(_ test: PackCase, limit: Double, watched: Bool) -> String {
  """
  name: Corridor
  time: {year: 2025}
  weather: {synthetic: xilingol, seed: 1}
  system:
    wind: {technology: onshore-wind, at: base, capacity: 0..300 MW}
    solar: {technology: utility-pv, at: base, capacity: 0..300 MW}
    battery: {technology: lfp-battery, at: base, capacity: 0..60 MW}
    unit: {technology: coal-unit, at: base, capacity: 60 MW, lowest_load: 0 %}
    line: {technology: hvdc-corridor, from: base, to: city, capacity: 60 MW}
  demand:
    electricity: {annual: 250 GWh, at: city}
  \(rules(test, limit: limit, watched: watched))
  """
}

private func rules(_ test: PackCase, limit: Double, watched: Bool) -> String {
  """
  rules:
    it:
      pack: \(test.pack)
      watch: \(watched)
      switches: {\(test.switches)}
      rules: {\(test.rule): {\(test.key): \(limit) \(test.unit)}\(test.off.map { ", \($0): off" }.joined())}
  """
}

private func planned(_ test: PackCase, limit: Double, watched: Bool = false) throws -> (
  rules: [PlanContext.RuleOutcome], cost: Double
) {
  let plan = try planOf(project(test, limit: limit, watched: watched))
  #expect(plan.status == .optimal)
  guard case .results(let results) = plan.outcome else { return ([], 0) }
  return (plan.context.rules.filter { $0.rule == "it \(test.rule)" }, results.objective)
}

/// Each pack once with a limit that is met, once watched while it is broken, once where it binds.
struct RulePriceTests {
  @Test(arguments: cases) func aLimitThatIsMetCostsNothing(test: PackCase) throws {
    for rule in try planned(test, limit: test.met).rules {
      #expect((rule.margin ?? 0) > 1e-6 && abs(rule.pricePerPoint ?? 0) < 1, "\(rule.name)")
    }
  }

  @Test(arguments: cases) func aWatchedRuleMayBeBrokenAndHasNoPrice(test: PackCase) throws {
    let rules = try planned(test, limit: test.binding, watched: true).rules
    #expect(rules.contains { ($0.margin ?? 0) < -1e-4 })
    #expect(rules.allSatisfy { !$0.isEnforced && $0.pricePerPoint == nil })
  }

  @Test(arguments: cases) func thePriceOfABindingRuleIsTheDifferenceOfTwoPlans(test: PackCase) throws {
    let rules = try planned(test, limit: test.binding).rules
    #expect(rules.contains { abs($0.margin ?? 1) < 1e-6 })
    let below = try planned(test, limit: test.binding - test.step).cost
    let above = try planned(test, limit: test.binding + test.step).cost
    let difference = (above - below) / (2 * test.step) * test.perPoint
    // Rules by month share their limit.
    let price = rules.reduce(0) { $0 + ($1.pricePerPoint ?? 0) }
    #expect(abs(difference - price) <= 0.03 * abs(price), "\(difference) \(price)")
    #expect(abs(price) > 1)
    // Calm hours, where there is nothing to match, count for nothing.
    #expect(rules.allSatisfy { abs($0.multiplier) < 1e6 })
  }
}
