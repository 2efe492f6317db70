import SteppeBase
import SteppeNetwork

/// The network of a project while it is built.
struct NetworkBuilder {
  let project: Project
  var network: Network

  init(_ project: Project) {
    self.project = project
    let start = project.calendar.startSeconds
    let times = (0..<project.calendar.hourCount).map { start + Double($0) * 3600 }
    network = Network(name: project.name.english, snapshots: Snapshots(.times(times)))
    let carriers = project.assets.flatMap(\.technology.kind.carriers) + project.demands.map(\.carrier)
    for carrier in carriers where network[.bus].index(of: carrier.id) == nil {
      network.add(.carrier, carrier.id, ["nice_name": .text(carrier.name.english)])
      network.add(.bus, carrier.id, ["carrier": .text(carrier.id), "unit": .text(carrier.unit.symbol)])
    }
  }

  mutating func add(_ asset: Asset) {
    let technology = asset.technology
    if network[.carrier].index(of: technology.id) == nil {
      network.add(.carrier, technology.id, ["nice_name": .text(technology.name.english)])
    }
    switch technology.kind {
    case .renewable(let output, let variable):
      let available = project.weather.series[variable]!.map { $0 * asset.number(.availability) }
      let attributes = [
        "bus": .text(output.id), "carrier": .text(technology.id), "marginal_cost": .number(asset.number(.variableCost)),
      ].merging(owned(asset)) { $1 }
      network.add(.generator, asset.name, attributes, series: ["p_max_pu": .series(available)])
    case .plant(let output): addPlant(asset, output)
    case .converter(let input, let output, let auxiliary):
      var attributes: [String: AttributeValue] = [
        "bus0": .text(input.id), "bus1": .text(output.id), "carrier": .text(technology.id),
        "efficiency": .number(1 / asset.number(.consumption)), "p_min_pu": .number(asset.number(.lowestLoad)),
        "marginal_cost": .number(asset.number(.variableCost) + asset.wear),
      ]
      if let auxiliary {
        attributes["bus2"] = .text(auxiliary.id)
        attributes["efficiency2"] = .number(-asset.auxiliaryShare)
      }
      network.add(.link, asset.name, attributes.merging(owned(asset)) { $1 })
    case .storage(let carrier): addStorage(asset, carrier)
    case .store(let carrier):
      let attributes: [String: AttributeValue] = [
        "bus": .text(carrier.id), "carrier": .text(technology.id), "e_cyclic": .boolean(true),
        "e_min_pu": .number(asset.number(.minimumLevel)),
      ]
      network.add(.store, asset.name, attributes.merging(owned(asset, "e_nom")) { $1 })
    case .grid(let carrier): addGrid(asset, carrier)
    case .sink(let carrier):
      addTrade(asset.name, asset, carrier, sign: -1, price: asset.number(.price))
    }
  }

  /// The efficiency is there for the emissions: PyPSA counts them per fuel.
  private mutating func addPlant(_ asset: Asset, _ output: Carrier) {
    let carrier = network[.carrier].index(of: asset.technology.id)!
    network[.carrier].set("co2_emissions", of: carrier, to: .number(asset.number(.emissionFactor)))
    let cost = asset.number(.fuelUse) * asset.number(.fuelPrice) + asset.number(.variableCost)
    let attributes: [String: AttributeValue] = [
      "bus": .text(output.id), "carrier": .text(asset.technology.id), "marginal_cost": .number(cost),
      "efficiency": .number(1 / asset.number(.fuelUse)), "p_min_pu": .number(asset.number(.lowestLoad)),
    ]
    network.add(.generator, asset.name, attributes.merging(owned(asset)) { $1 })
  }

  private mutating func addStorage(_ asset: Asset, _ carrier: Carrier) {
    let efficiency = asset.number(.roundTripEfficiency).squareRoot()
    let usableShare = asset.number(.maximumLevel) - asset.number(.minimumLevel)
    let attributes: [String: AttributeValue] = [
      "bus": .text(carrier.id), "carrier": .text(asset.technology.id),
      "max_hours": .number(asset.number(.hours) * usableShare), "cyclic_state_of_charge": .boolean(true),
      "efficiency_store": .number(efficiency), "efficiency_dispatch": .number(efficiency),
    ]
    network.add(.storageUnit, asset.name, attributes.merging(owned(asset)) { $1 })
  }

