import SteppeBase
import SteppeNetwork
import Testing

private func agree(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-12 * max(abs(a), abs(b)) }

/// Values of PyPSA 1.4 (`costs.annuity`).
@Test func anAnnuityKnowsItsLimits() {
  #expect(agree(annuity(discountRate: 0.07, lifetime: 25), 0.0858105172206656))
  #expect(annuity(discountRate: 0, lifetime: 20) == 0.05)
  #expect(annuity(discountRate: 0.05, lifetime: .infinity) == 0.05)
  #expect(annuity(discountRate: -0.02, lifetime: .infinity) == 0)
}

@Test func anOvernightCostWinsOverTheCapitalCostAndFixedCostsComeOnTop() {
  var network = Network(snapshots: Snapshots(.numbers([0])))
  network.add(.generator, "plain", ["capital_cost": .number(100), "fom_cost": .number(3)])
  network.add(
    .generator, "overnight",
    [
      "capital_cost": .number(100), "fom_cost": .number(3), "overnight_cost": .number(1000),
      "discount_rate": .number(0), "lifetime": .number(20),
    ])
  network.add(.generator, "incomplete", ["overnight_cost": .number(1000)])
  // Two years: only the annuities grow with them.
  #expect(network.generators.map { $0.investment.total(years: 2) } == [103, 1000 / 20 * 2 + 3, nil])
}

/// Impedances of PyPSA 1.4 (`calculate_dependent_values`).
@Test func standardTypesGiveImpedancesAndTheCapacityOfTransformers() throws {
  var network = Network(snapshots: Snapshots(.numbers([0])))
  network.add(.bus, "a", ["v_nom": .number(110)])
  network.add(.bus, "b", ["v_nom": .number(110)])
  network.add(.bus, "c", ["v_nom": .number(220)])
  network.add(
    .line, "line",
    [
      "bus0": .text("a"), "bus1": .text("b"), "type": .text("243-AL1/39-ST1A 110.0"), "length": .number(50),
      "num_parallel": .number(2), "x": .number(9),
    ])
  network.add(
    .transformer, "transformer",
    [
      "bus0": .text("c"), "bus1": .text("a"), "type": .text("100 MVA 220/110 kV"), "tap_position": .number(3),
      "num_parallel": .number(2), "s_nom": .number(7),
    ])
  let line = try network.lines()[0], transformer = try network.transformers()[0]
  #expect(agree(line.reactance, 0.0008057851239669421))
  #expect(agree(line.resistance, 0.00024545454545454545))
  #expect(agree(transformer.reactance, 0.0006268528118904788))
  #expect(agree(transformer.resistance, 1.3584999999999998e-05))
  #expect(transformer.capacity.given == 100)
}

@Test func unknownTypesAreAllNamedAtOnce() throws {
  var network = Network(snapshots: Snapshots(.numbers([0])))
  for name in ["first", "second"] { network.add(.line, name, ["type": .text("243-AL1/39-ST1A 110")]) }
  let error = try #require(throws: InputError.self) { try network.lines() }
  #expect(error.issues.map(\.place.component) == ["Line 'first'", "Line 'second'"])
  #expect(error.issues[0].hint?.english == "did you mean “243-AL1/39-ST1A 110.0”?")
}

/// PyPSA fills the carrier of these classes from the bus before it optimises.
@Test func linksLinesAndStoresWithoutCarrierHaveThatOfTheirBus() throws {
  var network = Network(snapshots: Snapshots(.numbers([0])))
  network.add(.bus, "field", ["carrier": .text("gas")])
  network.add(.bus, "town")
  for item in [ComponentClass.store, .storageUnit, .generator] { network.add(item, "x", ["bus": .text("field")]) }
  for item in [ComponentClass.link, .line, .process] {
    network.add(item, "x", ["bus0": .text("field"), "bus1": .text("town")])
  }
  #expect(network.stores[0].carrier == "gas")
  #expect(network.links[0].carrier == "gas")
  #expect(try network.lines()[0].carrier == "gas")
  #expect(network.storageUnits[0].carrier == "" && network.generators[0].carrier == "")
  #expect(network.processes[0].carrier == "")
}

@Test func aLinkHasAsManyPortsAsBusesAreNamed() {
  var network = Network(snapshots: Snapshots(.numbers([0, 1])))
  network.add(
    .link, "chp",
    [
      "bus0": .text("gas"), "bus1": .text("power"), "bus3": .text("heat"), "efficiency": .number(0.4),
      "efficiency3": .number(0.5),
    ])
  network.add(
    .link, "cable", ["bus0": .text("power"), "bus1": .text("town")], series: ["efficiency": .series([1, 0.9])])
  let links = network.links
  #expect(
    links[0].ports == [
      Port(number: 0, bus: "gas", coefficient: .constant(-1)),
      Port(number: 1, bus: "power", coefficient: .constant(0.4)),
      Port(number: 3, bus: "heat", coefficient: .constant(0.5)),
    ])
  #expect(links[1].ports.map(\.bus) == ["power", "town"])
  #expect(links[1].ports[1].coefficient == .series([1, 0.9]))
}

@Test func aRampLimitOfStartsAloneMeansOneForTheRest() {
  var network = Network(snapshots: Snapshots(.numbers([0, 1])))
  network.add(.generator, "none")
  network.add(.generator, "start", ["ramp_limit_start_up": .number(0.3)])
  network.add(.generator, "partly", series: ["ramp_limit_down": .series([.nan, 0.2])])
  let ramps = network.generators.map(\.ramps)
  #expect(ramps[0].up == nil && ramps[0].down == nil)
  #expect(ramps[1].up?.perUnit == .constant(1) && ramps[1].down == nil)
  #expect(ramps[2].down?.perUnit == .series([0, 0.2]))
  #expect(ramps[2].down?.relief == .series([.infinity, 0]))
}

@Test func selectingSnapshotsCutsSeriesWeightingsAndRules() {
  var network = Network(snapshots: Snapshots(.numbers([0, 1, 2])))
  network.snapshots.storeWeightings = [1, 2, 3]
  network.add(.load, "city", series: ["p_set": .series([10, 20, 30])])
  network.rules = [LinearRule("late", .energy(.load, "city", weight: .series([0, 0, 1])), .atMost)]
  let selected = network.selecting(snapshots: [1, 2])
  #expect(selected.snapshots.labels == .numbers([1, 2]))
  #expect(selected.snapshots.storeWeightings == [2, 3])
  #expect(selected.loads[0].injection == .series([-20, -30]))
  #expect(selected.rules[0].expression.operations[0].weight == .series([0, 1]))
}
