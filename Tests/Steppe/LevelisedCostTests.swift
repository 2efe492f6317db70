import Steppe
import SteppeBase
import SteppeNetwork
import SteppeResults
import Testing

/// Wind in two hours, of which the second gives half, two loads of 3 MW together, and an electrolyser for 1 MW of hydrogen.
private func network() -> Network {
  var network = Network(name: "coast", snapshots: Snapshots(.numbers([0, 1])))
  network.add(.bus, "power", ["carrier": .text("AC")])
  network.add(.bus, "hydrogen", ["carrier": .text("hydrogen")])
  network.add(
    .generator, "wind",
    ["bus": .text("power"), "p_nom_extendable": .boolean(true), "capital_cost": .number(100)],
    series: ["p_max_pu": .series([1, 0.5])])
  network.add(
    .link, "electrolyser",
    [
      "bus0": .text("power"), "bus1": .text("hydrogen"), "efficiency": .number(0.5), "capital_cost": .number(20),
      "p_nom_extendable": .boolean(true),
    ])
  network.add(.load, "town", ["bus": .text("power"), "p_set": .number(2)])
  network.add(.load, "works", ["bus": .text("power"), "p_set": .number(1)])
  network.add(.load, "ships", ["bus": .text("hydrogen"), "p_set": .number(1)])
  return network
}

/// 10 MW of wind for 1,000 give the 10 MWh that are used: 100 per MWh. Hydrogen takes 4 of them and an electrolyser of 2 MW
/// for 40, for 2 MWh: 220 per MWh.
@Test func aBareNetworkHasTheLevelisedCostOfEveryCarrierThatIsAskedFor() throws {
  let plan = try plan(.loaded(network()))
  let products = plan.context.products.map(\.cost)
  try #require(products.count == 2)
  #expect(products[0].carrier == "AC" && products[0].userCount == 2 && products[0].user.isEmpty)
  #expect(abs(products[0].levelisedCost - 100) < 1e-5 && abs(products[0].amount - 6) < 1e-6)
  #expect(products[1].carrier == "hydrogen" && products[1].user == "ships")
  #expect(abs(products[1].levelisedCost - 220) < 1e-5 && abs(products[1].amount - 2) < 1e-6)
  let document = plan.document.description
  #expect(document.contains("\"levelised_cost\"") && document.contains("\"users\": 2"))
  for words in ["2 users", "ships", "hydrogen"] { #expect(plan.text(.english).contains(words)) }
  #expect(plan.text(.chinese).contains("2 个用户"))
}

@Test func scenariosGiveTheCostThatIsToBeExpected() throws {
  var network = network()
  network.setScenarios([("calm", 0.5), ("windy", 0.5)])
  network.scenarios[1].tables[.generator]!.series["p_max_pu"]![0]! = [1, 0.8]
  let products = try plan(.loaded(network)).context.products.map(\.cost)
  #expect(abs(try #require(products.first).levelisedCost - 100) < 1e-5, "the calm one sets the size")
}

@Test func investmentPeriodsHaveNoLevelisedCost() throws {
  var network = network()
  network.snapshots.periods = [2030, 2040]
  network.investmentPeriods = [2030, 2040].map { .init(label: $0, objectiveWeighting: 1, yearsWeighting: 1) }
  #expect(try plan(.loaded(network)).context.products.isEmpty)
}
