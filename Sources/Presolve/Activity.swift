import SteppeBase

/// What a row can reach while its columns stay within their bounds.
struct Activity {
  var minimum: Values
  var maximum: Values
}

/// The reach of a row of one stage, its infinite parts counted apart so that one part can be taken away.
struct Reach {
  var minimum = 0.0
  var maximum = 0.0
  var infiniteMinima = 0
  var infiniteMaxima = 0

  mutating func add(_ least: Double, _ most: Double) {
    if least.isFinite { minimum += least } else { infiniteMinima += 1 }
    if most.isFinite { maximum += most } else { infiniteMaxima += 1 }
  }
}

extension Model {
  /// The reach of a row, or of its other entries.
  mutating func activity(ofRow row: Int, except excluded: Int32? = nil) -> Activity {
    if stageCount == 1, let quick = quickActivity(ofRow: row, except: excluded) { return quick }
    var result = Activity(minimum: .zero, maximum: .zero)
    for index in entries(ofRow: row) where index != excluded {
      let reach = reach(of: entries[Int(index)])
      result.minimum = result.minimum + reach.minimum
      result.maximum = result.maximum + reach.maximum
    }
    return result
  }

  /// The reach of a row of one stage from what is remembered of it; nil where taking one part away would leave rounding.
  private mutating func quickActivity(ofRow row: Int, except excluded: Int32?) -> Activity? {
    if reaches[row] == nil || excluded == nil {
      var reach = Reach()
      for index in entries(ofRow: row) {
        let (least, most) = ends(of: entries[Int(index)])
        reach.add(least, most)
      }
      reaches[row] = reach
    }
    var reach = reaches[row]!
    if let excluded {
      let (least, most) = ends(of: entries[Int(excluded)])
      if least.isFinite { reach.minimum -= least } else { reach.infiniteMinima -= 1 }
      if most.isFinite { reach.maximum -= most } else { reach.infiniteMaxima -= 1 }
      let isSound = { (part: Double, rest: Double) in !part.isFinite || abs(part) <= 1e4 * max(1, abs(rest)) }
      guard isSound(least, reach.minimum), isSound(most, reach.maximum) else { return nil }
    }
    return Activity(
      minimum: .constant(reach.infiniteMinima > 0 ? -.infinity : reach.minimum),
      maximum: .constant(reach.infiniteMaxima > 0 ? .infinity : reach.maximum))
  }

  /// The least and the most that an entry adds to its row, in a program of one stage.
  private func ends(of entry: Entry) -> (Double, Double) {
    let a = entry.coefficient[0]
    let (l, u) = (product(a, columns[entry.column].lower[0]), product(a, columns[entry.column].upper[0]))
    return a > 0 ? (l, u) : (u, l)
  }

  private func reach(of entry: Entry) -> Activity {
    let column = columns[entry.column], a = entry.coefficient
    let lower = column.lower.delayed(entry.lag), upper = column.upper.delayed(entry.lag)
    func part(_ bound: Values, _ isUsed: (Double) -> Bool) -> Values {
      a.combined(with: bound) { isUsed($0) ? $0 * $1 : 0 }
    }
    let result = Activity(
      minimum: part(lower) { $0 > 0 } + part(upper) { $0 < 0 },
      maximum: part(upper) { $0 > 0 } + part(lower) { $0 < 0 })
    guard rows[entry.row].extent == .once, column.extent == .stages else { return result }
    return Activity(
      minimum: result.minimum.summed(over: stageCount), maximum: result.maximum.summed(over: stageCount))
  }

  /// The bounds that a row implies for the column of one of its entries, whatever the others do; nil if the coefficient
  /// changes its sign or vanishes in some stage.
  mutating func impliedBounds(_ index: Int32) -> (lower: Values, upper: Values)? {
    let entry = entries[Int(index)], row = rows[entry.row]
    guard isOneToOne(entry) else { return nil }
    let isPositive = entry.coefficient.allSatisfy { $0 > 0 }
    guard isPositive || entry.coefficient.allSatisfy({ $0 < 0 }) else { return nil }
    let others = activity(ofRow: entry.row, except: index)
    let atLower = ((row.lower - others.maximum) / entry.coefficient).advanced(entry.lag)
    let atUpper = ((row.upper - others.minimum) / entry.coefficient).advanced(entry.lag)
    return isPositive ? (atLower, atUpper) : (atUpper, atLower)
  }

  /// Whether the other columns' bounds and the rows keep a column within its bounds by themselves. Each bound needs one row
  /// that implies it in every stage.
  mutating func isImpliedFree(_ column: Int) -> Bool {
    var needsLower = columns[column].lower.contains(where: \.isFinite)
    var needsUpper = columns[column].upper.contains(where: \.isFinite)
    for index in entries(ofColumn: column) where needsLower || needsUpper {
      // Long rows rarely imply anything, and looking at them for each of their columns takes long.
      guard rows[entries[Int(index)].row].count <= 200, let implied = impliedBounds(index) else { continue }
      if implied.lower.allSatisfy(with: columns[column].lower, { $0 >= $1 - slack(at: $1) }) { needsLower = false }
      if implied.upper.allSatisfy(with: columns[column].upper, { $0 <= $1 + slack(at: $1) }) { needsUpper = false }
    }
    return !needsLower && !needsUpper
  }
}

/// How far beyond a side or bound a number may be and still count as being there: well below what a certificate allows.
func slack(at side: Double) -> Double { 1e-9 * max(1, abs(side)) }
