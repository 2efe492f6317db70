import SteppeBase
import SteppeNetwork
import SteppeWeather

/// The network of a project while it is built.
struct NetworkBuilder {
  let project: Project
  var network: Network

  init(_ project: Project) {
    self.project = project
    let start = project.calendar.startSeconds
    let times = (0..<project.calendar.hourCount).map { start + Double($0) * 3600 }
    network = Network(name: project.name.english, snapshots: Snapshots(.times(times)))
  }

  /// The bus of a carrier at a place, added where it is new.
  mutating func bus(_ carrier: Carrier, at place: String?) -> AttributeValue {
    if network[.carrier].index(of: carrier.id) == nil {
      network.add(.carrier, carrier.id, ["nice_name": .text(carrier.name.english)])
    }
    let name = carrier.bus(at: place)
    if network[.bus].index(of: name) == nil {
      var attributes: [String: AttributeValue] = ["carrier": .text(carrier.id), "unit": .text(carrier.unit.symbol)]
      if let coordinates = project.places.first(where: { $0.name == place })?.coordinates {
        attributes["x"] = .number(coordinates.longitude)
        attributes["y"] = .number(coordinates.latitude)
      }
      network.add(.bus, name, attributes)
    }
    return .text(name)
  }

  mutating func add(_ asset: Asset) {
    let technology = asset.technology
    if network[.carrier].index(of: technology.id) == nil {
      network.add(.carrier, technology.id, ["nice_name": .text(technology.name.english)])
    }
    switch technology.kind {
    case .renewable(let output, let variable): addRenewable(asset, output, variable)
    case .plant(let output): addPlant(asset, output)
    case .converter(let input, let output, let auxiliary):
      let efficiency = PartLoad(asset)?.slope ?? 1 / asset.number(.consumption)
      var attributes: [String: AttributeValue] = [
        "bus0": bus(input, at: asset.place), "bus1": bus(output, at: asset.place), "carrier": .text(technology.id),
        "efficiency": .number(efficiency), "p_min_pu": .number(asset.number(.lowestLoad)),
        "marginal_cost": .number(
          asset.number(.variableCost) + asset.wear + efficiency * project.processEmissionCost(of: asset)),
      ]
      if let auxiliary {
        attributes["bus2"] = bus(auxiliary, at: asset.place)
        attributes["efficiency2"] = .number(-asset.auxiliaryShare)
      }
      network.add(
        .link, asset.name, attributes.merging(owned(asset)) { $1 }.merging(asset.rampLimits) { $1 })
      if let partLoad = PartLoad(asset) { addGain(of: asset, partLoad, to: bus(output, at: asset.place)) }
    case .storage(let carrier): addStorage(asset, carrier)
    case .store(let carrier, let ports): addStore(asset, carrier, ports)
    case .process(let output, let ports, let fuels):
      addFuels(asset, fuels)
      addProcess(asset, output, ports)
    case .transmission(let carrier): addTransmission(asset, carrier)
    case .grid(let carrier): addGrid(asset, carrier)
    case .sink(let carrier):
      addTrade(asset.name, asset, carrier, sign: -1, price: [asset.number(.price)])
    }
  }

  /// A generator whose cost is that of its fuel. The efficiency is there for the emissions: PyPSA counts them per fuel. One
  /// that burns something at no load is a process that takes its fuel from a bus of its own, where it is bought.
  private mutating func addPlant(_ asset: Asset, _ output: Carrier) {
    let carrier = network[.carrier].index(of: asset.technology.id)!
    network[.carrier].set("co2_emissions", of: carrier, to: .number(asset.number(.emissionFactor)))
    let fuelCost = asset.number(.fuelPrice) + project.co2Price * asset.number(.emissionFactor)
    guard NoLoadUse(asset) == nil else {
      network.add(
        .generator, asset.fuelName + " purchase",
        [
          "bus": fuelBus(of: asset), "carrier": .text(asset.technology.id), "marginal_cost": .number(fuelCost),
          "p_nom": .number(.infinity),
        ])
      return addProcess(asset, output, [])
    }
    let cost = asset.number(.fuelUse) * fuelCost + asset.number(.variableCost)
    let attributes: [String: AttributeValue] = [
      "bus": bus(output, at: asset.place), "carrier": .text(asset.technology.id), "marginal_cost": .number(cost),
      "efficiency": .number(1 / asset.number(.fuelUse)), "p_min_pu": .number(asset.number(.lowestLoad)),
    ]
    network.add(
      .generator, asset.name, attributes.merging(owned(asset)) { $1 }.merging(asset.rampLimits) { $1 })
  }

