import SteppeBase

/// All components of one class: their names and the attributes that were given. What was not given has the default of
/// the attribute table (`AttributeTable`). Attributes are named as PyPSA names them (`p_nom`), because files, messages
/// and documentation all do; the typed views (`Generator`, `Link` …) are what the rest of Steppe reads.
public struct ComponentTable: Sendable, Equatable {
  /// The given values of a static attribute, one per component.
  public enum Column: Sendable, Equatable {
    case numbers([Double])
    case booleans([Bool])
    case texts([String])
  }

  /// A point of a curve: `x` in PyPSA's curve coordinate (`p_pu`, `p_nom` …), `y` in the unit of the attribute.
  public struct Breakpoint: Sendable, Equatable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  public let componentClass: ComponentClass
  public private(set) var names: [String] = []
  /// Static attributes by name. Attributes that PyPSA does not know are kept, so that files lose nothing.
  public var columns: [String: Column] = [:]
  /// Series by attribute and component index, one value per snapshot; they override the static value.
  public var series: [String: [Int: [Double]]] = [:]
  /// Piecewise-linear curves by attribute and component index; they replace the static value.
  public var curves: [String: [Int: [Breakpoint]]] = [:]
  private var indices: [String: Int] = [:]

  public init(_ componentClass: ComponentClass, names: [String] = []) {
    self.componentClass = componentClass
    for name in names { append(name) }
  }

  public var count: Int { names.count }

  /// The position of a component, nil if there is none of that name.
  public func index(of name: String) -> Int? { indices[name] }

  /// Adds a component whose attributes all have their defaults; returns its index.
  @discardableResult public mutating func append(_ name: String) -> Int {
    names.append(name)
    indices[name] = names.count - 1
    for attribute in Array(columns.keys) { columns[attribute]!.append(defaultValue(attribute)) }
    return names.count - 1
  }

  /// Sets a static attribute of one component, creating the column with defaults where it is missing.
  public mutating func set(_ attribute: String, of index: Int, to value: AttributeValue) {
    let blank = defaultValue(attribute) ?? value.blank
    let whole = Column(repeating: blank, count: columns[attribute] == nil ? count : 0)
    columns[attribute, default: whole].replace(index, with: value)
  }

  /// Sets an attribute to a number, a constant over time or a series.
  public mutating func set(_ attribute: String, of index: Int, to values: Values) {
    switch values {
    case .constant(let value): set(attribute, of: index, to: .number(value))
    case .series(let series): self.series[attribute, default: [:]][index] = series
    }
  }

  /// The number given for a component, or its default.
  ///
  /// - Precondition: the attribute is numeric, and given or in the attribute table.
  public func number(_ attribute: String, _ index: Int) -> Double {
    switch columns[attribute] {
    case .numbers(let values): return values[index]
    case .booleans(let values): return values[index] ? 1 : 0
    case .texts: preconditionFailure("\(componentClass.rawValue).\(attribute) is not a number")
    case nil:
      guard case .number(let value)? = defaultValue(attribute) else {
        preconditionFailure("\(componentClass.rawValue).\(attribute) has no numeric default")
      }
      return value
    }
  }

  /// A year, or a count of hours or snapshots: the number without its fraction, at most a million (more than any horizon
  /// has), zero where nothing is given.
  func count(_ attribute: String, _ index: Int) -> Int {
    let number = number(attribute, index), most = 1e6
    return number.isNaN ? 0 : Int(min(max(number, -most), most))
  }

  public func boolean(_ attribute: String, _ index: Int) -> Bool {
    switch columns[attribute] {
    case .booleans(let values): return values[index]
    case .numbers(let values): return values[index] != 0
    case .texts(let values): return values[index].lowercased() == "true"
    case nil:
      guard case .boolean(let value)? = defaultValue(attribute) else {
        preconditionFailure("\(componentClass.rawValue).\(attribute) has no boolean default")
      }
      return value
    }
  }

  /// The text given for a component, or its default ("" if it has none).
  public func text(_ attribute: String, _ index: Int) -> String {
    switch columns[attribute] {
    case .texts(let values): return values[index]
    case .numbers(let values): return AttributeValue.number(values[index]).description
    case .booleans(let values): return AttributeValue.boolean(values[index]).description
    case nil:
      if case .text(let value)? = defaultValue(attribute) { return value }
      return ""
    }
  }

  /// The series of a component if it has one, else its static number.
  public func values(_ attribute: String, _ index: Int) -> Values {
    if let series = series[attribute]?[index] { return .series(series) }
    return .constant(number(attribute, index))
  }

  /// Whether the attribute was given for any component, as a column, a series or a curve.
  public func has(_ attribute: String) -> Bool {
    columns[attribute] != nil || series[attribute] != nil || curves[attribute] != nil
  }

  /// The names of all attributes given for any component, in alphabetical order.
  public var givenAttributes: [String] {
    Set(columns.keys).union(series.keys).union(curves.keys).sorted()
  }

  private func defaultValue(_ attribute: String) -> AttributeValue? {
    AttributeTable.of(componentClass).attribute(attribute)?.defaultValue
  }
}

extension AttributeValue {
  /// What stands for "not given" where an attribute unknown to the table has no default.
  var blank: AttributeValue {
    switch self {
    case .number: .number(.nan)
    case .boolean: .boolean(false)
    case .text: .text("")
    }
  }
}

extension ComponentTable.Column {
  /// A column in which all components have the same value.
  public init(repeating value: AttributeValue, count: Int) {
    switch value {
    case .number(let value): self = .numbers(Array(repeating: value, count: count))
    case .boolean(let value): self = .booleans(Array(repeating: value, count: count))
    case .text(let value): self = .texts(Array(repeating: value, count: count))
    }
  }

  /// Adds an entry for one more component: the default, or what stands for "not given".
  mutating func append(_ value: AttributeValue?) {
    switch self {
    case .numbers(var values):
      self = .numbers([])
      if case .number(let number)? = value { values.append(number) } else { values.append(.nan) }
      self = .numbers(values)
    case .booleans(var values):
      self = .booleans([])
      values.append(value == .boolean(true))
      self = .booleans(values)
    case .texts(var values):
      self = .texts([])
      if case .text(let text)? = value { values.append(text) } else { values.append("") }
      self = .texts(values)
    }
  }

  /// Emptying `self` first leaves the array with one owner, so that it is changed in place.
  mutating func replace(_ index: Int, with value: AttributeValue) {
    switch (self, value) {
    case (.numbers(var values), .number(let value)):
      self = .numbers([])
      values[index] = value
      self = .numbers(values)
    case (.booleans(var values), .boolean(let value)):
      self = .booleans([])
      values[index] = value
      self = .booleans(values)
    case (.texts(var values), .text(let value)):
      self = .texts([])
      values[index] = value
      self = .texts(values)
    default: preconditionFailure("a \(value) does not fit its column")
    }
  }
}
