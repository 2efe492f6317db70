import SteppeBase
import SteppeNetCDF
import SteppeNetwork

/// Writes a network, with its results if it has any, as a netCDF file that PyPSA 1.4 opens with equal content. Linear
/// rules have no place in PyPSA's files and are left out.
///
/// - Throws: `OutputError` if the file cannot be written.
public func writeNetCDF(_ network: Network, to path: String) throws(OutputError) {
  var writer = NetCDFWriter(network)
  writer.addNetwork()
  for componentClass in ComponentClass.allCases { writer.addComponents(componentClass) }
  let output = writer.output
  do {
    try NetCDFLibrary.exclusively { try output.write(to: path) }
  } catch {
    throw error as? OutputError ?? OutputError(path, .cannotBeWritten)
  }
}

struct NetCDFWriter {
  private let network: Network
  /// The number of breakpoints of the longest curve: all curves of a file share one dimension.
  private let longestCurve: Int
  private(set) var output = NetCDFOutput()

  init(_ network: Network) {
    self.network = network
    let curves = ComponentClass.allCases.flatMap { network[$0].curves.values.flatMap(\.values) }
    longestCurve = curves.map(\.count).max() ?? 0
  }

  // MARK: What concerns the whole network

  mutating func addNetwork() {
    for name in ["meta", "crs"] {
      if let value = network.attributes[name] { output.attributes.append((name, value)) }
    }
    output.attributes += network.fileAttributes.map { ("network_" + $0.name, $0.value) }

    let snapshots = network.snapshots
    output.addCoordinate("snapshots", .integers(Array(0..<snapshots.count)))
    addLabels(snapshots.labels, as: snapshots.periods.isEmpty ? "snapshots_snapshot" : "snapshots_timestep")
    if !snapshots.periods.isEmpty { add("snapshots_period", ["snapshots"], .integers(snapshots.periods)) }
    for weighting in SnapshotWeighting.allCases {
      add("snapshots_\(weighting.rawValue)", ["snapshots"], .numbers(snapshots[weighting]))
    }

    let periods = network.investmentPeriods
    if !periods.isEmpty {
      output.addCoordinate("investment_periods", .integers(periods.map(\.label)))
      add("investment_periods_objective", ["investment_periods"], .numbers(periods.map(\.objectiveWeighting)))
      add("investment_periods_years", ["investment_periods"], .numbers(periods.map(\.yearsWeighting)))
    }
    if !network.scenarios.isEmpty {
      output.addCoordinate("scenario", .texts(network.scenarios.map(\.name)))
      add("scenario_weight", ["scenario"], .numbers(network.scenarios.map(\.weight)))
    }
    if longestCurve > 0 { output.addCoordinate("breakpoint", .integers(Array(0..<longestCurve))) }
  }

  /// Times count the largest unit that keeps them whole, from the first snapshot on.
  private mutating func addLabels(_ labels: Snapshots.Labels, as name: String) {
    switch labels {
    case .texts(let texts): add(name, ["snapshots"], .texts(texts))
    case .numbers(let numbers): add(name, ["snapshots"], integersIfWhole(numbers))
    case .times(let seconds):
      let origin = seconds.first ?? 0, units = [("hours", 3600.0), ("minutes", 60), ("seconds", 1)]
      let elapsed = seconds.map { $0 - origin }
      let unit = units.first { unit in elapsed.allSatisfy { ($0 / unit.1).rounded() * unit.1 == $0 } } ?? units[2]
      let start = Snapshots.Labels.times([origin]).texts[0]
      output.add(
        NetCDFOutput.Variable(
          name: name, dimensions: ["snapshots"], data: integersIfWhole(elapsed.map { $0 / unit.1 }),
          attributes: ["units": "\(unit.0) since \(start)", "calendar": "proleptic_gregorian"]))
    }
  }

  private func integersIfWhole(_ numbers: [Double]) -> NetCDFOutput.Data {
    let integers = numbers.compactMap { Int(exactly: $0) }
    return integers.count == numbers.count ? .integers(integers) : .numbers(numbers)
  }

