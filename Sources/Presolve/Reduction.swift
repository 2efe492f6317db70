import SteppeBase

/// The record of one reduction: enough to restore what it removed.
///
/// Every record keeps Σ |y (a x − side)| + Σ |z (x − bound)| and all residuals as they are, for any point, not only for
/// vertices: interior points have small errors everywhere, and rules that ask which bound is active would guess wrong.
protocol Reduction: Sendable {
  /// Restores the values and multipliers of what the reduction removed. Rows not yet restored have y = 0.
  func undo(on point: inout Point)
}

/// A point on its way back to the given program: values x, multipliers y, reduced costs z, by template column and row, each
/// with all its stages together.
struct Point {
  /// What the numbers stand for. Rays obey the same equations with the constants left out.
  enum Kind {
    case optimum
    /// y with costs zero.
    case infeasibility
    /// x with sides and bounds zero.
    case descent
  }

  let kind: Kind
  let shape: Shape
  var x: [Double]
  var y: [Double]
  var z: [Double]

  /// A cost, or zero where the point is a ray of multipliers.
  func cost(_ value: Double) -> Double { kind == .infeasibility ? 0 : value }

  /// A finite side or bound, or zero where the point is a ray of values. Infinite ones stay.
  func side(_ value: Double) -> Double { kind == .descent && value.isFinite ? 0 : value }

  /// Σ coefficient × x for a row, per stage.
  func rowSum(_ terms: [Term], row: Int) -> [Double] {
    let T = shape.stageCount
    var sums = [Double](repeating: 0, count: shape.rows[row].count)
    for term in terms {
      let column = shape.columns[term.line]
      switch (sums.count == 1, column.count == 1) {
      case (true, true): sums[0] += term.coefficient[0] * x[column.lowerBound]
      case (true, false): for t in 0..<T { sums[0] += term.coefficient[t] * x[column.lowerBound + t] }
      case (false, true): for t in 0..<T { sums[t] += term.coefficient[t] * x[column.lowerBound] }
      case (false, false):
        for t in 0..<T { sums[t] += term.coefficient[t] * x[column.lowerBound + shape.stage(t, before: term.lag)] }
      }
    }
    return sums
  }

  /// Σ coefficient × y for a column, per stage.
  func columnSum(_ terms: [Term], column: Int) -> [Double] {
    let T = shape.stageCount
    var sums = [Double](repeating: 0, count: shape.columns[column].count)
    for term in terms {
      let row = shape.rows[term.line]
      switch (sums.count == 1, row.count == 1) {
      case (true, true): sums[0] += term.coefficient[0] * y[row.lowerBound]
      case (true, false): for t in 0..<T { sums[0] += term.coefficient[t] * y[row.lowerBound + t] }
      case (false, true): for t in 0..<T { sums[t] += term.coefficient[t] * y[row.lowerBound] }
      case (false, false):
        for t in 0..<T { sums[shape.stage(t, before: term.lag)] += term.coefficient[t] * y[row.lowerBound + t] }
      }
    }
    return sums
  }
}

/// Where the stages of each template column and row lie in the arrays of a `Point`.
struct Shape: Sendable {
  let stageCount: Int
  let columns: [Range<Int>]
  let rows: [Range<Int>]
  /// The columns and rows of the template; shared columns and total rows follow.
  let templateColumnCount: Int
  let templateRowCount: Int

  init(_ model: Model) {
    func ranges(_ extents: [Model.Extent]) -> [Range<Int>] {
      var end = 0
      return extents.map { extent in
        let start = end
        end += extent == .stages ? model.stageCount : 1
        return start..<end
      }
    }
    stageCount = model.stageCount
    columns = ranges(model.columns.map(\.extent))
    rows = ranges(model.rows.map(\.extent))
    templateColumnCount = model.columns.count { $0.extent == .stages }
    templateRowCount = model.rows.count { $0.extent == .stages }
  }

  /// The stage `lag` before t, around the end.
  func stage(_ t: Int, before lag: Int) -> Int { t >= lag ? t - lag : stageCount - lag + t }
}
