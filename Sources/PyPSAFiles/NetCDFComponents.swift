import SteppeBase
import SteppeNetCDF
import SteppeNetwork

extension NetCDFReader {
  /// The data of one class for each scenario (one entry without scenarios).
  mutating func componentData(_ componentClass: ComponentClass) throws -> [ComponentData] {
    let prefix = componentClass.listName + "_", seriesMark = "t_", curveMark = "pw_"
    guard let names = try labels(of: prefix + "i") else { return [] }
    var shared = ComponentData()
    shared.names = names
    var data = Array(repeating: shared, count: scenarioCount)

    for (name, variable) in file.variables where name.hasPrefix(prefix) && !variable.isCoordinate {
      let attribute = String(name.dropFirst(prefix.count))
      if attribute.hasPrefix(seriesMark) {
        try readSeries(variable, String(attribute.dropFirst(seriesMark.count)), into: &data)
      } else if attribute.hasPrefix(curveMark) {
        try readCurves(variable, String(attribute.dropFirst(curveMark.count)), into: &data)
      } else {
        try readColumn(variable, attribute, along: prefix + "i", into: &data)
      }
    }
    return data
  }

  private mutating func readColumn(
    _ variable: NetCDFFile.Variable, _ attribute: String, along names: String, into data: inout [ComponentData]
  ) throws {
    guard hasDimensions(variable, [names]) else { return }
    let whole: ComponentTable.Column =
      if variable.isText {
        .texts(try file.texts(variable))
      } else if variable.isBoolean {
        .booleans(try file.numbers(variable).map { $0 != 0 })
      } else {
        .numbers(try file.numbers(variable))
      }
    for scenario in data.indices {
      let start = scenario * variable.stride("scenario"), step = variable.stride(names)
      data[scenario].columns[attribute] = whole.selecting(data[scenario].names.indices.map { start + $0 * step })
    }
  }

  private mutating func readSeries(
    _ variable: NetCDFFile.Variable, _ attribute: String, into data: inout [ComponentData]
  ) throws {
    let nameDimension = variable.name + "_i"
    guard hasDimensions(variable, ["snapshots", nameDimension]) else { return }
    guard !variable.isText, let names = try labels(of: nameDimension) else {
      let message: Text = variable.isText ? .notNumbers : .missingNames(nameDimension)
      return errors.append(Issue(message, at: Issue.Place(attribute: variable.name)))
    }
    let values = try file.numbers(variable), count = file.dimensions["snapshots"]!
    let step = variable.stride("snapshots")
    for scenario in data.indices {
      for (index, name) in names.enumerated() {
        let start = scenario * variable.stride("scenario") + index * variable.stride(nameDimension)
        let series = (0..<count).map { values[start + $0 * step] }
        // A scenario in which a component has no series of its own shows as nothing but NaN.
        if data.count > 1, series.allSatisfy(\.isNaN) { continue }
        data[scenario].series[attribute, default: []].append((name, series))
      }
    }
  }

  /// PyPSA's curves are the same in all scenarios. Shorter curves are filled up with NaN.
  private mutating func readCurves(
    _ variable: NetCDFFile.Variable, _ attribute: String, into data: inout [ComponentData]
  ) throws {
    let nameDimension = variable.name + "_i", coordinateDimension = variable.name + "_attr_i"
    guard hasDimensions(variable, ["breakpoint", nameDimension, coordinateDimension]),
      let names = try labels(of: nameDimension), let coordinates = try labels(of: coordinateDimension),
      let y = coordinates.firstIndex(of: attribute), let x = coordinates.firstIndex(where: { $0 != attribute })
    else { return }
    let values = try file.numbers(variable), coordinateStep = variable.stride(coordinateDimension)
    for (index, name) in names.enumerated() {
      let points = (0..<file.dimensions["breakpoint"]!).map { point in
        let start = point * variable.stride("breakpoint") + index * variable.stride(nameDimension)
        return ComponentTable.Breakpoint(
          x: values[start + x * coordinateStep], y: values[start + y * coordinateStep])
      }
      for scenario in data.indices {
        data[scenario].curves[attribute, default: []].append((name, points.filter { !$0.x.isNaN && !$0.y.isNaN }))
      }
    }
  }

  /// Whether a variable has these dimensions, in any order and apart from scenarios. If not, that is reported.
  private mutating func hasDimensions(_ variable: NetCDFFile.Variable, _ wanted: [String]) -> Bool {
    if variable.dimensions.filter({ $0 != "scenario" }).sorted() == wanted.sorted() { return true }
    let place = Issue.Place(attribute: variable.name)
    errors.append(Issue(.unexpectedShape(variable.dimensions), at: place))
    return false
  }
}

extension ComponentTable.Column {
  fileprivate func selecting(_ positions: [Int]) -> Self {
    switch self {
    case .numbers(let values): .numbers(positions.map { values[$0] })
    case .booleans(let values): .booleans(positions.map { values[$0] })
    case .texts(let values): .texts(positions.map { values[$0] })
    }
  }
}
