import SteppeBase

/// A column x that was a multiple of another w, with cost and all, a = f a': one column w' = w + f x took their place. Any
/// split within the bounds will do: with z = f z' the products add up to what they were.
struct DuplicateColumn: Reduction {
  let removed: Int
  let kept: Int
  let factor: Double
  let removedLower: Values
  let removedUpper: Values
  let keptLower: Values
  let keptUpper: Values

  func undo(on point: inout Point) {
    let (w, x) = (point.shape.columns[kept].lowerBound, point.shape.columns[removed].lowerBound)
    for t in 0..<point.shape.columns[kept].count {
      let sum = point.x[w + t]
      let ends = ((sum - point.side(keptLower[t])) / factor, (sum - point.side(keptUpper[t])) / factor)
      let lower = max(point.side(removedLower[t]), min(ends.0, ends.1))
      let upper = min(point.side(removedUpper[t]), max(ends.0, ends.1))
      point.x[x + t] = middle(lower, upper)
      point.x[w + t] = sum - factor * point.x[x + t]
      point.z[x + t] = factor * point.z[w + t]
    }
  }
}

extension Model {
  /// Merges columns that are multiples of others, and fixes those that another one can always replace at less cost.
  mutating func mergeDuplicateColumns() -> Bool {
    var representatives: [Int: [Int]] = [:]
    var hasChanged = false
    for column in columns.indices where !columns[column].isRemoved && columns[column].count > 0 && !isCurved(column) {
      let line = sorted(terms(ofColumn: column)), key = key(ofSorted: line)
      var isMerged = false
      for other in representatives[key, default: []] where !columns[other].isRemoved {
        guard columns[other].extent == columns[column].extent else { continue }
        guard let factor = factor(sorted: line, sorted: sorted(terms(ofColumn: other))) else { continue }
        if merge(column, into: other, factor: factor) || replace(column, by: other, factor: factor) {
          isMerged = true
        } else if replace(other, by: column, factor: 1 / factor) {
          hasChanged = true
          continue
        }
        break
      }
      if isMerged { hasChanged = true } else { representatives[key, default: []].append(column) }
    }
    return hasChanged
  }

  private mutating func merge(_ column: Int, into kept: Int, factor: Double) -> Bool {
    let (removed, old) = (columns[column], columns[kept])
    let costsAgree = removed.cost.allSatisfy(with: old.cost) { abs($0 - factor * $1) <= 1e-13 * abs($0) }
    guard costsAgree else { return false }
    let ends = (removed.lower.map { factor * $0 }, removed.upper.map { factor * $0 })
    records.append(
      DuplicateColumn(
        removed: column, kept: kept, factor: factor, removedLower: removed.lower, removedUpper: removed.upper,
        keptLower: old.lower, keptUpper: old.upper))
    removeColumn(column)
    // The rows of the kept column can now reach further.
    for index in entries(ofColumn: kept) { reaches[entries[Int(index)].row] = nil }
    setBounds(
      kept, lower: old.lower + (factor > 0 ? ends.0 : ends.1), upper: old.upper + (factor > 0 ? ends.1 : ends.0))
    return true
  }

  /// Fixes a column at the bound where it is least used if another column does the same for less without limit: with
  /// a = f a', its reduced cost is z = (c − f c') + f z', and z' has the sign of the other's only bound.
  private mutating func replace(_ column: Int, by other: Int, factor: Double) -> Bool {
    let difference = columns[column].cost - columns[other].cost.map { factor * $0 }
    let hasNoUpper = columns[other].upper.allSatisfy { $0 == .infinity }
    let hasNoLower = columns[other].lower.allSatisfy { $0 == -.infinity }
    let bound: Values
    if difference.allSatisfy({ $0 > 0 }), factor > 0 ? hasNoUpper : hasNoLower {
      bound = columns[column].lower
    } else if difference.allSatisfy({ $0 < 0 }), factor > 0 ? hasNoLower : hasNoUpper {
      bound = columns[column].upper
    } else {
      return false
    }
    guard bound.isFinite else { return false }
    fix(column, at: bound)
    return true
  }
}
