import SteppeBase

/// The entries of Q as the file gives them.
struct MPSQuadratic {
  struct Key: Hashable {
    var row: Int
    var column: Int
    var mirrored: Key { Key(row: column, column: row) }
  }

  var values: [Key: Double] = [:]
  var keys: [Key] = []
  var isTriangle = false

  /// The whole symmetric matrix.
  func entries() -> [LinearProgram.QuadraticEntry] {
    keys.flatMap { key in
      let value = values[key]!
      let entry = LinearProgram.QuadraticEntry(row: key.row, column: key.column, value: value)
      guard isTriangle, key.row != key.column else { return [entry] }
      return [entry, LinearProgram.QuadraticEntry(row: key.column, column: key.row, value: value)]
    }
  }
}

extension MPSReader {
  /// QUADOBJ and QMATRIX: column, then pairs of column and value.
  mutating func readQuadratic() {
    guard let section, fields.count == 3 || fields.count == 5 else {
      return fail(.mpsFieldCount(self.section?.rawValue ?? ""))
    }
    quadratic.isTriangle = section == .quadraticTriangle
    guard let row = column(fields[0]) else { return }
    for k in stride(from: 1, to: fields.count, by: 2) {
      guard let column = column(fields[k]), let value = coefficient(fields[k + 1]) else { continue }
      let key = MPSQuadratic.Key(row: row, column: column)
      let isMirrored = quadratic.isTriangle && quadratic.values[key.mirrored] != nil
      if quadratic.values[key] != nil || isMirrored {
        fail(.mpsQuadraticTwice(columns.names[row], columns.names[column]))
        continue
      }
      quadratic.values[key] = value
      quadratic.keys.append(key)
    }
  }

  mutating func checkQuadraticSymmetry() {
    guard !quadratic.isTriangle else { return }
    for key in quadratic.keys where quadratic.values[key.mirrored] != quadratic.values[key] {
      let message = Text.mpsQuadraticNotSymmetric(columns.names[key.row], columns.names[key.column])
      errors.append(Issue(message, at: Issue.Place(file: text.path)))
    }
  }
}