  private mutating func addRenewable(_ asset: Asset, _ output: Carrier, _ variable: WeatherVariable?) {
    let attributes = [
      "bus": bus(output, at: asset.place), "carrier": .text(asset.technology.id),
      "marginal_cost": .number(asset.number(.variableCost)),
    ].merging(owned(asset)) { $1 }
    network.add(.generator, asset.name, attributes, series: ["p_max_pu": .series(project.available(asset, variable))])
  }

  /// A process in PyPSA's sense: its power is the output, every port has its rate. Fuels meet on a bus of their own.
  private mutating func addProcess(_ asset: Asset, _ output: Carrier, _ ports: [Port]) {
    let emissionCost =
      project.processEmissionCost(of: asset)
      + (asset.burnsBoughtFuel ? 0 : project.co2Price * asset.number(.emissionFactor))
    var attributes: [String: AttributeValue] = [
      "carrier": .text(asset.technology.id), "p_min_pu": .number(asset.number(.lowestLoad)),
      "p_max_pu": .number(asset.parameters[.availability]?.value ?? 1),
      "marginal_cost": .number(asset.number(.variableCost) + emissionCost),
    ].merging(owned(asset)) { $1 }.merging(asset.rampLimits) { $1 }
    var inputs = ports.filter { $0.side == .inputs }.map {
      (name: $0.carrier.id, bus: bus($0.carrier, at: asset.place), ratio: $0.ratio.value)
    }
    if asset.number(.fuelUse) > 0 { inputs.append(("fuel", fuelBus(of: asset), asset.number(.fuelUse))) }
    let noLoad = NoLoadUse(asset)
    var rates = [(bus(output, at: asset.place), 1.0)]
    rates += inputs.map { ($0.bus, -$0.ratio * (noLoad?.worst ?? 1)) }
    rates += ports.filter { $0.side == .byproducts }.map { (byproductBus($0.carrier, of: asset), $0.ratio.value) }
    for (port, (bus, rate)) in rates.enumerated() {
      attributes["bus\(port)"] = bus
      attributes["rate\(port)"] = .number(rate)
    }
    network.add(.process, asset.name, attributes)
    guard let noLoad else { return }
    for input in inputs { addSaving(of: asset, noLoad, input) }
  }

  /// Where a by-product goes: the bus of its carrier, or one before it, where what nobody needs may be given off. Heat would
  /// else have to be stored for ever, or have a price below nothing.
  private mutating func byproductBus(_ carrier: Carrier, of asset: Asset) -> AttributeValue {
    let outside = bus(carrier, at: asset.place)
    guard carrier.mayEscape else { return outside }
    let name = "\(asset.name) \(carrier.id)"
    network.add(.bus, name, ["carrier": .text(carrier.id), "unit": .text(carrier.unit.symbol)])
    network.add(
      .link, name + " used",
      ["bus0": .text(name), "bus1": outside, "carrier": .text(carrier.id), "p_nom": .number(.infinity)])
    network.add(
      .generator, name + " given off",
      ["bus": .text(name), "carrier": .text(carrier.id), "sign": .number(-1), "p_nom": .number(.infinity)])
    return .text(name)
  }

  /// The bus where the fuels of an asset meet, in MWh.
  private mutating func fuelBus(of asset: Asset) -> AttributeValue {
    if network[.bus].index(of: asset.fuelName) == nil {
      network.add(.bus, asset.fuelName, ["carrier": .text(asset.technology.id), "unit": .text("MWh")])
    }
    return .text(asset.fuelName)
  }

  /// A free way to the fuels' bus of a process from each fuel that something supplies.
  private mutating func addFuels(_ asset: Asset, _ fuels: [Carrier]) {
    let supplied = Set(project.assets.flatMap(\.supplies))
    for fuel in fuels where supplied.contains(fuel.bus(at: asset.place)) {
      let energy = fuel.unit.dimension == .energy ? 1 : fuel.substance?.heatingValue ?? 1
      network.add(
        .link, "\(asset.name) \(fuel.id)",
        [
          "bus0": bus(fuel, at: asset.place), "bus1": fuelBus(of: asset), "carrier": .text(asset.technology.id),
          "efficiency": .number(energy), "p_nom": .number(.infinity),
        ])
    }
  }

