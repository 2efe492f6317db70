/// A convex program with A in compressed sparse columns: the general form, for MPS files and other solvers.
public struct LinearProgram: ConvexProgram, Equatable {
  public var columnCount: Int
  public var rowCount: Int
  public var cost: [Double]
  public var columnLower: [Double]
  public var columnUpper: [Double]
  public var rowLower: [Double]
  public var rowUpper: [Double]
  public var objectiveConstant: Double = 0
  /// A: the entries of column j are `columnStart[j] ..< columnStart[j + 1]` of `rowIndex` (ascending) and `values`.
  public var columnStart: [Int]
  public var rowIndex: [Int32]
  public var values: [Double]
  /// The whole symmetric Q by entries (row, column, value); empty for a linear program.
  public var quadratic: [QuadraticEntry] = []
  /// Empty when the columns or rows have no names of their own.
  public var columnNames: [String] = []
  public var rowNames: [String] = []

  public struct QuadraticEntry: Sendable, Equatable {
    public var row: Int
    public var column: Int
    public var value: Double

    public init(row: Int, column: Int, value: Double) {
      self.row = row
      self.column = column
      self.value = value
    }
  }

  /// Gathers any program into compressed columns: rows ascending, equal places summed, zeros dropped.
  ///
  /// Cost: two passes over the coefficients and one sort within each column.
  public init(_ program: some ConvexProgram) {
    let data = program.data()
    columnCount = program.columnCount
    rowCount = program.rowCount
    cost = data.cost
    columnLower = data.columnLower
    columnUpper = data.columnUpper
    rowLower = data.rowLower
    rowUpper = data.rowUpper
    objectiveConstant = data.objectiveConstant

    var counts = [Int](repeating: 0, count: columnCount + 1)
    program.forEachCoefficient { _, column, _ in counts[column + 1] += 1 }
    for j in 0..<columnCount { counts[j + 1] += counts[j] }
    var next = counts
    var rows = [Int32](repeating: 0, count: counts[columnCount])
    var coefficients = [Double](repeating: 0, count: counts[columnCount])
    program.forEachCoefficient { row, column, coefficient in
      rows[next[column]] = Int32(row)
      coefficients[next[column]] = coefficient
      next[column] += 1
    }

    columnStart = [0]
    columnStart.reserveCapacity(columnCount + 1)
    rowIndex = []
    values = []
    rowIndex.reserveCapacity(rows.count)
    values.reserveCapacity(rows.count)
    for j in 0..<columnCount {
      let range = counts[j]..<counts[j + 1]
      let isSorted = zip(range, range.dropFirst()).allSatisfy { rows[$0] < rows[$1] }
      for k in isSorted ? Array(range) : range.sorted(by: { rows[$0] < rows[$1] }) {
        if rowIndex.count > columnStart[j], rowIndex.last == rows[k] {
          values[values.count - 1] += coefficients[k]
        } else if coefficients[k] != 0 {
          rowIndex.append(rows[k])
          values.append(coefficients[k])
        }
      }
      columnStart.append(rowIndex.count)
    }
    var entries: [QuadraticEntry] = []
    program.forEachQuadraticCoefficient { row, column, value in
      if value != 0 { entries.append(QuadraticEntry(row: row, column: column, value: value)) }
    }
    quadratic = entries
  }

  public func data() -> ProgramData {
    ProgramData(
      columnLower: columnLower, columnUpper: columnUpper, cost: cost, rowLower: rowLower, rowUpper: rowUpper,
      objectiveConstant: objectiveConstant)
  }

  public func forEachCoefficient(_ body: (_ row: Int, _ column: Int, _ coefficient: Double) -> Void) {
    for j in 0..<columnCount {
      for k in columnStart[j]..<columnStart[j + 1] { body(Int(rowIndex[k]), j, values[k]) }
    }
  }

  public func forEachQuadraticCoefficient(_ body: (_ row: Int, _ column: Int, _ coefficient: Double) -> Void) {
    for entry in quadratic { body(entry.row, entry.column, entry.value) }
  }

  public func columnName(_ index: Int) -> String { columnNames.isEmpty ? "x\(index)" : columnNames[index] }
  public func rowName(_ index: Int) -> String { rowNames.isEmpty ? "r\(index)" : rowNames[index] }
}
