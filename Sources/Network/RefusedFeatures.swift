import SteppeBase

/// Every feature the network really uses that an optimisation would have to honour and Steppe does not yet: one issue
/// per class and attribute, naming the components. A value that changes nothing (a minimum up-time of a unit that is not
/// committable, anything of an inactive component) is not a use.
public func refusedFeatures(of network: Network) -> [Issue] {
  var issues: [Issue] = []
  if network.hasInvestmentPeriods { issues.append(Issue(.investmentPeriodsNotSupported)) }
  if !network.scenarios.isEmpty { issues.append(Issue(.scenariosNotSupported)) }
  for componentClass in ComponentClass.allCases {
    let use = FeatureUse(network: network, table: network[componentClass])
    for attribute in use.table.givenAttributes { issues += use.issues(attribute) }
  }
  return issues
}

extension Network {
  public var hasInvestmentPeriods: Bool { !investmentPeriods.isEmpty || !snapshots.periods.isEmpty }
}

/// Which components of a class use which features.
private struct FeatureUse {
  let network: Network
  let table: ComponentTable

  func issues(_ name: String) -> [Issue] {
    guard let attribute = AttributeTable.of(table.componentClass).attribute(name) else { return [] }
    let active = table.names.indices.filter { table.isActive($0) }
    let withCurve = active.filter { table.curves[name]?[$0] != nil }
    let withValue = attribute.support == .refused ? active.filter { differs($0, attribute) && matters(name, $0) } : []
    return [(withCurve, Text.curve), (withValue, attribute.meaning)].compactMap { indices, meaning in
      guard let first = indices.first else { return nil }
      return Issue(.notSupported(meaning, usedBy: indices.map { table.names[$0] }), at: table.place(of: first, name))
    }
  }

  private func differs(_ index: Int, _ attribute: AttributeTable.Attribute) -> Bool {
    switch attribute.defaultValue {
    case .number(let value)?:
      let isDefault = { (number: Double) in number == value || (number.isNaN && value.isNaN) }
      return !table.values(attribute.name, index).allSatisfy(isDefault)
    case .boolean(let value)?: return table.boolean(attribute.name, index) != value
    case .text(let value)?: return table.text(attribute.name, index) != value
    case nil: return true
    }
  }

  /// Whether a value other than the default changes the optimisation, given what else the component says.
  private func matters(_ attribute: String, _ index: Int) -> Bool {
    switch attribute {
    case "start_up_cost", "shut_down_cost", "stand_by_cost", "min_up_time", "min_down_time", "up_time_before",
      "down_time_before", "ramp_limit_start_up", "ramp_limit_shut_down":
      return table.boolean("committable", index)
    case "maintenance_duration", "maintenance_pu", "maintenance_events": return table.boolean("maintainable", index)
    case "p_nom_mod", "e_nom_mod", "s_nom_mod":
      let extendable = attribute.replacing("_mod", with: "_extendable")
      return table.boolean(extendable, index) || (table.has("committable") && table.boolean("committable", index))
    case "build_year", "max_growth", "max_relative_growth", "investment_period", "state_of_charge_initial_per_period",
      "cyclic_state_of_charge_per_period", "e_initial_per_period", "e_cyclic_per_period":
      return network.hasInvestmentPeriods
    case "phase_shift_min", "phase_shift_max":
      return table.number("phase_shift_min", index) < table.number("phase_shift_max", index)
    case "v_ang_max": return table.componentClass == .transformer || isAlternatingCurrent(index)
    case _ where attribute.hasPrefix("delay"): return hasPort(attribute.dropFirst("delay".count), index)
    case _ where attribute.hasPrefix("cyclic_delay"):
      let port = attribute.dropFirst("cyclic_delay".count)
      return hasPort(port, index) && table.number("delay\(port)", index) != 0
    default: return true
    }
  }

  /// - Parameter number: of the port; empty for the first bus a link delivers to.
  private func hasPort(_ number: Substring, _ index: Int) -> Bool {
    !table.text(number.isEmpty ? "bus1" : "bus\(number)", index).isEmpty
  }

  /// PyPSA limits the angle of lines by their own carrier, which is that of the first bus where it is not given.
  private func isAlternatingCurrent(_ index: Int) -> Bool {
    let own = table.text("carrier", index), buses = network[.bus]
    if !own.isEmpty { return own == "AC" }
    return buses.index(of: table.text("bus0", index)).map { buses.text("carrier", $0) == "AC" } ?? true
  }
}

extension ComponentTable {
  /// Whether a component takes part; classes without such a switch always do.
  func isActive(_ index: Int) -> Bool {
    AttributeTable.of(componentClass).attribute("active") == nil || boolean("active", index)
  }
}
