import SteppeBase

extension Network {
  /// The same network at some of its snapshots only, in the order given.
  ///
  /// - Precondition: the positions exist.
  public func selecting(snapshots positions: [Int]) -> Network {
    var network = self
    network.snapshots = snapshots.selecting(positions)
    for componentClass in ComponentClass.allCases where !self[componentClass].series.isEmpty {
      network[componentClass] = self[componentClass].selecting(positions)
    }
    for scenario in scenarios.indices {
      network.scenarios[scenario].tables = scenarios[scenario].tables.mapValues { $0.selecting(positions) }
    }
    for rule in rules.indices {
      for term in rules[rule].expression.operations.indices {
        network.rules[rule].expression.operations[term].weight.select(positions)
      }
      for term in rules[rule].expression.capacities.indices {
        network.rules[rule].expression.capacities[term].profile?.select(positions)
      }
      network.rules[rule].expression.series.select(positions)
    }
    return network
  }
}

extension Values {
  fileprivate mutating func select(_ positions: [Int]) {
    if case .series(let values) = self { self = .series(positions.map { values[$0] }) }
  }
}

extension ComponentTable {
  fileprivate func selecting(_ positions: [Int]) -> ComponentTable {
    var table = self
    table.series = series.mapValues { attribute in attribute.mapValues { series in positions.map { series[$0] } } }
    return table
  }
}

extension Snapshots {
  /// The snapshots at some positions, in the order given.
  public func selecting(_ positions: [Int]) -> Snapshots {
    var result = self
    switch labels {
    case .times(let values): result.labels = .times(positions.map { values[$0] })
    case .texts(let values): result.labels = .texts(positions.map { values[$0] })
    case .numbers(let values): result.labels = .numbers(positions.map { values[$0] })
    }
    if !periods.isEmpty { result.periods = positions.map { periods[$0] } }
    result.objectiveWeightings = positions.map { objectiveWeightings[$0] }
    result.storeWeightings = positions.map { storeWeightings[$0] }
    result.generatorWeightings = positions.map { generatorWeightings[$0] }
    return result
  }
}
