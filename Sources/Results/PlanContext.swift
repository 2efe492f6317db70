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

  /// How a rule of the project came out: a ratio beside its limit.
  public struct RuleOutcome: Sendable, Equatable {
    public enum Sense: String, Sendable { case atMost = "≤", atLeast = "≥", equal = "=" }

    /// The rule of the project; it may have a condition for every month.
    public var rule: String
    /// The condition, which is also the name of its row.
    public var name: String
    /// What value and limit are in; empty for shares.
    public var unit: String
    /// The ratio in the plan; nil where there is nothing to relate to.
    public var value: Double?
    public var sense: Sense
    public var limit: Double
    /// Change of the objective per unit of the rule's row: what one unit more of the limited quantity is worth.
    public var multiplier: Double
    public var sources: [Text]
    /// Whether the plan had to obey; else the rule was only watched.
    public var isEnforced: Bool
    /// The hours at their limit, of a condition that holds at every hour.
    public var bindingHours: Int?
    /// Change of the yearly cost if the limit rises by a hundredth of its unit (a percentage point of a share).
    public var pricePerPoint: Double?
    /// The same per unit of each product delivered.
    public var productPrices: [ProductPrice]

    public struct ProductPrice: Sendable, Equatable {
      public var product: Text
      public var unit: String
      public var price: Double

      public init(product: Text, unit: String, price: Double) {
        self.product = product
        self.unit = unit
        self.price = price
      }
    }

    public init(
      rule: String, name: String, value: Double?, sense: Sense, limit: Double, multiplier: Double, sources: [Text],
      unit: String = "", isEnforced: Bool = true, bindingHours: Int? = nil, pricePerPoint: Double? = nil,
      productPrices: [ProductPrice] = []
    ) {
      self.unit = unit
      self.isEnforced = isEnforced
      self.bindingHours = bindingHours
      self.pricePerPoint = pricePerPoint
      self.productPrices = productPrices
      self.rule = rule
      self.name = name
      self.value = value
      self.sense = sense
      self.limit = limit
      self.multiplier = multiplier
      self.sources = sources
    }

    /// How far the ratio is from its limit, positive on the right side of it.
    public var margin: Double? {
      guard let value else { return nil }
      return switch sense {
      case .atMost: limit - value
      case .atLeast: value - limit
      case .equal: 0 - abs(value - limit)
      }
    }
  }

  /// The condition with the smallest margin of every rule, and how many conditions the rule has.
  public var tightestRules: [(outcome: RuleOutcome, conditions: Int)] {
    var groups: [[RuleOutcome]] = []
    for outcome in rules {
      if groups.last?.last?.rule == outcome.rule {
        groups[groups.count - 1].append(outcome)
      } else {
        groups.append([outcome])
      }
    }
    return groups.map { group in
      (group.min { ($0.margin ?? .infinity) < ($1.margin ?? .infinity) }!, group.count)
    }
  }

  /// Every source of the assumptions once, in the order they first appear.
  public var sources: [Text] {
    var result: [Text] = []
    for source in assumptions.flatMap(\.sources) where !result.contains(source) { result.append(source) }
    return result
  }

  public var name: Text
  /// The ISO code of the currency; empty where the network does not say.
  public var currency: String
  public var assumptions: [Assumption]
  public var comparisons: [Comparison]
  public var rules: [RuleOutcome]

  public init(
    name: Text, currency: String = "", assumptions: [Assumption] = [], comparisons: [Comparison] = [],
    rules: [RuleOutcome] = []
  ) {
    self.name = name
    self.currency = currency
    self.assumptions = assumptions
    self.comparisons = comparisons
    self.rules = rules
  }
}
