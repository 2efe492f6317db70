import SteppeBase
import SteppeNetCDF
import SteppeNetwork

/// Reads what PyPSA's netCDF files say: per class the names `<list>_i`, static attributes `<list>_<attribute>`, series
/// `<list>_t_<attribute>` and curves `<list>_pw_<attribute>`, the latter two over the components that have them.
struct NetCDFReader {
  let file: NetCDFFile
  var errors: [Issue] = []
  /// Without scenarios one, so that all loops run once.
  let scenarioCount: Int

  init(_ file: NetCDFFile) {
    self.file = file
    scenarioCount = file.dimensions["scenario"] ?? 1
  }

  /// - Throws: `InputError` with everything that is wrong, `NetCDFError` if the file cannot be read on.
  mutating func network() throws -> Network {
    guard file.variables["buses_i"] != nil else { throw InputError(.noBuses, hint: .readableFiles) }
    var network = Network(snapshots: try snapshots())
    readAttributes(into: &network)
    network.investmentPeriods = try investmentPeriods()
    network.scenarios = try scenarios()
    reportUnknownClasses()

    var builder = TableBuilder()
    for componentClass in ComponentClass.allCases {
      for (scenario, data) in try componentData(componentClass).enumerated() where !data.names.isEmpty {
        let table = builder.table(componentClass, data)
        if scenario == 0 { network[componentClass] = table }
        if !network.scenarios.isEmpty { network.scenarios[scenario].tables[componentClass] = table }
      }
    }
    network.notes = builder.notes + network.setPointNotes()
    return try network.unless(errors + builder.errors)
  }

  private func readAttributes(into network: inout Network) {
    let prefix = "network_"
    for (name, value) in file.attributes {
      if name == "meta" || name == "crs" { network.attributes[name] = value }
      if name.hasPrefix(prefix) { network.setFileAttribute(String(name.dropFirst(prefix.count)), value) }
    }
  }

  private func snapshots() throws -> Snapshots {
    guard let count = file.dimensions["snapshots"] else { return Snapshots(.texts(["now"])) }
    let names = ["snapshots_timestep", "snapshots_snapshot", "snapshots"]
    let label = names.lazy.compactMap { file.variables[$0] }.first
    if let label { try require(label, ["snapshots"]) }
    var snapshots = Snapshots(try label.map(snapshotLabels) ?? .numbers((0..<count).map(Double.init)))
    snapshots.periods = try numbers("snapshots_period", along: "snapshots")?.wholeNumbers("snapshots_period") ?? []
    // PyPSA before 0.18 had a single weighting for all purposes.
    let single = try numbers("snapshots_weightings", along: "snapshots")
    for weighting in SnapshotWeighting.allCases {
      let own = try numbers("snapshots_\(weighting.rawValue)", along: "snapshots")
      if let weights = own ?? single { snapshots[weighting] = weights }
    }
    return snapshots
  }

  private func snapshotLabels(_ variable: NetCDFFile.Variable) throws -> Snapshots.Labels {
    if variable.isText { return Snapshots.labels(try file.texts(variable)) }
    let numbers = try file.numbers(variable)
    guard case .text(let units)? = variable.attributes["units"] else { return .numbers(numbers) }
    return Snapshots.labels(numbers, units: units) ?? .numbers(numbers)
  }

  private func investmentPeriods() throws -> [Network.InvestmentPeriod] {
    let name = "investment_periods"
    guard let labels = try numbers(name, along: name)?.wholeNumbers(name) else { return [] }
    let objective = try numbers("investment_periods_objective", along: name)
    let years = try numbers("investment_periods_years", along: name)
    return labels.enumerated().map { index, label in
      Network.InvestmentPeriod(
        label: label, objectiveWeighting: objective?[index] ?? 1, yearsWeighting: years?[index] ?? 1)
    }
  }

  private func scenarios() throws -> [Network.Scenario] {
    guard let names = try labels(of: "scenario") else { return [] }
    let weights = try numbers("scenario_weight", along: "scenario")
    return names.enumerated().map { index, name in
      Network.Scenario(name: name, weight: weights?[index] ?? 1 / Double(scenarioCount))
    }
  }

  /// The numbers of a variable along one dimension, nil if there is no such variable.
  private func numbers(_ name: String, along dimension: String) throws -> [Double]? {
    guard let variable = file.variables[name] else { return nil }
    try require(variable, [dimension])
    if variable.isText { throw InputError(.notNumbers, at: Issue.Place(attribute: name)) }
    return try file.numbers(variable)
  }

  private func require(_ variable: NetCDFFile.Variable, _ dimensions: [String]) throws(InputError) {
    if variable.dimensions == dimensions { return }
    throw InputError(.unexpectedShape(variable.dimensions), at: Issue.Place(attribute: variable.name))
  }

  /// What the places along a dimension are called, which may be stored as numbers; nil if nothing says so.
  func labels(of dimension: String) throws -> [String]? {
    guard let variable = file.variables[dimension] else { return nil }
    try require(variable, [dimension])
    if variable.isText { return try file.texts(variable) }
    return try file.numbers(variable).map { AttributeValue.number($0).description }
  }

  /// Names of components of a class that PyPSA does not have: ignoring them would silently plan another network.
  private mutating func reportUnknownClasses() {
    let known = Set(ComponentClass.allCases.map(\.listName))
    for name in file.variables.keys.sorted() where name.hasSuffix("_i") && file.variables[name]!.isCoordinate {
      let list = String(name.dropLast(2))
      if known.contains(list) || list.contains("_t_") || list.contains("_pw_") { continue }
      let hint = closestMatch(to: list, among: known).map(Text.didYouMean)
      errors.append(Issue(.unknownComponentClass(list), hint: hint))
    }
  }
}
