import SteppeBase

/// The columns as they come: entries together, rows in the file's order.
struct MPSColumns {
  var names: [String] = []
  var index: [String: Int] = [:]
  var cost: [Double] = []
  var start: [Int] = [0]
  var rowIndex: [Int32] = []
  var values: [Double] = []
  /// The last column with an entry in each row, to find entries given twice.
  var lastColumn: [Int] = []
  var isInteger = false

  mutating func sortLast() {
    let range = start[start.count - 1]..<rowIndex.count
    start.append(rowIndex.count)
    if zip(range, range.dropFirst()).allSatisfy({ rowIndex[$0] < rowIndex[$1] }) { return }
    let sorted = range.map { (rowIndex[$0], values[$0]) }.sorted { $0.0 < $1.0 }
    for (k, entry) in zip(range, sorted) { (rowIndex[k], values[k]) = entry }
  }
}

extension MPSReader {
  /// COLUMNS: column, then pairs of row and value; or a marker where integer columns begin or end.
  mutating func readColumn() {
    guard fields.count == 3 || fields.count == 5 else { return fail(.mpsFieldCount("COLUMNS")) }
    let name = text.string(fields[0])
    if text.string(fields[1]) == "'MARKER'" {
      columns.isInteger = text.string(fields[2]) == "'INTORG'"
      return
    }
    if columns.names.last != name { addColumn(name) }
    for k in stride(from: 1, to: fields.count, by: 2) {
      guard let target = target(fields[k]), let value = coefficient(fields[k + 1]) else { continue }
      add(value, to: target, rowField: fields[k])
    }
  }

  private mutating func addColumn(_ name: String) {
    if columns.index[name] != nil { fail(.mpsColumnTwice(name)) }
    if !columns.names.isEmpty { columns.sortLast() }
    columns.index[name] = columns.names.count
    columns.names.append(name)
    columns.cost.append(0)
    bounds.append(MPSBounds())
    if columns.isInteger { noteUnsupported(.mpsIntegerColumn(name)) }
  }

  private mutating func add(_ value: Double, to target: Target, rowField: Range<Int>) {
    let column = columns.names.count - 1
    switch target {
    case .dropped: break
    case .objective:
      if columns.cost[column] != 0 { warn(.mpsCoefficientTwice(text.string(rowField), columns.names[column])) }
      columns.cost[column] += value
    case .row(let row):
      while columns.lastColumn.count <= row { columns.lastColumn.append(-1) }
      if columns.lastColumn[row] == column {
        warn(.mpsCoefficientTwice(text.string(rowField), columns.names[column]))
        let last = columns.rowIndex.lastIndex(of: Int32(row))!
        columns.values[last] += value
      } else {
        columns.lastColumn[row] = column
        columns.rowIndex.append(Int32(row))
        columns.values.append(value)
      }
    }
  }

  /// The column a field names, or an error.
  mutating func column(_ field: Range<Int>) -> Int? {
    let name = text.string(field)
    let index = columns.index[name]
    if index == nil { fail(.mpsUnknownColumn(name)) }
    return index
  }

  mutating func noteUnsupported(_ message: Text) {
    if unsupported.count < 100 { unsupported.append(Issue(message, at: place)) }
  }

  /// The file, once everything is read without errors.
  func file() -> MPSFile {
    var columns = columns
    if !columns.names.isEmpty { columns.sortLast() }
    let rows = rowNames.indices.map { sides(ofRow: $0) }
    var program = LinearProgram(
      cost: columns.cost, columnLower: bounds.map(\.lower), columnUpper: bounds.map(\.upper),
      rowLower: rows.map(\.lower), rowUpper: rows.map(\.upper), columnStart: columns.start, rowIndex: columns.rowIndex,
      values: columns.values)
    program.columnNames = columns.names
    program.rowNames = rowNames
    program.objectiveConstant = objectiveConstant
    program.quadratic = quadratic.entries()
    if sense == .maximize { program.negateObjective() }
    return MPSFile(name: name, sense: sense, program: program, warnings: warnings)
  }
}

extension LinearProgram {
  fileprivate mutating func negateObjective() {
    cost = cost.map { 0 - $0 }
    objectiveConstant = 0 - objectiveConstant
    quadratic = quadratic.map { QuadraticEntry(row: $0.row, column: $0.column, value: -$0.value) }
  }
}
