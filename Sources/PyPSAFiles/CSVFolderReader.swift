import Foundation
import SteppeBase
import SteppeNetwork

/// Reads a PyPSA network from a folder of CSV files: `<list>.csv` for static attributes, `<list>-<attribute>.csv` for
/// series, `<list>-<attribute>-pw.csv` for curves, `snapshots.csv`, `network.csv`. Does not judge the network.
///
/// - Throws: `InputError` if anything is wrong with the files, then also with what is wrong with the network.
public func readCSVFolder(at path: String) throws -> Network {
  try CSVFolderReader(path: path).network()
}

struct CSVFolderReader {
  private let path: String
  private let fileNames: Set<String>
  private let log = IssueLog()

  init(path: String) {
    self.path = path
    fileNames = Set((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
  }

  func network() throws(InputError) -> Network {
    guard fileNames.contains("buses.csv") else {
      throw InputError(.noBuses, at: Issue.Place(file: path), hint: .readableFiles)
    }
    // Without the snapshots every series would seem to be wrong.
    var network = Network(snapshots: try snapshots())
    readAttributes(into: &network)
    network.investmentPeriods = log.attempt(try investmentPeriods()) ?? []
    reportUnknownFiles()

    var builder = TableBuilder()
    for componentClass in ComponentClass.allCases where fileNames.contains("\(componentClass.listName).csv") {
      let data = componentData(componentClass, snapshotCount: network.snapshots.count)
      network[componentClass] = builder.table(componentClass, data)
    }
    network.notes = log.notes + builder.notes + network.setPointNotes()
    // What is said about a table that could not be read would mislead.
    if log.lacksTable { throw InputError(log.errors + builder.errors) }
    return try network.unless(log.errors + builder.errors)
  }

  private func file(_ name: String) throws(InputError) -> CSVFile? {
    fileNames.contains(name) ? try CSVFile(path: "\(path)/\(name)") : nil
  }

  // MARK: What concerns the whole network

  private func readAttributes(into network: inout Network) {
    for name in ["meta", "crs"] where fileNames.contains(name + ".json") {
      network.attributes[name] = log.attempt(try readText(at: "\(path)/\(name).json")).map(AttributeValue.text)
    }
    guard let table = log.attempt(try file("network.csv")) ?? nil, let row = table.rows.first else { return }
    for (name, text) in zip(table.header, row.fields) where !text.isEmpty {
      let isText = name == "name" || name == "pypsa_version" || Double(text) == nil
      network.setFileAttribute(name, isText ? .text(text) : .number(Double(text)!))
    }
  }

  private func snapshots() throws(InputError) -> Snapshots {
    guard let table = try file("snapshots.csv") else { return Snapshots(.texts(["now"])) }
    let texts = table.texts("timestep") ?? table.texts("snapshot") ?? table.texts(0)
    let numbers = texts.compactMap { Double($0) }
    var snapshots = Snapshots(numbers.count == texts.count ? .numbers(numbers) : Snapshots.labels(texts))
    snapshots.periods = try table.numbers("period")?.wholeNumbers("period") ?? []
    // PyPSA before 0.18 had a single weighting for all purposes.
    let single = try table.numbers("weightings")
    for weighting in SnapshotWeighting.allCases {
      if let weights = try table.numbers(weighting.rawValue) ?? single { snapshots[weighting] = weights }
    }
    return snapshots
  }

  private func investmentPeriods() throws(InputError) -> [Network.InvestmentPeriod] {
    guard let table = try file("investment_periods.csv") else { return [] }
    let objective = try table.numbers("objective"), years = try table.numbers("years")
    return try table.numbers(0).wholeNumbers(table.header[0]).enumerated().map { index, label in
      Network.InvestmentPeriod(
        label: label, objectiveWeighting: objective?[index] ?? 1, yearsWeighting: years?[index] ?? 1)
    }
  }

  /// A table whose name is nearly that of a class is a mistake; any other is none of our business, but said so.
  private func reportUnknownFiles() {
    let known = ComponentClass.allCases.map(\.listName) + ["snapshots", "network", "investment_periods"]
    for name in fileNames.sorted() where name.hasSuffix(".csv") {
      let list = name.dropLast(4).split(separator: "-").first.map(String.init) ?? ""
      if known.contains(list) { continue }
      let match = closestMatch(to: list, among: known)
      let issue = Issue(
        .unknownComponentClass(list), at: Issue.Place(file: "\(path)/\(name)"), hint: match.map(Text.didYouMean),
        severity: match == nil ? .warning : .error)
      if match == nil { log.notes.append(issue) } else { log.errors.append(issue) }
    }
  }

  // MARK: Components

  private func componentData(_ componentClass: ComponentClass, snapshotCount: Int) -> ComponentData {
    let list = componentClass.listName, curveMark = "-pw"
    let table = log.attempt(try staticData(componentClass))
    if table == nil { log.lacksTable = true }
    var data = table ?? ComponentData()
    for name in fileNames.sorted() where name.hasPrefix(list + "-") && name.hasSuffix(".csv") {
      let attribute = String(name.dropFirst(list.count + 1).dropLast(4))
      if attribute.hasSuffix(curveMark) {
        let stem = String(attribute.dropLast(curveMark.count))
        data.curves[stem] = log.attempt(try curves(name, stem))
      } else {
        data.series[attribute] = log.attempt(try series(name, snapshotCount))
      }
    }
    return data
  }

  private func staticData(_ componentClass: ComponentClass) throws(InputError) -> ComponentData {
    var data = ComponentData()
    guard let table = try file("\(componentClass.listName).csv") else { return data }
    try refuseRepeatedColumns(table)
    data.names = table.texts(0)
    for (column, attribute) in table.header.enumerated().dropFirst() {
      let isKnown = AttributeTable.of(componentClass).attribute(attribute) != nil
      data.columns[attribute] = csvColumn(table.texts(column), isKnown: isKnown)
    }
    return data
  }

  private func series(_ name: String, _ count: Int) throws(InputError) -> [(name: String, values: [Double])] {
    guard let table = try file(name) else { return [] }
    try refuseRepeatedColumns(table)
    if table.rows.count != count {
      throw InputError(.wrongLength(table.rows.count, expected: count), at: Issue.Place(file: table.path))
    }
    var series: [(name: String, values: [Double])] = [], issues: [Issue] = []
    for column in table.header.indices.dropFirst() {
      do { series.append((table.header[column], try table.numbers(column))) } catch { issues += error.issues }
    }
    if !issues.isEmpty { throw InputError(issues) }
    return series
  }

  /// Curves have a second line of header, which tells x from y, and a third that only names the rows.
  private func curves(
    _ name: String, _ attribute: String
  ) throws(InputError) -> [(name: String, points: [ComponentTable.Breakpoint])] {
    guard let table = try file(name), let kinds = table.rows.first?.fields else { return [] }
    let points = table.rows.dropFirst().filter { Double($0.fields[0]) != nil }.map(\.fields)
    var names: [String] = []
    for name in table.header.dropFirst() where !names.contains(name) { names.append(name) }
    return names.map { name in
      let columns = table.header.indices.dropFirst().filter { table.header[$0] == name }
      let y = columns.first { kinds[$0] == attribute }, x = columns.first { kinds[$0] != attribute }
      guard let x, let y else { return (name, []) }
      let breakpoints = points.compactMap { fields -> ComponentTable.Breakpoint? in
        guard let x = Double(fields[x]), let y = Double(fields[y]) else { return nil }
        return ComponentTable.Breakpoint(x: x, y: y)
      }
      return (name, breakpoints)
    }
  }

  private func refuseRepeatedColumns(_ table: CSVFile) throws(InputError) {
    guard let name = table.repeatedColumn else { return }
    throw InputError(.repeatedColumn(name), at: Issue.Place(file: table.path))
  }
}

/// A column of texts as it stands in a file. Without a table that knows the attribute the texts decide what they are;
/// a column without any entry says nothing (nil).
private func csvColumn(_ texts: [String], isKnown: Bool) -> ComponentTable.Column? {
  if isKnown { return texts.allSatisfy(\.isEmpty) ? nil : .texts(texts) }
  let numbers = texts.compactMap(fileNumber)
  if numbers.count == texts.count { return .numbers(numbers) }
  if texts.allSatisfy({ $0 == "True" || $0 == "False" }) { return .booleans(texts.map { $0 == "True" }) }
  return .texts(texts)
}

/// Issues gathered while reading goes on.
private final class IssueLog {
  var errors: [Issue] = []
  var notes: [Issue] = []
  /// Whether a table of components could not be read.
  var lacksTable = false

  /// The result of an action; if it finds the input wrong, that is kept and the result is nil.
  func attempt<Result>(_ action: @autoclosure () throws(InputError) -> Result) -> Result? {
    do { return try action() } catch {
      errors += error.issues
      return nil
    }
  }
}
