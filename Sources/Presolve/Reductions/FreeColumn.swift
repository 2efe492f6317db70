import SteppeBase

/// A free column x substituted by an equality row v + a x = b:
///
///     x = (b − v) / a,     y = (c − Σ a' y') / a over the column's other rows,     z = 0
///
/// The reduced costs of the other columns are the same before and after.
struct FreeColumn: Reduction {
  let column: Int
  let row: Int
  let coefficient: Values
  let side: Values
  let cost: Values
  /// The row without the column.
  let rowTerms: [Term]
  /// The column without the row.
  let columnTerms: [Term]

  func undo(on point: inout Point) {
    let row = point.shape.rows[row].lowerBound, column = point.shape.columns[column].lowerBound
    let rowSums = point.rowSum(rowTerms, row: self.row)
    let columnSums = point.columnSum(columnTerms, column: self.column)
    for t in rowSums.indices {
      point.x[column + t] = (point.side(side[t]) - rowSums[t]) / coefficient[t]
      point.y[row + t] = (point.cost(cost[t]) - columnSums[t]) / coefficient[t]
      point.z[column + t] = 0
    }
  }
}

extension Model {
  /// Removes a column without effective bounds and an equality row that determines it, if the matrix does not grow.
  mutating func removeFreeColumn(_ column: Int) -> Bool {
    let count = columns[column].count
    guard count >= 2, count <= 6, !isCurved(column) else { return false }
    let hasEquality = entries(ofColumn: column).contains { rows[entries[Int($0)].row].isEquality }
    guard hasEquality, isImpliedFree(column) else { return false }
    let pivots = entries(ofColumn: column).map { (index: $0, growth: growth(substituting: $0)) }
    let best = pivots.min { ($0.growth ?? .max) < ($1.growth ?? .max) }
    guard let best, let growth = best.growth, growth <= 0 else { return false }
    substitute(best.index)
    return true
  }

  /// How many entries the program would have more if the column of an entry were substituted by its row; nil if it cannot
  /// be: the row must be an equality, the entry a sound pivot in row and column, and no row may reach two stages back.
  mutating func growth(substituting pivot: Int32) -> Int? {
    let entry = entries[Int(pivot)]
    let (row, column) = (rows[entry.row], columns[entry.column])
    guard row.isEquality, row.count <= 40, entry.lag == 0, isOneToOne(entry), isPivot(pivot) else { return nil }
    let rowEntries = entries(ofRow: entry.row).filter { $0 != pivot }.map { entries[Int($0)] }
    let columnEntries = entries(ofColumn: entry.column).filter { $0 != pivot }.map { entries[Int($0)] }
    // The same column at another stage in the same row would leave a recursion.
    guard rowEntries.allSatisfy({ $0.column != entry.column }) else { return nil }
    let size = entry.coefficient.map(abs)
    var added = 0
    for other in columnEntries {
      // A shared column in a total row would gather every stage of the equality.
      guard column.extent == rows[other.row].extent || rows[other.row].extent == .once else { return nil }
      guard !(column.extent == .once && rows[other.row].extent == .stages) else { return nil }
      guard size.allSatisfy(with: other.coefficient, { $0 >= 1e-3 * abs($1) }) else { return nil }
      for e in rowEntries {
        let lag = combinedLag(other, e)
        if lag > 1 { return nil }
        if find(row: other.row, column: e.column, lag: lag) == nil { added += 1 }
      }
    }
    return added - (row.count + column.count - 1)
  }

  /// How far back the row of `other` reaches through entry `e` of an equality; what exists once has no stages.
  private func combinedLag(_ other: Entry, _ e: Entry) -> Int {
    let isStaged = rows[other.row].extent == .stages && columns[e.column].extent == .stages
    return isStaged ? e.lag + other.lag : 0
  }

  /// The entry at a place, searched in the shorter of row and column.
  mutating func find(row: Int, column: Int, lag: Int) -> Int32? {
    let candidates = rows[row].count < columns[column].count ? entries(ofRow: row) : entries(ofColumn: column)
    return candidates.first {
      let entry = entries[Int($0)]
      return entry.row == row && entry.column == column && entry.lag == lag
    }
  }

  /// Substitutes the column of an entry by its row, which must be an equality, and removes both.
  mutating func substitute(_ pivot: Int32) {
    let entry = entries[Int(pivot)]
    let side = rows[entry.row].lower, cost = columns[entry.column].cost
    let extent = rows[entry.row].extent
    let rowEntries = entries(ofRow: entry.row).filter { $0 != pivot }.map { entries[Int($0)] }
    let columnEntries = entries(ofColumn: entry.column).filter { $0 != pivot }.map { entries[Int($0)] }
    records.append(
      FreeColumn(
        column: entry.column, row: entry.row, coefficient: entry.coefficient, side: side, cost: cost,
        rowTerms: terms(ofRow: entry.row, except: entry.column),
        columnTerms: terms(ofColumn: entry.column, except: entry.row)))
    let price = cost / entry.coefficient
    for e in rowEntries where !price.isZero { addCost(inColumn(e, -price), to: e.column) }
    addConstant(price * side, extent)
    removeColumn(entry.column)
    for other in columnEntries {
      let change = inRow(other, side / entry.coefficient)
      setSides(other.row, lower: rows[other.row].lower - change, upper: rows[other.row].upper - change)
      for e in rowEntries { addProduct(other, e, pivot: entry.coefficient) }
    }
    removeRow(entry.row)
  }

  /// Adds to the row of `other` what its substituted column brings in through entry `e` of the equality.
  private mutating func addProduct(_ other: Entry, _ e: Entry, pivot: Values) {
    let ratio = -(e.coefficient / pivot)
    var coefficient: Values
    if rows[other.row].extent == .once {
      coefficient = (other.coefficient * ratio).advanced(e.lag)
      if columns[e.column].extent == .once, rows[e.row].extent == .stages {
        coefficient = coefficient.summed(over: stageCount)
      }
    } else {
      coefficient = other.coefficient * ratio.delayed(other.lag)
    }
    let lag = combinedLag(other, e)
    guard let index = find(row: other.row, column: e.column, lag: lag) else {
      addEntry(row: other.row, column: e.column, lag: lag, coefficient: coefficient.simplified())
      return
    }
    let old = entries[Int(index)].coefficient
    // What cancels but for rounding is zero.
    let sum = old.combined(with: coefficient) { abs($0 + $1) <= 1e-12 * abs($0) ? 0 : $0 + $1 }
    entries[Int(index)].coefficient = sum.simplified()
    reaches[other.row] = nil
    changedRows[other.row] = true
    changedColumns[e.column] = true
    if sum.isZero { removeEntry(index) }
  }
}
