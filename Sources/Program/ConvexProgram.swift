/// A linear or convex quadratic program, whatever its storage:
///
///     minimise   cᵀx + ½ xᵀQx + constant      subject to   rowLower ≤ A x ≤ rowUpper,  columnLower ≤ x ≤ columnUpper
///
/// The certificate, MPS files and conversions need no more than this.
public protocol ConvexProgram: Sendable {
  var columnCount: Int { get }
  var rowCount: Int { get }

  /// Bounds and costs as flat arrays. Infinite bounds are ±infinity.
  func data() -> ProgramData
  /// The costs alone.
  var cost: [Double] { get }

  /// Calls `body` for every stored coefficient of A; several at one place add up, zeros may occur.
  func forEachCoefficient(_ body: (_ row: Int, _ column: Int, _ coefficient: Double) -> Void)

  /// Calls `body` for every stored coefficient of the *whole* symmetric matrix Q.
  func forEachQuadraticCoefficient(_ body: (_ row: Int, _ column: Int, _ coefficient: Double) -> Void)

  func columnName(_ index: Int) -> String
  func rowName(_ index: Int) -> String
}

extension ConvexProgram {
  /// The largest |coefficient| of A in each row.
  public var rowSizes: [Double] {
    var sizes = [Double](repeating: 0, count: rowCount)
    forEachCoefficient { row, _, coefficient in sizes[row] = max(sizes[row], abs(coefficient)) }
    return sizes
  }
}

/// Bounds and costs of a program, one entry per column or row.
public struct ProgramData: Sendable {
  public var columnLower: [Double]
  public var columnUpper: [Double]
  public var cost: [Double]
  public var rowLower: [Double]
  public var rowUpper: [Double]
  public var objectiveConstant: Double
}

extension ProgramData {
  /// By how much the lower side or bound of each row and column is above the upper one, where that is more than rounding;
  /// nil if none is. Such a program is infeasible whatever else it says.
  public var contradictions: (rows: [Double], columns: [Double])? {
    func gaps(_ lower: [Double], _ upper: [Double]) -> [Double]? {
      func gap(_ index: Int) -> Double {
        let gap = lower[index] - upper[index]
        return gap > 1e-9 * max(1, abs(lower[index])) ? gap : 0
      }
      return lower.indices.contains(where: { gap($0) > 0 }) ? lower.indices.map(gap) : nil
    }
    let rows = gaps(rowLower, rowUpper), columns = gaps(columnLower, columnUpper)
    if rows == nil, columns == nil { return nil }
    return (
      rows ?? Array(repeating: 0, count: rowLower.count), columns ?? Array(repeating: 0, count: columnLower.count)
    )
  }
}
