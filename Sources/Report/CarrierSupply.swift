import SteppeResults

/// What a plan supplies of one carrier.
struct CarrierSupply {
  let carrier: String
  let unit: String
  var amount: Double
}

extension Results {
  /// The buses that stand for something one can buy, sell or meter; not those inside a component, where the fuels of a
  /// turbine meet, which bear the carrier of everything that is joined to them.
  var outerBuses: [BusResult] {
    buses.filter { bus in
      let isJoined = bus.shares.contains { $0.componentClass == .link || $0.componentClass == .process }
      return bus.carrier.isEmpty || !isJoined || !bus.shares.allSatisfy { $0.carrier == bus.carrier }
    }
  }

  /// The energy that comes into the buses of each carrier, largest first: what lines carry on and stores give back is
  /// not counted again.
  var carrierSupplies: [CarrierSupply] {
    let outer = Dictionary(outerBuses.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var supplies: [CarrierSupply] = []
    for component in components where component.componentClass != .store && component.componentClass != .storageUnit {
      var net: [CarrierSupply] = []
      for exchange in component.exchanges {
        guard let bus = outer[exchange.bus] else { continue }
        net.add(bus.carrier, bus.unit, exchange.supply - exchange.withdrawal)
      }
      for supply in net where supply.amount > 0 { supplies.add(supply.carrier, supply.unit, supply.amount) }
    }
    return supplies.sorted { $0.amount > $1.amount }
  }
}

extension [CarrierSupply] {
  fileprivate mutating func add(_ carrier: String, _ unit: String, _ amount: Double) {
    if let index = firstIndex(where: { $0.carrier == carrier && $0.unit == unit }) {
      self[index].amount += amount
    } else {
      append(CarrierSupply(carrier: carrier, unit: unit, amount: amount))
    }
  }
}