  /// A store on the bus of its carrier; one that takes something to be emptied stands on a bus behind it.
  private mutating func addStore(_ asset: Asset, _ carrier: Carrier, _ ports: [Port]) {
    let outside = bus(carrier, at: asset.place)
    var inside = outside
    if !ports.isEmpty {
      let name = asset.name + " inside"
      network.add(.bus, name, ["carrier": .text(carrier.id), "unit": .text(carrier.unit.symbol)])
      inside = .text(name)
      network.add(
        .link, asset.name + " filling",
        ["bus0": outside, "bus1": inside, "carrier": .text(asset.technology.id), "p_nom": .number(.infinity)])
      var emptying: [String: AttributeValue] = [
        "bus0": inside, "bus1": outside, "carrier": .text(asset.technology.id), "p_nom": .number(.infinity),
      ]
      for (index, port) in zip(2..., ports) {
        emptying["bus\(index)"] = bus(port.carrier, at: asset.place)
        emptying["rate\(index)"] = .number(port.rate)
      }
      network.add(.process, asset.name + " emptying", emptying)
    }
    let attributes: [String: AttributeValue] = [
      "bus": inside, "carrier": .text(asset.technology.id), "e_cyclic": .boolean(true),
      "e_min_pu": .number(asset.number(.minimumLevel)), "standing_loss": .number(asset.number(.standingLoss)),
    ]
    network.add(.store, asset.name, attributes.merging(owned(asset, "e_nom")) { $1 })
  }

  /// A link from place to place. With a schedule the flow is the capacity times the share of the hour.
  private mutating func addTransmission(_ asset: Asset, _ carrier: Carrier) {
    let attributes: [String: AttributeValue] = [
      "bus0": bus(carrier, at: asset.place), "bus1": bus(carrier, at: asset.destination),
      "carrier": .text(asset.technology.id), "efficiency": .number(1 - asset.number(.loss)),
      "p_min_pu": .number(asset.number(.lowestLoad)), "marginal_cost": .number(asset.number(.variableCost)),
    ]
    let shares = asset.schedule.map { Values.series(project.calendar.hourly($0)) }
    network.add(
      .link, asset.name, attributes.merging(owned(asset)) { $1 },
      series: shares.map { ["p_min_pu": $0, "p_max_pu": $0] } ?? [:])
  }

  private mutating func addStorage(_ asset: Asset, _ carrier: Carrier) {
    let efficiency = asset.number(.roundTripEfficiency).squareRoot()
    let usableShare = asset.number(.maximumLevel) - asset.number(.minimumLevel)
    let attributes: [String: AttributeValue] = [
      "bus": bus(carrier, at: asset.place), "carrier": .text(asset.technology.id),
      "max_hours": .number(asset.number(.hours) * usableShare), "cyclic_state_of_charge": .boolean(true),
      "efficiency_store": .number(efficiency), "efficiency_dispatch": .number(efficiency),
    ]
    network.add(.storageUnit, asset.name, attributes.merging(owned(asset)) { $1 })
  }

  private mutating func addGrid(_ asset: Asset, _ carrier: Carrier) {
    let emissionCost = project.co2Price * asset.number(.emissionFactor)
    if let price = asset.parameters[.purchasePrice] {
      let prices = (price.hoursOfDay ?? [price.value]).map { $0 + emissionCost }
      addTrade(asset.purchaseName, asset, carrier, sign: 1, price: prices, charge: asset.number(.capacityCharge))
    }
    if let price = asset.parameters[.salePrice] {
      addTrade(asset.saleName, asset, carrier, sign: -1, price: price.hoursOfDay ?? [price.value])
    }
  }

