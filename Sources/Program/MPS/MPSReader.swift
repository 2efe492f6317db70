import SteppeBase

/// Reads the sections of an MPS file one line at a time and gathers everything that is wrong with it.
struct MPSReader {
  enum Section: String {
    case name = "NAME"
    case objectiveSense = "OBJSENSE"
    case rows = "ROWS"
    case columns = "COLUMNS"
    case sides = "RHS"
    case ranges = "RANGES"
    case bounds = "BOUNDS"
    case quadraticTriangle = "QUADOBJ"
    case quadraticMatrix = "QMATRIX"
    case end = "ENDATA"
  }

  /// Sections of other kinds of programs.
  private static let otherKinds: Set<String> = [
    "SOS", "SOS1", "SOS2", "SETS", "INDICATORS", "QCMATRIX", "QSECTION", "CSECTION", "GENCONS", "PWLOBJ", "USERCUTS",
    "LAZYCONS", "SCENARIOS",
  ]

  /// What a row of the file became.
  enum Target: Equatable {
    case objective, dropped
    case row(Int)
  }

  let text: MPSText
  let format: MPSText.Format
  var line = 0..<0
  var lineNumber = 0
  var fields: [Range<Int>] = []
  var section: Section?
  var errors: [Issue] = []
  var unsupported: [Issue] = []
  var warnings: [Issue] = []

  var name = ""
  var sense = MPSFile.Sense.minimize
  var hasObjective = false
  var objectiveConstant = 0.0
  var targets: [String: Target] = [:]
  var rowNames: [String] = []
  var rowTypes: [RowType] = []
  var sides: [Double?] = []
  var ranges: [Double?] = []
  var columns = MPSColumns()
  var bounds: [MPSBounds] = []
  var quadratic = MPSQuadratic()
  /// The first set of each section that has sets; only that one counts.
  var setNames: [Section: String] = [:]

  init(_ text: MPSText, format: MPSText.Format) {
    self.text = text
    self.format = format
  }

  mutating func read() {
    if text.bytes.isEmpty { return errors.append(Issue(.emptyFile, at: Issue.Place(file: text.path))) }
    var start = 0
    while start < text.bytes.count, section != .end {
      let end = text.lineEnd(from: start)
      line = start..<end
      lineNumber += 1
      start = end + 1
      guard !line.isEmpty, text.bytes[line.lowerBound] != UInt8(ascii: "*") else { continue }
      if isHeader() { readHeader() } else { readData() }
    }
    if section != .end { errors.append(Issue(.mpsEndMissing, at: Issue.Place(file: text.path, line: lineNumber))) }
    lowerNegativeUppers()
    checkQuadraticSymmetry()
  }

  /// A word in column 1 begins a section; but some files write the sense below OBJSENSE there too.
  private func isHeader() -> Bool {
    let first = text.bytes[line.lowerBound]
    guard first != 0x20, first != 0x09, first != 0x0D else { return false }
    return section != .objectiveSense || senseNamed(text.string(line)) == nil
  }

  private mutating func readHeader() {
    fields.removeAll(keepingCapacity: true)
    text.splitAtBlanks(line, into: &fields)
    let word = text.string(fields[0])
    section = Section(rawValue: word.uppercased())
    switch section {
    case .name: name = fields.count > 1 ? text.string(fields[1]) : ""
    case .objectiveSense: if fields.count > 1 { readSense(fields[1]) }
    case nil where Self.otherKinds.contains(word.uppercased()):
      unsupported.append(Issue(.mpsSectionNotSupported(word), at: place))
    case nil: fail(.mpsUnknownSection(word))
    default: break
    }
  }

  private mutating func readData() {
    text.fields(of: line, format: format, into: &fields)
    if fields.isEmpty { return }
    switch section {
    case .objectiveSense: readSense(fields[0])
    case .rows: readRow()
    case .columns: readColumn()
    case .sides: readSides()
    case .ranges: readRanges()
    case .bounds: readBound()
    case .quadraticTriangle, .quadraticMatrix: readQuadratic()
    case .name: fail(.mpsDataOutsideSection)
    // Below an unknown section one error is enough.
    case nil: if errors.isEmpty && unsupported.isEmpty { fail(.mpsDataOutsideSection) }
    case .end: break
    }
  }

  private mutating func readSense(_ field: Range<Int>) {
    guard let named = senseNamed(text.string(field)) else { return fail(.mpsUnknownSense) }
    sense = named
  }

  private func senseNamed(_ word: String) -> MPSFile.Sense? {
    switch word.filter({ !$0.isWhitespace }).uppercased() {
    case "MAX", "MAXIMIZE", "MAXIMISE": .maximize
    case "MIN", "MINIMIZE", "MINIMISE": .minimize
    default: nil
    }
  }

  // MARK: Issues

  var place: Issue.Place {
    Issue.Place(file: text.path, line: lineNumber, source: text.string(line))
  }

  /// Notes an error at the current line, up to a number that a person would read.
  mutating func fail(_ message: Text, hint: Text? = nil) {
    if errors.count < 100 { errors.append(Issue(message, at: place, hint: hint)) }
  }

  mutating func warn(_ message: Text) {
    if warnings.count < 100 { warnings.append(Issue(message, at: place, severity: .warning)) }
  }

  /// The cost or coefficient in a field: a number of a size that can be meant, or an error.
  mutating func coefficient(_ field: Range<Int>) -> Double? {
    guard let value = number(field) else { return nil }
    if value.isVast { fail(value.isInfinite ? .mpsInfiniteValue(text.string(field)) : .vastValue) }
    return value.isVast ? nil : value
  }

  mutating func number(_ field: Range<Int>) -> Double? {
    let value = text.number(field)
    if value == nil { fail(.mpsNotANumber(text.string(field))) }
    return value
  }
}
