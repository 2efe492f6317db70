import SteppeBase

/// A row that was a multiple of another, row = f × kept, whose sides the other took over. A multiplier at a side that came
/// from it is its own: y = y' / f. Products do not change.
struct DuplicateRow: Reduction {
  let removed: Int
  let kept: Int
  let factor: Double
  let oldLower: Values
  let oldUpper: Values
  let newLower: Values
  let newUpper: Values

  func undo(on point: inout Point) {
    let (from, to) = (point.shape.rows[kept].lowerBound, point.shape.rows[removed].lowerBound)
    for t in 0..<point.shape.rows[kept].count {
      let y = point.y[from + t]
      guard y != 0, y > 0 ? newLower[t] > oldLower[t] : newUpper[t] < oldUpper[t] else { continue }
      point.y[to + t] = y / factor
      point.y[from + t] = 0
    }
  }
}

extension Model {
  /// Removes rows that are multiples of others.
  mutating func mergeDuplicateRows() -> Bool {
    var representatives: [Int: [Int]] = [:]
    var hasChanged = false
    for row in rows.indices where !rows[row].isRemoved && rows[row].count > 1 {
      let line = sorted(terms(ofRow: row)), key = key(ofSorted: line)
      var isMerged = false
      for other in representatives[key, default: []] where rows[other].extent == rows[row].extent {
        guard let factor = factor(sorted: line, sorted: sorted(terms(ofRow: other))) else { continue }
        isMerged = merge(row, into: other, factor: factor)
        break
      }
      if isMerged { hasChanged = true } else { representatives[key, default: []].append(row) }
    }
    return hasChanged
  }

  private mutating func merge(_ row: Int, into kept: Int, factor: Double) -> Bool {
    let (removed, old) = (rows[row], rows[kept])
    let ends = (removed.lower.map { $0 / factor }, removed.upper.map { $0 / factor })
    let newLower = old.lower.combined(with: factor > 0 ? ends.0 : ends.1, max)
    var newUpper = old.upper.combined(with: factor > 0 ? ends.1 : ends.0, min)
    guard newLower.allSatisfy(with: newUpper, { $0 <= $1 + slack(at: $1) }) else { return false }
    newUpper = newUpper.combined(with: newLower, max)
    records.append(
      DuplicateRow(
        removed: row, kept: kept, factor: factor, oldLower: old.lower, oldUpper: old.upper, newLower: newLower,
        newUpper: newUpper))
    removeRow(row)
    setSides(kept, lower: newLower, upper: newUpper)
    return true
  }

  // MARK: Comparing lines

  /// Terms in an order that makes multiples comparable.
  func sorted(_ terms: [Term]) -> [Term] { terms.sorted { ($0.line, $0.lag) < ($1.line, $1.lag) } }

  /// A hash that is the same for multiples of one another.
  func key(ofSorted sorted: [Term]) -> Int {
    var hasher = Hasher()
    for entry in sorted {
      hasher.combine(entry.line)
      hasher.combine(entry.lag)
      // Few bits, so that rounding does not tell multiples apart.
      if let first = sorted[0].coefficient.constantValue, let value = entry.coefficient.constantValue {
        hasher.combine(Float(value / first).bitPattern >> 4)
      }
    }
    return hasher.finalize()
  }

  /// f with one = f × other, the same for all stages; nil if there is none.
  func factor(sorted one: [Term], sorted other: [Term]) -> Double? {
    guard one.count == other.count, one[0].coefficient[0] != 0, other[0].coefficient[0] != 0 else { return nil }
    let factor = one[0].coefficient[0] / other[0].coefficient[0]
    let areMultiples = zip(one, other).allSatisfy { a, b in
      a.line == b.line && a.lag == b.lag
        && a.coefficient.allSatisfy(with: b.coefficient) { abs($0 - factor * $1) <= 1e-13 * abs($0) }
    }
    return areMultiples ? factor : nil
  }
}
