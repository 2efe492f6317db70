import SteppeBase

/// A row that can just reach one of its sides, so that all its columns sit at the bounds that do it. Its multiplier is the
/// smallest that gives every reduced cost the sign of its bound.
struct ForcingRow: Reduction {
  let row: Int
  let terms: [Term]
  /// Whether the row is at its lower side.
  let isAtLower: Bool

  func undo(on point: inout Point) {
    for t in point.shape.rows[row].indices.map({ $0 - point.shape.rows[row].lowerBound }) {
      var y = 0.0
      for term in terms where term.coefficient[t] != 0 {
        let needed = point.z[point.shape.columns[term.line].lowerBound + t] / term.coefficient[t]
        y = isAtLower ? max(y, needed) : min(y, needed)
      }
      guard y != 0 else { continue }
      point.y[point.shape.rows[row].lowerBound + t] = y
      for term in terms { point.z[point.shape.columns[term.line].lowerBound + t] -= term.coefficient[t] * y }
    }
  }
}

extension Model {
  /// Fixes all columns of a row that holds in one way only.
  mutating func removeForcingRow(_ row: Int) -> Bool {
    let indices = entries(ofRow: row)
    let areSimple = indices.allSatisfy { index in
      let entry = entries[Int(index)]
      return entry.lag == 0 && isOneToOne(entry) && !isCoupled(entry.column)
        && entry.coefficient.allSatisfy { $0 != 0 }
    }
    guard !indices.isEmpty, areSimple else { return false }
    let reach = activity(ofRow: row)
    let isAtUpper = reach.minimum.allSatisfy(with: rows[row].upper) { $1.isFinite && abs($0 - $1) <= slack(at: $1) }
    let isAtLower = reach.maximum.allSatisfy(with: rows[row].lower) { $1.isFinite && abs($0 - $1) <= slack(at: $1) }
    guard isAtUpper || isAtLower else { return false }
    records.append(ForcingRow(row: row, terms: terms(ofRow: row), isAtLower: !isAtUpper))
    for index in indices {
      let entry = entries[Int(index)]
      let (lower, upper) = (columns[entry.column].lower, columns[entry.column].upper)
      let takesLower = entry.coefficient.map { ($0 > 0) == isAtUpper ? 1 : 0 }
      let atLower = takesLower.combined(with: lower, product)
      fix(entry.column, at: atLower + takesLower.map { 1 - $0 }.combined(with: upper, product))
    }
    removeRow(row)
    return true
  }
}
