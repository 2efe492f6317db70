import SteppeBase
import SteppeWeather
import Yams

/// `system:` the assets by name, each of a technology with what the project knows better.
extension ProjectReading {
  func system(_ node: Node, _ places: [Place], _ weather: [WeatherChoice], _ calendar: CalendarYear?) -> [Asset] {
    let assets = document.entries(of: node).flatMap { self.assets($0.key, $0.value, places, weather, calendar) }
    checkNames(assets, at: node)
    return assets
  }

  /// The assets of one entry: one, or one for every place.
  private func assets(
    _ entry: String, _ node: Node, _ places: [Place], _ weather: [WeatherChoice], _ calendar: CalendarYear?
  ) -> [Asset] {
    let entries = document.entries(of: node)
    guard let technologyNode = entries.first(where: { $0.key == "technology" })?.value else {
      if node.mapping != nil { document.report(.missingKey("technology"), at: node) }
      return []
    }
    guard let id = document.text(technologyNode) else { return [] }
    guard let technology = library.technologies[id] else {
      let known = library.technologies.keys.sorted()
      document.reportUnknown(id, .unknownTechnology(id), among: known, at: technologyNode)
      return []
    }
    let specifications = technology.kind.parameters
    let fields = document.fields(
      of: node,
      known: ["technology", "capacity"] + technology.kind.ownKeys + specifications.map(\.name.rawValue)
        + (technology.surroundings.isEmpty ? [] : ["surroundings"]))
    let ports = overridden(technology.kind.ports, fields, per: technology.kind.carriers[0])
    let around = overridden(technology.surroundings, fields["surroundings"], per: technology.kind.output)
    var parameters = technology.parameters
    parameters[.schedule] = fields["schedule"].flatMap { schedule($0, usual: technology.parameters[.schedule]) }
    for specification in specifications where specification.name != .schedule {
      let name = specification.name
      if let given = fields[name.rawValue] {
        parameters[name] = override(given, specification) ?? parameters[name]
      } else if let known = parameters[name] {
        parameters[name] = inProjectMoney(known, specification)
      } else if specification.isRequired {
        document.report(.missingKey(name.rawValue), at: node)
      }
      parameters[name] = parameters[name].map { inPriceYear($0, specification) }
    }
    let built = technology.with(ports, surroundings: around)
    if technology.kind.isConverter && !isYes(fields["part_load"]) { parameters[.halfLoadConsumption] = nil }
    checkBalance(entry, built, parameters, fields, at: node)
    let plant = self.plant(entry, fields, of: technology)
    let profile = calendar.flatMap { ownProfile(fields, of: technology, $0, at: node) }
    let commissioning = fields["commissioned"].flatMap(self.commissioning)
    let assets = placements(entry, fields, of: technology, at: node, places).map { placement in
      let plant = plant ?? mounted(entry, technology, weather.holding(at: placement.place), at: technologyNode)
      return Asset(
        name: placement.name, entry: entry, place: placement.place, destination: placement.destination,
        technology: built, capacity: placement.capacity, parameters: parameters,
        plant: plant?.model, plantSettings: (plant?.settings ?? []) + (profile?.settings ?? []),
        profile: profile?.factors, commissioning: commissioning)
    }
    if let flag = fields["part_load"], let asset = assets.first { checkPartLoad(of: asset, at: flag) }
    return assets
  }

  /// What of its capacity an asset of its own kind can give in every hour: a column of a file.
  private func ownProfile(
    _ fields: [String: Node], of technology: Technology, _ calendar: CalendarYear, at node: Node
  ) -> (factors: [Double], settings: [Assumption])? {
    guard case .renewable(_, let variable) = technology.kind else { return nil }
    guard let file = fields["profile"] else {
      if variable == nil { document.report(.missingKey("profile"), at: node, hint: .profileExample) }
      return nil
    }
    return profile(file, column: fields["column"], label: fields["label"], calendar, in: 0...1).map { factors in
      let written = [file.string, fields["column"]?.string].compactMap(\.self).joined(separator: ": ")
      return (factors, [Assumption(subject: .profile, value: Text(verbatim: written), evidence: .project)])
    }
  }

  /// Reports what the asset would make of nothing, at the numbers the project gave if any did.
  private func checkBalance(
    _ name: String, _ technology: Technology, _ parameters: [ParameterName: Parameter], _ fields: [String: Node],
    at node: Node
  ) {
    let numbers =
      Port.Side.allCases.map(\.rawValue) + ["surroundings"]
      + [ParameterName.consumption, .auxiliaryUse, .fuelUse].map(\.rawValue)
    let place = numbers.compactMap { fields[$0] }.first ?? node
    for violation in technology.violations(named: name, parameters) { document.report(violation, at: place) }
  }

  private func checkPartLoad(of asset: Asset, at flag: Node) {
    guard isYes(flag) else { return }
    guard let half = asset.parameters[.halfLoadConsumption], let partLoad = PartLoad(asset) else {
      document.report(.missingKey(ParameterName.halfLoadConsumption.rawValue), at: flag)
      return
    }
    guard !partLoad.isConcave else { return }
    document.report(
      .partLoadNotConvex(half.written, asset.parameters[.consumption]?.written ?? ""), at: flag)
  }

