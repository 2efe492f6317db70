import SteppeBase

extension PlanContext {
  /// How a rule of the project came out: a ratio beside its limit.
  public struct RuleOutcome: Sendable, Equatable {
    public enum Sense: String, Sendable { case atMost = "≤", atLeast = "≥", equal = "=" }

    /// The rule of the project; it may have a condition for every month.
    public var rule: String
    /// The condition, which is also the name of its row.
    public var name: String
    /// What value and limit are in; empty for shares and other ratios.
    public var unit: String
    /// Whether value and limit are parts of a whole.
    public var isShare: Bool
    /// What the multiplier is per: MWh of electricity, t of CO2.
    public var rowUnit: String
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
      unit: String = "", isShare: Bool = false, rowUnit: String = "", isEnforced: Bool = true, bindingHours: Int? = nil,
      pricePerPoint: Double? = nil, productPrices: [ProductPrice] = []
    ) {
      self.rule = rule
      self.name = name
      self.unit = unit
      self.isShare = isShare
      self.rowUnit = rowUnit
      self.value = value
      self.sense = sense
      self.limit = limit
      self.multiplier = multiplier
      self.sources = sources
      self.isEnforced = isEnforced
      self.bindingHours = bindingHours
      self.pricePerPoint = pricePerPoint
      self.productPrices = productPrices
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
}
