import Foundation
import SteppeBase
import SteppeNetwork

/// Writes a network, with its results if it has any, as a folder of CSV files that PyPSA 1.4 opens with equal content.
/// Files of a former network in the folder are replaced or removed. Linear rules have no place in PyPSA's files and are
/// left out.
///
/// - Throws: `OutputError` if the folder cannot be written; `UnsupportedError` if the network has scenarios, for which
///   PyPSA's CSV files have no place.
public func writeCSVFolder(_ network: Network, to path: String) throws {
  guard network.scenarios.isEmpty else {
    throw UnsupportedError([Issue(.scenariosNeedNetCDF, hint: .writeNetCDFInstead)])
  }
  var files = networkFiles(network)
  for componentClass in ComponentClass.allCases {
    let table = network[componentClass]
    if table.count == 0 { continue }
    files.merge(componentFiles(table, snapshotCount: network.snapshots.count)) { first, _ in first }
  }
  try makeFolder(at: path)
  for stale in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
    if files[stale] == nil, isNetworkFile(stale) { try? FileManager.default.removeItem(atPath: "\(path)/\(stale)") }
  }
  for (name, text) in files { try writeFile(text, to: "\(path)/\(name)") }
}

/// Whether a file belongs to a network as PyPSA names them.
private func isNetworkFile(_ name: String) -> Bool {
  if ["snapshots.csv", "investment_periods.csv", "network.csv", "meta.json", "crs.json"].contains(name) { return true }
  return name.hasSuffix(".csv")
    && ComponentClass.allCases.contains { name == "\($0.listName).csv" || name.hasPrefix("\($0.listName)-") }
}

/// The files about the whole network by name.
private func networkFiles(_ network: Network) -> [String: String] {
  var files: [String: String] = [:]
  for name in ["meta", "crs"] {
    if case .text(let json)? = network.attributes[name] { files["\(name).json"] = json }
  }
  let attributes = network.fileAttributes
  files["network.csv"] = csvText([attributes.map(\.name), attributes.map(\.value.description)])

  let snapshots = network.snapshots, labels = snapshots.labels.texts
  let labelColumns = snapshots.periods.isEmpty ? ["snapshot"] : ["period", "timestep"]
  var rows = [[""] + labelColumns + SnapshotWeighting.allCases.map(\.rawValue)]
  for index in 0..<snapshots.count {
    let period = snapshots.periods.isEmpty ? [] : [String(snapshots.periods[index])]
    let weights = SnapshotWeighting.allCases.map { csvNumber(snapshots[$0][index]) }
    rows.append([String(index)] + period + [labels[index]] + weights)
  }
  files["snapshots.csv"] = csvText(rows)

  if !network.investmentPeriods.isEmpty {
    let periods = network.investmentPeriods.map {
      [String($0.label), csvNumber($0.objectiveWeighting), csvNumber($0.yearsWeighting)]
    }
    files["investment_periods.csv"] = csvText([["period", "objective", "years"]] + periods)
  }
  return files
}

/// The files about the components of one class by name.
private func componentFiles(_ table: ComponentTable, snapshotCount: Int) -> [String: String] {
  let list = table.componentClass.listName, columns = table.writtenColumns
  let fields = columns.map { csvFields(table.columns[$0]!) }
  let rows = table.names.indices.map { index in [table.names[index]] + fields.map { $0[index] } }
  var files = ["\(list).csv": csvText([["name"] + columns] + rows)]

  for (attribute, series) in table.series {
    let ordered = series.sorted { $0.key < $1.key }
    let rows = (0..<snapshotCount).map { snapshot in
      [String(snapshot)] + ordered.map { csvNumber($0.value[snapshot]) }
    }
    files["\(list)-\(attribute).csv"] = csvText([[""] + ordered.map { table.names[$0.key] }] + rows)
  }
  for (attribute, curves) in table.curves {
    let ordered = curves.sorted { $0.key < $1.key }
    let names = ordered.flatMap { [table.names[$0.key], table.names[$0.key]] }
    let kinds = ordered.flatMap { _ in [table.curveCoordinate(attribute), attribute] }
    let points = (0..<(ordered.map(\.value.count).max() ?? 0)).map { point in
      [String(point)]
        + ordered.flatMap { curve in
          let known = point < curve.value.count ? [curve.value[point].x, curve.value[point].y] : [.nan, .nan]
          return known.map(csvNumber)
        }
    }
    let header = [["name"] + names, ["attribute"] + kinds, ["breakpoint"] + names.map { _ in "" }]
    files["\(list)-\(attribute)-pw.csv"] = csvText(header + points)
  }
  return files
}

private func csvFields(_ column: ComponentTable.Column) -> [String] {
  switch column {
  case .numbers(let values): values.map(csvNumber)
  case .booleans(let values): values.map { AttributeValue.boolean($0).description }
  case .texts(let values): values
  }
}

/// The shortest spelling that reads back as the same number; nothing for what is missing.
private func csvNumber(_ number: Double) -> String { number.isNaN ? "" : AttributeValue.number(number).description }

/// Rows of fields as text, quoted where RFC 4180 asks for it.
private func csvText(_ rows: [[String]]) -> String {
  var text = ""
  for row in rows {
    for (column, field) in row.enumerated() {
      if column > 0 { text += "," }
      let needsQuotes = field.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
      text += needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }
    text += "\n"
  }
  return text
}
