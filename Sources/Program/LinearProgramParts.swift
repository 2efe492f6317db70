extension LinearProgram {
  /// A linear program from its parts, the matrix in compressed sparse columns (see the properties for the layout).
  public init(
    cost: [Double], columnLower: [Double], columnUpper: [Double], rowLower: [Double], rowUpper: [Double],
    columnStart: [Int], rowIndex: [Int32], values: [Double]
  ) {
    precondition(columnLower.count == cost.count && columnUpper.count == cost.count, "one bound per column")
    precondition(rowLower.count == rowUpper.count, "two sides per row")
    precondition(columnStart.count == cost.count + 1, "one start per column and the end")
    precondition(rowIndex.count == values.count && columnStart.last == values.count, "one row per value")
    columnCount = cost.count
    rowCount = rowLower.count
    self.cost = cost
    self.columnLower = columnLower
    self.columnUpper = columnUpper
    self.rowLower = rowLower
    self.rowUpper = rowUpper
    self.columnStart = columnStart
    self.rowIndex = rowIndex
    self.values = values
  }

  /// A small linear program with its matrix written out row by row.
  public init(
    cost: [Double], columnLower: [Double], columnUpper: [Double], rows: [[Double]], rowLower: [Double],
    rowUpper: [Double]
  ) {
    var start = [0], index: [Int32] = [], values: [Double] = []
    for j in cost.indices {
      for (i, row) in rows.enumerated() where row[j] != 0 {
        index.append(Int32(i))
        values.append(row[j])
      }
      start.append(values.count)
    }
    self.init(
      cost: cost, columnLower: columnLower, columnUpper: columnUpper, rowLower: rowLower, rowUpper: rowUpper,
      columnStart: start, rowIndex: index, values: values)
  }
}
