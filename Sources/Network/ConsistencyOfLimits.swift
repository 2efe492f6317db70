import SteppeBase

extension ConsistencyCheck {
  /// A branch without impedance in a loop leaves the flow around the loop undetermined (PyPSA warns). A transformer in
  /// a loop without capacity has no impedance at all, as its impedance is in per unit of the capacity.
  mutating func impedances() {
    let branches = [ComponentClass.line, .transformer].flatMap { componentClass in
      let table = network[componentClass]
      return table.names.indices.filter { table.isActive($0) }.map { (table: table, index: $0) }
    }
    let ends = branches.map { ($0.table.text("bus0", $0.index), $0.table.text("bus1", $0.index)) }
    for position in branchesInLoops(ends) {
      let (table, index) = branches[position]
      if !table.text("type", index).isEmpty { continue }
      let attribute = network.isDirectCurrent(ends[position].0) ? "r" : "x"
      if table.componentClass == .transformer && table.number("s_nom", index) == 0 {
        error(.zeroTransformerCapacity, at: table.place(of: index, "s_nom"))
      }
      if table.number(attribute, index) == 0 { warn(.zeroImpedance, at: table.place(of: index, attribute)) }
    }
  }

  /// The positions of the branches whose ends stay connected without them, ascending.
  private func branchesInLoops(_ ends: [(String, String)]) -> [Int] {
    var nodes: [String: Int] = [:]
    for (first, second) in ends {
      for bus in [first, second] where nodes[bus] == nil { nodes[bus] = nodes.count }
    }
    let cycles = cycleBasis(nodeCount: nodes.count, edges: ends.map { (nodes[$0]!, nodes[$1]!) })
    return Set(cycles.joined().map(\.edge)).sorted()
  }

  mutating func phaseShifts() {
    let table = network[.transformer]
    for index in table.names.indices where table.isActive(index) {
      let least = table.number("phase_shift_min", index), greatest = table.number("phase_shift_max", index)
      let place = table.place(of: index, "phase_shift_min")
      if least > greatest { error(.crossedPhaseShifts, at: place) }
      if least < greatest, !(least.isFinite && greatest.isFinite) { error(.openPhaseShifts, at: place) }
    }
  }

  /// PyPSA 1.4 holds every carrier that has a growth limit to the growth limits of all of them.
  mutating func growthLimits() {
    let table = network[.carrier]
    let limited = table.names.indices.filter { table.number("max_growth", $0) < .infinity }
    if network.hasInvestmentPeriods && limited.count > 1 {
      warn(.mixedGrowthLimits, at: table.place(of: limited[0], "max_growth"))
    }
  }

  mutating func globalConstraints() {
    do { _ = try network.globalConstraints() } catch { issues += error.issues }
    let table = network[.globalConstraint], kinds = GlobalConstraint.Kind.allCases.map(\.rawValue)
    for index in table.names.indices {
      let type = table.text("type", index)
      guard let kind = GlobalConstraint.Kind(rawValue: type) else {
        let hint = closestMatch(to: type, among: kinds).map(Text.didYouMean)
        warn(.unknownConstraintType(type), at: table.place(of: index, "type"), hint: hint)
        continue
      }
      let attribute = table.text("carrier_attribute", index)
      let isKnown = AttributeTable.of(.carrier).attribute(attribute) != nil || network[.carrier].has(attribute)
      if kind == .primaryEnergy, !isKnown {
        error(.unknownCarrierAttribute(attribute), at: table.place(of: index, "carrier_attribute"))
      }
    }
  }

  mutating func costs() {
    for table in tables where table.columns["overnight_cost"] != nil {
      for index in table.names.indices where !table.number("overnight_cost", index).isNaN {
        let place = table.place(of: index, "overnight_cost")
        let terms = [table.number("discount_rate", index), table.number("lifetime", index)]
        if terms.contains(where: \.isNaN) { error(.incompleteAnnuity, at: place) }
        if table.number("capital_cost", index) != 0 { warn(.overnightCostWins, at: place) }
      }
    }
    let quadratic = "marginal_cost_quadratic"
    for table in tables where AttributeTable.of(table.componentClass).attribute(quadratic) != nil {
      for index in table.names.indices where table.isActive(index) && table.values(quadratic, index).minimum < 0 {
        error(.negativeQuadraticCost, at: table.place(of: index, quadratic))
      }
    }
  }
}

extension Network {
  /// Whether the carrier of a bus makes resistance rather than reactance decide over flows.
  fileprivate func isDirectCurrent(_ bus: String) -> Bool {
    self[.bus].index(of: bus).map { self[.bus].text("carrier", $0) == "DC" } ?? false
  }
}
