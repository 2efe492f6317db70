import SteppeBase

/// A condition of an authority or a contract: numbers, what they are about, and whether the plan must obey.
public struct Rule: Sendable, Hashable {
  /// The raw value is what a project writes as `rule:`.
  public enum Kind: String, Sendable, CaseIterable {
    case exportShare = "export-share"
    case purchaseShare = "purchase-share"
    case exportCap = "export-cap"
    case purchaseCap = "purchase-cap"
    case selfUseOfGeneration = "self-use-of-generation"
    case selfUseOfConsumption = "self-use-of-consumption"
    case greenShare = "green-share"
    case supplyShare = "supply-share"
    case corridorShare = "corridor-share"
    case curtailment
    case utilisation
    case renewableToHydrogen = "renewable-to-hydrogen"
    case hydrogenMatching = "hydrogen-matching"
    case storageRatio = "storage-ratio"
    case monthlyDelivery = "monthly-delivery"
    case mustRun = "must-run"
    case reserveUp = "reserve-up"
    case reserveDown = "reserve-down"
    case emissionCap = "emission-cap"
    case emissionIntensity = "emission-intensity"
    case emissionsPerEnergy = "emissions-per-energy"
    case energyIntensity = "energy-intensity"
    case powerUsage = "power-usage"
  }

  /// Over which span the condition must hold.
  public enum Period: String, Sendable, CaseIterable { case year, month, hour }

  /// What a share of generation is a share of.
  public enum Basis: String, Sendable, CaseIterable { case generated, available }

  /// Whether what batteries lose counts as used.
  public enum StorageLosses: String, Sendable, CaseIterable { case counted, excluded }

  /// The raw value is the key in YAML.
  public enum Number: String, Sendable, CaseIterable {
    case limit, minimum, power, hours, load, wind, sun
    case electricityFactor = "electricity_factor"
  }

  public let name: String
  public let kind: Kind
  /// In base units.
  public let numbers: [Number: Double]
  public let period: Period
  public let basis: Basis
  public let storageLosses: StorageLosses
  /// The assets it is about; of `supplyShare` those whose share counts.
  public let assets: [String]
  /// Of `supplyShare` all that supply.
  public let among: [String]
  /// The product an intensity is per unit of: delivered or, where it is only used inside, made.
  public let carrier: Carrier?
  /// Whether the plan must obey; else the rule is only watched.
  public let isEnforced: Bool
  /// The limits as written.
  public let written: String
  /// What the first of them is in; shares have none.
  public let unit: QuantityUnit
  public let evidence: Evidence

  func number(_ name: Number) -> Double { numbers[name] ?? 0 }

  /// What its value is measured in.
  var limit: RuleNumber { kind.numbers(per: carrier)[0] }

  /// Whether the value is a part of a whole.
  public var isShare: Bool { limit.dimension == .one && limit.range.upperBound == 1 }

  /// How many of its unit one base unit of the value is.
  public var unitsPerBase: Double { unit == .one ? 1 : unit.perBase(limit.dimension, of: limit.substance) }
}

/// A number of a rule: its dimension and range.
struct RuleNumber {
  let name: Rule.Number
  let dimension: QuantityDimension
  let substance: Substance?
  let range: ClosedRange<Double>
  /// nil: there is no rule without it.
  let usual: Double?

  init(
    _ name: Rule.Number, _ dimension: QuantityDimension = .one, of substance: Substance? = nil,
    upTo most: Double = 1, usual: Double? = nil
  ) {
    self.name = name
    self.dimension = dimension
    self.substance = substance
    range = 0...most
    self.usual = usual
  }
}

extension Rule.Kind {
  /// The numbers a rule of this kind has; intensities are per unit of the carrier.
  func numbers(per carrier: Carrier?) -> [RuleNumber] {
    let anything = Double.greatestFiniteMagnitude
    let unit = carrier?.unit.dimension ?? .one
    switch self {
    case .exportShare, .purchaseShare, .curtailment: return [RuleNumber(.limit)]
    case .exportCap, .purchaseCap: return [RuleNumber(.limit, .energy, upTo: anything)]
    case .selfUseOfGeneration, .selfUseOfConsumption, .greenShare, .supplyShare, .corridorShare, .utilisation,
      .mustRun, .monthlyDelivery:
      return [RuleNumber(.minimum)]
    case .renewableToHydrogen, .hydrogenMatching: return [RuleNumber(.limit, upTo: 100)]
    case .storageRatio: return [RuleNumber(.power), RuleNumber(.hours, .hour, upTo: 1e4)]
    case .reserveUp, .reserveDown:
      return [RuleNumber(.load, usual: 0), RuleNumber(.wind, usual: 0), RuleNumber(.sun, usual: 0)]
    case .emissionCap: return [RuleNumber(.limit, .mass, upTo: anything)]
    case .emissionIntensity: return [RuleNumber(.limit, .mass / unit, of: carrier?.substance, upTo: anything)]
    case .emissionsPerEnergy:
      return [RuleNumber(.limit, .mass / .energy, upTo: anything), RuleNumber(.electricityFactor, upTo: 10, usual: 1)]
    case .energyIntensity:
      return [
        RuleNumber(.limit, .energy / unit, of: carrier?.substance, upTo: anything),
        RuleNumber(.electricityFactor, upTo: 10, usual: 1),
      ]
    case .powerUsage: return [RuleNumber(.limit, upTo: 10)]
    }
  }

  /// The keys beside the numbers: lists of assets, a carrier, a period, a basis.
  var lists: [String] {
    switch self {
    case .supplyShare: ["of", "among"]
    case .mustRun: ["of"]
    default: []
    }
  }

  /// Lists that may be left out: of `powerUsage` all data centres are meant.
  var optionalLists: [String] { self == .powerUsage ? ["of"] : [] }

  var hasCarrier: Bool { self == .emissionIntensity || self == .energyIntensity }

  var hasBasis: Bool { self == .exportShare || self == .selfUseOfGeneration }

  var hasStorageLosses: Bool { self == .selfUseOfGeneration || self == .selfUseOfConsumption }

  /// The periods a rule of this kind may hold over, the usual one first.
  var periods: [Rule.Period] {
    switch self {
    case .exportShare, .purchaseShare, .selfUseOfGeneration, .selfUseOfConsumption, .greenShare, .supplyShare,
      .corridorShare, .curtailment, .utilisation:
      [.year, .month, .hour]
    case .hydrogenMatching: [.hour, .month, .year]
    case .mustRun, .reserveUp, .reserveDown: [.hour]
    default: [.year]
    }
  }
}

extension Project {
  /// What the row of a rule counts: its numerator.
  public func rowUnit(of rule: Rule) -> String {
    switch rule.kind {
    case .emissionCap, .emissionIntensity, .emissionsPerEnergy: "t"
    case .storageRatio: "MW"
    case .supplyShare, .mustRun, .monthlyDelivery:
      assets.first { $0.isMeant(by: rule.assets) }?.technology.kind.output.unit.symbol ?? ""
    default: "MWh"
    }
  }
}
