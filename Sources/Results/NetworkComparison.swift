import SteppeBase
import SteppeNetwork

/// Two solved networks side by side, whoever solved them: what they cost, what they build, what gives and takes energy,
/// and prices.
public struct NetworkComparison: Sendable {
  /// One number of both networks; nil where a network has nothing of the name.
  public struct Row: Sendable, Equatable {
    public var name: String
    public var unit: String
    public var first: Double?
    public var second: Double?
    /// Largest absolute difference at a snapshot, for series over the same number of snapshots.
    public var largestDifference: Double?

    public var difference: Double? { first.flatMap { first in second.map { $0 - first } } }

    /// Without sign; what a network lacks counts as nothing.
    public var change: Double { abs((second ?? 0) - (first ?? 0)) }

    /// The difference over the larger of both sizes; 1 where a network lacks the row.
    public var relativeDifference: Double {
      guard let first, let second else { return 1 }
      let size = max(abs(first), abs(second))
      return size == 0 || first == second ? 0 : abs(second - first) / size
    }
  }

  public enum Subject: String, Sendable, CaseIterable {
    case costs, capacities, supply, withdrawal, prices
  }

  public var names: [String]
  /// Rows in the order of the first network, then what only the second has. What both have none of is left out.
  public var rows: [Subject: [Row]] = [:]

  /// - Throws: `InputError` if a network has no results.
  public init(_ first: Network, named firstName: String, _ second: Network, named secondName: String) throws {
    names = [firstName, secondName]
    let sides = try zip([first, second], names).map { network, name in
      if !network.hasResults { throw InputError(.networkWithoutResults, at: .init(file: name), hint: .solveItFirst) }
      return Side(network)
    }
    for subject in Subject.allCases { rows[subject] = Self.rows(sides[0].entries(subject), sides[1].entries(subject)) }
  }

  private static func rows(_ first: [Entry], _ second: [Entry]) -> [Row] {
    let other = Dictionary(second.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(first.map(\.key))
    let shared = first.map { entry -> Row in
      let partner = other[entry.key]
      return Row(
        name: entry.key, unit: entry.unit, first: entry.value, second: partner?.value,
        largestDifference: partner.flatMap { entry.largestDifference($0) })
    }
    let added = second.filter { !known.contains($0.key) }
      .map { Row(name: $0.key, unit: $0.unit, first: nil, second: $0.value) }
    return (shared + added).filter { max(abs($0.first ?? 0), abs($0.second ?? 0)) > 0 }
  }
}

/// A number of one network.
private struct Entry {
  var key: String
  var unit: String
  var value: Double
  var series: [Double] = []

  func largestDifference(_ other: Entry) -> Double? {
    if series.isEmpty || series.count != other.series.count { return nil }
    return zip(series, other.series).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }
}

/// What one network has to show.
private struct Side {
  private let network: Network
  private let components: [ComponentResult]
  private let statistics: Statistics

  init(_ network: Network) {
    self.network = network
    components = network.componentResults()
    statistics = Statistics(of: network, components)
  }

  func entries(_ subject: NetworkComparison.Subject) -> [Entry] {
    switch subject {
    case .costs: costs
    case .capacities: capacities
    case .supply: sums(.supply)
    case .withdrawal: sums(.withdrawal)
    case .prices: prices
    }
  }

  private var costs: [Entry] {
    let totals = Results.Totals(components)
    var entries: [Entry] = []
    if case .number(let objective)? = network.attributes["objective"] {
      entries.append(Entry(key: "objective", unit: "", value: objective))
    }
    return entries
      + [
        ("capital", totals.capital), ("fixed", totals.fixed), ("operation", totals.operating), ("total", totals.total),
      ]
      .map { Entry(key: $0.0, unit: "", value: $0.1) }
  }

  private var capacities: [Entry] {
    components.compactMap { component in
      guard let capacity = component.capacity, component.isActive, capacity.optimal.isFinite else { return nil }
      return Entry(
        key: "\(component.componentClass.rawValue) \(component.name)", unit: network.capacityUnit(of: component),
        value: capacity.optimal)
    }
  }

  /// By class and carrier.
  private func sums(_ metric: Statistics.Metric) -> [Entry] {
    (statistics.values[metric] ?? [:]).sorted { $0.key < $1.key }
      .map { Entry(key: $0.key.replacing("|", with: " "), unit: "", value: $0.value) }
  }

  private var prices: [Entry] {
    let buses = network[.bus]
    return buses.names.enumerated().compactMap { index, name in
      guard let prices = buses.series["marginal_price"]?[index], !prices.isEmpty else { return nil }
      return Entry(
        key: name, unit: "/" + network.energyUnit(ofBus: index), value: prices.reduce(0, +) / Double(prices.count),
        series: prices)
    }
  }
}

extension Network {
  /// Whether somebody has solved it: then buses have prices or injections.
  fileprivate var hasResults: Bool {
    ["marginal_price", "p"].contains { !(self[.bus].series[$0] ?? [:]).isEmpty }
  }
}

extension NetworkComparison {
  /// For programs: by subject every row with both numbers.
  public var document: JSON {
    .object(
      [("names", .array(names.map(JSON.text)))]
        + Subject.allCases.map { subject in
          (
            subject.rawValue,
            .array(
              (rows[subject] ?? []).map { row in
                [
                  "name": .text(row.name), "unit": row.unit.isEmpty ? nil : .text(row.unit),
                  "first": row.first.map(JSON.number), "second": row.second.map(JSON.number),
                  "relative_difference": .number(row.relativeDifference),
                  "largest_difference": row.largestDifference.map(JSON.number),
                ]
              })
          )
        })
  }
}
