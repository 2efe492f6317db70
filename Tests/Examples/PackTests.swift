import Steppe
import SteppeProgram
import SteppeProject
import SteppeResults
import Testing

/// A park of wind, sun, hydrogen and heat that can keep every pack at the limits of its document, at a cost.
private func park(_ rule: String, grid: String) -> String {
  """
  name: Park
  time: {year: 2025}
  weather: {synthetic: xilingol, seed: 1}
  places: {base: , city: }
  system:
    wind: {technology: onshore-wind, at: base, capacity: 110 MW}
    solar: {technology: utility-pv, at: base, capacity: 40 MW}
    battery: {technology: lfp-battery, at: base, capacity: 0..300 MW}
    electrolyser: {technology: alkaline-electrolyser, at: base, capacity: 0..140 MW}
    tank: {technology: hydrogen-tank, at: base, capacity: free}
    centre: {technology: data-centre, at: base, capacity: 8 MW}
    line: {technology: hvdc-corridor, from: base, to: city, capacity: 5 MW}
    grid: {technology: grid-connection, at: base, capacity: 150 MW, \(grid), emission_factor: 0.6479 kg/kWh}
    chemicals: {technology: coal-chemicals, at: base}
  demand:
    computing-power: {annual: 35 GWh, at: base}
    electricity: {annual: 20 GWh, at: city, delivery: yearly}
  rules:
    it: \(rule)
  """
}

private let packs = TechnologyLibrary.builtIn.packs.values.map(\.id).sorted()
  .filter { !["electricity-emissions-2023", "fuel-emissions"].contains($0) }

/// Each pack at the limits of its document: a park that keeps to it, and one that the grid tempts to break it.
struct PackTests {
  @Test(arguments: packs) func aParkKeepsToAllOfAPack(pack: String) throws {
    let plan = try planOf(
      park("{pack: \(pack)}", grid: "purchase_price: 0.40 yuan/kWh, sale_price: 0.20 yuan/kWh"))
    #expect(plan.status == .optimal)
    #expect(!plan.context.rules.isEmpty)
    for rule in plan.context.rules {
      #expect(rule.isEnforced && (rule.margin ?? 0) > -1e-6, "\(rule.name): \(rule.margin ?? 0)")
    }
  }

  /// Where the grid is cheap it is used; where it pays well it is sold to, which is all that the notice of 2021 forbids.
  @Test(arguments: packs) func aParkThatIsOnlyWatchedBreaksIt(pack: String) throws {
    let sells = pack == "wind-solar-hydrogen-2021"
    let grid = "purchase_price: \(sells ? 0.40 : 0.05) yuan/kWh, sale_price: \(sells ? 0.399 : 0.04) yuan/kWh"
    let plan = try planOf(park("{pack: \(pack), watch: true}", grid: grid))
    #expect(plan.status == .optimal)
    #expect(plan.context.rules.contains { ($0.margin ?? 0) < -1e-4 }, "\(plan.context.rules)")
  }
}
