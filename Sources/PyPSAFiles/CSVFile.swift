import SteppeBase

/// One table of a CSV folder: a header and rows of as many fields.
struct CSVFile {
  let path: String
  let header: [String]
  /// The rows below the header.
  let rows: [CSV.Row]

  /// - Throws: `InputError` if the file cannot be read as text, is empty, or rows and header do not fit.
  init(path: String) throws(InputError) {
    let rows = CSV(try readText(at: path)).rows
    guard let header = rows.first?.fields else { throw InputError(.emptyTable, at: Issue.Place(file: path)) }
    if header.count == 1, let other = header[0].first(where: { $0 == ";" || $0 == "\t" }) {
      throw InputError(
        .otherSeparator(other == ";" ? "“;”" : "tab"), at: Issue.Place(file: path, line: 1), hint: .separateByCommas)
    }
    self.path = path
    self.header = header
    self.rows = Array(rows.dropFirst())
    let ragged = self.rows.filter { $0.fields.count != header.count }.map { row in
      Issue(.fieldCount(row.fields.count, expected: header.count), at: Issue.Place(file: path, line: row.line))
    }
    if !ragged.isEmpty { throw InputError(ragged) }
  }

  /// The texts of the column of that number.
  func texts(_ column: Int) -> [String] { rows.map { $0.fields[column] } }

  /// The texts of the column of that name.
  func texts(_ name: String) -> [String]? { header.firstIndex(of: name).map(texts) }

  /// The numbers of a column, NaN where nothing is given.
  ///
  /// - Throws: `InputError` naming every entry that is not a number.
  func numbers(_ column: Int) throws(InputError) -> [Double] {
    var issues: [Issue] = []
    let numbers = rows.map { row in
      if let number = fileNumber(row.fields[column]) { return number }
      let place = Issue.Place(file: path, line: row.line, attribute: header[column])
      issues.append(Issue(.notANumber(row.fields[column]), at: place))
      return .nan
    }
    if !issues.isEmpty { throw InputError(issues) }
    return numbers
  }

  func numbers(_ name: String) throws(InputError) -> [Double]? {
    guard let column = header.firstIndex(of: name) else { return nil }
    return try numbers(column)
  }

  /// The first name that appears twice in the header.
  var repeatedColumn: String? {
    var seen: Set<String> = []
    return header.first { !seen.insert($0).inserted }
  }
}
