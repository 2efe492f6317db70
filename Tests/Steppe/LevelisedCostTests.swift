import Steppe
import SteppeBase
import SteppeFormulation
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

/// Two periods of an hour each, of which the second counts half; the works take 3 MW in the first.
private func pathway() -> Network {
  var network = network()
  network.snapshots.periods = [2030, 2040]
  network.investmentPeriods = [(2030, 1), (2040, 0.5)].map {
    .init(label: $0.0, objectiveWeighting: $0.1, yearsWeighting: 1)
  }
  network[.load].series["p_set"] = [1: [3, 1]]
  return network
}

private let byPeriod: FormulationOptions = {
  var options = FormulationOptions()
  options.investsByPeriod = true
  return options
}()

/// 10 MW of wind cost 1,000 in each period, of which 7 MWh are used in the first and 5 in the second: 1,000 / 7 and 200 per
/// MWh. Hydrogen takes 2 MWh in each and an electrolyser for 40: 2,280 / 7 and 440. Over both periods 5 and half of 3 MWh
/// of electricity bear 5,000 / 7 + 300, one and a half of hydrogen 2,280 / 7 + 220: together the 1,560 of the objective.
@Test func aPathwayHasALevelisedCostInEveryPeriodAndOverAllOfThem() throws {
  let plan = try plan(.loaded(pathway()), options: byPeriod)
  let products = plan.context.products.map(\.cost)
  let expected: [(ProductCost.Span, String, amount: Double, cost: Double)] = [
    (.period(2030), "AC", 5, 1000 / 7), (.period(2030), "hydrogen", 1, 2280 / 7), (.period(2040), "AC", 3, 200),
    (.period(2040), "hydrogen", 1, 440), (.allPeriods, "AC", 6.5, (5000 / 7 + 300) / 6.5),
    (.allPeriods, "hydrogen", 1.5, (2280 / 7 + 220) / 1.5),
  ]
  try #require(products.count == expected.count)
  for (product, (span, carrier, amount, cost)) in zip(products, expected) {
    #expect(product.span == span && product.carrier == carrier)
    #expect(abs(product.amount - amount) < 1e-5 && abs(product.levelisedCost - cost) < 1e-3)
    #expect(product.userCount == (carrier == "AC" ? 2 : 1))
  }
  let total = products.filter { $0.span == .allPeriods }.reduce(0) { $0 + $1.amount * $1.levelisedCost }
  #expect(abs(total - 1560) < 1e-3)
  for words in ["2040: 2 users", "All periods: ships"] { #expect(plan.text(.english).contains(words)) }
  #expect(
    plan.document.description.contains("\"period\": 2040") && plan.document.description.contains("\"period\": \"all\""))
}

/// What is in use in the second period alone costs nothing in the first: 8 MW of wind are then enough.
@Test func assetsCostInThePeriodsOfTheirLife() throws {
  var network = pathway()
  network.add(
    .generator, "sun",
    [
      "bus": .text("power"), "p_nom": .number(1), "capital_cost": .number(70), "build_year": .number(2040),
    ])
  let products = try plan(.loaded(network), options: byPeriod).context.products.map(\.cost)
  let sums = [ProductCost.Span.period(2030), .period(2040)].map { span in
    products.filter { $0.span == span }.reduce(0) { $0 + $1.amount * $1.levelisedCost }
  }
  #expect(abs(sums[0] - 840) < 1e-3 && abs(sums[1] - 910) < 1e-3)
}

/// Probabilities of a half: the mean of two scenarios that are alike is what either gives.
@Test func aPathwayWithScenariosHasTheCostThatIsToBeExpected() throws {
  var network = pathway()
  network.setScenarios([("a", 0.5), ("b", 0.5)])
  let products = try plan(.loaded(network), options: byPeriod).context.products.map(\.cost)
  try #require(products.count == 6)
  #expect(
    abs(products[0].levelisedCost - 1000 / 7) < 1e-3 && abs(products[5].levelisedCost - (2280 / 7 + 220) / 1.5) < 1e-3)
}

/// Planned at once, capacities cost once, and so there is one cost of each product.
@Test func periodsThatArePlannedAtOnceHaveOneLevelisedCost() throws {
  let products = try plan(.loaded(pathway())).context.products.map(\.cost)
  try #require(products.map(\.span) == [.plan, .plan])
  #expect(abs(products.reduce(0) { $0 + $1.amount * $1.levelisedCost } - 1040) < 1e-3)
}
