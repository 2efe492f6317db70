import Foundation
import SteppeBase
import SteppeNetwork

/// Results as CSV tables for spreadsheets: UTF-8 with a byte-order mark (spreadsheet programs read Chinese names wrongly
/// without it), comma-separated, one header line with the units.
public enum TableFiles {
  /// Every table of a plan by file name: one row per component and bus, and the hourly series of each class. With
  /// scenarios the hourly series are those of each, whose name comes first.
  public static func of(_ results: Results) -> [(name: String, text: String)] {
    var files = [("components.csv", components(results)), ("buses.csv", buses(results))]
    if results.scenarios.isEmpty { return files + hourly(results.network) }
    for scenario in results.scenarios {
      let name = scenario.name.replacing("/", with: "_")
      files += hourly(scenario.outcome.network).map { ("\(name)-\($0.name)", $0.text) }
    }
    return files
  }

  private static let hourlyTables: [(ComponentClass, String, String)] = [
    (.generator, "p", "generators-p.csv"), (.load, "p", "loads-p.csv"), (.link, "p0", "links-p0.csv"),
    (.process, "p", "processes-p.csv"), (.line, "p0", "lines-p0.csv"), (.transformer, "p0", "transformers-p0.csv"),
    (.store, "p", "stores-p.csv"), (.store, "e", "stores-e.csv"), (.storageUnit, "p", "storage_units-p.csv"),
    (.storageUnit, "state_of_charge", "storage_units-state_of_charge.csv"),
    (.bus, "marginal_price", "buses-marginal_price.csv"),
  ]

  private static func hourly(_ network: Network) -> [(name: String, text: String)] {
    hourlyTables.filter { network[$0.0].count > 0 }.map { ($0.2, series(network, $0.0, $0.1)) }
  }

  /// Writes every table into a folder, making it where it is missing.
  ///
  public static func write(_ results: Results, to folder: URL) throws(OutputError) {
    try makeFolder(at: folder.path)
    for (name, text) in of(results) { try writeFile("\u{FEFF}" + text, to: folder.appending(path: name).path) }
  }

  /// Removes the tables of a former plan from a folder; other files stay.
  public static func remove(from folder: URL) {
    let names = ["components.csv", "buses.csv"] + hourlyTables.map(\.2)
    for file in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      let isTable = names.contains { file == $0 || file.hasSuffix("-" + $0) }
      if isTable { try? FileManager.default.removeItem(at: folder.appending(path: file)) }
    }
  }

  private static func components(_ results: Results) -> String {
    let header = [
      "class", "name", "carrier", "bus", "capacity", "capacity unit", "chosen", "supply", "withdrawal", "energy unit",
      "full-load hours (h)", "curtailment", "capital cost", "fixed cost", "operating cost", "revenue",
    ]
    let rows = results.components.map { component in
      [
        component.componentClass.rawValue, component.name, component.carrier,
        component.exchanges.map(\.bus).joined(separator: " "), number(component.capacity?.optimal),
        results.network.capacityUnit(of: component), component.capacity?.isExtendable == true ? "yes" : "no",
        number(component.exchanges.reduce(0) { $0 + $1.supply }),
        number(component.exchanges.reduce(0) { $0 + $1.withdrawal }),
        component.exchanges.first.map { results.network.energyUnit(ofBus: $0.bus) } ?? "",
        number(component.fullLoadHours), number(component.curtailment), number(component.capitalCost),
        number(component.fixedCost), number(component.operatingCost), number(component.revenue),
      ]
    }
    return table([header] + rows)
  }

  private static func buses(_ results: Results) -> String {
    let header = [
      "name", "carrier", "energy unit", "mean price", "weighted mean price", "load-weighted mean price", "lowest",
      "highest", "supply",
    ]
    let rows = results.buses.map { bus in
      [bus.name, bus.carrier, bus.unit]
        + [
          bus.meanPrice, bus.weightedMeanPrice, results.statistics.values[.prices]?[bus.name], bus.lowestPrice,
          bus.highestPrice, bus.supply,
        ].map(number)
    }
    return table([header] + rows)
  }

  /// One row per snapshot, one column per component.
  private static func series(_ network: Network, _ componentClass: ComponentClass, _ attribute: String) -> String {
    let components = network[componentClass]
    let columns = components.names.indices.map { components.output(attribute, $0) }
    let rows = (0..<network.snapshots.count).map { t in
      [network.snapshots.label(t)] + columns.map { number($0[t]) }
    }
    return table([["snapshot"] + components.names] + rows)
  }

  static func number(_ value: Double?) -> String {
    guard let value, !value.isNaN else { return "" }
    return value.isInfinite ? (value > 0 ? "inf" : "-inf") : String(value)
  }

  static func table(_ rows: [[String]]) -> String {
    rows.map { $0.map(field).joined(separator: ",") }.joined(separator: "\n") + "\n"
  }

  /// Quotes what would break a row.
  private static func field(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { [",", "\"", "\n", "\r"].contains($0) }) else { return text }
    return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}
