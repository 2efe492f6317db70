import SteppeBase
import SteppeNetwork

/// The flows of a project that rules and comparisons speak of, as expressions in its network.
struct Roles {
  private let project: Project

  init(_ project: Project) { self.project = project }

  private func sum(_ expression: (Asset) -> LinearExpression?) -> LinearExpression {
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
      let hours = project.weather.series[variable]!.reduce(0, +) * asset.number(.availability)
      return .capacity(.generator, asset.name, weight: hours)
    }
  }

  var renewablePower: LinearExpression {
    sum { asset in if case .renewable = asset.technology.kind { .capacity(.generator, asset.name) } else { nil } }
  }

  var storagePower: LinearExpression {
    sum { asset in if case .storage = asset.technology.kind { .capacity(.storageUnit, asset.name) } else { nil } }
  }

  var sale: LinearExpression { sum { $0.parameters[.salePrice] == nil ? nil : .energy(.generator, $0.saleName) } }

  var purchase: LinearExpression {
    sum { $0.parameters[.purchasePrice] == nil ? nil : .energy(.generator, $0.purchaseName) }
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
    let processes = sum { asset in
      asset.technology.kind.ports.filter { $0.carrier.id == "electricity" && $0.side == .inputs }
        .map { $0.ratio.value * LinearExpression.energy(.process, asset.flowName) }.sum()
    }
    return converters + processes + demanded { $0.id == "electricity" }
  }

  func delivered(_ carrier: Carrier) -> LinearExpression {
    let sinks = sum { asset in
      asset.technology.kind == .sink(carrier) ? .energy(.generator, asset.name) : nil
    }
    return sinks + demanded { $0 == carrier }
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
      guard names.contains(asset.name) else { return nil }
      switch asset.technology.kind {
      case .renewable, .plant: return .energy(.generator, asset.name)
      case .converter: return .energy(.link, asset.name, weight: .constant(1 / asset.number(.consumption)))
      case .grid: return asset.parameters[.purchasePrice] == nil ? nil : .energy(.generator, asset.purchaseName)
      case .process: return .energy(.process, asset.name)
      case .transmission: return .energy(.link, asset.name, weight: .constant(1 - asset.number(.loss)))
      case .storage, .store, .sink: return nil
      }
    }
  }

  private func demanded(_ matches: (Carrier) -> Bool) -> LinearExpression {
    .constant(project.demands.filter { matches($0.carrier) }.reduce(0) { $0 + $1.hours.reduce(0, +) })
  }

  /// A measure as a ratio; what is no share is divided by one.
  func ratio(of measure: Comparison.Measure) -> (numerator: LinearExpression, denominator: LinearExpression) {
    switch measure {
    case .delivered(let carrier): (delivered(carrier), .constant(1))
    case .avoidedEmissions: (avoidedEmissions, .constant(1))
    case .supplied(let assets, let factor, _): (factor * supplied(assets), .constant(1))
    case .share(let part, let whole): (supplied(part), supplied(whole))
    }
  }
}

extension Roles {
  /// The rule as ratios that are at most or at least a limit.
  func conditions(of rule: Rule) -> [BuiltRule.Condition] {
    func condition(
      _ numerator: LinearExpression, _ denominator: LinearExpression, _ sense: LinearRule.Sense, _ limit: Double
    ) -> [BuiltRule.Condition] {
      [
        BuiltRule.Condition(
          row: rule.name, numerator: numerator, denominator: denominator, sense: sense, limit: limit)
      ]
    }
    switch rule.kind {
    case .exportShare(let limit): return condition(sale, generation, .atMost, limit)
    case .purchaseShare(let limit): return condition(purchase, electricityUse, .atMost, limit)
    case .renewableToHydrogen(let limit):
      return condition(availableGeneration, hydrogenElectricity, .atMost, limit)
    case .storageRatio(let power, _): return condition(storagePower, renewablePower, .atLeast, power)
    case .supplyShare(let part, let whole, let minimum):
      return condition(supplied(part), supplied(whole), .atLeast, minimum)
    case .monthlyDelivery(let asset, let minimum): return monthly(rule.name, asset, minimum)
    }
  }

  /// Of every month the delivery over that of an equal share of the year.
  private func monthly(_ name: String, _ asset: String, _ minimum: Double) -> [BuiltRule.Condition] {
    let calendar = project.calendar
    return zip(1..., calendar.monthLengths).map { month, days in
      let inMonth = Values.series(calendar.months.map { $0 == month ? 1 : 0 })
      let equalShare = Double(days) / Double(calendar.dayCount)
      return BuiltRule.Condition(
        row: "\(name) month \(month)", numerator: .energy(.generator, asset, weight: inMonth),
        denominator: .energy(.generator, asset, weight: .constant(equalShare)), sense: .atLeast, limit: minimum)
    }
  }
}

extension Comparison {
  /// How many units of the published figure one base unit of the measure is.
  var unitsPerBase: Double {
    let factor =
      unit.dimension == measure.dimension
      ? 1 : measure.substance!.factor(from: measure.dimension, to: unit.dimension)!
    return factor / unit.factor
  }
}
