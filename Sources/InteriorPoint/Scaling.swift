import Foundation
import SteppeBase
import SteppeProgram

/// How a program was brought to numbers near one. All factors are powers of two, so that scaling changes no digit.
///
/// With row factors r, column factors k, the cost unit s and the right-hand-side unit b, the scaled program has
///
///     x' = x / (k b),   A' = r A k,   c' = c k / s,   Q' = k Q k b / s,   row bounds · r / b,   y' = y / (r s)
///
/// Rows and columns: Ruiz's equilibration (CERFACS TR/PA/01/35), where each pass divides by the square root of the
/// largest entry; a staged program has one factor per template row and column, the same at every stage. Units: see
/// `CostUnit`, and the geometric mean of the sizes of all bounds; without them some energy models stall.
struct Scaling: Sendable {
  /// Factors of the flat rows and columns.
  var rows: [Double]
  var columns: [Double]
  var costUnit = 1.0
  var rightHandSideUnit = 1.0

  /// Of the objective: the user's is this times the scaled one's.
  var objectiveUnit: Double { costUnit * rightHandSideUnit }

  private static let passes = 10
  /// Factors stay within this of one (as HiPO's and Clarabel's do): beyond it scaling hides more than it helps.
  private static let largest = exp2(13.0)

  /// Equilibrates a matrix given by its coefficients (row, column, size).
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
    rows = rows.map { Self.powerOfTwo(min(max($0, 1 / Self.largest), Self.largest)) }
    columns = columns.map { Self.powerOfTwo(min(max($0, 1 / Self.largest), Self.largest)) }
  }

  /// What becomes a cost of one. Of 87 public programs the mean solves all but one (pilot87), where the largest serves;
  /// the largest alone fails wherever a penalty of a million stands beside costs of a thousandth.
  enum CostUnit { case geometricMean, largest }

  /// Sets the units from the sizes of the equilibrated program's costs and bounds.
  mutating func setUnits(costs: SizeMean, bounds: SizeMean, _ unit: CostUnit) {
    costUnit =
      switch unit {
      case .geometricMean: costs.mean
      case .largest: Self.powerOfTwo(max(1, costs.largest))
      }
    rightHandSideUnit = bounds.mean
  }

  static func powerOfTwo(_ number: Double) -> Double { exp2(log2(number).rounded()) }

  /// A start for the scaled program.
  func scaled(_ start: SolverStart) -> SolverStart {
    SolverStart(
      x: zip(start.x, columns).map { $0 / ($1 * rightHandSideUnit) },
      y: zip(start.y, rows).map { $0 / ($1 * costUnit) })
  }

  /// A claim about the scaled program, in the units of the original.
  func restored(_ claim: SolverClaim) -> SolverClaim {
    SolverClaim(
      kind: claim.kind, x: zip(claim.x, columns).map { $0 * $1 * rightHandSideUnit },
      y: zip(claim.y, rows).map { $0 * $1 * costUnit })
  }
}

/// The geometric mean of the sizes of many numbers, as a power of two; those that are zero or infinite do not count.
struct SizeMean {
  private var logarithms = 0.0
  private var count = 0.0
  private(set) var largest = 0.0

  /// One if there are none.
  var mean: Double { count > 0 ? exp2((logarithms / count).rounded()) : 1 }

  mutating func add(_ number: Double, times: Double = 1) {
    guard number.isFinite && number != 0 else { return }
    logarithms += times * log2(abs(number))
    count += times
    largest = max(largest, abs(number))
  }

  mutating func add(_ numbers: [Double]) { for number in numbers { add(number) } }
}

extension LinearProgram {
  /// The program in scaled units.
  func scaled(_ unit: Scaling.CostUnit) -> (program: LinearProgram, scaling: Scaling) {
    var entries: [(row: Int, column: Int, size: Double)] = []
    entries.reserveCapacity(values.count)
    forEachCoefficient { row, column, value in entries.append((row, column, abs(value))) }
    var scaling = Scaling(rowCount: rowCount, columnCount: columnCount, entries: entries)
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
    var costs = SizeMean(), bounds = SizeMean()
    costs.add(result.cost)
    for numbers in [result.columnLower, result.columnUpper, result.rowLower, result.rowUpper] { bounds.add(numbers) }
    scaling.setUnits(costs: costs, bounds: bounds, unit)
    let cost = scaling.costUnit, size = scaling.rightHandSideUnit
    result.cost = result.cost.map { $0 / cost }
    result.columnLower = result.columnLower.map { $0 / size }
    result.columnUpper = result.columnUpper.map { $0 / size }
    result.rowLower = result.rowLower.map { $0 / size }
    result.rowUpper = result.rowUpper.map { $0 / size }
    result.quadratic = quadratic.map {
      let factor = scaling.columns[$0.row] * scaling.columns[$0.column] * size / cost
      return .init(row: $0.row, column: $0.column, value: $0.value * factor)
    }
    return (result, scaling)
  }
}
