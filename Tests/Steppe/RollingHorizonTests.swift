import Steppe
import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram
import SteppeResults
import Testing

private func results(_ network: Network, _ procedure: Procedure) throws -> Results {
  let plan = try plan(.loaded(network), procedure: procedure)
  guard case .results(let results) = plan.outcome else { throw NoPlan() }
  return results
}

private struct NoPlan: Error {}

@Test func oneWindowOverEverythingIsASingleSolve() throws {
  let single = try results(cityNetwork(), .single)
  let rolled = try results(cityNetwork(), .rollingHorizon(RollingHorizon(horizon: 30)))
  #expect(rolled.status == .optimal)
  #expect(abs(rolled.objective - single.totals.total) < 1e-6 * single.totals.total)
  #expect(rolled.network[.generator].series == single.network[.generator].series)
  #expect(rolled.buses == single.buses)
}

@Test func everyWindowStartsFromWhatTheOneBeforeLeft() throws {
  let rolled = try results(cityNetwork(), .rollingHorizon(RollingHorizon(horizon: 8, overlap: 3)))
  #expect(rolled.status == .optimal)
  let battery = rolled.network[.storageUnit], generators = rolled.network[.generator]
  let level = try #require(battery.series["state_of_charge"]?[0]), stored = try #require(battery.series["p_store"]?[0])
  let taken = try #require(battery.series["p_dispatch"]?[0]), gas = try #require(generators.series["p"]?[1])
  for t in 0..<24 {
    let before = t == 0 ? 30 : level[t - 1]
    #expect(abs(before + 0.9 * stored[t] - taken[t] - level[t]) < 1e-6, "hour \(t)")
  }
  // The first hour of a window ramps from the last of the one before. No window needs more than 100 MW of gas.
  for t in stride(from: 5, to: 24, by: 5) { #expect(gas[t] - gas[t - 1] <= 0.6 * 100 + 1e-6) }
  #expect(battery.number("state_of_charge_initial", 0) == 30, "what was given stays as it was")
  #expect(rolled.run.iterations > 20, "the effort of all windows")
  #expect(abs(rolled.objective / rolled.totals.total - 1) < 1e-12)
}

@Test func someSnapshotsOnlyLeaveTheOthersAlone() throws {
  var options = FormulationOptions()
  options.snapshots = Array(4..<20)
  let plan = try plan(.loaded(cityNetwork()), options: options, procedure: .rollingHorizon(RollingHorizon(horizon: 5)))
  guard case .results(let results) = plan.outcome else { throw NoPlan() }
  let load = try #require(results.network[.load].series["p"]?[0])
  #expect(load[3] == 0 && load[4] > 0 && load[19] > 0 && load[20] == 0)
}

@Test func aWindowWithoutAPlanIsDiagnosedAtItsSnapshots() throws {
  var network = cityNetwork()
  for generator in 0..<2 { network[.generator].set("p_nom_max", of: generator, to: .number(100)) }
  network[.load].series["p_set"]![0]![17] = 1000
  let plan = try plan(.loaded(network), procedure: .rollingHorizon(RollingHorizon(horizon: 6)))
  guard case .none(let diagnosis) = plan.outcome else { throw NoPlan() }
  #expect(plan.status == .infeasible && diagnosis.proof.holds)
  #expect(diagnosis.demanded.contains { $0.snapshots.contains(17) })
}

@Test func anOverlapAsLongAsTheWindowIsAnError() {
  for rolling in [RollingHorizon(horizon: 4, overlap: 4), RollingHorizon(horizon: 0), RollingHorizon(overlap: -1)] {
    #expect(throws: InputError(.overlapBelowHorizon)) {
      try plan(.loaded(cityNetwork()), procedure: .rollingHorizon(rolling))
    }
  }
}

@Test func whoeverCancelsGetsTheWindowsSoFar() throws {
  var solves = 0
  let plan = try plan(.loaded(cityNetwork()), procedure: .rollingHorizon(RollingHorizon(horizon: 8))) { progress in
    if progress.iteration == 0 { solves += 1 }
    return solves < 2
  }
  #expect(plan.status == .stopped(.cancelled) && solves == 2)
}

@Test func everyScenarioGoesOnFromItsOwn() throws {
  var network = cityNetwork()
  for generator in 0..<2 {
    network[.generator].set("p_nom_extendable", of: generator, to: .boolean(false))
    network[.generator].set("p_nom", of: generator, to: .number(90))
  }
  // Everything costs something, so that what a window leaves behind is determined.
  network[.generator].set("marginal_cost", of: 0, to: .number(0.5))
  network[.storageUnit].set("marginal_cost_storage", of: 0, to: .number(0.02))
  network.setScenarios([("calm", 0.25), ("windy", 0.75)])
  network.scenarios[0].tables[.generator]!.series["p_max_pu"]![0]! = (0..<24).map { Double($0 * 5 % 24) / 40 }
  network.scenarios[0].tables[.storageUnit]!.set("state_of_charge_initial", of: 0, to: .number(70))
  let rolling = Procedure.rollingHorizon(RollingHorizon(horizon: 8, overlap: 3))
  let together = try results(network, rolling)
  // Nothing is shared by the scenarios, so that each is as it would be alone.
  let alone = try network.byScenario.map { try results($0, rolling) }
  for (scenario, own) in zip(together.scenarios, alone) {
    for (componentClass, attribute, index) in [
      (ComponentClass.storageUnit, "state_of_charge", 0), (.generator, "p", 1),
    ] {
      let found = try #require(scenario.outcome.network[componentClass].series[attribute]?[index])
      let expected = try #require(own.network[componentClass].series[attribute]?[index])
      for t in 0..<24 { #expect(abs(found[t] - expected[t]) < 1e-4, "\(scenario.name) \(attribute) \(t)") }
    }
    #expect(
      scenario.outcome.network[.storageUnit].number("state_of_charge_initial", 0) == (scenario.name == "calm" ? 70 : 30)
    )
  }
  let expected = 0.25 * alone[0].objective + 0.75 * alone[1].objective
  #expect(abs(together.objective / expected - 1) < 1e-6)
  #expect(abs(together.totals.total / expected - 1) < 1e-6)
}
