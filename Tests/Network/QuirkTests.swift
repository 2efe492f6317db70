import SteppeBase
import SteppeNetwork
import Testing

/// A bus, a load and three-hourly snapshots that the objective counts as one hour each.
private func network() -> Network {
  var snapshots = Snapshots(.times([0, 10800, 21600]), weighting: 3)
  snapshots.objectiveWeightings = [1, 1, 2]
  var network = Network(name: "quirky", snapshots: snapshots)
  network.add(.carrier, "gas", ["co2_emissions": .number(0.2)])
  for name in ["a", "b"] { network.add(.bus, name) }
  return network
}

private struct Case: Sendable, CustomStringConvertible {
  var description: String
  var warning: Text
  var add: @Sendable (inout Network) -> Void
}

private let cases = [
  Case(description: "ramp limits of long snapshots", warning: .rampsPerSnapshot) {
    $0.add(.generator, "g", ["bus": .text("a"), "ramp_limit_up": .number(0.3)])
  },
  Case(description: "minimum times of long snapshots", warning: .timesPerSnapshot) {
    $0.add(.generator, "g", ["bus": .text("a"), "committable": .boolean(true), "min_up_time": .number(2)])
  },
  Case(description: "start costs", warning: .startCostsWithoutWeight) {
    $0.add(.generator, "g", ["bus": .text("a"), "committable": .boolean(true), "start_up_cost": .number(9)])
  },
  Case(description: "an initial level that would leak", warning: .initialLevelWithoutLoss) {
    $0.add(.store, "s", ["bus": .text("a"), "e_initial": .number(5), "standing_loss": .number(0.01)])
  },
  Case(description: "a cost of storing", warning: .storageCostByObjective) {
    $0.add(.store, "s", ["bus": .text("a"), "marginal_cost_storage": .number(0.1)])
  },
  Case(description: "a link with a fuel that is limited", warning: .overlookedEmissions) {
    $0.add(.link, "l", ["bus0": .text("a"), "bus1": .text("b"), "carrier": .text("gas")])
    $0.add(
      .globalConstraint, "co2",
      [
        "type": .text("primary_energy"), "carrier_attribute": .text("co2_emissions"), "sense": .text("<="),
        "constant": .number(5),
      ])
  },
  Case(description: "a lossy link that turns around", warning: .gainInReverse) {
    $0.add(
      .link, "l",
      ["bus0": .text("a"), "bus1": .text("b"), "p_min_pu": .number(-1), "efficiency": .number(0.9)])
  },
  Case(description: "a late arrival with a series of efficiencies", warning: .delayedSeries) {
    $0.add(
      .link, "l", ["bus0": .text("a"), "bus1": .text("b"), "delay": .number(3)],
      series: ["efficiency": .series([0.9, 0.8, 0.7])])
  },
  Case(description: "a load that is off", warning: .inactiveLoads) {
    $0.add(.load, "d", ["bus": .text("a"), "p_set": .number(4), "active": .boolean(false)])
  },
]

@Test(arguments: cases) private func eachQuirkIsNamedWhereItIsPresent(_ quirk: Case) {
  var network = network()
  #expect(network.quirks().isEmpty)
  quirk.add(&network)
  #expect(network.quirks().map(\.message) == [quirk.warning])
  #expect(network.quirks().allSatisfy { $0.severity == .warning && $0.place.component != nil })
}

@Test func oneWarningIsEnoughForAKind() {
  var network = network()
  for name in ["g", "h"] { network.add(.generator, name, ["bus": .text("a"), "ramp_limit_up": .number(0.3)]) }
  #expect(network.quirks().count == 1)
}

@Test func hourlyNetworksHaveNothingToFearFromRamps() {
  var network = Network(name: "hourly", snapshots: Snapshots(.times([0, 3600])))
  network.add(.bus, "a")
  network.add(.generator, "g", ["bus": .text("a"), "ramp_limit_up": .number(0.3)])
  #expect(network.quirks().isEmpty)
}

@Test func anInitialLevelThatNothingLeaksFromIsNoSurprise() {
  var network = network()
  network.add(.store, "s", ["bus": .text("a"), "e_initial": .number(5)])
  network.add(
    .store, "t",
    ["bus": .text("a"), "e_initial": .number(5), "standing_loss": .number(0.01), "e_cyclic": .boolean(true)])
  #expect(network.quirks().isEmpty)
}
