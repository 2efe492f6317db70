import SteppeBase

/// What a row can reach while its columns stay within their bounds.
struct Activity {
  var minimum: Values
  var maximum: Values
}

extension Model {
  /// The reach of a row, or of its other entries.
  mutating func activity(ofRow row: Int, except excluded: Int32? = nil) -> Activity {
    var result = Activity(minimum: .zero, maximum: .zero)
    for index in entries(ofRow: row) where index != excluded {
      let reach = reach(of: entries[Int(index)])
      result.minimum = result.minimum + reach.minimum
      result.maximum = result.maximum + reach.maximum
    }
    return result
  }

  private func reach(of entry: Entry) -> Activity {
    let column = columns[entry.column], a = entry.coefficient
    let lower = column.lower.delayed(entry.lag), upper = column.upper.delayed(entry.lag)
    func part(_ bound: Values, _ isUsed: (Double) -> Bool) -> Values {
      a.combined(with: bound) { isUsed($0) ? $0 * $1 : 0 }
    }
    let result = Activity(
      minimum: part(lower) { $0 > 0 } + part(upper) { $0 < 0 },
      maximum: part(upper) { $0 > 0 } + part(lower) { $0 < 0 })
    guard rows[entry.row].extent == .once, column.extent == .stages else { return result }
    return Activity(
      minimum: result.minimum.summed(over: stageCount), maximum: result.maximum.summed(over: stageCount))
  }

  /// The bounds that a row implies for the column of one of its entries, whatever the others do; nil if the coefficient
  /// changes its sign or vanishes in some stage.
  mutating func impliedBounds(_ index: Int32) -> (lower: Values, upper: Values)? {
    let entry = entries[Int(index)], row = rows[entry.row]
    guard isOneToOne(entry) else { return nil }
    let isPositive = entry.coefficient.allSatisfy { $0 > 0 }
    guard isPositive || entry.coefficient.allSatisfy({ $0 < 0 }) else { return nil }
    let others = activity(ofRow: entry.row, except: index)
    let atLower = ((row.lower - others.maximum) / entry.coefficient).advanced(entry.lag)
    let atUpper = ((row.upper - others.minimum) / entry.coefficient).advanced(entry.lag)
    return isPositive ? (atLower, atUpper) : (atUpper, atLower)
  }

  /// Whether the other columns' bounds and the rows keep a column within its bounds by themselves. Each bound needs one row
  /// that implies it in every stage.
  mutating func isImpliedFree(_ column: Int) -> Bool {
    var needsLower = columns[column].lower.contains(where: \.isFinite)
    var needsUpper = columns[column].upper.contains(where: \.isFinite)
    for index in entries(ofColumn: column) where needsLower || needsUpper {
      // Long rows rarely imply anything, and looking at them for each of their columns takes long.
      guard rows[entries[Int(index)].row].count <= 200, let implied = impliedBounds(index) else { continue }
      if implied.lower.allSatisfy(with: columns[column].lower, { $0 >= $1 - slack(at: $1) }) { needsLower = false }
      if implied.upper.allSatisfy(with: columns[column].upper, { $0 <= $1 + slack(at: $1) }) { needsUpper = false }
    }
    return !needsLower && !needsUpper
  }
}

/// How far beyond a side or bound a number may be and still count as being there: well below what a certificate allows.
func slack(at side: Double) -> Double { 1e-9 * max(1, abs(side)) }
