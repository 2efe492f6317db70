import SteppeBase
import SteppeNetwork

/// Two buses joined by a link, a wind farm here and a load there, over three hours: nothing is wrong with it.
func smallNetwork() -> Network {
  var network = Network(snapshots: Snapshots(.times([0, 3600, 7200])))
  for carrier in ["AC", "wind"] { network.add(.carrier, carrier) }
  for bus in ["north", "south"] { network.add(.bus, bus) }
  network.add(
    .generator, "wind", ["bus": .text("north"), "carrier": .text("wind"), "p_nom": .number(100)],
    series: ["p_max_pu": .series([0.5, 0.2, 0.8])])
  network.add(.load, "town", ["bus": .text("south"), "p_set": .number(30)])
  network.add(.link, "cable", ["bus0": .text("north"), "bus1": .text("south"), "p_nom": .number(50)])
  return network
}

extension Network {
  /// Sets an attribute of the first component of a class.
  mutating func set(_ componentClass: ComponentClass, _ attribute: String, _ value: AttributeValue) {
    self[componentClass].set(attribute, of: 0, to: value)
  }
}
