import Foundation
import SteppeBase
import SteppeInteriorPoint
import SteppeProgram
import SteppeResults

/// Solves
///
///     minimise  cᵀx + ½ xᵀQx   with   rowLower ≤ A x ≤ rowUpper,  columnLower ≤ x ≤ columnUpper
///
/// A in compressed columns; the whole symmetric Q as triplets. x, y and z receive the point, the
/// multipliers of the rows and the reduced costs; of an infeasible program y is the proof, of an unbounded one x.
@_cdecl("steppe_solve") public func solveProgram(
  _ columns: Int, _ rows: Int, _ cost: UnsafePointer<Double>, _ columnLower: UnsafePointer<Double>,
  _ columnUpper: UnsafePointer<Double>, _ rowLower: UnsafePointer<Double>, _ rowUpper: UnsafePointer<Double>,
  _ starts: UnsafePointer<Int64>, _ indices: UnsafePointer<Int32>, _ values: UnsafePointer<Double>,
  _ quadraticCount: Int, _ quadraticRows: UnsafePointer<Int32>?, _ quadraticColumns: UnsafePointer<Int32>?,
  _ quadraticValues: UnsafePointer<Double>?, _ options: UnsafePointer<Double>, _ progress: ProgressCallback?,
  _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ z: UnsafeMutablePointer<Double>,
  _ answer: UnsafeMutablePointer<OwnedText?>
) -> OwnedText? {
  func array<Number>(_ pointer: UnsafePointer<Number>, _ count: Int) -> [Number] {
    Array(UnsafeBufferPointer(start: pointer, count: count))
  }
  func limits(_ pointer: UnsafePointer<Double>, _ count: Int) -> [Double] {
    array(pointer, count).map(\.withoutVastLimit)
  }
  return reportingErrors {
    let start = array(starts, columns + 1).map(Int.init)
    var program = LinearProgram(
      cost: array(cost, columns), columnLower: limits(columnLower, columns), columnUpper: limits(columnUpper, columns),
      rowLower: limits(rowLower, rows), rowUpper: limits(rowUpper, rows), columnStart: start,
      rowIndex: array(indices, start[columns]), values: array(values, start[columns]))
    if let quadraticRows, let quadraticColumns, let quadraticValues {
      program.quadratic = (0..<quadraticCount).map {
        LinearProgram.QuadraticEntry(
          row: Int(quadraticRows[$0]), column: Int(quadraticColumns[$0]), value: quadraticValues[$0])
      }
    }
    if (program.cost + program.values + program.quadratic.map(\.value)).contains(where: \.isVast) {
      throw InputError(.vastCoefficient)
    }
    try program.requireConvexity()
    let solver = solverOptions(options)
    let solution = solve(program, options: solver) { goesOn($0, progress) }
    x.update(from: solution.x, count: columns)
    y.update(from: solution.y, count: rows)
    z.update(from: solution.z, count: columns)
    let file = MPSFile(program: program)
    let result = ProgramResult(solution, of: file, tolerances: Certificate.Tolerances(solver))
    answer.pointee = owned(result.document.description)
  }
}
