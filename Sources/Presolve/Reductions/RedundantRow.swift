import SteppeBase

extension Model {
  /// Removes a row that no point within the bounds can violate (an empty or free row among them), or the side of it that
  /// none can reach. Nothing has to be recorded: its multiplier is zero.
  mutating func removeRedundantRow(_ row: Int) -> Bool {
    let (lower, upper) = (rows[row].lower, rows[row].upper)
    let reach = activity(ofRow: row)
    let holdsLower = reach.minimum.allSatisfy(with: lower) { $0 >= $1 - slack(at: $1) }
    let holdsUpper = reach.maximum.allSatisfy(with: upper) { $0 <= $1 + slack(at: $1) }
    if holdsLower && holdsUpper {
      removeRow(row)
      return true
    }
    if rows[row].isEquality { return false }
    if holdsLower, lower.contains(where: \.isFinite) {
      setSides(row, lower: .constant(-.infinity), upper: upper)
      return true
    }
    if holdsUpper, upper.contains(where: \.isFinite) {
      setSides(row, lower: lower, upper: .constant(.infinity))
      return true
    }
    return false
  }
}
