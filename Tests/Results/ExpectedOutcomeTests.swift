import SteppeBase
import SteppeNetwork
import SteppeProgram
import Testing

@testable import SteppeFormulation
@testable import SteppeResults

/// The handmade plan, and one with twice its operation and three times its multipliers.
private let scenarios: [ScenarioOutcome] = {
  let plain = HandmadePlan.solution()
  var other = plain
  let inStages = plain.x.count - 2
  other.x = plain.x.prefix(inStages).map { 2 * $0 } + plain.x.suffix(2)
  other.y = plain.y.map { 3 * $0 }
  return [("wet", 0.75, plain), ("dry", 0.25, other)].map { name, probability, solution in
    ScenarioOutcome(
      name: name, probability: probability,
      outcome: Outcome(solution, of: HandmadePlan.formulation, for: HandmadePlan.network))
  }
}()

private let expected = Outcome(expectedOf: scenarios, snapshots: [0, 1])

private func gas(_ outcome: Outcome) -> ComponentResult { outcome.components.first { $0.name == "gas" }! }

@Test func energiesCostsAndEmissionsOfScenariosAreMeans() {
  let plain = gas(scenarios[0].outcome), mean = gas(expected)
  // 0.75 + 0.25 × 2
  #expect(mean.exchanges[0].supply == 1.25 * plain.exchanges[0].supply && plain.exchanges[0].supply > 0)
  #expect(mean.operatingCost == 1.25 * plain.operatingCost && plain.operatingCost > 0)
  #expect(mean.throughput == 1.25 * plain.throughput)
  #expect(mean.capacity == plain.capacity && mean.installedCapitalCost == plain.installedCapitalCost)
  #expect(expected.emissions.map(\.carrier) == ["gas"])
  #expect(expected.emissions[0].amount == 1.25 * scenarios[0].outcome.emissions[0].amount)
  #expect(expected.totals.operating == expected.components.reduce(0) { $0 + $1.operatingCost })
}

@Test func pricesAndRevenuesOfScenariosAreSums() {
  let prices = expected.network[.bus].series["marginal_price"]!
  #expect(prices[0] == [120, 160] && prices[1] == [6000, 4800])
  let each = scenarios.map { gas($0.outcome).exchanges[0].revenue }
  #expect(each[1] == 6 * each[0] && each[0] > 0)
  #expect(gas(expected).exchanges[0].revenue == each[0] + each[1])
}

@Test func limitsOfScenariosAreNamedAfterThem() {
  #expect(expected.globalConstraints.map(\.name) == ["wet/co2", "dry/co2"])
  #expect(expected.globalConstraints.map(\.multiplier) == [-7, -21])
  #expect(expected.rules.isEmpty)
}

/// What costs without end counts nothing if it cannot happen.
@Test func whatCannotHappenDoesNotCount() {
  var impossible = scenarios
  impossible[0].probability = 1
  impossible[1].probability = 0
  for index in impossible[1].outcome.components.indices {
    impossible[1].outcome.components[index].operatingCost = .infinity
  }
  #expect(
    gas(Outcome(expectedOf: impossible, snapshots: [0, 1])).operatingCost == gas(scenarios[0].outcome).operatingCost)
}
