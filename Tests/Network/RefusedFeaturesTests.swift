import SteppeBase
import SteppeNetwork
import Testing

private func refused(_ change: (inout Network) -> Void) -> [String] {
  var network = smallNetwork()
  change(&network)
  return refusedFeatures(of: network).map { $0.description(.english) }
}

@Test func aPlainNetworkUsesNothingThatIsRefused() {
  #expect(refused { _ in } == [])
}

@Test func everyRefusedFeatureIsListedAtOnceWithItsComponents() {
  let issues = refused { network in
    network.add(.generator, "coal", ["bus": .text("south"), "committable": .boolean(true), "min_up_time": .number(4)])
    network.add(.generator, "gas", ["bus": .text("south"), "committable": .boolean(true)])
    network.set(.link, "delay", .number(2))
    network.set(.generator, "p_nom_extendable", .boolean(true))
    network.set(.generator, "p_nom_mod", .number(5))
  }
  #expect(
    issues == [
      "Generator 'coal', committable: not supported yet: Switch units on and off (unit commitment); used by coal, gas",
      "Generator 'coal', min_up_time: not supported yet: Least number of snapshots on; used by coal",
      "Generator 'wind', p_nom_mod: not supported yet: Size of one module; capacity comes in whole modules; used by wind",
    ])
}

@Test func valuesThatChangeNothingAreNotUses() {
  let issues = refused { network in
    network.set(.generator, "min_up_time", .number(4))
    network.set(.generator, "start_up_cost", .number(100))
    network.set(.generator, "p_nom_mod", .number(5))
    network.set(.generator, "build_year", .number(2030))
    network.set(.generator, "maintenance_duration", .number(24))
    network.set(.link, "delay2", .number(3))
    network.set(.link, "cyclic_delay", .boolean(false))
    network.set(.carrier, "max_growth", .number(10))
    network.add(
      .generator, "off", ["bus": .text("south"), "committable": .boolean(true), "active": .boolean(false)])
    network.add(
      .line, "direct current", ["bus0": .text("north"), "bus1": .text("south"), "v_ang_max": .number(30)])
    network[.line].set("carrier", of: 0, to: .text("DC"))
  }
  #expect(issues == [])
}

@Test func unitsThatMayRunByHalvesAreNoIntegers() {
  var network = smallNetwork()
  network.add(.generator, "coal", ["bus": .text("south"), "committable": .boolean(true), "min_up_time": .number(4)])
  #expect(refusedFeatures(of: network, linearizingUnitCommitment: true) == [])
}

@Test func costsThatRiseEverSlowerAreRefused() {
  let issues = refused { network in
    network[.generator].curves["marginal_cost"] = [
      0: [.init(x: 0, y: 0), .init(x: 0.5, y: 20), .init(x: 1, y: 10)]
    ]
    network.investmentPeriods = [.init(label: 2030, objectiveWeighting: 1, yearsWeighting: 10)]
  }
  #expect(issues == ["Generator 'wind', marginal_cost: not supported yet: a curve of breakpoints; used by wind"])
}

@Test func whatOneScenarioAsksForIsRefusedWithItsName() {
  var network = smallNetwork()
  network.add(.generator, "coal", ["bus": .text("south"), "committable": .boolean(true)])
  network.setScenarios([("calm", 0.5), ("windy", 0.5)])
  network.scenarios[1].tables[.generator]!.set("start_up_cost", of: 1, to: .number(5))
  #expect(
    refusedFeatures(of: network).map { $0.description(.english) } == [
      "Generator 'coal', committable: not supported yet: Switch units on and off (unit commitment); used by coal",
      "scenario 'windy', Generator 'coal', start_up_cost: not supported yet: Cost of one start; used by coal",
    ])
}
