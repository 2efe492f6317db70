import Steppe
import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram
import SteppeResults
import Testing

/// A ship that is under way for some hours brings what a city needs.
private func strait(_ delay: Int) -> Network {
  var network = cityNetwork(hours: 66)
  network.add(.bus, "port")
  network.add(
    .generator, "mine",
    ["bus": .text("port"), "p_nom_extendable": .boolean(true), "capital_cost": .number(500)],
    series: ["p_max_pu": .series((0..<66).map { $0 % 7 < 4 ? 1.0 : 0.3 })])
  network.add(
    .link, "ship",
    [
      "bus0": .text("port"), "bus1": .text("city"), "p_nom": .number(60), "efficiency": .number(0.9),
      "delay": .number(Double(delay)),
    ])
  return network
}

@Test func whatIsUnderWayForLongIsPlannedSparselyUnlessAskedOtherwise() throws {
  var objectives: [Double] = []
  for (delay, backend, expected) in [
    (12, SolverOptions.Backend.automatic, "staged"), (31, .automatic, "sparse"), (31, .staged, "staged"),
  ] {
    #expect(try formulate(strait(delay)).memory == delay)
    var options = SolverOptions()
    options.backend = backend
    let plan = try plan(.loaded(strait(delay)), solver: options)
    guard case .results(let results) = plan.outcome else { throw InputError(.noSnapshots) }
    #expect(results.status == .optimal && results.run.method.contains(expected), "\(delay) \(backend)")
    objectives.append(results.objective)
  }
  #expect(abs(objectives[1] / objectives[2] - 1) < 1e-7)
}
