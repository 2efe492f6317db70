import SteppeBase
import SteppeProgram
import TestSupport
import Testing

/// A program with the quadratic cost of a dense symmetric matrix.
private func program(_ matrix: [[Double]]) -> LinearProgram {
  let none = [Double](repeating: 0, count: matrix.count)
  let free = none.map { _ in Double.infinity }
  var program = LinearProgram(
    cost: none, columnLower: free.map(-), columnUpper: free, rows: [], rowLower: [], rowUpper: [])
  for (row, line) in matrix.enumerated() {
    for (column, value) in line.enumerated() where value != 0 {
      program.quadratic.append(.init(row: row, column: column, value: value))
    }
  }
  return program
}

/// BᵀB of fewer rows than columns is singular: semidefinite and no more. Less on any diagonal entry, it bends down along
/// a direction in which it was flat.
@Test func semidefiniteCostsAreConvexAndNoOthers() {
  for seed in UInt64(0)..<60 {
    var random = SeededGenerator(seed: seed)
    let size = 3 + Int(seed % 20), rank = size - 1 - Int(seed % 2)
    let scale = pow10(Int(seed % 9) - 4)
    let factor = (0..<rank).map { _ in
      (0..<size).map { _ in seed % 3 == 0 || Bool.random(using: &random) ? Double.random(in: -1...1, using: &random) : 0
      }
    }
    var matrix = (0..<size).map { i in
      (0..<size).map { j in scale * factor.reduce(0) { $0 + $1[i] * $1[j] } }
    }
    #expect(program(matrix).nonconvexColumn == nil, "seed \(seed)")
    for row in 0..<size { matrix[row][row] -= 1e-3 * scale }
    #expect(program(matrix).nonconvexColumn != nil, "seed \(seed)")
  }
}

private func pow10(_ exponent: Int) -> Double {
  (0..<abs(exponent)).reduce(1.0) { power, _ in exponent > 0 ? power * 10 : power / 10 }
}

@Test func aCostWithoutSquaresIsConvexOnlyWithoutProducts() {
  #expect(program([[0, 0], [0, 0]]).nonconvexColumn == nil)
  #expect(program([[0, 1], [1, 0]]).nonconvexColumn != nil)
  #expect(program([[1, 0], [0, -1]]).nonconvexColumn == 1)
  #expect(throws: UnsupportedError([Issue(.notConvex(column: "x1"))])) {
    try program([[1, 0], [0, -1]]).requireConvexity()
  }
}
