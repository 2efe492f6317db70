import SteppeBase
import SteppeNetwork

/// A day on one bus: wind and gas to be sized, a battery, a city.
func cityNetwork(hours: Int = 24, gasCost: Double = 40) -> Network {
  var network = Network(name: "city", snapshots: Snapshots(.numbers((0..<hours).map(Double.init))))
  network.add(.bus, "city")
  network.add(
    .generator, "wind",
    [
      "bus": .text("city"), "p_nom_extendable": .boolean(true), "capital_cost": .number(12 * Double(hours)),
    ], series: ["p_max_pu": .series((0..<hours).map { Double($0 * 7 % 24) / 24 })])
  network.add(
    .generator, "gas",
    [
      "bus": .text("city"), "p_nom_extendable": .boolean(true), "capital_cost": .number(Double(hours)),
      "marginal_cost": .number(gasCost), "ramp_limit_up": .number(0.6),
    ])
  network.add(
    .storageUnit, "battery",
    [
      "bus": .text("city"), "p_nom": .number(20), "max_hours": .number(4), "efficiency_store": .number(0.9),
      "state_of_charge_initial": .number(30),
    ])
  network.add(
    .load, "load", ["bus": .text("city")], series: ["p_set": .series((0..<hours).map { 60 + 10 * Double($0 % 5) })])
  return network
}
