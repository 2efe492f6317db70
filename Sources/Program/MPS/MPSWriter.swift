import SteppeBase

/// Writes a program as an MPS file in free format, compressed with gzip if the name ends in `.gz`: for other solvers, for
/// bug reports, for a second opinion.
///
/// Names keep their characters; blanks become `_`. If that makes two names equal, the columns (or rows) are called x0, x1 …
/// (or r0, r1 …). Numbers have as many digits as it takes to read the same value back; only the upper side of a row with
/// two sides may change in the last digit, because the format wants the difference of the two.
///
/// - Throws: `OutputError` if the file cannot be written.
public func writeMPS(_ program: some ConvexProgram, to path: String) throws(OutputError) {
  try write(mpsText(program), toFile: path)
}

func mpsText(_ program: some ConvexProgram) -> String {
  let matrix = LinearProgram(program)
  let columns = names(count: matrix.columnCount, fallback: "x", program.columnName)
  let rows = names(count: matrix.rowCount, fallback: "r", program.rowName)
  let objective = rows.contains("objective") ? "steppe-objective" : "objective"
  var text = "NAME steppe\nROWS\n N \(objective)\n"
  for i in rows.indices { text += " \(rowType(matrix.rowLower[i], matrix.rowUpper[i])) \(rows[i])\n" }
  text += "COLUMNS\n"
  for j in columns.indices {
    let entries = matrix.columnStart[j]..<matrix.columnStart[j + 1]
    // A column without entries still has to be declared.
    if matrix.cost[j] != 0 || entries.isEmpty { text += " \(columns[j]) \(objective) \(matrix.cost[j])\n" }
    for k in entries { text += " \(columns[j]) \(rows[Int(matrix.rowIndex[k])]) \(matrix.values[k])\n" }
  }
  writeSides(matrix, rows, objective, to: &text)
  writeBounds(matrix, columns, to: &text)
  if !matrix.quadratic.isEmpty {
    text += "QUADOBJ\n"
    for entry in matrix.quadratic where entry.row >= entry.column {
      text += " \(columns[entry.column]) \(columns[entry.row]) \(entry.value)\n"
    }
  }
  return text + "ENDATA\n"
}

private func names(count: Int, fallback: String, _ name: (Int) -> String) -> [String] {
  let given = (0..<count).map { name($0).split(whereSeparator: \.isWhitespace).joined(separator: "_") }
  let areUsable = Set(given).count == count && !given.contains("")
  return areUsable ? given : (0..<count).map { "\(fallback)\($0)" }
}

private func rowType(_ lower: Double, _ upper: Double) -> String {
  if lower == upper { return "E" }
  return upper.isFinite ? "L" : "G"
}

/// RHS and RANGES. A row without sides is a G row with the right-hand side minus infinity.
private func writeSides(_ matrix: LinearProgram, _ rows: [String], _ objective: String, to text: inout String) {
  text += "RHS\n"
  if matrix.objectiveConstant != 0 { text += " RHS \(objective) \(-matrix.objectiveConstant)\n" }
  var ranges = ""
  for i in rows.indices {
    let (lower, upper) = (matrix.rowLower[i], matrix.rowUpper[i])
    let side = upper.isFinite ? upper : lower
    if side != 0 { text += " RHS \(rows[i]) \(side.isFinite ? "\(side)" : "-1e+30")\n" }
    if lower.isFinite, upper.isFinite, lower != upper { ranges += " RANGE \(rows[i]) \(upper - lower)\n" }
  }
  if !ranges.isEmpty { text += "RANGES\n" + ranges }
}

/// BOUNDS other than the usual zero and infinity.
private func writeBounds(_ matrix: LinearProgram, _ columns: [String], to text: inout String) {
  text += "BOUNDS\n"
  for j in columns.indices {
    let (lower, upper) = (matrix.columnLower[j], matrix.columnUpper[j])
    switch (lower.isFinite, upper.isFinite) {
    case (true, true) where lower == upper: text += " FX BOUND \(columns[j]) \(lower)\n"
    case (false, false): text += " FR BOUND \(columns[j])\n"
    default:
      if !lower.isFinite { text += " MI BOUND \(columns[j])\n" }
      // Zero is written too where the upper bound is not positive: readers differ on what that means without it.
      if lower.isFinite, lower != 0 || upper <= 0 { text += " LO BOUND \(columns[j]) \(lower)\n" }
      if upper.isFinite { text += " UP BOUND \(columns[j]) \(upper)\n" }
    }
  }
}
