import SteppeBase

// What PyPSA 1.4 does to a network that its author may not expect. Steppe does the same, and says so.
extension Network {
  /// One warning for every kind of surprise that is present, at the first component that it meets. What each means is in
  /// `docs/reference/pypsa.md`.
  public func quirks() -> [Issue] {
    [
      rampsPerSnapshot, startCostsWithoutWeight, initialLevelWithoutLoss, storageCostByObjective, overlookedEmissions,
      gainInReverse, delayedSeries, inactiveLoads,
    ].compactMap { $0 }
  }

  private var isHourly: Bool { snapshots.storeWeightings.allSatisfy { $0 == 1 } }

  private var rampsPerSnapshot: Issue? {
    if isHourly { return nil }
    return first(of: [.generator, .link, .process]) { table, index in
      for attribute in ["ramp_limit_up", "ramp_limit_down"] where !table.values(attribute, index).isNeverBelow(1) {
        return (attribute, .rampsPerSnapshot)
      }
      guard table.boolean("committable", index) else { return nil }
      return ["min_up_time", "min_down_time"].first { table.number($0, index) > 0 }.map { ($0, .timesPerSnapshot) }
    }
  }

  private var startCostsWithoutWeight: Issue? {
    if snapshots.objectiveWeightings.allSatisfy({ $0 == 1 }) { return nil }
    return first(of: [.generator, .link, .process]) { table, index in
      guard table.boolean("committable", index) else { return nil }
      return ["start_up_cost", "shut_down_cost"].first { !table.values($0, index).isZero }
        .map { ($0, .startCostsWithoutWeight) }
    }
  }

  private var initialLevelWithoutLoss: Issue? {
    first(of: [.store, .storageUnit]) { table, index in
      let isStore = table.componentClass == .store
      let initial = isStore ? "e_initial" : "state_of_charge_initial"
      let isCyclic = table.boolean(isStore ? "e_cyclic" : "cyclic_state_of_charge", index)
      let isLossy = !table.values("standing_loss", index).isZero
      return !isCyclic && isLossy && table.number(initial, index) != 0 ? (initial, .initialLevelWithoutLoss) : nil
    }
  }

  private var storageCostByObjective: Issue? {
    if snapshots.objectiveWeightings == snapshots.storeWeightings { return nil }
    return first(of: [.store, .storageUnit]) { table, index in
      table.values("marginal_cost_storage", index).isZero ? nil : ("marginal_cost_storage", .storageCostByObjective)
    }
  }

  /// A limit on primary energy counts generators and storages; whatever else has one of its carriers goes free.
  private var overlookedEmissions: Issue? {
    let limits = self[.globalConstraint], carriers = self[.carrier]
    let attributes = limits.names.indices.filter {
      limits.text("type", $0) == GlobalConstraint.Kind.primaryEnergy.rawValue
    }
    .map { limits.text("carrier_attribute", $0) }
    func isCounted(_ carrier: String) -> Bool {
      guard let index = carriers.index(of: carrier) else { return false }
      return attributes.contains { carriers.columns[$0] != nil && carriers.number($0, index) != 0 }
    }
    return first(of: [.link, .process]) { table, index in
      isCounted(table.text("carrier", index)) ? ("carrier", .overlookedEmissions) : nil
    }
  }

  private var gainInReverse: Issue? {
    first(of: [.link]) { table, index in
      let turnsAround = table.values("p_min_pu", index).minimum < 0, efficiency = table.values("efficiency", index)
      return turnsAround && efficiency.minimum < 1 && efficiency.minimum > 0 ? ("efficiency", .gainInReverse) : nil
    }
  }

  private var delayedSeries: Issue? {
    first(of: [.link, .process]) { table, index in
      let coefficient = table.componentClass == .link ? "efficiency" : "rate"
      return table.series.keys.sorted().first { attribute in
        guard attribute.hasPrefix(coefficient), table.series[attribute]?[index] != nil else { return false }
        return table.delay(at: Int(attribute.dropFirst(coefficient.count)) ?? 1, of: index) != nil
      }.map { ($0, .delayedSeries) }
    }
  }

  private var inactiveLoads: Issue? {
    first(of: [.load], evenInactive: true) { table, index in
      !table.isActive(index) && !table.values("p_set", index).isZero ? ("p_set", .inactiveLoads) : nil
    }
  }

  /// The first component with a finding: the attribute it shows in, and what to say.
  private func first(
    of classes: [ComponentClass], evenInactive: Bool = false, _ finding: (ComponentTable, Int) -> (String, Text)?
  ) -> Issue? {
    for componentClass in classes {
      let table = self[componentClass]
      for index in table.names.indices where evenInactive || table.isActive(index) {
        guard let (attribute, text) = finding(table, index) else { continue }
        return Issue(text, at: table.place(of: index, attribute), severity: .warning)
      }
    }
    return nil
  }
}

extension Values {
  /// NaN, which stands for no limit, is below nothing.
  fileprivate func isNeverBelow(_ limit: Double) -> Bool { allSatisfy { $0.isNaN || $0 >= limit } }
}
