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

  mutating func weightings() {
    let snapshots = network.snapshots
    let weightings = [
      ("objective", snapshots.objectiveWeightings), ("stores", snapshots.storeWeightings),
      ("generators", snapshots.generatorWeightings),
    ]
    for (name, values) in weightings {
      let wrong = values.indices.filter { !(values[$0] >= 0 && values[$0].isFinite) }
      guard let first = wrong.first else { continue }
      error(.wrongWeightings(name, wrong.count), at: Issue.Place(snapshot: snapshots.label(first)))
    }
  }

  /// Numbers that the optimisation uses have to be there, and finite unless infinity means "no limit".
  mutating func missingAndInfiniteNumbers() {
    for table in tables {
      let entries = AttributeTable.of(table.componentClass)
      let active = table.names.indices.filter { table.isActive($0) }
      for attribute in table.givenAttributes {
        guard let entry = entries.attribute(attribute), case .number(let defaultValue)? = entry.defaultValue,
          entry.support == .full || entry.support == .refused
        else { continue }
        for index in active {
          let values = table.values(attribute, index)
          if !defaultValue.isNaN {
            report(values, table, index, attribute, constant: .missingValue, series: Text.missingValues, where: \.isNaN)
          }
          if !mayBeInfinite(attribute) {
            let (constant, series) = (Text.infiniteValue, Text.infiniteValues)
            report(values, table, index, attribute, constant: constant, series: series, where: \.isInfinite)
          }
        }
      }
    }
  }

  private mutating func report(
    _ values: Values, _ table: ComponentTable, _ index: Int, _ attribute: String, constant: Text,
    series: (Int) -> Text, where isWrong: (Double) -> Bool
  ) {
    switch values {
    case .constant(let value): if isWrong(value) { error(constant, at: table.place(of: index, attribute)) }
    case .series(let values):
      let wrong = values.indices.filter { isWrong(values[$0]) }
      if let first = wrong.first { error(series(wrong.count), at: place(table, index, attribute, snapshot: first)) }
    }
  }

  /// Capacities, limits, years and angles: infinity says that there is no limit.
  private func mayBeInfinite(_ attribute: String) -> Bool {
    let limits: Set = [
      "p_nom", "e_nom", "s_nom", "lifetime", "max_hours", "v_ang_min", "v_ang_max", "max_growth", "max_relative_growth",
      "constant",
    ]
    return limits.contains(attribute) || ["_min", "_max", "_min_pu", "_max_pu"].contains { attribute.hasSuffix($0) }
      || attribute.hasPrefix("ramp_limit")
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
