/// How many modules the size of an asset comes to. A plan chooses sizes freely; what is bought is whole.
public struct ModuleCount: Sendable, Equatable {
  public var asset: String
  /// The size in the plan, and that of one module; in `unit`.
  public var size: Double
  public var module: Double
  public var unit: String
  /// What the project lets the plan choose from.
  public var range: ClosedRange<Double>
  /// Annuity and fixed cost of a year per unit of size.
  public var yearlyCost: Double
  /// The path that sets the size on the command line: `wind.capacity`.
  public var setting: String

  public init(
    asset: String, size: Double, module: Double, unit: String, range: ClosedRange<Double>, yearlyCost: Double,
    setting: String
  ) {
    self.asset = asset
    self.size = size
    self.module = module
    self.unit = unit
    self.range = range
    self.yearlyCost = yearlyCost
    self.setting = setting
  }

  public var isChosen: Bool { range.lowerBound < range.upperBound }

  /// With a fraction, as planned.
  public var count: Double { size / module }

  /// The next whole number above, or below where the range ends before; nil if none lies in the range.
  public var wholeCount: Double? {
    let tolerance = ModuleCount.tolerance
    let whole = min((count - tolerance).rounded(.up), (range.upperBound / module + tolerance).rounded(.down))
    return whole >= range.lowerBound / module - tolerance ? max(whole, 0) : nil
  }

  /// The whole numbers in the range.
  ///
  /// - Precondition: there is one.
  public var wholeRange: ClosedRange<Double> {
    let lower = (range.lowerBound / module - ModuleCount.tolerance).rounded(.up)
    return max(lower, 0)...(range.upperBound / module + ModuleCount.tolerance).rounded(.down)
  }

  /// Their sizes.
  public func sizes(of counts: ClosedRange<Double>) -> ClosedRange<Double> {
    counts.lowerBound * module...counts.upperBound * module
  }

  /// The part of a module that is rounding of the solver.
  public static let tolerance = 1e-4

  public var wholeSize: Double? { wholeCount.map { $0 * module } }

  /// What a year costs more at most: the capital of the rest of the last module, if it did nothing.
  public var roundingCost: Double? { wholeSize.map { ($0 - size) * yearlyCost } }
}

/// A plan whose chosen sizes are whole modules, beside the one it was rounded from.
public struct ModuleRounding: Sendable, Equatable {
  /// The objective of the plan with free sizes.
  public var freeObjective: Double
  /// No plan in whole modules costs less.
  public var bound: Double
  /// How many plans were made to find this one.
  public var plans: Int
  /// Whether nothing is left that could be better than this one.
  public var isComplete: Bool

  public init(freeObjective: Double, bound: Double, plans: Int, isComplete: Bool) {
    self.freeObjective = freeObjective
    self.bound = bound
    self.plans = plans
    self.isComplete = isComplete
  }
}
