import SteppeBase

/// A column of known value, moved into sides and costs. z = c + Q x − Aᵀy takes whatever value it has: the column is on
/// both of its bounds, or on the one that z's sign asks for.
struct FixedColumn: Reduction {
  let column: Int
  let value: Values
  let cost: Values
  let quadraticCost: Values
  let couplings: [(column: Int, value: Double)]
  let terms: [Term]

  func undo(on point: inout Point) {
    let sums = point.columnSum(terms, column: column)
    for (t, j) in point.shape.columns[column].enumerated() {
      point.x[j] = point.side(value[t])
      point.z[j] = point.cost(cost[t]) + quadraticCost[t] * point.x[j] - sums[t]
      for coupling in couplings {
        point.z[j] += coupling.value * point.x[point.shape.columns[coupling.column].lowerBound]
      }
    }
  }
}

extension Model {
  /// Removes a column by giving it a value.
  mutating func fix(_ column: Int, at value: Values) {
    let old = columns[column]
    let coupled = isCoupled(column) ? couplings[column]! : [:]
    records.append(
      FixedColumn(
        column: column, value: value, cost: old.cost, quadraticCost: old.quadraticCost,
        couplings: coupled.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, terms: terms(ofColumn: column)))
    for index in entries(ofColumn: column) {
      let entry = entries[Int(index)]
      let change = inRow(entry, value)
      if change.isZero { continue }
      setSides(entry.row, lower: rows[entry.row].lower - change, upper: rows[entry.row].upper - change)
    }
    for (other, coupling) in coupled {
      addCost(value.map { coupling * $0 }, to: other)
      couplings[other]?[column] = nil
    }
    if !coupled.isEmpty { couplings[column] = nil }
    addConstant(old.cost * value + (old.quadraticCost * value * value).map { $0 / 2 }, old.extent)
    removeColumn(column)
  }

  /// Removes a column whose bounds are equal.
  mutating func removeFixedColumn(_ column: Int) -> Bool {
    let (lower, upper) = (columns[column].lower, columns[column].upper)
    guard lower.isFinite, lower.allSatisfy(with: upper, ==) else { return false }
    fix(column, at: lower)
    return true
  }

  /// Removes a column without rows at its cheapest value; leaves it if that is infinite.
  mutating func removeEmptyColumn(_ column: Int) -> Bool {
    let data = columns[column]
    guard data.count == 0, !isCoupled(column) else { return false }
    let best = (0..<(data.extent == .stages ? stageCount : 1)).map { t in
      cheapest(data.cost[t], data.quadraticCost[t], data.lower[t], data.upper[t])
    }
    guard best.allSatisfy(\.isFinite) else { return false }
    fix(column, at: data.extent == .once || stageCount == 1 ? .constant(best[0]) : Values.series(best).simplified())
    return true
  }
}

/// The x within its bounds with least c x + ½ q x²; the one nearest to zero if all cost the same.
private func cheapest(_ cost: Double, _ quadratic: Double, _ lower: Double, _ upper: Double) -> Double {
  if quadratic > 0 { return min(max(-cost / quadratic, lower), upper) }
  if cost > 0 { return lower }
  if cost < 0 { return upper }
  return min(max(0, lower), upper)
}
