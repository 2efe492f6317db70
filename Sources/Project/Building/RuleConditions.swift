import SteppeBase
import SteppeNetwork
import SteppeWeather

extension Roles {
  /// A ratio that is at most or at least a limit.
  typealias Ratio = (
    numerator: LinearExpression, denominator: LinearExpression, sense: LinearRule.Sense, limit: Double
  )

  /// The rule as ratios that are at most or at least a limit, one for every span it holds over.
  func conditions(of rule: Rule) -> [BuiltRule.Condition] {
    if rule.kind == .monthlyDelivery { return monthlyDelivery(rule) }
    let ratio = ratio(of: rule)
    func condition(_ row: String, _ ratio: Ratio, _ span: LinearRule.Span = .horizon) -> BuiltRule.Condition {
      BuiltRule.Condition(
        row: row, numerator: ratio.numerator, denominator: ratio.denominator, sense: ratio.sense, limit: ratio.limit,
        span: span)
    }
    switch rule.period {
    case .year: return [condition(rule.name, ratio)]
    case .hour: return [condition(rule.name, ratio, .everySnapshot)]
    case .month:
      return (1...12).map { month in
        let inMonth = mask(month)
        return condition(
          "\(rule.name) month \(month)",
          (ratio.numerator.masked(by: inMonth), ratio.denominator.masked(by: inMonth), ratio.sense, ratio.limit))
      }
    }
  }

  func ratio(of rule: Rule) -> Ratio {
    let limit = rule.number(.limit), minimum = rule.number(.minimum)
    let basis = rule.basis == .available ? availableGeneration : generation
    let selfUse = generation - sale + (rule.storageLosses == .excluded ? discharge : .constant(0))
    switch rule.kind {
    case .exportShare: return (sale, basis, .atMost, limit)
    case .purchaseShare: return (purchase, electricityUse, .atMost, limit)
    case .exportCap: return (sale, .constant(1), .atMost, limit)
    case .purchaseCap: return (purchase, .constant(1), .atMost, limit)
    case .selfUseOfGeneration: return (selfUse, basis, .atLeast, minimum)
    case .selfUseOfConsumption: return (selfUse, electricityUse, .atLeast, minimum)
    case .greenShare: return (electricityUse - purchase - fired(), electricityUse, .atLeast, minimum)
    case .supplyShare: return (supplied(rule.assets), supplied(rule.among), .atLeast, minimum)
    case .corridorShare: return (sent - bought(at: sendingEnds) - fired(at: sendingEnds), sent, .atLeast, minimum)
    case .curtailment: return (availableGeneration - generation, availableGeneration, .atMost, limit)
    case .utilisation: return (generation, availableGeneration, .atLeast, minimum)
    case .renewableToHydrogen: return (availableGeneration, hydrogenElectricity, .atMost, limit)
    case .hydrogenMatching: return (hydrogenElectricity, generation + discharge, .atMost, limit)
    case .storageRatio: return (storagePower, renewablePower, .atLeast, rule.number(.power))
    case .mustRun: return (supplied(rule.assets), capacity(of: rule.assets), .atLeast, minimum)
    case .reserveUp: return (reserveUp, reserveNeed(rule), .atLeast, 1)
    case .reserveDown: return (reserveDown, reserveNeed(rule), .atLeast, 1)
    case .emissionCap: return (emissions, .constant(1), .atMost, limit)
    case .emissionIntensity: return (emissions, outcome(rule.carrier!), .atMost, limit)
    case .emissionsPerEnergy: return (emissions, energy(rule.number(.electricityFactor)), .atMost, limit)
    case .energyIntensity:
      return (energy(rule.number(.electricityFactor)), outcome(rule.carrier!), .atMost, limit)
    case .powerUsage: return (drawn(by: rule.assets), supplied(rule.assets), .atMost, limit)
    case .monthlyDelivery: preconditionFailure("a monthly delivery has a ratio for every month")
    }
  }

  private func mask(_ month: Int) -> Values {
    .series(project.calendar.months.map { $0 == month ? 1 : 0 })
  }

  /// Of every month the delivery over that of an equal share of the year.
  private func monthlyDelivery(_ rule: Rule) -> [BuiltRule.Condition] {
    let calendar = project.calendar
    return zip(1..., calendar.monthLengths).map { month, days in
      let equalShare = Double(days) / Double(calendar.dayCount)
      let delivered = LinearExpression.energy(.generator, rule.assets[0])
      return BuiltRule.Condition(
        row: "\(rule.name) month \(month)", numerator: delivered.masked(by: mask(month)),
        denominator: equalShare * delivered, sense: .atLeast, limit: rule.number(.minimum), span: .horizon)
    }
  }
}

/// What the rules beyond shares speak of.
extension Roles {
  /// Electricity that leaves by corridors, at their sending ends.
  private var sent: LinearExpression { corridors.map { .energy(.link, $0.name) }.sum() }

  private var sendingEnds: Set<String?> { Set(corridors.map(\.place)) }

  private var corridors: [Asset] {
    project.assets.filter { $0.technology.kind.isTransmission && $0.technology.kind.carriers[0].id == "electricity" }
  }

