import SteppeBase

extension MPSReader {
  enum RowType: String {
    case equal = "E"
    case less = "L"
    case greater = "G"
  }

  /// ROWS: type and name.
  mutating func readRow() {
    guard fields.count == 2 else { return fail(.mpsFieldCount("ROWS")) }
    let type = text.string(fields[0]).uppercased(), name = text.string(fields[1])
    guard targets[name] == nil else { return fail(.mpsRowTwice(name)) }
    if type == "N" {
      targets[name] = hasObjective ? .dropped : .objective
      hasObjective = true
    } else if let type = RowType(rawValue: type) {
      targets[name] = .row(rowNames.count)
      rowNames.append(name)
      rowTypes.append(type)
      sides.append(nil)
      ranges.append(nil)
    } else {
      fail(.mpsUnknownRowType(type), hint: .mpsRowTypes)
    }
  }

  /// RHS: set, then pairs of row and value.
  mutating func readSides() {
    readPairs { reader, target, field in
      switch target {
      case .dropped: break
      case .objective:
        if let value = reader.coefficient(field) { reader.objectiveConstant = -value }
      case .row(let row):
        guard let value = reader.side(field, type: reader.rowTypes[row]) else { return }
        if reader.sides[row] != nil { return reader.warn(.mpsSideTwice(reader.rowNames[row])) }
        reader.sides[row] = value
      }
    }
  }

  /// A right-hand side may be infinite only where that leaves the row free.
  private mutating func side(_ field: Range<Int>, type: RowType) -> Double? {
    guard let value = number(field) else { return nil }
    let isUsable = value.isFinite || value == (type == .less ? .infinity : -.infinity) && type != .equal
    if !isUsable { fail(.mpsInfiniteValue(text.string(field))) }
    return isUsable ? value : nil
  }

  /// RANGES: set, then pairs of row and value.
  mutating func readRanges() {
    readPairs { reader, target, field in
      guard let value = reader.number(field) else { return }
      guard case .row(let row) = target else { return reader.warn(.mpsRangeOfObjective) }
      if reader.ranges[row] != nil { return reader.warn(.mpsSideTwice(reader.rowNames[row])) }
      reader.ranges[row] = value
    }
  }

  /// Pairs of row and value after the name of a set, which may be missing.
  private mutating func readPairs(_ body: (inout MPSReader, Target, Range<Int>) -> Void) {
    guard let section, (2...5).contains(fields.count) else { return fail(.mpsFieldCount(self.section?.rawValue ?? "")) }
    let hasSet = !fields.count.isMultiple(of: 2)
    guard isFirstSet(hasSet ? text.string(fields[0]) : "", of: section) else { return }
    for k in stride(from: hasSet ? 1 : 0, to: fields.count, by: 2) {
      if let target = target(fields[k]) { body(&self, target, fields[k + 1]) }
    }
  }

  mutating func isFirstSet(_ name: String, of section: Section) -> Bool {
    if let first = setNames[section] {
      if first != name { warn(.mpsOtherSet(section.rawValue, name)) }
      return first == name
    }
    setNames[section] = name
    return true
  }

  /// The row a field names, or an error.
  mutating func target(_ field: Range<Int>) -> Target? {
    let name = text.string(field)
    let target = targets[name]
    if target == nil { fail(.mpsUnknownRow(name)) }
    return target
  }

  /// The two sides of a row from its type, right-hand side and range.
  func sides(ofRow row: Int) -> (lower: Double, upper: Double) {
    let side = sides[row] ?? 0
    switch (rowTypes[row], ranges[row]) {
    case (.less, let range): return (range.map { side - abs($0) } ?? -.infinity, side)
    case (.greater, let range): return (side, range.map { side + abs($0) } ?? .infinity)
    case (.equal, let range?) where range < 0: return (side + range, side)
    case (.equal, let range): return (side, side + (range ?? 0))
    }
  }
}
