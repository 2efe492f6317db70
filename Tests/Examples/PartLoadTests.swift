import Foundation
import Steppe
import SteppeNetwork
import SteppeProgram
import SteppeResults
import Testing

struct PartLoadTests {
  /// Every hour lies on the curve through nothing, half load at 4.7 and full load at 5.0 kWh/Nm³.
  @Test func hydrogenFollowsTheCurveOfTheElectrolyserAtEveryHour() throws {
    let text = """
      name: Part load
      time: {year: 2025}
      weather: {synthetic: xilingol, seed: 1}
      system:
        wind: {technology: onshore-wind, capacity: 110 MW}
        electrolyser: {technology: alkaline-electrolyser, capacity: 0..100 MW, part_load: true}
        chemicals: {technology: coal-chemicals, price: 20 yuan/kg}
      """
    let plan = try planOf(text)
    #expect(plan.status == .optimal)
    let results = try #require(plan.results)
    let network = results.network
    func series(_ componentClass: ComponentClass, _ name: String) throws -> [Double] {
      let table = network[componentClass]
      return try #require(table.series["p"]?[table.index(of: name)!])
    }
    let input = try series(.link, "electrolyser"), sold = try series(.generator, "chemicals")
    let size = network[.link].number("p_nom_opt", network[.link].index(of: "electrolyser")!)
    let energy = 0.08988 * 33.33
    var loads: Set<Bool> = []
    for (power, output) in zip(input, sold) {
      let half = size / 2
      let above = max(0, power - half)
      let expected = energy * (min(power, half) / 4.7 + above * (2 / 5.0 - 1 / 4.7))
      #expect(abs(output - expected) < 1e-4 * size, "\(power) \(output) \(expected)")
      if power > 0.01 * size { loads.insert(power > half) }
    }
    #expect(size > 10 && loads.count == 2)
  }

  /// 100 MW of coal power for a load by day and by night; the unit buys its coal, or takes it from a bus.
  private static let units = [
    "{technology: coal-unit, capacity: 100 MW, fuel_price: 800 yuan/tce, variable_cost: 0 yuan/MWh}",
    "{technology: coal-unit-retrofitted, capacity: 100 MW, variable_cost: 0 yuan/MWh}",
  ]

  private func project(_ unit: String, annual: String, profile: String = "flat") -> String {
    """
    name: Coal
    time: {year: 2025}
    weather: {synthetic: xilingol, seed: 1}
    system:
      unit: \(unit)
      coal: {technology: coal-supply, purchase_price: 800 yuan/tce, emission_factor: 2.736 t/tce}
    demand:
      electricity: {annual: \(annual), profile: \(profile)}
    rules:
      co2: {rule: emission-cap, limit: 10 Mt, watch: true}
    """
  }

  /// 300 g at full load, of which 1.7 % are burnt at no load: 300 (0.983 + 0.017 / load), within the 3 to 6 g more at half and
  /// 10 to 15 g more at 30 % of the load that are known of retrofitted units.
  @Test(arguments: units, [(load: 1.0, grams: 300.0), (0.5, 305.1), (0.3, 311.9)])
  func aCoalUnitBurnsMorePerKilowattHourAtPartLoad(unit: String, point: (load: Double, grams: Double)) throws {
    let plan = try planOf(project(unit, annual: "\(point.load * 876) GWh"))
    #expect(plan.status == .optimal)
    let results = try #require(plan.results)
    let coal = point.grams * point.load * 100 * 8760 / 1000  // t of coal equivalent
    #expect(abs(results.objective / (coal * 800) - 1) < 1e-6)
    #expect(abs(plan.context.rules[0].value! / (coal * 2.736 / 1e6) - 1) < 1e-6)
    #expect(abs(plan.context.emitters.reduce(0) { $0 + $1.amount } / (coal * 2.736) - 1) < 1e-6)
    #expect(plan.text(.english).contains("CO2 of operation") && plan.text(.chinese).contains("运行碳排放"))
  }

  /// By day all of the 100 MW, by night 30: 30 and 9.357 t of coal equivalent an hour.
  @Test(arguments: units) func everyHourOfAPlanLiesOnTheHeatRateCurve(unit: String) throws {
    let plan = try planOf(project(unit, annual: "569.4 GWh", profile: "{8-20: 100 %, 20-8: 30 %}"))
    #expect(plan.status == .optimal)
    let results = try #require(plan.results)
    #expect(abs(results.objective / (39.357 * 4380 * 800) - 1) < 1e-6)
  }

  /// Gas units of the library stop one by one; one that runs all the time follows its curve: 1 − s + s / load.
  @Test(
    arguments: [("open-cycle-gas-turbine", 2.5, 0.21, 0.4), ("gas-turbine", 1.754, 0.026, 0.48)],
    [(isRunning: true, load: 0.5), (true, 1), (false, 0.5)])
  func gasUnitsBurnMorePerKilowattHourWhereTheyMayNotStandStill(
    unit: (id: String, use: Double, share: Double, lowest: Double), run: (isRunning: Bool, load: Double)
  ) throws {
    let lowest = run.isRunning ? unit.lowest : 0
    let text = """
      name: Gas
      time: {year: 2025}
      weather: {synthetic: xilingol, seed: 1}
      system:
        unit: {technology: \(unit.id), capacity: 100 MW, variable_cost: 0 yuan/MWh, lowest_load: \(lowest)\(unit.id == "gas-turbine" ? ", fuel_price: 250 yuan/MWh" : "")}
        gas: {technology: gas-supply, purchase_price: 250 yuan/MWh}
      demand:
        electricity: {annual: \(run.load * 876) GWh}
      """
    let plan = try planOf(text)
    #expect(plan.status == .optimal)
    guard case .results(let results) = plan.outcome else { return }
    let more = run.isRunning ? 1 - unit.share + unit.share / run.load : 1
    #expect(abs(results.objective / (unit.use * more * run.load * 876_000 * 250) - 1) < 1e-6)
  }

  @Test func whereUnitsMayStandStillTheyBurnAsAtFullLoad() throws {
    let unit = PartLoadTests.units[0].replacing("}", with: ", lowest_load: 0 %}")
    let plan = try planOf(project(unit, annual: "262.8 GWh"))
    let results = try #require(plan.results)
    #expect(abs(results.objective / (300 * 30 * 8.76 * 800) - 1) < 1e-6)
  }
}