  /// Electricity from units that burn a fuel, at some places or all.
  private func fired(at places: Set<String?>? = nil) -> LinearExpression {
    sum { asset in
      guard places?.contains(asset.place) ?? true else { return nil }
      return asset.isFired ? .energy(asset.componentClass, asset.name) : nil
    }
  }

  /// What batteries give less what they take.
  private var discharge: LinearExpression {
    sum { asset in
      guard case .storage = asset.technology.kind else { return nil }
      return .energy(.storageUnit, asset.name, .dispatch) - .energy(.storageUnit, asset.name, .charge)
    }
  }

  /// CO2 of what is bought, burnt and made.
  private var emissions: LinearExpression { sum(emissions(of:)) }

  /// The same by the entries of the system that have any, in their order.
  var emitters: [(entry: String, emitted: LinearExpression)] {
    project.assets.reduce(into: []) { emitters, asset in
      guard let emitted = emissions(of: asset) else { return }
      if let index = emitters.firstIndex(where: { $0.entry == asset.entry }) {
        emitters[index].emitted = emitters[index].emitted + emitted
      } else {
        emitters.append((asset.entry, emitted))
      }
    }
  }

  /// nil of what emits nothing.
  private func emissions(of asset: Asset) -> LinearExpression? {
    let factor = asset.number(.emissionFactor), process = asset.technology.processEmissions
    switch asset.technology.kind {
    case .plant: return factor == 0 ? nil : factor * burnt(asset)
    case .process, .converter: return factor + process == 0 ? nil : (factor + process) * supplied([asset.name])
    case .grid:
      guard factor > 0, asset.parameters[.purchasePrice] != nil else { return nil }
      return factor * .energy(.generator, asset.purchaseName)
    case .renewable, .storage, .store, .transmission, .sink: return nil
    }
  }

  /// All energy used: electricity of wind, sun and the grid times a factor, and fuels by their heating value.
  private func energy(_ electricityFactor: Double) -> LinearExpression {
    let electricity = electricityFactor * (generation - sale + purchase)
    let fuels = sum { asset in
      switch asset.technology.kind {
      case .plant: burnt(asset)
      case .grid(let carrier) where carrier.id != "electricity" && carrier.unit.dimension == .energy:
        asset.parameters[.purchasePrice] == nil ? nil : .energy(.generator, asset.purchaseName)
      default: nil
      }
    }
    return electricity + fuels
  }

  private func capacity(of names: [String]) -> LinearExpression {
    sum { asset in
      guard asset.isMeant(by: names) else { return nil }
      switch asset.technology.kind {
      case .renewable, .plant, .process: return .capacity(asset.componentClass, asset.name)
      case .converter: return .capacity(.link, asset.name, weight: 1 / asset.number(.consumption))
      case .transmission: return .capacity(.link, asset.name, weight: 1 - asset.number(.loss))
      case .storage, .store, .grid, .sink: return nil
      }
    }
  }

  /// Electricity that processes and converters take.
  private func drawn(by names: [String]) -> LinearExpression {
    sum { asset in
      guard asset.isMeant(by: names) else { return nil }
      switch asset.technology.kind {
      case .converter(let input, _, _) where input.id == "electricity": return .energy(.link, asset.name)
      case .process: return processElectricity(asset)
      default: return nil
      }
    }
  }

  /// What fired units and storage could give more, and electrolysers take less.
  private var reserveUp: LinearExpression {
    let units = sum { asset in
      switch asset.technology.kind {
      case .plant, .process:
        asset.isFired ? .capacity(asset.componentClass, asset.name) - .energy(asset.componentClass, asset.name) : nil
      case .storage: .capacity(.storageUnit, asset.name)
      default: nil
      }
    }
    return units - discharge + hydrogenElectricity
  }

  /// What fired units and storage could give less, and electrolysers take more.
  private var reserveDown: LinearExpression {
    let units = sum { asset in
      let least = asset.number(.lowestLoad)
      switch asset.technology.kind {
      case .plant, .process:
        guard asset.isFired else { return nil }
        return .energy(asset.componentClass, asset.name) - .capacity(asset.componentClass, asset.name, weight: least)
      case .storage: return .capacity(.storageUnit, asset.name)
      case .converter where asset.technology.kind.makesHydrogen: return .capacity(.link, asset.name)
      default: return nil
      }
    }
    return units + discharge - hydrogenElectricity
  }

  /// Shares of the load, of wind and of sun in every hour.
  private func reserveNeed(_ rule: Rule) -> LinearExpression {
    let generation = sum { asset in
      guard case .renewable(_, let variable?) = asset.technology.kind else { return nil }
      return rule.number(variable == .windCapacityFactor ? .wind : .sun) * .energy(.generator, asset.name)
    }
    return generation + rule.number(.load) * (electricityUse - hydrogenElectricity)
  }
}

extension Asset {
  /// Whether a carrier is what it makes, of others or of wind and sun.
  func makes(_ carrier: Carrier) -> Bool {
    switch technology.kind {
    case .renewable, .plant, .converter, .process: technology.kind.output == carrier
    case .storage, .store, .transmission, .grid, .sink: false
    }
  }

  /// Whether it makes electricity of a fuel.
  fileprivate var isFired: Bool {
    switch technology.kind {
    case .plant(let output), .process(let output, _, _): output.id == "electricity"
    default: false
    }
  }
}