  private mutating func addGrid(_ asset: Asset, _ carrier: Carrier) {
    if let price = asset.parameters[.purchasePrice] {
      addTrade(asset.purchaseName, asset, carrier, sign: 1, price: price.value)
    }
    if let price = asset.parameters[.salePrice] {
      addTrade(asset.saleName, asset, carrier, sign: -1, price: price.value)
    }
  }

  /// A generator that gives to the bus and costs its price (sign 1), or takes and earns it (sign -1).
  private mutating func addTrade(_ name: String, _ asset: Asset, _ carrier: Carrier, sign: Double, price: Double) {
    network.add(
      .generator, name,
      [
        "bus": .text(carrier.id), "carrier": .text(asset.technology.id), "sign": .number(sign),
        "p_nom": .number(asset.capacity?.upper ?? .infinity), "marginal_cost": .number(sign * price),
      ])
  }

  /// Capacity, and what it costs: the investment with overhead as an annuity, and a share of the investment every year.
  private func owned(_ asset: Asset, _ nominal: String = "p_nom") -> [String: AttributeValue] {
    let investment = asset.investment
    var attributes: [String: AttributeValue] = [
      "overnight_cost": .number(investment * (1 + project.economics[.overhead]!.value)),
      "discount_rate": .number(project.economics[.discountRate]!.value),
      "lifetime": .number(asset.number(.lifetime)),
      "fom_cost": .number(investment * asset.number(.fixedCost)),
    ]
    guard let capacity = asset.capacity else { preconditionFailure("\(asset.name) is built without a capacity") }
    if capacity.isGiven {
      attributes[nominal] = .number(capacity.lower)
    } else {
      attributes[nominal + "_extendable"] = .boolean(true)
      attributes[nominal + "_min"] = .number(capacity.lower)
      attributes[nominal + "_max"] = .number(capacity.upper)
    }
    return attributes
  }

  /// A load where the hours are given; where only months or the year are, a consumer that is free within them.
  mutating func add(_ demand: Demand) {
    guard demand.delivery != .hourly else {
      let hours = Values.series(demand.hours).simplified()
      network.add(.load, demand.name, ["bus": .text(demand.carrier.id)], series: ["p_set": hours])
      return
    }
    network.add(
      .generator, demand.name,
      [
        "bus": .text(demand.carrier.id), "carrier": .text(demand.carrier.id), "sign": .number(-1),
        "p_nom": .number(.infinity),
      ])
    let spans = demand.delivery == .yearly ? [nil] : (1...12).map(Optional.some)
    for month in spans {
      let inSpan = project.calendar.months.map { month == nil || $0 == month ? 1.0 : 0 }
      let amount = zip(inSpan, demand.hours).reduce(0) { $0 + $1.0 * $1.1 }
      network.rules.append(
        LinearRule(
          demand.name + (month.map { " month \($0)" } ?? ""),
          .energy(.generator, demand.name, weight: Values.series(inSpan).simplified()) - .constant(amount), .equal))
    }
  }
}

extension Asset {
  /// Investment per unit of capacity: for a storage with the energy that its hours need.
  var investment: Double { number(.investment) + number(.hours) * number(.energyInvestment) }

  /// Amount of the auxiliary carrier per amount of input.
  var auxiliaryShare: Double { number(.auxiliaryUse) / number(.consumption) }

  /// Cost of running at one unit of capacity for an hour: the share of the stacks that this uses up.
  var wear: Double {
    guard let life = parameters[.stackLife]?.value, life > 0 else { return 0 }
    return number(.investment) * number(.replacementShare) / life
  }

  var purchaseName: String { name + " purchase" }
  var saleName: String { name + " sale" }
}
