import SteppeBase
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
    var snapshots = Snapshots(try label.map(snapshotLabels) ?? .numbers((0..<count).map(Double.init)))
    if let periods = file.variables["snapshots_period"] {
      snapshots.periods = try file.numbers(periods).map { Int($0) }
    }
    for weighting in SnapshotWeighting.allCases {
      // PyPSA before 0.18 had a single weighting for all purposes.
      let names = ["snapshots_\(weighting.rawValue)", "snapshots_weightings"]
      if let variable = names.lazy.compactMap({ file.variables[$0] }).first {
        snapshots[weighting] = try file.numbers(variable)
      }
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
    guard let labels = file.variables["investment_periods"] else { return [] }
    let objective = try file.variables["investment_periods_objective"].map(file.numbers)
    let years = try file.variables["investment_periods_years"].map(file.numbers)
    return try file.numbers(labels).enumerated().map { index, label in
      Network.InvestmentPeriod(
        label: Int(label), objectiveWeighting: objective?[index] ?? 1, yearsWeighting: years?[index] ?? 1)
    }
  }

  private func scenarios() throws -> [Network.Scenario] {
    guard let names = file.variables["scenario"] else { return [] }
    let weights = try file.variables["scenario_weight"].map(file.numbers)
    return try texts(names).enumerated().map { index, name in
      Network.Scenario(name: name, weight: weights?[index] ?? 1 / Double(scenarioCount))
    }
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

  /// Names, which may be stored as numbers.
  func texts(_ variable: NetCDFFile.Variable) throws -> [String] {
    if variable.isText { return try file.texts(variable) }
    return try file.numbers(variable).map { AttributeValue.number($0).description }
  }
}
