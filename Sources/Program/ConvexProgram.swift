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

  /// Calls `body` for every stored coefficient of A; several at one place add up, zeros may occur.
  func forEachCoefficient(_ body: (_ row: Int, _ column: Int, _ coefficient: Double) -> Void)

  /// Calls `body` for every stored coefficient of the *whole* symmetric matrix Q.
  func forEachQuadraticCoefficient(_ body: (_ row: Int, _ column: Int, _ coefficient: Double) -> Void)

  func columnName(_ index: Int) -> String
  func rowName(_ index: Int) -> String
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
