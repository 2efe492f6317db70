import Foundation
import Steppe
import SteppeProgram
import SteppeResults
import Testing

/// Aluminium of bought electricity that emits nothing itself.
private func smelter(_ more: String = "", price: Double = 0, limit: String = "2 t/t", watch: Bool = true) -> String {
  """
  name: Smelter
  time: {year: 2025}
  co2_price: \(price) yuan/t
  weather: {synthetic: tongliao, seed: 1}
  system:
    smelter: {technology: aluminium-smelter, capacity: 385 MW\(more)}
    grid: {technology: grid-connection, purchase_price: 0.40 yuan/kWh}
  demand:
    aluminium: {annual: 250 kt, delivery: yearly}
  rules:
    intensity: {rule: emission-intensity, carrier: aluminium, limit: \(limit), watch: \(watch)}
    cap: {rule: emission-cap, limit: 1 Mt, watch: true}
  """
}

/// CO2 of anodes and coke counts in rules and costs its price.
struct ProcessEmissionTests {
  private func objective(_ text: String) throws -> Double {
    let plan = try planOf(text)
    guard case .results(let results) = plan.outcome, plan.status == .optimal else { return .nan }
    return results.objective
  }

  @Test func theCO2OfAnodesCountsInRulesAndIsListed() throws {
    let plan = try planOf(smelter())
    #expect(plan.status == .optimal)
    let rules = plan.context.rules
    #expect(abs(rules[0].value! / 1.6 - 1) < 1e-6 && abs(rules[1].value! / 0.4 - 1) < 1e-6)
    #expect(plan.context.emitters.map(\.entry) == ["smelter"])
    #expect(abs(plan.context.emitters[0].amount / 400_000 - 1) < 1e-6)
  }

  @Test func itCostsThePriceOfCO2() throws {
    let more = try objective(smelter(price: 100)) - objective(smelter())
    #expect(abs(more / (400_000 * 100) - 1) < 1e-5)
  }

  @Test func aLimitBelowItIsProvenImpossible() throws {
    #expect(try planOf(smelter(limit: "1.5 t/t", watch: false)).status == .infeasible)
    let better = smelter(", surroundings: {byproducts: {co2: 1.45 t/t}}", limit: "1.5 t/t", watch: false)
    #expect(try planOf(better).status == .optimal)
  }

  /// What the coal of hydrogen holds counts once, where it is bought.
  @Test func carbonOfBoughtCoalIsNotCountedTwice() throws {
    let text = """
      name: Hydrogen
      time: {year: 2025}
      weather: {synthetic: ordos, seed: 1}
      system:
        coal: {technology: coal-supply}
        works: {technology: coal-to-hydrogen, capacity: 60 MW}
        grid: {technology: grid-connection, purchase_price: 0.4 yuan/kWh}
      demand:
        hydrogen: {annual: 10 kt}
      rules:
        intensity: {rule: emission-intensity, carrier: hydrogen, limit: 30 kg/kg, watch: true}
      """
    let plan = try planOf(text)
    #expect(plan.context.emitters.map(\.entry) == ["coal"])
    #expect(abs(plan.context.rules[0].value! / (1.77 * 0.3361 * 33.33) - 1) < 1e-5)
  }

  @Test func ferrochromeOfWindPaysForItsCoke() throws {
    func text(_ price: Double) -> String {
      """
      name: Ferrochrome
      time: {year: 2025}
      co2_price: \(price) yuan/t
      weather: {synthetic: bayannur, seed: 1}
      system:
        furnace: {technology: ferrochrome-furnace, capacity: 60 MW}
        grid: {technology: grid-connection, purchase_price: 0.4 yuan/kWh}
      demand:
        ferrochrome: {annual: 100 kt, delivery: yearly}
      """
    }
    let more = try objective(text(50)) - objective(text(0))
    #expect(abs(more / (130_000 * 50) - 1) < 1e-5)
  }

  /// Shares in per cent, intensities and multipliers with their units, prices in money.
  @Test func rulesAreShownWithTheirUnits() throws {
    let shown = try planOf(
      smelter(limit: "1.7 t/t").replacing(
        "cap: {rule", with: "grid-share: {rule: purchase-share, limit: 100 %}\n  cap: {rule"))
    let text = shown.text(.english)
    #expect(text.contains("100.00 %  ≤  100.00 %") && text.contains("CNY/MWh"))
    #expect(text.contains("1.60 t/t") && text.contains("1.70 t/t") && text.contains("0.4000 Mt"))
  }
}
