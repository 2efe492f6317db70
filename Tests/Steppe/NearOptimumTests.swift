import Steppe
import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram
import SteppeResults
import Testing

private func seek(_ network: Network, _ near: NearOptimum) throws -> Results? {
  guard case .results(let results) = try plan(.loaded(network), procedure: .nearOptimum(near)).outcome else {
    return nil
  }
  return results
}

private let wind = AlternativeObjective.Term(.generator, "p_nom", "wind", weight: .constant(1))

@Test func theBudgetIsUsedForAsLittleAndForAsMuchWindAsItBuys() throws {
  let best = try #require(try plan(.loaded(cityNetwork())).results)
  let chosen = try #require(best.components.first { $0.name == "wind" }?.capacity?.optimal)
  #expect(chosen > 1)
  for isMaximised in [false, true] {
    let near = NearOptimum(AlternativeObjective([wind], isMaximised: isMaximised), slack: 0.02)
    let other = try #require(try seek(cityNetwork(), near))
    #expect(other.status == .optimal)
    let size = try #require(other.components.first { $0.name == "wind" }?.capacity?.optimal)
    #expect(isMaximised ? size > chosen * 1.05 : size < chosen * 0.95)
    #expect(abs(other.objective - (isMaximised ? -size : size)) < 1e-6 * size)
    #expect(abs(other.totals.total / best.totals.total - 1.02) < 1e-6, "the whole budget is used")
  }
}

@Test func operationCanBeCountedAtSomeSnapshots() throws {
  let night = (0..<24).map { $0 < 6 ? 1.0 : 0 }
  let near = NearOptimum(
    AlternativeObjective([.init(.generator, "p", "gas", weight: .series(night))]), slack: 0.1)
  let results = try #require(try seek(cityNetwork(), near))
  let gas = try #require(results.network[.generator].series["p"]?[1])
  #expect(abs(results.objective - gas.prefix(6).reduce(0, +)) < 1e-6)
}

@Test func whatCannotBeCountedIsNamed() {
  let terms: [AlternativeObjective.Term] = [
    .init(.generator, "p_nmo", weight: .constant(1)), .init(.generator, "p_nom", "widn", weight: .constant(1)),
    .init(.generator, "p", "gas", weight: .series([1, 2])),
  ]
  #expect {
    try seek(cityNetwork(), NearOptimum(AlternativeObjective(terms)))
  } throws: { error in
    (error as? InputError)?.description(.english) == """
      Generator, p_nmo: the alternative objective counts what the program does not have
          → did you mean “p_nom”?
      Generator 'widn', p_nom: the alternative objective counts what the program does not have
          → did you mean “wind”?
      Generator 'gas', p: a series of 2 weights does not fit the snapshots
      """
  }
  #expect(throws: InputError(.slackBelowZero)) { try seek(cityNetwork(), NearOptimum(slack: -0.1)) }
  var quadratic = cityNetwork()
  quadratic[.generator].set("marginal_cost_quadratic", of: 1, to: .number(0.1))
  #expect(throws: UnsupportedError.self) { try seek(quadratic, NearOptimum()) }
}

/// With a sale that pays for everything the cost is negative, and a slack takes from it.
@Test func aSlackThatNoPlanCanKeepIsNamed() throws {
  var network = cityNetwork()
  network.add(
    .generator, "market",
    ["bus": .text("city"), "sign": .number(-1), "p_nom": .number(50), "marginal_cost": .number(-900)])
  let found = try plan(.loaded(network), procedure: .nearOptimum(NearOptimum(slack: 0.1)))
  #expect(found.status == .infeasible)
  #expect(found.warnings.contains { $0.message == .budgetBelowLeastCost })
}

@Test func scenariosShareTheBudgetAndOperationCountsInEach() throws {
  var network = cityNetwork()
  network.setScenarios([("cheap", 0.5), ("dear", 0.5)])
  network.scenarios[1].tables[.generator]!.set("marginal_cost", of: 1, to: .number(90))
  let best = try #require(try plan(.loaded(network)).results)
  let gas = { (scenario: String?) in
    AlternativeObjective([.init(.generator, "p", "gas", scenario: scenario, weight: .constant(1))], isMaximised: true)
  }
  for scenario in [nil, "dear"] {
    let near = NearOptimum(gas(scenario), budget: 1.03 * best.objective)
    let results = try #require(try seek(network, near))
    #expect(results.status == .optimal)
    let burnt = results.scenarios.map { $0.outcome.network[.generator].series["p"]![1]!.reduce(0, +) }
    #expect(
      abs(-results.objective - (scenario == nil ? burnt[0] + burnt[1] : burnt[1])) < 1e-4 * (1 + burnt[0] + burnt[1]))
    #expect(results.totals.total < 1.03 * best.totals.total * (1 + 1e-6))
  }

  // PyPSA's slack counts the costs of both scenarios in full.
  let slack = try plan(
    .loaded(network), procedure: .nearOptimum(NearOptimum(AlternativeObjective([wind], isMaximised: true), slack: 0.1)))
  let results = try #require(slack.results), warning = try #require(slack.warnings.last)
  let budget = 1.1 * best.scenarios.reduce(0) { $0 + $1.outcome.totals.total }
  #expect(abs(results.totals.total / budget - 1) < 1e-6)
  let excess = (budget / best.totals.total - 1) * 100
  #expect(warning.description(.english).contains("\((excess * 10).rounded() / 10) % more than the least expected cost"))
  #expect(throws: InputError.self) { try seek(network, NearOptimum(gas("wet"))) }
}
