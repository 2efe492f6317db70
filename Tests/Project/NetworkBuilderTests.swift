import SteppeBase
import SteppeNetwork
import SteppeWeather
import Testing

@testable import SteppeProject

private func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(abs(a), abs(b)) }

/// Sets the operation of a component to the same power at every hour.
private func run(_ network: inout Network, _ componentClass: ComponentClass, _ name: String, at power: Double) {
  let index = network[componentClass].index(of: name)!
  network[componentClass].series["p", default: [:]][index] = Array(repeating: power, count: network.snapshots.count)
}

struct NetworkBuilderTests {
  let built = try! buildNetwork(read(soundProject))

  private func number(_ componentClass: ComponentClass, _ name: String, _ attribute: String) -> Double {
    let table = built.network[componentClass]
    return table.number(attribute, table.index(of: name)!)
  }

  @Test func demandThatMayMoveWithinItsDayWaitsInAStoreThatIsEmptyAtMidnight() throws {
    let text = soundProject.replacing(
      "rules:", with: "demand:\n  electricity: {annual: 8760 MWh, deferrable: 20 %}\nrules:")
    let built = try buildNetwork(read(text))
    let network = built.network
    #expect(network[.load].names == ["electricity deferrable", "electricity"])
    func load(_ name: String) -> Double? {
      let index = network[.load].index(of: name)!
      return network[.load].series["p_set"]?[index]?[100] ?? network[.load].number("p_set", index)
    }
    #expect(near(load("electricity deferrable") ?? 0, 0.2) && near(load("electricity") ?? 0, 0.8))
    let store = network[.store].index(of: "electricity ahead")!
    #expect(near(network[.store].number("e_nom", store), 0.2 * 24))
    let most = try #require(network[.store].series["e_max_pu"]?[store])
    let least = try #require(network[.store].series["e_min_pu"]?[store])
    #expect(most[22] == 1 && most[23] == 0 && most[47] == 0 && least[22] == -1 && least[23] == 0)
    #expect(network.consistencyIssues().filter { $0.severity == .error }.isEmpty)
    // What is taken, not what has been asked for, counts at every hour.
    let use = Roles(built.project).electricityUse
    #expect(use.operations.contains { $0.componentClass == .link && $0.component == "electricity" })
  }

  @Test func everyCarrierHasABusInItsUnit() {
    #expect(built.network[.bus].names == ["electricity", "hydrogen"])
    #expect(built.network[.bus].text("unit", 1) == "MWh")
  }

  @Test func snapshotsAreTheHoursOfTheYearByTheirBeginning() {
    let newYear2025: Double = 1_735_689_600
    #expect(built.network.snapshots.labels == .times((0..<8760).map { newYear2025 + Double($0) * 3600 }))
  }

  @Test func windHasItsCapacityItsAvailabilityAndItsCost() throws {
    #expect(number(.generator, "wind", "p_nom") == 110)
    // 4,500 yuan/kW with 10 % overhead at 6 % over 25 years, and 1.75 % of 4,500 yuan/kW a year.
    #expect(near(number(.generator, "wind", "overnight_cost"), 4_950_000))
    #expect(number(.generator, "wind", "discount_rate") == 0.06 && number(.generator, "wind", "lifetime") == 25)
    #expect(near(number(.generator, "wind", "fom_cost"), 78_750))
    let table = built.network[.generator]
    let available = try #require(table.series["p_max_pu"]?[table.index(of: "wind")!])
    // The league's mean of 33.4 % with 90 % availability.
    let mean = available.reduce(0, +) / 8760
    #expect(abs(mean - 0.3006) < 1e-9)
  }

  @Test func anElectrolyserMakesHydrogenOfElectricityWithinItsRange() {
    // 2.9957 kWh/Nm³ of 5 kWh/Nm³.
    #expect(abs(number(.link, "electrolyser", "efficiency") - 0.59914) < 1e-5)
    #expect(built.network[.link].boolean("p_nom_extendable", 0))
    #expect(number(.link, "electrolyser", "p_nom_max") == 100 && number(.link, "electrolyser", "p_nom_min") == 0)
    // 35 % of 2,200 yuan/kW every 80,000 h.
    #expect(near(number(.link, "electrolyser", "marginal_cost"), 9.625))
  }

  @Test func atPartLoadAnElectrolyserMakesMoreOfLess() throws {
    let text = soundProject.replacing("capacity: 0..100 MW", with: "capacity: 0..100 MW, part_load: true")
    let network = try buildNetwork(read(text)).network
    // 2.9957 kWh/Nm³ of 4.7 kWh/Nm³ up to half load, and beyond it less by 2 × (1/4.7 − 1/5).
    let hydrogen = 0.08988 * 33.33
    let fall = 2 * hydrogen * (1 / 4.7 - 1 / 5.0)
    #expect(near(network[.link].number("efficiency", 0), hydrogen / 4.7 - fall))
    let rules = network.rules.filter { $0.name.hasPrefix("electrolyser gain at part load") }
    #expect(rules.count == 2 && rules.allSatisfy { $0.span == .everySnapshot && $0.sense == .atMost })
    #expect(near(rules[0].expression.operations[1].weight[0], -fall))
    #expect(near(rules[1].expression.capacities[0].weight, -fall / 2))
    #expect(network[.generator].index(of: "electrolyser gain at part load") != nil)
  }

