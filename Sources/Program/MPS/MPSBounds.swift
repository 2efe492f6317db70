import SteppeBase

/// The bounds of one column and which of them the file has given.
struct MPSBounds {
  var lower = 0.0
  var upper = Double.infinity
  var hasLower = false
  var hasUpper = false
}

extension MPSReader {
  private enum BoundType: String {
    case lower = "LO"
    case upper = "UP"
    case fixed = "FX"
    case free = "FR"
    case minusInfinity = "MI"
    case plusInfinity = "PL"
    case binary = "BV"
    case lowerInteger = "LI"
    case upperInteger = "UI"
    case semicontinuous = "SC"

    var hasValue: Bool {
      switch self {
      case .lower, .upper, .fixed, .lowerInteger, .upperInteger, .semicontinuous: true
      case .free, .minusInfinity, .plusInfinity, .binary: false
      }
    }
  }

  /// BOUNDS: type, set (may be missing), column, value (where the type has one; else anything there is ignored).
  mutating func readBound() {
    let word = text.string(fields[0]).uppercased()
    guard let type = BoundType(rawValue: word) else {
      return fail(.mpsUnknownBoundType(word), hint: .mpsBoundTypes)
    }
    guard let columnField = boundColumnField(type) else { return fail(.mpsFieldCount("BOUNDS")) }
    guard isFirstSet(columnField == 2 ? text.string(fields[1]) : "", of: .bounds) else { return }
    guard let column = column(fields[columnField]) else { return }
    if !type.hasValue {
      set(type, 0, column)
    } else if let value = boundValue(type, fields[columnField + 1]) {
      set(type, value, column)
    }
  }

  /// Which field names the column, or nil if the number of fields is wrong.
  private func boundColumnField(_ type: BoundType) -> Int? {
    if type.hasValue { return fields.count == 4 ? 2 : fields.count == 3 ? 1 : nil }
    switch fields.count {
    case 4: return 2
    // Set and column, or column and a value to ignore.
    case 3: return columns.index[text.string(fields[2])] != nil ? 2 : 1
    case 2: return 1
    default: return nil
    }
  }

  /// A bound may be infinite only on its own side.
  private mutating func boundValue(_ type: BoundType, _ field: Range<Int>) -> Double? {
    guard let value = number(field) else { return nil }
    let isUsable =
      switch type {
      case .lower, .lowerInteger: value < .infinity
      case .upper, .upperInteger, .semicontinuous: value > -.infinity
      default: value.isFinite
      }
    if !isUsable { fail(.mpsInfiniteValue(text.string(field))) }
    return isUsable ? value : nil
  }

  private mutating func set(_ type: BoundType, _ value: Double, _ column: Int) {
    switch type {
    case .lower: setLower(value, column)
    case .upper: setUpper(value, column)
    case .fixed:
      setLower(value, column)
      setUpper(value, column)
    case .free:
      setLower(-.infinity, column)
      setUpper(.infinity, column)
    case .minusInfinity: setLower(-.infinity, column)
    case .plusInfinity: setUpper(.infinity, column)
    case .binary, .lowerInteger, .upperInteger: noteUnsupported(.mpsIntegerColumn(columns.names[column]))
    case .semicontinuous: noteUnsupported(.mpsSemicontinuousColumn(columns.names[column]))
    }
  }

  private mutating func setLower(_ value: Double, _ column: Int) {
    if bounds[column].hasLower { return warn(.mpsBoundTwice(columns.names[column])) }
    bounds[column].lower = value
    bounds[column].hasLower = true
  }

  private mutating func setUpper(_ value: Double, _ column: Int) {
    if bounds[column].hasUpper { return warn(.mpsBoundTwice(columns.names[column])) }
    bounds[column].upper = value
    bounds[column].hasUpper = true
  }

  /// Once the file is read: what a negative upper bound means where the file gives no lower one.
  mutating func lowerNegativeUppers() {
    for column in bounds.indices where bounds[column].upper < 0 && !bounds[column].hasLower {
      bounds[column].lower = -.infinity
      let place = Issue.Place(file: text.path)
      warnings.append(Issue(.mpsNegativeUpper(columns.names[column]), at: place, severity: .warning))
    }
  }
}
