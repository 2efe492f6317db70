import SteppeBase

/// A column that costs nothing and can grow without limit until all its rows hold, removed together with them: a capacity
/// that is free of charge. Afterwards it gets the smallest value that its rows ask for; their multipliers are zero.
struct ForcingColumn: Reduction {
  /// One of the rows: the column's entry, the other entries, and the side that limits.
  struct Need {
    var row: Int
    var own: Term
    var terms: [Term]
    var lower: Values
    var upper: Values
  }

  let column: Int
  /// 1 if the column grows upwards from its lower bound, −1 if downwards from its upper one.
  let direction: Double
  let bound: Values
  let needs: [Need]

  func undo(on point: inout Point) {
    let first = point.shape.columns[column].lowerBound, count = point.shape.columns[column].count
    // In the direction of growth, so that the largest need counts.
    var values = (0..<count).map { t in
      let start = direction * point.side(bound[t])
      return start.isFinite ? start : -.infinity
    }
    for need in needs {
      let sums = point.rowSum(need.terms, row: need.row)
      for t in sums.indices {
        let a = direction * need.own.coefficient[t]
        let side = a > 0 ? need.lower[t] : need.upper[t]
        let stage = count == 1 ? 0 : point.shape.stage(t, before: need.own.lag)
        if side.isFinite { values[stage] = max(values[stage], (point.side(side) - sums[t]) / a) }
      }
    }
    for t in 0..<count {
      point.x[first + t] = values[t].isFinite ? direction * values[t] : 0
      point.z[first + t] = 0
    }
  }
}

extension Model {
  /// Removes a column without cost whose growth without limit would satisfy every row it is in, and those rows.
  mutating func removeForcingColumn(_ column: Int) -> Bool {
    let data = columns[column]
    guard data.count > 0, data.cost.isZero, !isCurved(column) else { return false }
    for direction in [1.0, -1.0] {
      let end = direction > 0 ? data.upper : data.lower
      guard end.allSatisfy({ $0 == direction * .infinity }) else { continue }
      let indices = entries(ofColumn: column)
      let satisfiesAll = indices.allSatisfy { index in
        let entry = entries[Int(index)], row = rows[entry.row]
        guard !(row.extent == .once && data.extent == .stages && stageCount > 1) else { return false }
        return row.upper.allSatisfy { $0 == .infinity } && entry.coefficient.allSatisfy { direction * $0 > 0 }
          || row.lower.allSatisfy { $0 == -.infinity } && entry.coefficient.allSatisfy { direction * $0 < 0 }
      }
      // A row with the same column at two stages has no smallest value of one.
      guard satisfiesAll, Set(indices.map { entries[Int($0)].row }).count == indices.count else { continue }
      let needs = indices.map { index in
        let entry = entries[Int(index)]
        return ForcingColumn.Need(
          row: entry.row, own: Term(line: column, lag: entry.lag, coefficient: entry.coefficient),
          terms: terms(ofRow: entry.row, except: column), lower: rows[entry.row].lower, upper: rows[entry.row].upper)
      }
      records.append(
        ForcingColumn(
          column: column, direction: direction, bound: direction > 0 ? data.lower : data.upper, needs: needs))
      for need in needs { removeRow(need.row) }
      removeColumn(column)
      return true
    }
    return false
  }
}
