import SteppeBase

/// A column x of a single row, moved into the row's sides: a slack, a spill. With the row r ≤ v + a x ≤ s, l ≤ x ≤ u and
/// the column's price p = c / a (zero unless the column is free and the row an equality), what is left is
///
///     r − max(a l, a u) ≤ v ≤ s − min(a l, a u),      y' = y − p,      z = −a y'
///
/// Whatever feasible x is chosen, y' times the slack of v is shared between row and bound: products do not change.
struct SingletonColumn: Reduction {
  let column: Int
  let row: Int
  let lag: Int
  let coefficient: Values
  /// The row without the column.
  let terms: [Term]
  let rowLower: Values
  let rowUpper: Values
  let columnLower: Values
  let columnUpper: Values
  let price: Values

  func undo(on point: inout Point) {
    let sums = point.rowSum(terms, row: row)
    let (x, y) = (point.shape.columns[column].lowerBound, point.shape.rows[row].lowerBound)
    for t in sums.indices {
      let a = coefficient[t], j = x + point.shape.stage(t, before: lag)
      let (r, s) = (point.side(rowLower[t]) - sums[t], point.side(rowUpper[t]) - sums[t])
      let stage = j - x
      let lower = max(point.side(columnLower[stage]), min(r / a, s / a))
      let upper = min(point.side(columnUpper[stage]), max(r / a, s / a))
      point.x[j] = middle(lower, upper)
      point.z[j] = -a * point.y[y + t]
      point.y[y + t] += point.cost(price[t])
    }
  }
}

/// A point between two bounds, either of which may be missing.
func middle(_ lower: Double, _ upper: Double) -> Double {
  switch (lower.isFinite, upper.isFinite) {
  case (true, true): (lower + upper) / 2
  case (true, false): max(0, lower)
  case (false, true): min(0, upper)
  case (false, false): 0
  }
}

extension Model {
  /// Absorbs a column with a single entry into its row's sides, if it costs nothing or is free: then its cost is the row's
  /// multiplier, and says which side of an inequality is active.
  ///
  /// A costly column with bounds could be absorbed by an equality too, but all other costs would then be counted from its
  /// own: with a shedding cost of thousands the differences that matter would drown.
  mutating func removeSingletonColumn(_ column: Int) -> Bool {
    guard columns[column].count == 1, !isCurved(column) else { return false }
    let index = entries(ofColumn: column)[0]
    let entry = entries[Int(index)]
    guard isOneToOne(entry), isPivot(index) else { return false }
    if !columns[column].cost.isZero {
      guard isImpliedFree(column), rows[entry.row].isEquality || makeEquality(entry) else { return false }
      columns[column].lower = .constant(-.infinity)
      columns[column].upper = .constant(.infinity)
    }
    absorb(entry)
    return true
  }

  /// Whether an entry is large enough in its row, at every stage, to be divided by.
  mutating func isPivot(_ index: Int32) -> Bool {
    let size = entries[Int(index)].coefficient.map(abs), row = entries[Int(index)].row
    guard size.allSatisfy({ $0 > 0 }) else { return false }
    return entries(ofRow: row).allSatisfy { other in
      size.allSatisfy(with: entries[Int(other)].coefficient) { $0 >= 1e-2 * abs($1) }
    }
  }

  /// Turns an inequality into an equality at the side that the cost of its free column singleton presses on; false where
  /// that side is missing (the program has no optimum: the solver's to prove).
  private mutating func makeEquality(_ entry: Entry) -> Bool {
    let row = rows[entry.row], column = columns[entry.column]
    let price = column.cost.delayed(entry.lag) / entry.coefficient
    let sides = row.lower.combined(with: row.upper) { lower, upper in
      lower.isFinite ? lower : upper.isFinite ? upper : 0
    }
    let pressed =
      price.combined(with: row.lower) { $0 > 0 ? $1 : 0 } + price.combined(with: row.upper) { $0 < 0 ? $1 : 0 }
    let side = pressed + price.combined(with: sides) { $0 == 0 ? $1 : 0 }
    guard side.isFinite else { return false }
    setSides(entry.row, lower: side, upper: side)
    return true
  }

  private mutating func absorb(_ entry: Entry) {
    let (row, column, a) = (rows[entry.row], columns[entry.column], entry.coefficient)
    let price = column.cost.delayed(entry.lag) / a
    let ends = [column.lower, column.upper].map { $0.delayed(entry.lag).combined(with: a, *) }
    records.append(
      SingletonColumn(
        column: entry.column, row: entry.row, lag: entry.lag, coefficient: a,
        terms: terms(ofRow: entry.row, except: entry.column), rowLower: row.lower, rowUpper: row.upper,
        columnLower: column.lower, columnUpper: column.upper, price: price))
    removeColumn(entry.column)
    if !price.isZero {
      for other in entries(ofRow: entry.row) {
        let e = entries[Int(other)]
        addCost(inColumn(e, -price), to: e.column)
      }
      addConstant(price * row.lower, row.extent)
    }
    let (lowest, highest) = (ends[0].combined(with: ends[1], min), ends[0].combined(with: ends[1], max))
    setSides(entry.row, lower: row.lower - highest, upper: row.upper - lowest)
  }
}
