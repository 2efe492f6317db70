import Foundation
import SteppeBase
import SteppeNetwork

extension Network {
  /// The unit of a component's capacity: that of power for `p_nom`, of energy for `e_nom`, MVA for lines.
  public func capacityUnit(of component: ComponentResult) -> String {
    guard let capacity = component.capacity else { return "" }
    if capacity.attribute == "s_nom" { return "MVA" }
    let bus = component.exchanges.first.flatMap { self[.bus].index(of: $0.bus) }
    let energy = bus.map(energyUnit(ofBus:)) ?? "MWh"
    return capacity.attribute == "e_nom" ? energy : powerUnit(energy: energy)
  }

  /// The unit of energy at a bus, "MWh" if the network does not say.
  public func energyUnit(ofBus name: String) -> String {
    self[.bus].index(of: name).map(energyUnit(ofBus:)) ?? "MWh"
  }
}

/// The power that gives one unit of energy in an hour: MW for MWh, t/h for t.
public func powerUnit(energy: String) -> String {
  for (hours, power) in [("kWh", "kW"), ("MWh", "MW"), ("GWh", "GW"), ("TWh", "TW")] where energy.hasPrefix(hours) {
    return power + energy.dropFirst(hours.count)
  }
  return energy + "/h"
}
