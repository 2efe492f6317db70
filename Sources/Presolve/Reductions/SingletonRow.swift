import SteppeBase

/// A row a x between r and s that became bounds of x. Where the reduced cost sits at a bound that came from the row, it is
/// the row's multiplier: y = z / a, z = 0. The product z (x − bound) = y (a x − side) does not change.
struct SingletonRow: Reduction {
  let row: Int
  let column: Int
  let lag: Int
  let coefficient: Values
  let oldLower: Values
  let oldUpper: Values
  let newLower: Values
  let newUpper: Values

  func undo(on point: inout Point) {
    let (x, y) = (point.shape.columns[column].lowerBound, point.shape.rows[row].lowerBound)
    for t in point.shape.columns[column].indices.map({ $0 - x }) {
      let z = point.z[x + t]
      let isOfRow = z > 0 ? newLower[t] > oldLower[t] : newUpper[t] < oldUpper[t]
      guard z != 0, isOfRow else { continue }
      let later = (t + lag) % point.shape.stageCount
      point.y[y + later] = z / coefficient[later]
      point.z[x + t] = 0
    }
  }
}

/// Rows aₜ x between rₜ and sₜ of one shared column x: the tightest of all stages bind.
struct SharedSingletonRow: Reduction {
  let row: Int
  let column: Int
  let coefficient: Values
  /// The stage whose row gave the new bound; nil where the old bound was tighter.
  let lowerStage: Int?
  let upperStage: Int?

  func undo(on point: inout Point) {
    let (x, y) = (point.shape.columns[column].lowerBound, point.shape.rows[row].lowerBound)
    guard point.z[x] != 0, let t = point.z[x] > 0 ? lowerStage : upperStage else { return }
    point.y[y + t] = point.z[x] / coefficient[t]
    point.z[x] = 0
  }
}

extension Model {
  /// Turns a row with a single column into bounds of that column. Bounds that would contradict each other are left to the
  /// solver, which proves it.
  mutating func removeSingletonRow(_ row: Int) -> Bool {
    guard rows[row].count == 1 else { return false }
    let entry = entries[Int(entries(ofRow: row)[0])]
    let sides = (lower: rows[row].lower, upper: rows[row].upper)
    guard isUsable(entry.coefficient, sides.lower, sides.upper) else { return false }
    if isOneToOne(entry) { return makeBounds(entry, sides.lower, sides.upper) }
    if rows[row].extent == .stages { return makeSharedBounds(entry, sides.lower, sides.upper) }
    return false
  }

  /// Whether each stage has either a sound coefficient, or none and nothing to fulfil.
  private func isUsable(_ coefficient: Values, _ lower: Values, _ upper: Values) -> Bool {
    if coefficient.allSatisfy({ abs($0) >= 1e-8 }) { return true }
    return (0..<stageCount).allSatisfy { t in
      abs(coefficient[t]) >= 1e-8 || coefficient[t] == 0 && lower[t] <= 0 && upper[t] >= 0
    }
  }

  private mutating func makeBounds(_ entry: Entry, _ lower: Values, _ upper: Values) -> Bool {
    let column = columns[entry.column], a = entry.coefficient
    let positive = a.map { $0 > 0 ? $0 : .nan }, negative = a.map { $0 < 0 ? $0 : .nan }
    // A quotient by NaN is NaN, which minimum and maximum of numbers ignore: such a stage gets no bound.
    func tightest(_ old: Values, _ one: Values, _ other: Values, _ choose: (Double, Double) -> Double) -> Values {
      old.combined(with: one.advanced(entry.lag), choose).combined(with: other.advanced(entry.lag), choose)
    }
    let newLower = tightest(column.lower, lower / positive, upper / negative, Double.maximum)
    var newUpper = tightest(column.upper, upper / positive, lower / negative, Double.minimum)
    guard newLower.allSatisfy(with: newUpper, { $0 <= $1 + slack(at: $1) }) else { return false }
    newUpper = newUpper.combined(with: newLower, max)
    records.append(
      SingletonRow(
        row: entry.row, column: entry.column, lag: entry.lag, coefficient: a, oldLower: column.lower,
        oldUpper: column.upper, newLower: newLower, newUpper: newUpper))
    removeRow(entry.row)
    setBounds(entry.column, lower: newLower, upper: newUpper)
    return true
  }

  private mutating func makeSharedBounds(_ entry: Entry, _ lower: Values, _ upper: Values) -> Bool {
    let column = columns[entry.column]
    var (newLower, newUpper) = (column.lower[0], column.upper[0])
    var lowerStage: Int?, upperStage: Int?
    for t in 0..<stageCount where entry.coefficient[t] != 0 {
      let a = entry.coefficient[t]
      let (low, high) = a > 0 ? (lower[t] / a, upper[t] / a) : (upper[t] / a, lower[t] / a)
      if low > newLower { (newLower, lowerStage) = (low, t) }
      if high < newUpper { (newUpper, upperStage) = (high, t) }
    }
    guard newLower <= newUpper + slack(at: newUpper) else { return false }
    records.append(
      SharedSingletonRow(
        row: entry.row, column: entry.column, coefficient: entry.coefficient, lowerStage: lowerStage,
        upperStage: upperStage))
    removeRow(entry.row)
    setBounds(entry.column, lower: .constant(newLower), upper: .constant(max(newLower, newUpper)))
    return true
  }
}
