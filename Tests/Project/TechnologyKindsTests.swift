import SteppeBase
import SteppeNetwork
import Testing

@testable import SteppeProject

private func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(abs(a), abs(b)) }

/// A project of several places with one technology of every kind beyond those of the sound project.
private let places = """
  name: Places
  time: {year: 2025}
  co2_price: 100 yuan/t
  weather: {synthetic: xilingol}
  system:
    wind: {technology: onshore-wind, at: north, capacity: 100 MW}
    coal: {technology: coal-supply, at: north}
    unit: {technology: coal-unit-retrofitted, at: north, capacity: 50 MW, inputs: {coal: 290 gce/kWh}}
    line:
      technology: hvdc-corridor
      from: north
      to: south
      capacity: 0..80 MW
      schedule: {8-22: 100 %, 22-8: 60 %}
    electrolyser: {technology: alkaline-electrolyser, at: north, capacity: free}
    boiler: {technology: electric-boiler, at: north, capacity: free}
    hydride: {technology: solid-state-hydrogen-store, at: north, capacity: free}
    synthesis: {technology: haber-bosch, at: north, capacity: free}
    carbon: {technology: co2-supply, at: north}
    methanol: {technology: methanol-synthesis, at: north, capacity: free, lowest_load: 0 %}
    turbine: {technology: multi-fuel-turbine, at: north, capacity: 8 MW}
    grid:
      technology: grid-connection
      at: south
      purchase_price: {hours: {0-8: 0.3424 yuan/kWh, 8-16: 0.6074 yuan/kWh, 16-24: 0.8024 yuan/kWh}}
      emission_factor: 0.5 kg/kWh
      capacity_charge: 400 yuan/kW/a
  demand:
    electricity: {annual: 200 GWh, at: south}

  """

struct TechnologyKindsTests {
  let network = try! buildNetwork(read(places)).network

  private func number(_ componentClass: ComponentClass, _ name: String, _ attribute: String) -> Double {
    let table = network[componentClass]
    return table.number(attribute, table.index(of: name)!)
  }

  private func text(_ componentClass: ComponentClass, _ name: String, _ attribute: String) -> String {
    let table = network[componentClass]
    return table.text(attribute, table.index(of: name)!)
  }

  private func series(_ componentClass: ComponentClass, _ name: String, _ attribute: String) throws -> [Double] {
    let table = network[componentClass]
    return try #require(table.series[attribute]?[table.index(of: name)!])
  }

  @Test func everyPlaceHasItsOwnBuses() {
    #expect(
      Set(network[.bus].names) == [
        "north electricity", "north coal", "south electricity", "north hydrogen", "north heat", "north ammonia",
        "north methanol", "north co2",
        "hydride inside", "turbine fuel",
      ])
    #expect(network.consistencyIssues().filter { $0.severity == .error }.isEmpty)
  }

  @Test func aProcessTakesItsInputsInProportionToItsOutput() {
    #expect(text(.process, "unit", "bus0") == "north electricity" && number(.process, "unit", "rate0") == 1)
    // 290 g of coal equivalent at 29.3076 GJ/t is 2.3609 MWh per MWh.
    #expect(text(.process, "unit", "bus1") == "north coal")
    // 1.7 % of it are taken at no load: at the lowest load of 30 % that is 1 - 0.017 + 0.017/0.3 of it per output.
    let most = 0.29 * 29.3076 / 3.6
    #expect(near(number(.process, "unit", "rate1"), -most * (1 - 0.017 + 0.017 / 0.3)))
    let saving = network.rules.first { $0.name == "unit coal saved above lowest load" }?.expression
    #expect(near(saving?.operations.last?.weight[0] ?? 0, -most * 0.017 / 0.3))
    #expect(near(saving?.capacities.last?.weight ?? 0, most * 0.017))
    #expect(number(.process, "unit", "p_min_pu") == 0.3 && number(.process, "unit", "ramp_limit_up") == 0.9)
    // 0.189 t of hydrogen at 33.33 kWh/kg, 1.374 t of CO2 and 1,500 kWh per t of methanol.
    #expect(near(number(.process, "methanol", "rate1"), -0.189 * 33.33))
    #expect(near(number(.process, "methanol", "rate2"), -1.374) && near(number(.process, "methanol", "rate3"), -1.5))
    #expect(number(.process, "methanol", "p_min_pu") == 0)
    #expect(number(.link, "synthesis", "ramp_limit_up") == 0.2 && number(.link, "synthesis", "ramp_limit_down") == 0.2)
  }

  @Test func unitsThatMayStandStillTakeNothingThen() throws {
    let text = places.replacing("inputs: {coal: 290 gce/kWh}}", with: "lowest_load: 0 %}")
    let stopped = try buildNetwork(read(text)).network
    #expect(stopped[.generator].index(of: "unit coal saved above lowest load") == nil)
    let index = stopped[.process].index(of: "unit")!
    #expect(near(stopped[.process].number("rate1", index), -0.3 * 29.3076 / 3.6))
  }

  @Test func carbonCostsWhereFuelAndElectricityAreBought() throws {
    // 750 yuan/tce, and 0.3361 t/MWh at 100 yuan/t.
    #expect(near(number(.generator, "coal purchase", "marginal_cost"), 750 * 3.6 / 29.3076 + 33.61))
    #expect(near(try series(.generator, "grid purchase", "marginal_cost")[0], 342.4 + 50))
  }

  @Test func aTariffFollowsTheHoursOfTheDayAndThePeakIsCharged() throws {
    let prices = try series(.generator, "grid purchase", "marginal_cost").map { $0 - 50 }
    #expect(near(prices[7], 342.4) && near(prices[8], 607.4) && near(prices[16], 802.4) && near(prices[24], 342.4))
    #expect(network[.generator].boolean("p_nom_extendable", network[.generator].index(of: "grid purchase")!))
    #expect(near(number(.generator, "grid purchase", "capital_cost"), 400_000))
  }

  @Test func aScheduledCorridorCarriesTheSharesOfItsCapacity() throws {
    #expect(text(.link, "line", "bus0") == "north electricity" && text(.link, "line", "bus1") == "south electricity")
    #expect(near(number(.link, "line", "efficiency"), 0.94) && number(.link, "line", "p_nom_max") == 80)
    for attribute in ["p_min_pu", "p_max_pu"] {
      let shares = try series(.link, "line", attribute)
      #expect(shares[7] == 0.6 && shares[8] == 1 && shares[21] == 1 && shares[22] == 0.6)
    }
  }

  @Test func aHydrideStoreIsEmptiedWithHeat() {
    #expect(text(.store, "hydride", "bus") == "hydride inside")
    #expect(text(.process, "hydride emptying", "bus0") == "hydride inside")
    #expect(text(.process, "hydride emptying", "bus1") == "north hydrogen")
    #expect(text(.process, "hydride emptying", "bus2") == "north heat")
    #expect(near(number(.process, "hydride emptying", "rate2"), -4.3 / 33.33))
  }

  @Test func aTurbineMixesTheFuelsThatAreThereByTheirEnergy() {
    #expect(near(number(.process, "turbine", "rate1"), -3.125))
    #expect(number(.link, "turbine hydrogen", "efficiency") == 1)
    #expect(near(number(.link, "turbine ammonia", "efficiency"), 5.17))
    #expect(network[.link].index(of: "turbine natural-gas") == nil)
  }
}
