import Foundation
import SteppeBase

/// What a project knows beyond its network: its name, its currency, where its numbers come from, and the published
/// figures it is measured against.
public struct PlanContext: Sendable, Equatable {
  /// How far a number can be trusted.
  public enum Standing: String, Sendable, CaseIterable {
    /// Found in the source named.
    case published
    /// Computed from published numbers.
    case derived
    /// General knowledge that nobody has checked.
    case unverified
    /// Set by the user.
    case given
  }

  /// A number the plan rests on.
  public struct Assumption: Sendable, Equatable {
    public var subject: Text
    /// The number with its unit, as it was given.
    public var value: Text
    /// Where the number comes from; several may be weighed against each other.
    public var sources: [Text]
    public var standing: Standing

    public init(subject: Text, value: Text, sources: [Text], standing: Standing) {
      self.subject = subject
      self.value = value
      self.sources = sources
      self.standing = standing
    }
  }

  /// A published figure beside what the plan gives.
  public struct Comparison: Sendable, Equatable {
    public var subject: Text
    public var published: Double
    public var planned: Double
    public var unit: String
    public var source: Text
    /// The relative difference that still counts as agreement.
    public var tolerance: Double

    public init(
      subject: Text, published: Double, planned: Double, unit: String, source: Text, tolerance: Double = 0.05
    ) {
      self.subject = subject
      self.published = published
      self.planned = planned
      self.unit = unit
      self.source = source
      self.tolerance = tolerance
    }

    public var relativeDifference: Double { published == 0 ? planned : planned / published - 1 }
    public var agrees: Bool { abs(relativeDifference) <= tolerance }
  }

  /// Money over the whole life of a project, of a plan whose year is repeated.
  public struct LifeCycle: Sendable, Equatable {
    public var discountRate: Double
    /// How long the project lasts.
    public var years: Double
    /// The year whose prices all money is in; nil where the numbers are taken as they stand.
    public var priceYear: Int?
    /// Of everything that is built, with overhead.
    public var investment: Double
    /// Annuities, fixed and operating costs less revenues of a year.
    public var yearlyCost: Double

    public init(discountRate: Double, years: Double, priceYear: Int?, investment: Double, yearlyCost: Double) {
      self.discountRate = discountRate
      self.years = years
      self.priceYear = priceYear
      self.investment = investment
      self.yearlyCost = yearlyCost
    }

    /// The yearly cost of all years at its value today: replacements are in it as annuities, and what outlasts the project
    /// keeps the value of its remaining annuities.
    public var netPresentCost: Double {
      discountRate == 0 ? yearlyCost * years : yearlyCost * (1 - pow(1 + discountRate, -years)) / discountRate
    }
  }

  /// CO2 of an entry of the system, t over the horizon.
  public struct Emitter: Sendable, Equatable {
    public var entry: String
    public var amount: Double

    public init(entry: String, amount: Double) {
      self.entry = entry
      self.amount = amount
    }
  }

  /// A substance that no bus carries: water that is split, oxygen that is given off.
  public struct Surrounding: Sendable, Equatable {
    public var substance: Text
    public var unit: String
    public var taken: Double
    public var given: Double

    public init(substance: Text, unit: String, taken: Double, given: Double) {
      self.substance = substance
      self.unit = unit
      self.taken = taken
      self.given = given
    }
  }

  /// What a product costs, in the unit of its bus and in the one people speak of.
  public struct Product: Sendable, Equatable {
    public var cost: ProductCost
    public var carrier: Text
    /// `kg` of hydrogen, `kWh` of electricity: its name and how much of the bus's unit it is; nil where there is none.
    public var everydayUnit: (symbol: String, amount: Double)?

    public init(_ cost: ProductCost, carrier: Text, everydayUnit: (symbol: String, amount: Double)?) {
      self.cost = cost
      self.carrier = carrier
      self.everydayUnit = everydayUnit
    }

    public static func == (a: Product, b: Product) -> Bool {
      a.cost == b.cost && a.carrier == b.carrier && a.everydayUnit?.symbol == b.everydayUnit?.symbol
        && a.everydayUnit?.amount == b.everydayUnit?.amount
    }
  }

  /// A carrier or technology as a reader knows it: in English by its key, which projects and `steppe technologies` have.
  public func title(ofCarrier carrier: String, _ language: Language) -> String {
    language == .english ? carrier : carrierNames[carrier]?(language) ?? carrier
  }

  /// Every source of the assumptions once, in the order they first appear.
  public var sources: [Text] {
    var result: [Text] = []
    for source in assumptions.flatMap(\.sources) where !result.contains(source) { result.append(source) }
    return result
  }

  public var name: Text
  /// What carriers and technologies are called.
  public var carrierNames: [String: Text] = [:]
  /// The ISO code of the currency; empty where the network does not say.
  public var currency: String
  public var assumptions: [Assumption]
  public var comparisons: [Comparison]
  public var rules: [RuleOutcome]
  /// nil before there is a plan, and for networks.
  public var lifeCycle: LifeCycle?
  /// What leaves the project and what it costs.
  public var products: [Product]
  /// What emits CO2 in operation.
  public var emitters: [Emitter] = []
  /// What is taken from the surroundings and given to them.
  public var surroundings: [Surrounding] = []
  /// Of assets that come in modules.
  public var modules: [ModuleCount] = []
  /// nil where sizes are free.
  public var rounding: ModuleRounding?

  public init(
    name: Text, currency: String = "", assumptions: [Assumption] = [], comparisons: [Comparison] = [],
    rules: [RuleOutcome] = [], lifeCycle: LifeCycle? = nil, products: [Product] = []
  ) {
    self.name = name
    self.currency = currency
    self.assumptions = assumptions
    self.comparisons = comparisons
    self.rules = rules
    self.lifeCycle = lifeCycle
    self.products = products
  }
}
