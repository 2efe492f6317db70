import SteppeBase

/// What every optimal y of a program of one stage satisfies: bounds of the multipliers from the columns that have one
/// bound only. A column without upper bound has z = c − Σ a y ≥ 0, which limits each y where the others are limited
/// (Andersen & Andersen 1995, "Presolving in linear programming").
private struct DualBounds {
  var lower: [Double]
  var upper: [Double]

  init(_ rows: [Model.Row]) {
    lower = rows.map { $0.upper[0] == .infinity ? 0 : -.infinity }
    upper = rows.map { $0.lower[0] == -.infinity ? 0 : .infinity }
  }

  /// What Σ a y of a column can reach.
  func reach(_ column: [(row: Int, a: Double)]) -> Reach {
    var reach = Reach()
    for (row, a) in column {
      let (l, u) = (product(a, lower[row]), product(a, upper[row]))
      reach.add(min(l, u), max(l, u))
    }
    return reach
  }

  /// Tightens with Σ a y ≤ c (or ≥ c, if `isLess` is false).
  mutating func tighten(_ column: [(row: Int, a: Double)], cost: Double, isLess: Bool) {
    let reach = reach(column)
    for (row, a) in column {
      let ends = (product(a, lower[row]), product(a, upper[row]))
      let own = isLess ? min(ends.0, ends.1) : max(ends.0, ends.1)
      let infinite = (isLess ? reach.infiniteMinima : reach.infiniteMaxima) - (own.isFinite ? 0 : 1)
      guard infinite == 0 else { continue }
      let limit = (cost - (isLess ? reach.minimum : reach.maximum) + (own.isFinite ? own : 0)) / a
      if (a > 0) == isLess { upper[row] = min(upper[row], limit) } else { lower[row] = max(lower[row], limit) }
    }
  }
}

extension Model {
  /// Fixes columns whose reduced cost has the same sign for every optimal y. Programs of one stage only.
  mutating func fixColumnsByDualBounds() -> Bool {
    guard stageCount == 1 else { return false }
    let candidates = columns.indices.filter { !columns[$0].isRemoved && columns[$0].count <= 100 && !isCurved($0) }
    let lines = candidates.map { j in
      entries(ofColumn: j).map { (row: entries[Int($0)].row, a: entries[Int($0)].coefficient[0]) }
    }
    var bounds = DualBounds(rows)
    for _ in 0..<3 {
      for (j, line) in zip(candidates, lines) {
        if columns[j].upper[0] == .infinity { bounds.tighten(line, cost: columns[j].cost[0], isLess: true) }
        if columns[j].lower[0] == -.infinity { bounds.tighten(line, cost: columns[j].cost[0], isLess: false) }
      }
    }
    var hasChanged = false
    for (j, line) in zip(candidates, lines) {
      let reach = bounds.reach(line), cost = columns[j].cost[0]
      let size = slack(at: cost) + slack(at: max(abs(reach.minimum), abs(reach.maximum)))
      if reach.infiniteMaxima == 0, cost - reach.maximum > size, columns[j].lower.isFinite {
        fix(j, at: columns[j].lower)
        hasChanged = true
      } else if reach.infiniteMinima == 0, cost - reach.minimum < -size, columns[j].upper.isFinite {
        fix(j, at: columns[j].upper)
        hasChanged = true
      }
    }
    return hasChanged
  }
}
