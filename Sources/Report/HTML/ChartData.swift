import SteppeBase
import SteppeNetwork
import SteppeResults

/// What the charts of a report show, taken from the hourly series of a solved network.
struct ChartData {
  let network: Network
  let buckets: TimeBuckets
  var palette: Palette
  /// What carriers are called.
  private let title: (String) -> String
  /// What loads without a carrier are called, and the smallest of many together.
  private let words: (demands: String, others: String)

  init(_ network: Network, _ language: Language, title: @escaping (String) -> String) {
    self.network = network
    self.title = title
    words = (Text.demands(language), Text.others(language))
    buckets = TimeBuckets(network.snapshots)
    palette = Palette(network)
  }

  /// The carriers of buses, those with most energy first.
  func busCarriers(_ buses: [BusResult]) -> [(carrier: String, unit: String)] {
    var supply: [String: Double] = [:], units: [String: String] = [:]
    for bus in buses {
      supply[bus.carrier, default: 0] += bus.supply
      units[bus.carrier] = bus.unit
    }
    return supply.filter { $0.value > 0 }.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      .map { ($0.key, units[$0.key] ?? "") }
  }

  /// Mean power given to and taken from all buses of a carrier, by component, or by carrier of the component where
  /// there are many. Lines within the carrier cancel out.
  mutating func dispatch(ofBusCarrier busCarrier: String) -> (above: [ChartSeries], below: [ChartSeries]) {
    let buses = network[.bus]
    let isMember = Set(buses.names.indices.filter { buses.text("carrier", $0) == busCarrier }.map { buses.names[$0] })
    var flows: [Flow] = []
    for componentClass in ComponentClass.allCases where componentClass.exchangesEnergy {
      let table = network[componentClass]
      for index in table.names.indices {
        guard let values = table.netInjection(index, into: isMember, count: network.snapshots.count) else { continue }
        let carrier = table.text("carrier", index)
        let isLoad = carrier.isEmpty && componentClass == .load
        let group = carrier.isEmpty ? (isLoad ? words.demands : "–") : title(carrier)
        flows.append(
          Flow(name: table.names[index], group: group, carrier: isLoad ? "load" : carrier, values: values))
      }
    }
    let mostNames = 9
    if flows.count > mostNames { flows = merged(flows, most: mostNames) }
    var above: [ChartSeries] = [], below: [ChartSeries] = []
    for flow in flows {
      let colour = palette.colour(of: flow.name, carrier: flow.carrier)
      let given = buckets.means { max(flow.values[$0], 0) }, taken = buckets.means { min(flow.values[$0], 0) }
      if given.contains(where: { $0 > 0 }) { above.append(ChartSeries(name: flow.name, colour: colour, values: given)) }
      if taken.contains(where: { $0 < 0 }) { below.append(ChartSeries(name: flow.name, colour: colour, values: taken)) }
    }
    return (withoutDust(above), withoutDust(below))
  }

  /// Levels of stores and storage units, those that hold most first.
  mutating func levels(most: Int = 6) -> [(unit: String, series: [ChartSeries])] {
    var byUnit: [(unit: String, series: [ChartSeries])] = []
    for (componentClass, attribute) in [(ComponentClass.store, "e"), (.storageUnit, "state_of_charge")] {
      let table = network[componentClass]
      for index in table.names.indices {
        guard let level = table.series[attribute]?[index], let largest = level.max(), largest > 1e-6 else { continue }
        let unit = network.energyUnit(ofBus: table.text("bus", index))
        let colour = palette.colour(of: table.names[index], carrier: table.text("carrier", index))
        let series = ChartSeries(name: table.names[index], colour: colour, values: buckets.means { level[$0] })
        if let position = byUnit.firstIndex(where: { $0.unit == unit }) {
          byUnit[position].series.append(series)
        } else {
          byUnit.append((unit, [series]))
        }
      }
    }
    return byUnit.map { unit, series in
      (unit, told(series.sorted { ($0.values.max() ?? 0) > ($1.values.max() ?? 0) }.prefix(most)))
    }
  }

  /// Prices from the highest to the lowest, each as wide as its snapshots count, at evenly spread shares of the time.
  mutating func priceDurations(_ buses: [BusResult], most: Int = 6) -> [(unit: String, series: [ChartSeries])] {
    let table = network[.bus], weights = network.snapshots.objectiveWeightings
    var byUnit: [(unit: String, series: [ChartSeries])] = []
    for bus in buses.sorted(by: { $0.supply > $1.supply }).prefix(most) {
      guard let index = table.index(of: bus.name), let prices = table.series["marginal_price"]?[index] else { continue }
      let curve = duration(prices, weights)
      let series = ChartSeries(
        name: bus.name, colour: palette.colour(of: bus.name, carrier: ""), values: curve)
      if let position = byUnit.firstIndex(where: { $0.unit == bus.unit }) {
        byUnit[position].series.append(series)
      } else {
        byUnit.append((bus.unit, [series]))
      }
    }
    return byUnit.map { ($0.unit, told($0.series[...])) }
  }

  /// The largest flows by carrier of their component, the rest as one.
  private func merged(_ flows: [Flow], most: Int) -> [Flow] {
    var result: [Flow] = []
    for flow in flows {
      if let position = result.firstIndex(where: { $0.name == flow.group }) {
        result[position].add(flow.values)
      } else {
        result.append(Flow(name: flow.group, group: flow.group, carrier: flow.carrier, values: flow.values))
      }
    }
    func size(_ flow: Flow) -> Double { flow.values.reduce(0) { $0 + abs($1) } }
    let sorted = result.sorted { size($0) > size($1) }
    guard sorted.count > most else { return sorted }
    var others = Flow(name: words.others, group: words.others, carrier: "", values: sorted[most - 1].values)
    for flow in sorted[most...] { others.add(flow.values) }
    return sorted[..<(most - 1)] + [others]
  }
}

/// What a component gives to buses, or takes from them where negative, by snapshot.
private struct Flow {
  let name: String
  /// What it is shown together with where there are many.
  let group: String
  let carrier: String
  var values: [Double]

  mutating func add(_ more: [Double]) {
    for index in values.indices { values[index] += more[index] }
  }
}

/// Lines that are told apart: in colours of the row where two of them would have the same.
private func told(_ series: ArraySlice<ChartSeries>) -> [ChartSeries] {
  guard Set(series.map(\.colour)).count < series.count else { return Array(series) }
  return zip(series, Palette.row).map { series, colour in
    ChartSeries(name: series.name, colour: colour, values: series.values)
  }
}

/// Without series that are nothing beside the others.
private func withoutDust(_ series: [ChartSeries]) -> [ChartSeries] {
  let sums = series.map { $0.values.reduce(0) { $0 + abs($1) } }
  let total = sums.reduce(0, +)
  return zip(series, sums).filter { $0.1 > 1e-5 * total }.map(\.0)
}

private func duration(_ values: [Double], _ weights: [Double]) -> [Double] {
  let order = values.indices.sorted { values[$0] > values[$1] }
  let total = weights.reduce(0, +), points = 400
  var result: [Double] = [], passed = 0.0, position = 0
  for point in 0...points {
    let wanted = Double(point) / Double(points) * total
    while position < order.count - 1, passed + weights[order[position]] < wanted {
      passed += weights[order[position]]
      position += 1
    }
    result.append(values[order[position]])
  }
  return result
}

extension ComponentClass {
  fileprivate var exchangesEnergy: Bool {
    switch self {
    case .generator, .load, .link, .process, .store, .storageUnit, .line, .transformer: true
    default: false
    }
  }
}