  @Test func aBatteryHasTheUsableHoursAndTheCostOfAllItsHours() {
    #expect(near(number(.storageUnit, "battery", "max_hours"), 3.2))
    let oneWay = ["efficiency_store", "efficiency_dispatch"].map { number(.storageUnit, "battery", $0) }
    #expect(near(oneWay[0] * oneWay[1], 0.865))
    // (160 + 4 × 385) yuan/kW with 10 % overhead.
    #expect(near(number(.storageUnit, "battery", "overnight_cost"), 1_870_000))
    #expect(number(.storageUnit, "battery", "p_nom_max") == .infinity)
  }

  @Test func aGridThatOnlySellsHasNoPurchase() {
    #expect(built.network[.generator].names == ["wind", "grid sale", "chemicals"])
    #expect(number(.generator, "grid sale", "sign") == -1)
    #expect(near(number(.generator, "grid sale", "marginal_cost"), -280))
    #expect(number(.generator, "grid sale", "p_nom") == 150)
    // 11 yuan/kg over 33.33 kWh/kg.
    #expect(abs(number(.generator, "chemicals", "marginal_cost") - -330.033) < 1e-3)
  }

  @Test func sharesAndFiguresAreReadOffASolvedNetwork() throws {
    var solved = built.network
    run(&solved, .generator, "wind", at: 50)
    run(&solved, .generator, "grid sale", at: 5)
    run(&solved, .generator, "chemicals", at: 20)
    let share = try #require(built.rules[0].conditions[0].value(in: solved))
    #expect(near(share, 0.1))
    // 20 MW × 8,760 h of hydrogen at 2.995704 kWh/Nm³ in 万 Nm³.
    #expect(abs(built.comparisons[0].value(in: solved) - 20 * 8760 / 2.995704e-3 / 1e4) < 0.01)
    let rule = try #require(solved.rules.first { $0.name == "export" })
    #expect(rule.sense == .atMost && near(rule.expression.value(in: solved), -43_800))
  }

  @Test func theRulesOfWindSunAndHydrogenAreLinear() throws {
    let rules = """
        first: {rule: renewable-to-hydrogen, limit: 1.2}
        buy: {rule: purchase-share, limit: 10 %}
        store: {rule: storage-ratio, power: 15 %, hours: 4 h}
        steady: {rule: monthly-delivery, asset: chemicals, minimum: 50 %}
      """
    let text = broken("  export: {rule: export-share, limit: 20 %}", rules)
      .replacing("sale_price", with: "purchase_price: 0.5 yuan/kWh, sale_price")
    let built = try buildNetwork(read(text))
    var solved = built.network
    run(&solved, .link, "electrolyser", at: 40)
    run(&solved, .generator, "grid purchase", at: 2)
    for (componentClass, name, size) in [(ComponentClass.generator, "wind", 110.0), (.storageUnit, "battery", 22)] {
      solved[componentClass].set("p_nom_opt", of: solved[componentClass].index(of: name)!, to: .number(size))
    }
    let chemicals = solved[.generator].index(of: "chemicals")!
    solved[.generator].series["p", default: [:]][chemicals] = built.project.calendar.months.map { $0 == 1 ? 10 : 20 }
    let values = try built.rules.map { try #require($0.conditions[0].value(in: solved)) }
    #expect(abs(values[0] - 110 * 0.334 * 0.9 / 40) < 1e-9)
    #expect(near(values[1], 0.05))
    #expect(near(values[2], 0.2))
    // January gives 31 d × 10 where an equal share is 31/365 of (31 × 10 + 334 × 20).
    let year: Double = 31 * 10 + 334 * 20
    #expect(near(values[3], 10 * 365 / year))
    #expect(built.rules.map(\.conditions.count) == [1, 1, 1, 12])
  }

  @Test func aYearlyDemandIsALoadAMonthlyOneAConsumerWithTwelveRules() throws {
    func built(_ delivery: String) throws -> BuiltProject {
      try buildNetwork(
        read(broken("rules:", "demand:\n  hydrogen: {annual: 7059万 Nm3, delivery: \(delivery)}\nrules:")))
    }
    let hourly = try built("hourly").network
    // 211,467 MWh over 8,760 h.
    #expect(abs(hourly[.load].values("p_set", 0).constantValue! - 211_466.5 / 8760) < 1e-3)
    let monthly = try built("monthly").network
    #expect(monthly[.load].count == 0)
    let deliveries = monthly.rules.filter { $0.name.hasPrefix("hydrogen month") }
    #expect(deliveries.count == 12 && deliveries.allSatisfy { $0.sense == .equal })
    #expect(abs(deliveries[1].expression.constant - -211_466.5 * 28 / 365) < 1)
    #expect(try built("yearly").network.rules.filter { $0.name == "hydrogen" }.count == 1)
  }

  @Test func everyNumberOfTheProjectIsListedWithWhereItComesFrom() {
    let assumptions = built.assumptions
    let life = assumptions.first { $0.subject.english == "wind: lifetime" }
    #expect(life?.value.english == "25 a" && life?.evidence.standing == .derived)
    let cost = assumptions.first { $0.subject.chinese == "battery：固定运维费率" }
    #expect(cost?.evidence.standing == .unverified)
    #expect(assumptions.first { $0.subject.english == "rule export" }?.evidence.standing == .given)
  }
}
