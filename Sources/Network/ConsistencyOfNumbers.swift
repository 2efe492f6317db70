import SteppeBase

extension ConsistencyCheck {
  mutating func seriesLengths() {
    let count = network.snapshots.count
    for table in tables {
      for (attribute, series) in table.series.sorted(by: { $0.key < $1.key }) {
        for (index, values) in series.sorted(by: { $0.key < $1.key }) where values.count != count {
          error(.wrongLength(values.count, expected: count), at: table.place(of: index, attribute))
        }
      }
    }
  }

  /// Numbers that the optimisation uses have to be there, and of a size that can be meant unless they say "no limit".
  mutating func missingAndVastNumbers() {
    for table in tables {
      let entries = AttributeTable.of(table.componentClass)
      let active = table.names.indices.filter { table.isActive($0) }
      for attribute in table.givenAttributes {
        guard let entry = entries.attribute(attribute), case .number(let defaultValue)? = entry.defaultValue,
          entry.support == .full || entry.support == .refused
        else { continue }
        for index in active {
          let values = table.values(attribute, index)
          if !defaultValue.isNaN { report(values, table, index, attribute, .missingValue, where: \.isNaN) }
          report(
            values, table, index, attribute, .infiniteValue, hint: table.isShare(attribute) ? .infiniteShare : nil
          ) { $0.isInfinite && !table.isNoLimit($0, attribute, index) }
          report(values, table, index, attribute, .vastValue) {
            $0.isFinite && $0.isVast && !table.isNoLimit($0, attribute, index)
          }
          for point in table.curves[attribute]?[index] ?? [] where point.y.isVast || point.x.isFinite && point.x.isVast
          {
            error(.vastValue, at: table.place(of: index, attribute))
          }
        }
      }
    }
  }

  private mutating func report(
    _ values: Values, _ table: ComponentTable, _ index: Int, _ attribute: String, _ fault: Text, hint: Text? = nil,
    where isWrong: (Double) -> Bool
  ) {
    switch values {
    case .constant(let value):
      if isWrong(value) { error(fault, at: table.place(of: index, attribute), hint: hint) }
    case .series(let values):
      let wrong = values.indices.filter { isWrong(values[$0]) }
      guard let first = wrong.first else { return }
      let place = place(table, index, attribute, snapshot: first)
      error(.fault(fault, atSnapshots: wrong.count), at: place, hint: hint)
    }
  }

  /// What a storage balance divides by, and a share that cannot be lost.
  mutating func storages() {
    let units = network[.storageUnit]
    for index in units.names.indices where units.isActive(index) {
      let efficiency = "efficiency_dispatch"
      report(units.values(efficiency, index), units, index, efficiency, .zeroValue) { $0 == 0 }
    }
    for table in [units, network[.store]] {
      for index in table.names.indices where table.isActive(index) {
        let loss = "standing_loss"
        report(table.values(loss, index), table, index, loss, .lossAboveOne) { $0 > 1 }
      }
    }
  }

  /// Lower bounds above upper ones. As in PyPSA a warning only: the solver proves that there is no plan.
  mutating func bounds() {
    let pairs = [
      ("p_min_pu", "p_max_pu"), ("e_min_pu", "e_max_pu"), ("e_sum_min", "e_sum_max"), ("p_nom_min", "p_nom_max"),
      ("e_nom_min", "e_nom_max"), ("s_nom_min", "s_nom_max"),
    ]
    for table in tables {
      for (lower, upper) in pairs where table.has(lower) || table.has(upper) {
        guard AttributeTable.of(table.componentClass).attribute(lower) != nil else { continue }
        for index in table.names.indices where table.isActive(index) {
          compareBounds(table, index, lower, upper)
        }
      }
    }
  }

  private mutating func compareBounds(_ table: ComponentTable, _ index: Int, _ lower: String, _ upper: String) {
    /// PyPSA's tolerance of the same check.
    let tolerance = 1e-9
    let below = table.values(lower, index), above = table.values(upper, index)
    if let low = below.constantValue, let high = above.constantValue {
      if low > high + tolerance { warn(.crossedBounds(lower, upper), at: table.place(of: index, lower)) }
      return
    }
    let count = min(below.seriesCount ?? .max, above.seriesCount ?? .max)
    let crossed = (0..<count).filter { below[$0] > above[$0] + tolerance }
    guard let first = crossed.first else { return }
    let message = Text.crossedBounds(lower, upper, snapshots: crossed.count)
    warn(message, at: place(table, index, lower, snapshot: first))
  }
}

extension Values {
  fileprivate var seriesCount: Int? { if case .series(let values) = self { values.count } else { nil } }
}
