import SteppeBase

extension Model {
  /// Removes a column that every row and the objective want as small (or as large) as it can be.
  ///
  /// With c + q l ≥ 0, and each coefficient either positive in a row without lower side or negative in a row without upper
  /// side, every y has a sign that makes z = c + q l − Σ a y ≥ 0: the lower bound is optimal. Likewise at the upper one.
  mutating func removeDominatedColumn(_ column: Int) -> Bool {
    let data = columns[column]
    guard !isCoupled(column), data.count > 0 else { return false }
    for (bound, sign) in [(data.lower, 1.0), (data.upper, -1.0)] {
      guard bound.isFinite, (data.cost + data.quadraticCost * bound).allSatisfy({ sign * $0 >= 0 }) else { continue }
      let isWanted = entries(ofColumn: column).allSatisfy { index in
        let entry = entries[Int(index)], row = rows[entry.row]
        return row.lower.allSatisfy { $0 == -.infinity } && entry.coefficient.allSatisfy { sign * $0 >= 0 }
          || row.upper.allSatisfy { $0 == .infinity } && entry.coefficient.allSatisfy { sign * $0 <= 0 }
      }
      if isWanted {
        fix(column, at: bound)
        return true
      }
    }
    return false
  }
}
