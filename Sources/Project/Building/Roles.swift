import SteppeBase
import SteppeNetwork

/// The flows of a project that rules and comparisons speak of, as expressions in its network.
struct Roles {
  let project: Project

  init(_ project: Project) { self.project = project }

  func sum(_ expression: (Asset) -> LinearExpression?) -> LinearExpression {
    project.assets.compactMap(expression).sum()
  }

  /// What wind and sun generate.
  var generation: LinearExpression {
    sum { asset in if case .renewable = asset.technology.kind { .energy(.generator, asset.name) } else { nil } }
  }

  /// What wind and sun could generate, used or not.
  var availableGeneration: LinearExpression {
    sum { asset in
      guard case .renewable(_, let variable) = asset.technology.kind else { return nil }
      return .capacity(.generator, asset.name, profile: .series(project.available(asset, variable)))
    }
  }

  var renewablePower: LinearExpression {
    sum { asset in if case .renewable = asset.technology.kind { .capacity(.generator, asset.name) } else { nil } }
  }

  var storagePower: LinearExpression {
    sum { asset in if case .storage = asset.technology.kind { .capacity(.storageUnit, asset.name) } else { nil } }
  }

  var sale: LinearExpression { sum { $0.parameters[.salePrice] == nil ? nil : .energy(.generator, $0.saleName) } }

  /// Electricity bought from the grid.
  var purchase: LinearExpression { bought() }

  /// Electricity bought from the grid at some places or all.
  func bought(at places: Set<String?>? = nil) -> LinearExpression {
    sum { asset in
      guard case .grid(let carrier) = asset.technology.kind, carrier.id == "electricity",
        asset.parameters[.purchasePrice] != nil, places?.contains(asset.place) ?? true
      else { return nil }
      return .energy(.generator, asset.purchaseName)
    }
  }

  /// Electricity that makes hydrogen.
  var hydrogenElectricity: LinearExpression {
    sum { $0.technology.kind.makesHydrogen ? .energy(.link, $0.name) : nil }
  }

  /// All electricity used: by converters and demands.
  var electricityUse: LinearExpression {
    let converters = sum { asset in
      guard case .converter(let input, _, let auxiliary) = asset.technology.kind else { return nil }
      let share = auxiliary?.id == "electricity" ? asset.auxiliaryShare : 0
      let all = (input.id == "electricity" ? 1 : 0) + share
      return all == 0 ? nil : .energy(.link, asset.name, weight: .constant(all))
    }
    return converters + sum(processElectricity) + demanded { $0.id == "electricity" }
  }

  /// Electricity that a process takes.
  func processElectricity(_ asset: Asset) -> LinearExpression {
    let ports = asset.technology.kind.ports.filter { $0.carrier.id == "electricity" && $0.side == .inputs }
    return ports.map { port in
      let taken = port.ratio.value * LinearExpression.energy(.process, asset.flowName)
      guard let noLoad = NoLoadUse(asset) else { return taken }
      return noLoad.worst * taken - .energy(.generator, asset.savingName(port.carrier.id))
    }.sum()
  }

  /// What a plant burns of the fuel it buys.
  func burnt(_ asset: Asset) -> LinearExpression {
    asset.componentClass == .process
      ? .energy(.generator, asset.fuelName + " purchase")
      : asset.number(.fuelUse) * .energy(.generator, asset.name)
  }

  /// The carriers that demands and sinks take, each once.
  var products: [Carrier] {
    let sinks = project.assets.compactMap { asset -> Carrier? in
      if case .sink(let carrier) = asset.technology.kind { carrier } else { nil }
    }
    return (project.demands.map(\.carrier) + sinks).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  func delivered(_ carrier: Carrier) -> LinearExpression {
    let sinks = sum { asset in
      asset.technology.kind == .sink(carrier) ? .energy(.generator, asset.name) : nil
    }
    return sinks + demanded { $0 == carrier }
  }

  /// What a product comes to: what demands and sinks take or, of one that is only used inside, what is made.
  func outcome(_ carrier: Carrier) -> LinearExpression {
    if products.contains(carrier) { return delivered(carrier) }
    return supplied(project.assets.filter { $0.makes(carrier) }.map(\.name))
  }

  /// What assets take from their surroundings and give to them, by substance.
  var surroundings: [(carrier: Carrier, taken: LinearExpression, given: LinearExpression)] {
    let substances = project.assets.flatMap(\.technology.surroundings).map(\.carrier)
    func flow(_ carrier: Carrier, _ side: Port.Side) -> LinearExpression {
      project.assets.flatMap { asset in
        asset.technology.surroundings.filter { $0.carrier == carrier && $0.side == side }
          .map { $0.ratio.value * supplied([asset.name]) }
      }.sum()
    }
    return substances.reduce(into: []) { known, carrier in
      if !known.contains(where: { $0.carrier == carrier }) {
        known.append((carrier, flow(carrier, .inputs), flow(carrier, .byproducts)))
      }
    }
  }

  var avoidedEmissions: LinearExpression {
    sum { asset in
      guard case .sink = asset.technology.kind else { return nil }
      return .energy(.generator, asset.name, weight: .constant(asset.number(.displacedEmissions)))
    }
  }

  /// What assets give to their carriers.
  func supplied(_ names: [String]) -> LinearExpression {
    sum { asset in
      guard asset.isMeant(by: names) else { return nil }
      switch asset.technology.kind {
      case .renewable, .plant, .process: return .energy(asset.componentClass, asset.name)
      case .converter:
        guard let partLoad = PartLoad(asset) else {
          return .energy(.link, asset.name, weight: .constant(1 / asset.number(.consumption)))
        }
        return partLoad.slope * .energy(.link, asset.name) + .energy(.generator, asset.gainName)
      case .grid: return asset.parameters[.purchasePrice] == nil ? nil : .energy(.generator, asset.purchaseName)
      case .transmission: return .energy(.link, asset.name, weight: .constant(1 - asset.number(.loss)))
      case .storage, .store, .sink: return nil
      }
    }
  }

  private func demanded(_ matches: (Carrier) -> Bool) -> LinearExpression {
    project.demands.filter { matches($0.carrier) }.map { demand in
      switch demand.delivery {
      case .monthly, .yearly: .energy(.generator, demand.name)
      case .hourly, .daily:
        demand.deferrableShare == 0
          ? .series(Values.series(demand.hours).simplified())
          : .series(Values.series(demand.fixedHours).simplified()) + .energy(.link, demand.name)
      }
    }.sum()
  }

  /// A measure as a ratio; what is no share is divided by one.
  func ratio(of measure: Comparison.Measure) -> (numerator: LinearExpression, denominator: LinearExpression) {
    switch measure {
    case .delivered(let carrier): (delivered(carrier), .constant(1))
    case .avoidedEmissions: (avoidedEmissions, .constant(1))
    case .supplied(let assets, let factor, _): (factor * supplied(assets), .constant(1))
    case .share(let part, let whole, let factor, _): (factor * supplied(part), supplied(whole))
    case .rule(let rule): (ratio(of: rule).numerator, ratio(of: rule).denominator)
    }
  }
}

extension Comparison {
  /// How many units of the published figure one base unit of the measure is.
  var unitsPerBase: Double {
    unit.perBase(measure.dimension, of: measure.substance)
  }
}

extension QuantityUnit {
  /// How many of it one base unit of a dimension is, of a substance if it is another dimension.
  func perBase(_ source: QuantityDimension, of substance: Substance?) -> Double {
    (dimension == source ? 1 : substance!.factor(from: source, to: dimension)!) / factor
  }
}
