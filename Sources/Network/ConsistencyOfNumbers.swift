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
          report(
            values, table, index, attribute, constant: .infiniteValue, series: Text.infiniteValues,
            hint: table.isShare(attribute) ? .infiniteShare : nil
          ) { $0.isInfinite && !table.isNoLimit($0, attribute, index) }
        }
      }
    }
  }

  private mutating func report(
    _ values: Values, _ table: ComponentTable, _ index: Int, _ attribute: String, constant: Text,
    series: (Int) -> Text, hint: Text? = nil, where isWrong: (Double) -> Bool
  ) {
    switch values {
    case .constant(let value):
      if isWrong(value) { error(constant, at: table.place(of: index, attribute), hint: hint) }
    case .series(let values):
      let wrong = values.indices.filter { isWrong(values[$0]) }
      guard let first = wrong.first else { return }
      error(series(wrong.count), at: place(table, index, attribute, snapshot: first), hint: hint)
    }
  }

  /// What a storage balance divides by, and a share that cannot be lost.
  mutating func storages() {
    let units = network[.storageUnit]
    for index in units.names.indices where units.isActive(index) {
      report(
        units.values("efficiency_dispatch", index), units, index, "efficiency_dispatch", constant: .zeroValue,
        series: Text.zeroValues
      ) { $0 == 0 }
    }
    for table in [units, network[.store]] {
      for index in table.names.indices where table.isActive(index) {
        report(
          table.values("standing_loss", index), table, index, "standing_loss", constant: .lossAboveOne,
          series: Text.lossesAboveOne
        ) { $0 > 1 }
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

extension ComponentTable {
  /// Whether an infinite value says that there is no limit: below or above only, and a share of a capacity only where the
  /// capacity is a number and nothing is switched.
  fileprivate func isNoLimit(_ value: Double, _ attribute: String, _ index: Int) -> Bool {
    func has(_ suffixes: [String]) -> Bool { suffixes.contains { attribute.hasSuffix($0) } }
    let limits: Set = [
      "p_nom", "e_nom", "s_nom", "lifetime", "max_hours", "max_growth", "max_relative_growth", "constant",
    ]
    let isLimit =
      value > 0
      ? limits.contains(attribute) || has(["_max", "_max_pu"]) || attribute.hasPrefix("ramp_limit")
      : attribute == "constant" || has(["_min", "_min_pu"])
    let flags = ["p_nom_extendable", "e_nom_extendable", "s_nom_extendable", "committable"]
    return isLimit && !(isShare(attribute) && flags.contains { self.has($0) && boolean($0, index) })
  }

  /// Whether an attribute counts in capacities.
  fileprivate func isShare(_ attribute: String) -> Bool {
    attribute.hasSuffix("_pu") || attribute.hasPrefix("ramp_limit") || attribute == "max_hours"
  }
}

extension Values {
  fileprivate var seriesCount: Int? { if case .series(let values) = self { values.count } else { nil } }
}
