import SteppeBase

/// An equality a x + b w = s that moved the bounds of x to w. Where the reduced cost of w sits at a bound that came from x,
/// the row takes it to x: y changes by z / b, so that z of w becomes zero and z of x −(a / b) z. Products do not change.
struct DoubletonBounds: Reduction {
  let row: Int
  let from: Int
  let to: Int
  /// a and b.
  let fromCoefficient: Values
  let toCoefficient: Values
  let oldLower: Values
  let oldUpper: Values
  let newLower: Values
  let newUpper: Values

  func undo(on point: inout Point) {
    let (x, w) = (point.shape.columns[from].lowerBound, point.shape.columns[to].lowerBound)
    for (t, i) in point.shape.rows[row].enumerated() {
      let z = point.z[w + t]
      let isFromX = z > 0 ? newLower[t] > oldLower[t] : newUpper[t] < oldUpper[t]
      guard z != 0, isFromX else { continue }
      point.y[i] += z / toCoefficient[t]
      point.z[w + t] = 0
      point.z[x + t] -= fromCoefficient[t] / toCoefficient[t] * z
    }
  }
}

extension Model {
  /// Substitutes one of the two columns of an equality within a stage by the other, moving its bounds there.
  mutating func removeDoubletonRow(_ row: Int) -> Bool {
    guard rows[row].count == 2, rows[row].isEquality else { return false }
    let pair = entries(ofRow: row)
    let shorterFirst = pair.sorted { columns[entries[Int($0)].column].count < columns[entries[Int($1)].column].count }
    for (from, to) in [(shorterFirst[0], shorterFirst[1]), (shorterFirst[1], shorterFirst[0])] {
      let (x, w) = (entries[Int(from)], entries[Int(to)])
      let isWithinStage = x.lag == 0 && w.lag == 0 && isOneToOne(x) && isOneToOne(w) && x.column != w.column
      guard isWithinStage, !isCurved(x.column), isPivot(to), columns[x.column].count <= 12 else { continue }
      guard let growth = growth(substituting: from), growth <= 0, moveBounds(x, w) else { continue }
      substitute(from)
      return true
    }
    return false
  }

  private mutating func moveBounds(_ x: Entry, _ w: Entry) -> Bool {
    let side = rows[x.row].lower, from = columns[x.column], to = columns[w.column]
    func implied(_ bound: Values) -> Values { (side - x.coefficient * bound) / w.coefficient }
    let ends = (implied(from.lower), implied(from.upper))
    let newLower = to.lower.combined(with: ends.0.combined(with: ends.1, min), max)
    var newUpper = to.upper.combined(with: ends.0.combined(with: ends.1, max), min)
    guard newLower.allSatisfy(with: newUpper, { $0 <= $1 + slack(at: $1) }) else { return false }
    newUpper = newUpper.combined(with: newLower, max)
    records.append(
      DoubletonBounds(
        row: x.row, from: x.column, to: w.column, fromCoefficient: x.coefficient, toCoefficient: w.coefficient,
        oldLower: to.lower, oldUpper: to.upper, newLower: newLower, newUpper: newUpper))
    setBounds(w.column, lower: newLower, upper: newUpper)
    columns[x.column].lower = .constant(-.infinity)
    columns[x.column].upper = .constant(.infinity)
    return true
  }
}
