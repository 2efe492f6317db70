import Foundation
import SteppeBase
import SteppeFormulation
import SteppeInteriorPoint
import SteppeNetwork
import SteppeProgram
import Testing

// Networks with scenarios: what their program is, and that it means the expectation over all of them.

private let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/Scenarios.txt")

/// A town whose demand may double, a plant to be built, and costly shortage.
private func newsvendor() -> Network {
  var network = Network(snapshots: Snapshots(.numbers([0])))
  network.add(.bus, "town")
  network.add(.load, "demand", ["bus": .text("town"), "p_set": .number(10)])
  network.add(
    .generator, "plant",
    ["bus": .text("town"), "p_nom_extendable": .boolean(true), "capital_cost": .number(5), "p_nom": .number(2)])
  network.add(
    .generator, "shortage", ["bus": .text("town"), "p_nom": .number(100), "marginal_cost": .number(8)])
  network.setScenarios([("usual", 0.6), ("double", 0.4)])
  network.scenarios[1].tables[.load]!.set("p_set", of: 0, to: .number(20))
  return network
}

/// Three snapshots with a cyclic tank, an emission limit for each scenario and one plant for all.
private func tankAndLimit() -> Network {
  var network = Network(snapshots: Snapshots(.numbers([0, 1, 2])))
  network.add(.bus, "town")
  network.add(.carrier, "gas", ["co2_emissions": .number(0.5)])
  network.add(.load, "demand", ["bus": .text("town")], series: ["p_set": .series([1, 2, 3])])
  network.add(
    .generator, "gas",
    ["bus": .text("town"), "carrier": .text("gas"), "p_nom": .number(9), "marginal_cost": .number(10)])
  network.add(
    .generator, "wind",
    ["bus": .text("town"), "p_nom_extendable": .boolean(true), "capital_cost": .number(7)],
    series: ["p_max_pu": .series([0.5, 1, 0])])
  network.add(
    .store, "tank",
    ["bus": .text("town"), "e_nom": .number(2), "e_cyclic": .boolean(true), "standing_loss": .number(0.1)])
  network.add(
    .globalConstraint, "co2",
    ["sense": .text("<="), "constant": .number(2), "carrier_attribute": .text("co2_emissions")])
  network.setScenarios([("windy", 0.75), ("calm", 0.25)])
  network.scenarios[1].tables[.generator]!.set("p_max_pu", of: 1, to: .series([0.1, 0.4, 0]))
  network.scenarios[1].tables[.globalConstraint]!.set("constant", of: 0, to: .number(5))
  return network
}

@Test func theProgramOfScenariosIsAsWrittenDown() throws {
  var options = FormulationOptions()
  options.risk = RiskPreference(confidence: 0.8, weight: 0.5)
  let text = try formulate(tankAndLimit(), options: options).program.text()
  if ProcessInfo.processInfo.environment["STEPPE_WRITE_GOLDEN"] != nil {
    try text.write(to: golden, atomically: true, encoding: .utf8)
  }
  #expect(text == (try String(contentsOf: golden, encoding: .utf8)))
}

@Test func capacityIsBuiltWhereItPaysInExpectation() throws {
  // The second ten megawatts would save 0.4 · 8 = 3.2 for 5 each: only ten are built, and ten are short in "double".
  let formulation = try formulate(newsvendor())
  let solution = solve(formulation.program)
  #expect(abs(formulation.capacity(.init("Generator-p_nom", "plant"), at: solution.x)! - 10) < 1e-6)
  #expect(formulation.objectiveConstant == 10)
  #expect(abs(solution.objective - (5 * 10 - 10 + 0.4 * 8 * 10)) < 1e-6)
  let parts = formulation.scenarios
  let own = parts.map { $0.solution(in: solution, of: formulation.program) }
  #expect(zip(own, [40.0, 120]).allSatisfy { abs($0.objective - $1) < 1e-6 })
  let short = zip(parts, own).map { $0.formulation.values(of: .init("Generator-p", "shortage"), at: $1.x)![0] }
  #expect(abs(short[0]) < 1e-6 && abs(short[1] - 10) < 1e-6)
}

@Test func aRiskPreferenceBuildsForTheWorst() throws {
  // The worst half is "double" (0.4) and a part of "usual" (0.1): a megawatt saves 8 · 0.4 / 0.5 = 6.4 there and costs 5.
  var options = FormulationOptions()
  options.risk = RiskPreference(confidence: 0.5, weight: 1)
  let all = try formulate(newsvendor(), options: options)
  #expect(abs(solve(all.program).objective - (5 * 20 - 10)) < 1e-6)
  // Half and half it saves (3.2 + 6.4) / 2 = 4.8, not enough: ten are built, and the shortage of 80 costs 32 or 64.
  options.risk?.weight = 0.5
  let half = try formulate(newsvendor(), options: options)
  #expect(abs(solve(half.program).objective - (5 * 10 - 10 + 0.5 * 32 + 0.5 * 64)) < 1e-6)
}