  /// A generator that gives to the bus and costs its price (sign 1), or takes and earns it (sign -1).
  ///
  /// - Parameters:
  ///   - price: one number, or one for every hour of the day; CNY per amount.
  ///   - charge: CNY per year for every MW of the greatest exchange.
  private mutating func addTrade(
    _ name: String, _ asset: Asset, _ carrier: Carrier, sign: Double, price: [Double], charge: Double = 0
  ) {
    var attributes: [String: AttributeValue] = [
      "bus": bus(carrier, at: asset.place), "carrier": .text(asset.technology.id), "sign": .number(sign),
    ]
    let most = asset.capacity?.upper ?? .infinity
    if charge > 0 {
      attributes["p_nom_extendable"] = .boolean(true)
      attributes["p_nom_max"] = .number(most)
      attributes["capital_cost"] = .number(charge)
    } else {
      attributes["p_nom"] = .number(most)
    }
    var series: [String: Values] = [:]
    if price.count == 1 {
      attributes["marginal_cost"] = .number(sign * price[0])
    } else {
      series["marginal_cost"] = .series(project.calendar.hourly(price).map { sign * $0 })
    }
    network.add(.generator, name, attributes, series: series)
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

  /// A load where the hours are given, with what may move within its day beside it; where only months or the year are
  /// given, a consumer that is free within them.
  mutating func add(_ demand: Demand) {
    if demand.deferrableShare > 0 { addDeferrable(demand) }
    guard demand.delivery == .monthly || demand.delivery == .yearly else {
      let hours = Values.series(demand.fixedHours).simplified()
      guard !hours.isZero else { return }
      network.add(.load, demand.name, ["bus": bus(demand.carrier, at: demand.place)], series: ["p_set": hours])
      return
    }
    network.add(
      .generator, demand.name,
      [
        "bus": bus(demand.carrier, at: demand.place), "carrier": .text(demand.carrier.id), "sign": .number(-1),
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

extension Project {
  /// CNY per t of CO2; zero where none is given.
  var co2Price: Double { economics[.co2Price]?.value ?? 0 }

  /// CNY per unit of the output for what arises in the process itself.
  func processEmissionCost(of asset: Asset) -> Double { co2Price * asset.technology.processEmissions }
}

extension Project {
  /// Annuity and fixed cost of a year per unit of an asset's capacity.
  public func yearlyCost(of asset: Asset) -> Double {
    let annuity = annuity(discountRate: number(.discountRate), lifetime: asset.number(.lifetime))
    return asset.investment * ((1 + number(.overhead)) * annuity + asset.number(.fixedCost))
  }
}

extension CalendarYear {
  /// Numbers by hour of the day for every hour of the year.
  func hourly(_ hoursOfDay: [Double]) -> [Double] { (0..<hourCount).map { hoursOfDay[$0 % 24] } }
}

extension Asset {
  /// Investment per unit of capacity: for a storage with the energy that its hours need.
  public var investment: Double { number(.investment) + number(.hours) * number(.energyInvestment) }

  /// How much of its capacity one module has; nil where it comes in any size.
  public var moduleSize: Double? { parameters[.moduleSize]?.value }

  /// The greatest change of load in an hour, where it is less than all of it.
  var rampLimits: [String: AttributeValue] {
    guard let ramp = parameters[.ramp]?.value, ramp < 1 else { return [:] }
    return ["ramp_limit_up": .number(ramp), "ramp_limit_down": .number(ramp)]
  }

  /// Amount of the auxiliary carrier per amount of input.
  var auxiliaryShare: Double { number(.auxiliaryUse) / number(.consumption) }

  /// Cost of running at one unit of capacity for an hour: the share of the stacks that this uses up.
  var wear: Double {
    guard let life = parameters[.stackLife]?.value, life > 0 else { return 0 }
    return number(.investment) * number(.replacementShare) / life
  }

  /// The component whose power its ports go with: of a store, what empties it.
  var flowName: String { if case .store = technology.kind { name + " emptying" } else { name } }

  /// The bus where its fuels meet, or the one it buys has its own.
  var fuelName: String { name + " fuel" }

  /// Whether what it burns is no carrier of the project.
  var burnsBoughtFuel: Bool { if case .plant = technology.kind { true } else { false } }

  /// What the component of its name is.
  public var componentClass: ComponentClass {
    switch technology.kind {
    case .renewable, .grid, .sink: .generator
    case .plant: NoLoadUse(self) == nil ? .generator : .process
    case .process: .process
    case .converter, .transmission: .link
    case .storage: .storageUnit
    case .store: .store
    }
  }

  var purchaseName: String { name + " purchase" }
  var saleName: String { name + " sale" }
}
