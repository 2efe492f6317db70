import SteppeProgram

/// A sparse matrix as lines (rows or columns) of entries, for products that gather into each line.
struct CompressedLines: Sendable {
  private var starts: [Int]
  private var others: [Int32]
  private var values: [Double]

  init(lines: Int, entries: Int, forEach: ((_ line: Int, _ other: Int32, _ value: Double) -> Void) -> Void) {
    var counts = [Int](repeating: 0, count: lines + 1)
    forEach { line, _, _ in counts[line + 1] += 1 }
    for line in 0..<lines { counts[line + 1] += counts[line] }
    starts = counts
    var others = [Int32](repeating: 0, count: entries), values = [Double](repeating: 0, count: entries)
    forEach { line, other, value in
      others[counts[line]] = other
      values[counts[line]] = value
      counts[line] += 1
    }
    self.others = others
    self.values = values
  }

  init(
    lines: Int, from program: LinearProgram, line: (_ row: Int, _ column: Int) -> Int,
    other: (_ row: Int, _ column: Int) -> Int32
  ) {
    self.init(lines: lines, entries: program.values.count) { body in
      program.forEachCoefficient { row, column, value in body(line(row, column), other(row, column), value) }
    }
  }

  /// result[line] = Σ value · x[other] for the lines of a range.
  func multiply(
    _ range: Range<Int>, _ x: UnsafeMutablePointer<Double>, into result: UnsafeMutablePointer<Double>
  ) {
    for line in range {
      var sum = 0.0
      for k in starts[line]..<starts[line + 1] { sum += values[k] * x[Int(others[k])] }
      result[line] = sum
    }
  }

  func subtract(
    _ range: Range<Int>, _ x: UnsafeMutablePointer<Double>, from result: UnsafeMutablePointer<Double>
  ) {
    for line in range {
      var sum = 0.0
      for k in starts[line]..<starts[line + 1] { sum += values[k] * x[Int(others[k])] }
      result[line] -= sum
    }
  }
}
