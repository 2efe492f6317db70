import Foundation
import SteppeBase
import SteppeProgram

/// Factors that bring the coefficients of a program near one: scaled x = x / column factor, scaled row = row · row
/// factor. Powers of two, so that scaling changes no digit.
///
/// Ruiz's equilibration (CERFACS TR/PA/01/35): each pass divides rows and columns by the square root of their largest
/// entry. A staged program has one factor per template row and column, the same at every stage.
struct Scaling: Sendable {
  var rows: [Double]
  var columns: [Double]

  private static let passes = 10
  /// Factors stay within 1e±4 of one (HiPO's and Clarabel's limit): beyond that scaling hides more than it helps.
  private static let largest = exp2(13.0)

  /// - Parameter entries: the largest magnitude of every coefficient (row, column, size).
  init(rowCount: Int, columnCount: Int, entries: [(row: Int, column: Int, size: Double)]) {
    rows = Array(repeating: 1, count: rowCount)
    columns = Array(repeating: 1, count: columnCount)
    for _ in 0..<Self.passes {
      var largestInRow = Array(repeating: 0.0, count: rowCount)
      var largestInColumn = Array(repeating: 0.0, count: columnCount)
      for entry in entries {
        let size = entry.size * rows[entry.row] * columns[entry.column]
        largestInRow[entry.row] = max(largestInRow[entry.row], size)
        largestInColumn[entry.column] = max(largestInColumn[entry.column], size)
      }
      for i in rows.indices where largestInRow[i] > 0 { rows[i] /= largestInRow[i].squareRoot() }
      for j in columns.indices where largestInColumn[j] > 0 { columns[j] /= largestInColumn[j].squareRoot() }
    }
    rows = rows.map(Self.rounded)
    columns = columns.map(Self.rounded)
  }

  private static func rounded(_ factor: Double) -> Double {
    exp2(log2(min(max(factor, 1 / largest), largest)).rounded())
  }
}

extension LinearProgram {
  /// The program in scaled units.
  func scaled() -> (program: LinearProgram, scaling: Scaling) {
    var entries: [(row: Int, column: Int, size: Double)] = []
    entries.reserveCapacity(values.count)
    forEachCoefficient { row, column, value in entries.append((row, column, abs(value))) }
    let scaling = Scaling(rowCount: rowCount, columnCount: columnCount, entries: entries)
    var result = self
    for j in 0..<columnCount {
      let factor = scaling.columns[j]
      result.cost[j] *= factor
      result.columnLower[j] /= factor
      result.columnUpper[j] /= factor
      for k in columnStart[j]..<columnStart[j + 1] { result.values[k] *= factor * scaling.rows[Int(rowIndex[k])] }
    }
    for i in 0..<rowCount {
      result.rowLower[i] *= scaling.rows[i]
      result.rowUpper[i] *= scaling.rows[i]
    }
    result.quadratic = quadratic.map {
      .init(row: $0.row, column: $0.column, value: $0.value * scaling.columns[$0.row] * scaling.columns[$0.column])
    }
    return (result, scaling)
  }
}

extension StagedProgram {
  /// The program in scaled units, and the factors of the flat rows and columns.
  func scaled() -> (program: StagedProgram, scaling: Scaling) {
    let n = columns.count, m = rows.count
    func size(_ values: Values) -> Double { max(abs(values.minimum), abs(values.maximum)) }
    var entries: [(row: Int, column: Int, size: Double)] = []
    entries += (current + previous).map { ($0.row, $0.column, size($0.coefficient)) }
    entries += shared.map { ($0.row, n + $0.column, size($0.coefficient)) }
    entries += totals.map { (m + $0.row, $0.column, size($0.coefficient)) }
    entries += totalsShared.map { (m + $0.row, n + $0.column, abs($0.coefficient)) }
    let template = Scaling(rowCount: m + totalRows.count, columnCount: n + sharedColumns.count, entries: entries)

    var result = self
    for j in 0..<n {
      let factor = template.columns[j]
      result.columns[j].lower = columns[j].lower.map { $0 / factor }
      result.columns[j].upper = columns[j].upper.map { $0 / factor }
      result.columns[j].cost = columns[j].cost.map { $0 * factor }
      result.columns[j].quadraticCost = columns[j].quadraticCost.map { $0 * factor * factor }
    }
    for j in sharedColumns.indices {
      let factor = template.columns[n + j]
      result.sharedColumns[j].lower /= factor
      result.sharedColumns[j].upper /= factor
      result.sharedColumns[j].cost *= factor
      result.sharedColumns[j].quadraticCost *= factor * factor
    }
    for i in 0..<m {
      let factor = template.rows[i]
      result.rows[i].lower = rows[i].lower.map { $0 * factor }
      result.rows[i].upper = rows[i].upper.map { $0 * factor }
    }
    for i in totalRows.indices {
      result.totalRows[i].lower *= template.rows[m + i]
      result.totalRows[i].upper *= template.rows[m + i]
    }
    func scale(_ entries: inout [Entry], rowOffset: Int, columnOffset: Int) {
      for k in entries.indices {
        let factor = template.rows[rowOffset + entries[k].row] * template.columns[columnOffset + entries[k].column]
        entries[k].coefficient = entries[k].coefficient.map { $0 * factor }
      }
    }
    scale(&result.current, rowOffset: 0, columnOffset: 0)
    scale(&result.previous, rowOffset: 0, columnOffset: 0)
    scale(&result.shared, rowOffset: 0, columnOffset: n)
    scale(&result.totals, rowOffset: m, columnOffset: 0)
    for k in totalsShared.indices {
      result.totalsShared[k].coefficient *=
        template.rows[m + totalsShared[k].row] * template.columns[n + totalsShared[k].column]
    }

    var flat = template
    flat.columns = (0..<stageCount).flatMap { _ in template.columns[..<n] } + template.columns[n...]
    flat.rows = (0..<stageCount).flatMap { _ in template.rows[..<m] } + template.rows[m...]
    return (result, flat)
  }
}
