import SteppeBase

/// Every feature the network really uses that an optimisation would have to honour and Steppe does not yet: one issue
/// per class and attribute, naming the components. A value that changes nothing (a minimum up-time of a unit that is not
/// committable, anything of an inactive component) is not a use.
///
/// - Parameter linearizingUnitCommitment: units are switched on and off by shares, which is no integer decision.
public func refusedFeatures(of network: Network, linearizingUnitCommitment: Bool = false) -> [Issue] {
  if !network.scenarios.isEmpty {
    return network.issuesByScenario { refusedFeatures(of: $0, linearizingUnitCommitment: linearizingUnitCommitment) }
  }
  var issues: [Issue] = []
  for componentClass in ComponentClass.allCases {
    let use = FeatureUse(
      table: network[componentClass], hasPeriods: network.hasInvestmentPeriods,
      linearizesUnitCommitment: linearizingUnitCommitment)
    for attribute in use.table.givenAttributes { issues += use.issues(attribute) }
  }
  return issues
}

extension Network {
  public var hasInvestmentPeriods: Bool { !investmentPeriods.isEmpty || !snapshots.periods.isEmpty }
}

/// Which components of a class use which features.
private struct FeatureUse {
  let table: ComponentTable
  let hasPeriods: Bool
  let linearizesUnitCommitment: Bool

  func issues(_ name: String) -> [Issue] {
    guard let attribute = AttributeTable.of(table.componentClass).attribute(name) else { return [] }
    let active = table.names.indices.filter { table.isActive($0) }
    let withCurve = active.filter { index in table.curves[name]?[index].map { !isLinear(name, $0) } ?? false }
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

  /// Whether a curve can be part of a linear program: costs that rise ever faster.
  private func isLinear(_ attribute: String, _ breakpoints: [ComponentTable.Breakpoint]) -> Bool {
    let isCost = attribute == "marginal_cost" || attribute == "capital_cost"
    return isCost && CostCurve(breakpoints)?.isConvex ?? true
  }

  /// Whether a value other than the default changes the optimisation, given what else the component says.
  private func matters(_ attribute: String, _ index: Int) -> Bool {
    switch attribute {
    case "committable": return !linearizesUnitCommitment
    case "start_up_cost", "shut_down_cost", "stand_by_cost", "min_up_time", "min_down_time", "up_time_before",
      "down_time_before", "ramp_limit_start_up", "ramp_limit_shut_down":
      return table.boolean("committable", index) && !linearizesUnitCommitment
    case "max_relative_growth": return hasPeriods
    case "maintenance_duration", "maintenance_pu", "maintenance_events": return table.boolean("maintainable", index)
    case "p_nom_mod", "e_nom_mod", "s_nom_mod":
      let extendable = attribute.replacing("_mod", with: "_extendable")
      return table.boolean(extendable, index) || (table.has("committable") && table.boolean("committable", index))
    default: return true
    }
  }
}

extension ComponentTable {
  /// Whether a component takes part; classes without such a switch always do.
  func isActive(_ index: Int) -> Bool {
    AttributeTable.of(componentClass).attribute("active") == nil || boolean("active", index)
  }
}