  private mutating func add(
    _ name: String, _ dimensions: [String], _ data: NetCDFOutput.Data, isCompressed: Bool = false
  ) {
    output.add(
      NetCDFOutput.Variable(name: name, dimensions: dimensions, data: data, isCompressed: isCompressed))
  }

  // MARK: Components

  mutating func addComponents(_ componentClass: ComponentClass) {
    let first = network[componentClass]
    if first.count == 0 { return }
    let list = componentClass.listName, scenarios = network.scenarios
    let tables = scenarios.isEmpty ? [first] : scenarios.map { $0.tables[componentClass] ?? first }
    let leading = scenarios.isEmpty ? [] : ["scenario"]
    output.addCoordinate(list + "_i", .texts(first.names))
    for attribute in unique(tables.map(\.writtenColumns)) {
      let columns = tables.compactMap { $0.column(attribute) }
      if columns.count < tables.count { continue }
      let isInteger = AttributeTable.of(componentClass).attribute(attribute)?.kind == .integer
      add("\(list)_\(attribute)", leading + [list + "_i"], joined(columns, asIntegers: isInteger))
    }
    for attribute in unique(tables.map { $0.series.keys.sorted() }) { addSeries(attribute, tables, leading) }
    for attribute in first.curves.keys.sorted() { addCurves(attribute, first) }
  }

  private func joined(_ columns: [ComponentTable.Column], asIntegers: Bool) -> NetCDFOutput.Data {
    var numbers: [Double] = [], booleans: [Bool] = [], texts: [String] = []
    for column in columns {
      switch column {
      case .numbers(let values): numbers += values
      case .booleans(let values): booleans += values
      case .texts(let values): texts += values
      }
    }
    if !texts.isEmpty { return .texts(texts) }
    if !booleans.isEmpty { return .booleans(booleans) }
    return asIntegers ? integersIfWhole(numbers) : .numbers(numbers)
  }

  /// Series stand snapshot by snapshot; NaN where a scenario has none.
  private mutating func addSeries(_ attribute: String, _ tables: [ComponentTable], _ leading: [String]) {
    let name = "\(tables[0].componentClass.listName)_t_\(attribute)"
    let indices = Set(tables.flatMap { $0.series[attribute]?.keys.map(\.self) ?? [] }).sorted()
    var values: [Double] = []
    values.reserveCapacity(network.snapshots.count * tables.count * indices.count)
    let series = tables.flatMap { table in indices.map { table.series[attribute]?[$0] } }
    for snapshot in 0..<network.snapshots.count {
      for one in series { values.append(one?[snapshot] ?? .nan) }
    }
    output.addCoordinate(name + "_i", .texts(indices.map { tables[0].names[$0] }))
    add(name, ["snapshots"] + leading + [name + "_i"], .numbers(values), isCompressed: true)
  }

  /// Curves shorter than the longest are filled up with NaN.
  private mutating func addCurves(_ attribute: String, _ table: ComponentTable) {
    let name = "\(table.componentClass.listName)_pw_\(attribute)"
    let curves = table.curves[attribute]!.sorted { $0.key < $1.key }
    output.addCoordinate(name + "_i", .texts(curves.map { table.names[$0.key] }))
    output.addCoordinate(name + "_attr_i", .texts([table.curveCoordinate(attribute), attribute]))
    let values = (0..<longestCurve).flatMap { point in
      curves.flatMap { point < $0.value.count ? [$0.value[point].x, $0.value[point].y] : [.nan, .nan] }
    }
    add(name, ["breakpoint", name + "_i", name + "_attr_i"], .numbers(values))
  }

  /// The elements of all lists, each once, in the order in which they first appear.
  private func unique(_ lists: [[String]]) -> [String] {
    var seen: Set<String> = []
    return lists.joined().filter { seen.insert($0).inserted }
  }
}
