import SteppeBase
import SteppeNetwork
import SteppeResults

/// One line of the component table: a component, or all components of one class and carrier where there are many.
struct ComponentRow {
  var name: String
  var carrier: String
  /// The carrier as a reader knows it.
  var carrierTitle: String
  var componentClass: ComponentClass
  var count: Int
  var capacity: Double?
  var capacityUnit: String
  var isChosen: Bool
  /// Energy by unit, in the order the ports name them.
  var supply: [(unit: String, amount: Double)]
  var withdrawal: [(unit: String, amount: Double)]
  var fullLoadHours: Double?
  /// Full cycles of a store: what it gave over what it can hold.
  var cycles: Double?
  var curtailment: Double?
  var cost: Double
  /// Whether all it gives and takes stays inside a component, as the fuel does that a unit brings along.
  var isInside = false

  /// Rows of the components that take part in the plan: one each, or by class and carrier beyond `limit` components.
  static func rows(
    _ results: Results, _ context: PlanContext, _ language: Language, limit: Int = 40
  ) -> [ComponentRow] {
    func title(_ carrier: String) -> String { context.title(ofCarrier: carrier, language) }
    let components = results.components.filter { $0.isActive && ($0.capacity != nil || !$0.exchanges.isEmpty) }
    if components.count <= limit {
      return components.map { ComponentRow([$0], in: results.network, title) }.withoutDust
    }
    var groups: [String: [ComponentResult]] = [:], order: [String] = []
    for component in components {
      let key = "\(component.componentClass.rawValue)|\(component.carrier)"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(component)
    }
    let outer = Set(results.outerBuses.map(\.name))
    var rows = order.map { key in
      var row = ComponentRow(groups[key]!, in: results.network, title)
      row.isInside = groups[key]!.allSatisfy { $0.exchanges.allSatisfy { !outer.contains($0.bus) } }
      return row
    }
    // The plants of a carrier and the supply of their fuel are two groups.
    let names = Dictionary(grouping: rows, by: \.carrier).mapValues(\.count)
    for index in rows.indices where rows[index].count > 1 && names[rows[index].carrier]! > 1 {
      rows[index].name += " (\(rows[index].componentClass.rawValue))"
    }
    return rows.withoutDust
  }

  /// "594.1 MW", or in words that nothing limits it.
  func size(_ language: Language) -> String {
    guard let capacity else { return "" }
    return capacity.isFinite ? Figures.quantity(capacity, capacityUnit) : Text.unlimited(language)
  }

  /// Whether the plan chose the size; nil where there is none.
  func choice(_ language: Language) -> String? {
    capacity?.isFinite == true ? (isChosen ? Text.chosen : .given)(language) : nil
  }

  /// The unused share of what a generator could have given, where it is not a fuel that was simply not burnt.
  var unusedShare: String {
    guard let curtailment, let supply = supply.first?.amount, curtailment > 1e-6 * supply else { return "" }
    return Figures.percent(curtailment / (curtailment + supply))
  }

  private init(_ members: [ComponentResult], in network: Network, _ title: (String) -> String) {
    let first = members[0]
    count = members.count
    carrier = first.carrier
    carrierTitle = first.carrier.isEmpty ? "" : title(first.carrier)
    name = count == 1 ? first.name : "\(carrier.isEmpty ? first.componentClass.rawValue : carrierTitle) × \(count)"
    componentClass = first.componentClass
    capacity = first.capacity == nil ? nil : members.reduce(0) { $0 + ($1.capacity?.optimal ?? 0) }
    capacityUnit = network.capacityUnit(of: first)
    isChosen = members.contains { $0.capacity?.isExtendable == true }
    supply = sums(members.flatMap(\.exchanges).map { (network.energyUnit(ofBus: $0.bus), $0.supply) })
    withdrawal = sums(members.flatMap(\.exchanges).map { (network.energyUnit(ofBus: $0.bus), $0.withdrawal) })
    let isStorage = first.componentClass == .store || first.componentClass == .storageUnit
    let throughput = members.reduce(0) { $0 + $1.throughput }
    if let capacity, capacity > 0, capacity.isFinite {
      fullLoadHours = isStorage ? nil : throughput / capacity
      cycles = first.componentClass == .store ? (supply.first?.amount ?? 0) / capacity : nil
    }
    let unused = members.compactMap(\.curtailment)
    // Fuel that is not burnt is not lost; wind and sun are.
    let isLost = first.componentClass == .generator && members.contains(where: \.hasVaryingAvailability)
    curtailment = isLost && !unused.isEmpty ? unused.reduce(0, +) : nil
    cost = members.reduce(0) { $0 + $1.totalCost }
  }
}

private func sums(_ entries: [(unit: String, amount: Double)]) -> [(unit: String, amount: Double)] {
  var result: [(unit: String, amount: Double)] = []
  for (unit, amount) in entries where amount > 0 {
    if let index = result.firstIndex(where: { $0.unit == unit }) {
      result[index].amount += amount
    } else {
      result.append((unit, amount))
    }
  }
  return result
}

extension [ComponentRow] {
  /// Without what is only rounding of the solver: flows and costs ten million times smaller than the largest.
  fileprivate var withoutDust: [ComponentRow] {
    let negligible = 1e-7
    var largest: [String: Double] = [:]
    for entry in joinedFlows { largest[entry.unit] = Swift.max(largest[entry.unit] ?? 0, entry.amount) }
    let largestCost = reduce(0) { Swift.max($0, abs($1.cost)) }
    return map { row in
      var row = row
      row.supply.removeAll { $0.amount <= negligible * largest[$0.unit]! }
      row.withdrawal.removeAll { $0.amount <= negligible * largest[$0.unit]! }
      if abs(row.cost) <= negligible * largestCost { row.cost = 0 }
      if row.isChosen, let capacity = row.capacity, capacity < 1e-5 { row.capacity = 0 }
      if row.supply.isEmpty && row.withdrawal.isEmpty { (row.fullLoadHours, row.cycles) = (nil, nil) }
      return row
    }
  }

  private var joinedFlows: [(unit: String, amount: Double)] { flatMap { $0.supply + $0.withdrawal } }
}