@Test(arguments: GoldenNetworks.all.keys.sorted(), [SolverOptions.Backend.staged, .sparse])
func equalScenariosCostWhatOneDoes(_ family: String, _ backend: SolverOptions.Backend) throws {
  // Every family of constraints has to hold in each scenario, and nothing may leak from one to the next.
  let network = GoldenNetworks.all[family]!, options = GoldenNetworks.options[family] ?? FormulationOptions()
  var twice = network
  twice.setScenarios([("one", 0.25), ("other", 0.75)])
  var solver = SolverOptions()
  solver.backend = backend
  let single = try formulate(network, options: options), both = try formulate(twice, options: options)
  let expected = solve(single.program, options: solver), found = solve(both.program, options: solver)
  #expect(found.status == expected.status)
  if expected.status != .optimal { return }
  #expect(abs(found.objective - expected.objective) <= 1e-6 * max(1, abs(expected.objective)))
  #expect(abs(both.objectiveConstant - single.objectiveConstant) <= 1e-9 * abs(single.objectiveConstant))
  for part in both.scenarios {
    let own = part.solution(in: found, of: both.program)
    let certificate = Certificate(part.formulation.program, x: own.x, y: own.y)
    #expect(certificate.rowResidual.relative < 1e-6 && certificate.boundResidual.relative < 1e-6)
  }
}

@Test func scenariosThatShareNothingCostTheirExpectation() throws {
  // A cyclic store and a cyclic delay, and one demand of its own for each scenario.
  var network = Network(snapshots: Snapshots(.numbers([0, 1, 2, 3])))
  for bus in ["mine", "town"] { network.add(.bus, bus) }
  network.add(.load, "demand", ["bus": .text("town")], series: ["p_set": .series([3, 1, 2, 4])])
  network.add(
    .generator, "ore", ["bus": .text("mine"), "p_nom": .number(9)], series: ["marginal_cost": .series([9, 1, 5, 3])])
  network.add(
    .link, "train",
    [
      "bus0": .text("mine"), "bus1": .text("town"), "p_nom": .number(6), "delay": .number(2),
      "efficiency": .number(0.9),
    ])
  network.add(.store, "heap", ["bus": .text("town"), "e_nom": .number(3), "e_cyclic": .boolean(true)])
  network.add(
    .storageUnit, "pond",
    [
      "bus": .text("town"), "p_nom": .number(1), "max_hours": .number(2), "inflow": .number(0.25),
      "cyclic_state_of_charge": .boolean(true),
    ])
  let demands: [[Double]] = [[3, 1, 2, 4], [0, 5, 0, 4], [1, 1, 1, 6]], weights = [0.5, 0.2, 0.3]
  network.setScenarios(weights.enumerated().map { (name: "case \($0)", weight: $1) })
  for (index, demand) in demands.enumerated() {
    network.scenarios[index].tables[.load]!.set("p_set", of: 0, to: .series(demand))
  }
  network.scenarios[2].tables[.storageUnit]!.set("cyclic_state_of_charge", of: 0, to: .boolean(false))
  let alone = try network.scenarios.indices.map { solve(try formulate(network.inScenario($0)).program).objective }
  let together = solve(try formulate(network).program)
  #expect(together.status == .optimal)
  #expect(abs(together.objective - zip(weights, alone).map(*).reduce(0, +)) < 1e-6)
}

@Test func aRiskPreferenceThatMakesNoSenseIsAnInputError() throws {
  func complaint(_ network: Network, _ confidence: Double, _ weight: Double) -> String? {
    var options = FormulationOptions()
    options.risk = RiskPreference(confidence: confidence, weight: weight)
    do { _ = try formulate(network, options: options) } catch { return (error as? InputError)?.description(.english) }
    return nil
  }
  #expect(complaint(newsvendor(), 0.5, 0.5) == nil)
  let range = "a risk preference needs 0 < alpha < 1 and 0 ≤ omega ≤ 1, not alpha = 1.0 and omega = 0.5"
  #expect(complaint(newsvendor(), 1, 0.5) == range)
  #expect(complaint(newsvendor(), 0.5, .nan)?.contains("omega = nan") == true)
  #expect(
    complaint(newsvendor().inScenario(0), 0.5, 0.5) == "a risk preference needs scenarios, but the network has none")
  var squared = newsvendor()
  squared.scenarios[1].tables[.generator]!.set("marginal_cost_quadratic", of: 1, to: .number(1))
  #expect(complaint(squared, 0.5, 0.5)?.hasPrefix("a quadratic cost cannot go with a risk preference") == true)
}

@Test func oneScenarioMayBeWithoutCostsButNotAll() throws {
  var network = newsvendor()
  let free = ["capital_cost", "marginal_cost"]
  for attribute in free { network.scenarios[0].tables[.generator]!.columns[attribute] = .numbers([0, 0]) }
  #expect(try formulate(network).scenarios.count == 2)
  for attribute in free { network.scenarios[1].tables[.generator]!.columns[attribute] = .numbers([0, 0]) }
  #expect(throws: InputError(.emptyObjective, hint: .emptyObjectiveHint)) { _ = try formulate(network) }
}

@Test func whatIsWrongInOneScenarioNamesIt() throws {
  var network = tankAndLimit()
  network.scenarios[1].tables[.generator]!.set("efficiency", of: 0, to: .number(0))
  #expect {
    _ = try formulate(network)
  } throws: { error in
    (error as? InputError)?.description(.english)
      == "scenario 'calm', Generator 'gas', efficiency: an efficiency of zero makes the primary energy infinite"
  }
}