  /// A quantity, a range, or `free`. Only what is bought or sold may leave it out.
  func capacity(_ node: Node?, of technology: Technology, at asset: Node) -> CapacityChoice? {
    guard let node else {
      if !technology.kind.isUnlimited { document.report(.missingKey("capacity"), at: asset, hint: .capacityExamples) }
      return nil
    }
    guard let (node, evidence) = evidenced(node), let text = document.text(node) else { return nil }
    func choice(_ lower: Double, _ upper: Double) -> CapacityChoice {
      CapacityChoice(lower: lower, upper: upper, written: text, evidence: evidence)
    }
    if text == "free" { return choice(0, .infinity) }
    let carrier = technology.kind.carriers[0]
    let dimension = technology.kind.holdsAmounts ? carrier.unit.dimension : carrier.rate
    do throws(QuantityError) {
      if let range = try QuantityRange(parsing: text) {
        let lower = try range.lower.value(in: dimension, of: carrier.substance)
        let upper = try range.upper.value(in: dimension, of: carrier.substance)
        return nonNegative(choice(lower, upper), at: node)
      }
      let size = try Quantity(parsing: text).value(in: dimension, of: carrier.substance)
      return nonNegative(choice(size, size), at: node)
    } catch {
      document.report(error.message, at: node, offset: error.offset, hint: error.hint ?? .capacityExamples)
      return nil
    }
  }

  private func nonNegative(_ choice: CapacityChoice, at node: Node) -> CapacityChoice? {
    guard choice.lower < 0 else { return choice }
    document.report(.negativeCapacity(choice.written), at: node)
    return nil
  }

  /// Reports carriers that something needs and nothing gives.
  func checkConnections(_ assets: [Asset], _ demands: [Demand], at node: Node, demand section: Node?) {
    let supplied = Set(assets.flatMap(\.supplies))
    for asset in assets {
      let place = node.mapping?.keys.first { $0.string == asset.entry } ?? node
      for carrier in asset.technology.kind.needs where !supplied.contains(carrier.bus(at: asset.place)) {
        document.report(.nothingSupplies(carrier.name, needer: asset.name), at: place, hint: suppliers(of: carrier))
      }
      if case .process(_, _, let fuels) = asset.technology.kind, !fuels.isEmpty,
        !fuels.contains(where: { supplied.contains($0.bus(at: asset.place)) })
      {
        document.report(.noFuel(asset.name, fuels.map(\.id)), at: place)
      }
    }
    for demand in demands where !supplied.contains(demand.carrier.bus(at: demand.place)) {
      let keys = section?.mapping?.keys.filter { demand.name.hasSuffix($0.string ?? "") } ?? []
      document.report(
        .nothingSupplies(demand.carrier.name, needer: demand.name), at: keys.first ?? section ?? node,
        hint: suppliers(of: demand.carrier))
    }
  }

  /// Warns of what assets make and nothing takes. Heat that comes beside a product may go to waste.
  func warnOfDeadEnds(_ assets: [Asset], _ demands: [Demand], at node: Node) {
    let taken = Set(assets.flatMap(\.takes) + demands.map { $0.carrier.bus(at: $0.place) })
    for asset in assets where asset.technology.kind.makesSomething {
      let output = asset.technology.kind.output
      let place = asset.destination ?? asset.place
      guard !taken.contains(output.bus(at: place)) else { continue }
      let key = node.mapping?.keys.first { $0.string == asset.entry } ?? node
      document.warn(.nothingTakes(output.name, from: asset.name, at: place), at: key, hint: .addATaker)
    }
  }

  /// The technologies that supply a carrier, few enough to be told.
  private func suppliers(of carrier: Carrier) -> Text? {
    let ids = library.technologies.values.filter { !$0.kind.isTransmission && $0.kind.supplies.contains(carrier) }
      .map(\.id).sorted()
    return (1...6).contains(ids.count) ? .addOneOf(ids) : nil
  }
}

extension TechnologyKind {
  /// Whether the capacity is an amount (MWh, t) instead of a rate (MW, t/h).
  var holdsAmounts: Bool {
    if case .store = self { true } else { false }
  }

  /// Whether it may be as large as it likes.
  var isUnlimited: Bool {
    switch self {
    case .grid, .sink: true
    case .renewable, .plant, .converter, .storage, .store, .process, .transmission: false
    }
  }

  var isTransmission: Bool { if case .transmission = self { true } else { false } }

  /// The keys of an asset beside its capacity and its numbers.
  var ownKeys: [String] {
    switch self {
    case .transmission: ["from", "to", "between", "both_ways"]
    case .process: ["at"] + Port.Side.allCases.map(\.rawValue)
    case .store: ["at"] + Port.Side.allCases.map(\.rawValue)
    case .converter: ["at", "part_load"]
    case .renewable(_, let variable):
      ["at", "commissioned", "profile", "column", "label"]
        + (variable.map { [$0 == .windCapacityFactor ? "turbine" : "panels"] } ?? [])
    case .plant, .storage, .grid, .sink: ["at"]
    }
  }

  /// Whether it is there for what it gives.
  var makesSomething: Bool {
    switch self {
    case .renewable, .plant, .converter, .process, .transmission: true
    case .storage, .store, .grid, .sink: false
    }
  }

  var isConverter: Bool { if case .converter = self { true } else { false } }

  /// The carriers it can be the origin of.
  var supplies: [Carrier] {
    switch self {
    case .renewable(let carrier, _), .plant(let carrier), .grid(let carrier), .converter(_, let carrier, _): [carrier]
    case .process(let output, let ports, _): [output] + ports.filter { $0.side == .byproducts }.map(\.carrier)
    case .storage, .store, .sink, .transmission: []
    }
  }

  /// The carriers it does nothing without.
  var needs: [Carrier] {
    switch self {
    case .converter(let input, _, let auxiliary): [input] + (auxiliary.map { [$0] } ?? [])
    case .storage(let carrier), .sink(let carrier), .transmission(let carrier): [carrier]
    case .store(let carrier, let ports): [carrier] + ports.map(\.carrier)
    // Of the fuels one is enough, and which is the plan's choice.
    case .process(_, let ports, _): ports.filter { $0.side == .inputs }.map(\.carrier)
    case .renewable, .plant, .grid: []
    }
  }
}
