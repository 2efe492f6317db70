import SteppeBase

extension ConsistencyCheck {
  /// Probabilities that are none, and scenarios that are not the same network.
  mutating func scenarios() {
    let scenarios = network.scenarios
    var seen: Set<String> = []
    for scenario in scenarios {
      let place = Issue.Place(scenario: scenario.name)
      if !seen.insert(scenario.name).inserted { error(.repeatedName, at: place) }
      if !(scenario.weight >= 0 && scenario.weight.isFinite) {
        error(.scenarioWeight(AttributeValue.number(scenario.weight).description), at: place)
      }
    }
    let sum = scenarios.reduce(0) { $0 + $1.weight }
    /// PyPSA's tolerance of the same check.
    let tolerance = 1e-5
    if sum.isFinite, abs(sum - 1) > tolerance {
      error(.scenarioWeightsSum(AttributeValue.number(sum).description), at: Issue.Place(), hint: .scaleWeights)
    }
    for scenario in scenarios.dropFirst() {
      for componentClass in ComponentClass.allCases { compare(componentClass, scenario) }
    }
  }

  /// A scenario with the first one: the same components in the same order, and the same structure.
  private mutating func compare(_ componentClass: ComponentClass, _ scenario: Network.Scenario) {
    let first = network.scenarios[0]
    let expected = first.tables[componentClass] ?? ComponentTable(componentClass)
    let table = scenario.tables[componentClass] ?? ComponentTable(componentClass)
    if table.names != expected.names {
      let wrong =
        expected.names.enumerated().filter { $0.offset >= table.count || table.names[$0.offset] != $0.element }
        .map(\.element) + table.names.dropFirst(expected.count)
      error(.missingInScenario(wrong), at: Issue.Place(component: componentClass.rawValue, scenario: scenario.name))
      return
    }
    warnOfMissingSeries(table, expected, scenario)
    let attributes = Set(expected.columns.keys).union(table.columns.keys).filter(isStructure).sorted()
    for attribute in attributes {
      for index in table.names.indices {
        let here = table.description(attribute, index), there = expected.description(attribute, index)
        if here == there { continue }
        var place = table.place(of: index, attribute)
        place.scenario = scenario.name
        error(.differsFromScenario(first.name, here, there), at: place)
      }
    }
  }

  /// Series that one of two scenarios has and the other lacks.
  private mutating func warnOfMissingSeries(
    _ table: ComponentTable, _ expected: ComponentTable, _ scenario: Network.Scenario
  ) {
    let entries = AttributeTable.of(table.componentClass)
    for attribute in Set(table.series.keys).union(expected.series.keys).sorted() {
      guard let entry = entries.attribute(attribute), entry.support != .output else { continue }
      let here = Set((table.series[attribute] ?? [:]).keys), there = Set((expected.series[attribute] ?? [:]).keys)
      for index in here.symmetricDifference(there).sorted() {
        var place = table.place(of: index, attribute)
        place.scenario = here.contains(index) ? network.scenarios[0].name : scenario.name
        warn(.seriesMissingInScenario, at: place)
      }
    }
  }

  /// Whether an attribute says what the network is made of. PyPSA 1.4 does not let these differ either
  /// (`RE_INVARIANT_ATTRS`).
  private func isStructure(_ attribute: String) -> Bool {
    let stem = attribute.prefix { !$0.isNumber }
    return [
      "bus", "delay", "cyclic_delay", "type", "committable", "sign", "carrier", "weight", "build_year", "lifetime",
      "active",
    ].contains(String(stem)) || ["_nom_extendable", "_nom_mod", "_nom_set"].contains { attribute.hasSuffix($0) }
  }
}

extension ComponentTable {
  /// What is given for a component or its default, as text.
  fileprivate func description(_ attribute: String, _ index: Int) -> String {
    switch AttributeTable.of(componentClass).attribute(attribute)?.kind {
    case .number, .integer: AttributeValue.number(number(attribute, index)).description
    case .boolean: AttributeValue.boolean(boolean(attribute, index)).description
    case .text, .geometry, nil: text(attribute, index)
    }
  }
}
