import SteppeBase
import SteppeFormulation
import SteppeNetwork
import Testing

/// The messages of everything that is wrong with a network.
private func complaints(_ network: Network, _ options: FormulationOptions = FormulationOptions()) -> [String] {
  do {
    _ = try formulate(network, options: options)
    return []
  } catch let error as InputError {
    return error.issues.map { $0.description(.english) }
  } catch {
    return ["another error: \(error)"]
  }
}

@Test func connectionsToBusesThatDoNotExistAreAllNamed() {
  var network = GoldenNetworks.empty
  network.add(.load, "demand", ["bus": .text("nroth")])
  network.add(.link, "cable", ["bus0": .text("south"), "bus1": .text("elsewhere")])
  #expect(
    complaints(network) == [
      "Link 'cable', bus1: there is no bus “elsewhere”",
      "Load 'demand', bus: there is no bus “nroth”\n    → did you mean “north”?",
    ])
}

@Test func aLoadThatNothingSuppliesAndAMissingObjectiveAreNamedTogether() {
  var network = GoldenNetworks.empty
  network[.generator].set("marginal_cost", of: 0, to: .number(0))
  network.add(.load, "demand", ["bus": .text("south"), "p_set": .number(1)])
  network.add(.load, "nothing", ["bus": .text("south"), "p_set": .number(0)])
  #expect(
    complaints(network) == [
      "bus “south” has a load, but nothing that could supply it",
      "no component has a cost, so there is nothing to minimise\n"
        + "    → give a marginal cost, or a capital cost to something extendable",
    ])
}

@Test func whatIsGivenIsACostEvenIfNothingIsChosen() throws {
  // PyPSA subtracts the cost of what is there by a fixed variable, which makes an objective of its own.
  var network = GoldenNetworks.empty
  network[.generator].set("marginal_cost", of: 0, to: .number(0))
  network[.generator].set("p_nom_extendable", of: 0, to: .boolean(true))
  network[.generator].set("fom_cost", of: 0, to: .number(2))
  #expect(try formulate(network).objectiveConstant == 200)
}

@Test func costsOfCapacityThatCannotBeComputedAreNamed() {
  var network = GoldenNetworks.empty
  let wind: [String: AttributeValue] = [
    "bus": .text("north"), "p_nom_extendable": .boolean(true), "overnight_cost": .number(1000),
  ]
  network.add(.generator, "no rate", wind)
  network.add(
    .generator, "no life", wind.merging(["discount_rate": .number(0), "lifetime": .number(0)]) { $1 })
  #expect(
    complaints(network) == [
      "Generator 'no rate', overnight_cost: an overnight cost needs a discount rate and a lifetime above zero",
      "Generator 'no life', overnight_cost: an overnight cost needs a discount rate and a lifetime above zero",
    ])
}

/// PyPSA's objective is minus infinity then. Where it costs nothing it is no matter, and neither without the constant.
@Test func anInfiniteCapacityThatIsThereAndCostsLeavesNoObjective() {
  func found(capitalCost: Double, _ options: FormulationOptions = FormulationOptions()) -> [String] {
    var network = GoldenNetworks.empty
    network[.generator].set("p_nom_extendable", of: 0, to: .boolean(true))
    network[.generator].set("p_nom", of: 0, to: .number(.infinity))
    network[.generator].set("capital_cost", of: 0, to: .number(capitalCost))
    return complaints(network, options)
  }
  #expect(
    found(capitalCost: 2) == [
      "Generator 'gas', p_nom: an infinite capacity is there already and costs something: the objective, which is less that cost, has no value"
    ])
  #expect(found(capitalCost: 0) == [])
  #expect(found(capitalCost: 2, FormulationOptions(includesObjectiveConstant: false)) == [])
}

@Test func aPrescribedCapacityNeedsAnExtendableComponent() {
  var network = GoldenNetworks.empty
  network[.generator].set("p_nom_set", of: 0, to: .number(5))
  #expect(
    complaints(network) == ["Generator 'gas', p_nom_set: a capacity is prescribed, but the component is not extendable"]
  )
}

@Test func aFixedInfiniteCapacityWithZeroPerUnitBoundGivesZero() throws {
  var network = GoldenNetworks.empty
  network.add(
    .generator, "import", ["bus": .text("north"), "p_nom": .number(.infinity)],
    series: ["p_max_pu": .series([0, 0.5])])
  let column = try #require(try formulate(network).program.columns.last)
  #expect(column.lower == .constant(0))
  #expect(column.upper == .series([0, .infinity]))
  network[.generator].set("p_min_pu", of: 1, to: .number(0.2))
  #expect(
    complaints(network) == [
      "Generator 'import', p_nom: an infinite capacity times p_min_pu gives a bound that no dispatch can meet"
    ])
}

@Test func limitsThatConcernNothingTheyCouldAreNamed() {
  var network = GoldenNetworks.capacityExpansionLimit
  network.add(.bus, "west")
  network[.globalConstraint].set("bus", of: 1, to: .text("west"))
  network.add(.globalConstraint, "tar", ["carrier_attribute": .text("tar")])
  network.add(.globalConstraint, "odd", ["sense": .text("<")])
  network.add(.globalConstraint, "late", ["investment_period": .number(2030)])
  #expect(
    complaints(network) == [
      "GlobalConstraint 'odd', sense: “<” is not a direction: use <=, == or >=",
      "GlobalConstraint 'late', investment_period: an investment period is named, but the network has none",
    ])
  network[.globalConstraint] = ComponentTable(.globalConstraint)
  for (name, attributes) in [
    ("tar", ["carrier_attribute": AttributeValue.text("tar")]),
    (
      "west wind",
      [
        "type": .text("tech_capacity_expansion_limit"), "carrier_attribute": .text("wind"), "bus": .text("west"),
      ]
    ),
  ] { network.add(.globalConstraint, name, attributes) }
  #expect(
    complaints(network) == [
      "GlobalConstraint 'tar': carriers have no numeric attribute “tar”",
      "GlobalConstraint 'west wind': nothing extendable of carrier “wind” is at bus “west”",
    ])
}

@Test func anEfficiencyOfZeroHasNoPrimaryEnergy() {
  var network = GoldenNetworks.primaryEnergy
  network[.generator].set("efficiency", of: 0, to: .series([0.5, 0]))
  #expect(
    complaints(network) == [
      "Generator 'gas', efficiency: an efficiency of zero makes the primary energy infinite"
    ])
}

@Test func snapshotsOutsideTheNetworkAreNamed() {
  #expect(
    complaints(GoldenNetworks.empty, FormulationOptions(snapshots: [1, 2, 1])) == [
      "there is no snapshot at position 2: the network has 2, counted from 0", "a snapshot is selected twice",
    ])
  #expect(complaints(GoldenNetworks.empty, FormulationOptions(snapshots: [])) == ["there are no snapshots to plan"])
}

@Test func featuresThatAreNotHonouredAreRefusedAllAtOnce() throws {
  var network = GoldenNetworks.empty
  network[.generator].set("committable", of: 0, to: .boolean(true))
  network.add(
    .link, "pipe",
    ["bus0": .text("north"), "bus1": .text("south"), "p_nom_extendable": .boolean(true), "p_nom_mod": .number(3)])
  let error = try #require(throws: UnsupportedError.self) { try formulate(network) }
  #expect(error.issues.map(\.place.attribute) == ["committable", "p_nom_mod"])
}
