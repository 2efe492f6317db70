import Foundation

/// A component that has a size: what exists, or what the plan may choose, and what that costs.
public protocol Asset: Sendable {
  static var componentClass: ComponentClass { get }
  var name: String { get }
  /// Takes part in the optimisation at all (PyPSA's `active`).
  var isActive: Bool { get }
  /// What the asset counts as in limits on carriers; empty if it says nothing.
  var carrier: String { get }
  /// The bus that limits per bus count it at: its only one, or the first of a branch.
  var homeBus: String { get }
  var capacity: NominalCapacity { get }
  var investment: InvestmentCost { get }
  var service: ServiceLife { get }
}

/// The nominal capacity of an asset: power (MW), energy of stores (MWh), apparent power of lines and transformers (MVA).
public struct NominalCapacity: Sendable, Equatable {
  /// What is there. For extendable assets only the objective constant and transformer impedances look at it.
  public var given: Double
  public var isExtendable: Bool
  /// Bounds of an extendable capacity.
  public var minimum: Double
  public var maximum: Double
  /// A prescribed value of an extendable capacity.
  public var prescribed: Double?

  /// - Parameter attribute: PyPSA's name of the capacity: `p_nom`, `e_nom` or `s_nom`.
  init(_ table: ComponentTable, _ index: Int, _ attribute: String) {
    given = table.number(attribute, index)
    isExtendable = table.boolean(attribute + "_extendable", index)
    minimum = table.number(attribute + "_min", index)
    maximum = table.number(attribute + "_max", index)
    prescribed = table.optionalNumber(attribute + "_set", index)
  }
}

/// What a unit of capacity costs. Source of the rules: PyPSA 1.4, `costs.py`.
public struct InvestmentCost: Sendable, Equatable {
  /// Cost for the whole horizon, used when there is no overnight cost.
  public var capitalCost: Double
  /// One payment when the asset is built; wins over `capitalCost`.
  public var overnightCost: Double?
  public var discountRate: Double?
  /// Years over which the overnight cost is paid back.
  public var lifetime: Double?
  /// Fixed operation and maintenance for the whole horizon.
  public var fixedCost: Double
  /// Investment and fixed cost by capacity, in place of a cost per unit.
  public var curve: CostCurve?

  /// - Precondition: the class has a capacity.
  public init(_ table: ComponentTable, _ index: Int) {
    capitalCost = table.number("capital_cost", index)
    overnightCost = table.optionalNumber("overnight_cost", index)
    discountRate = table.optionalNumber("discount_rate", index)
    lifetime = table.optionalNumber("lifetime", index)
    fixedCost = table.optionalNumber("fom_cost", index) ?? 0
    curve = CostCurve(table.curves["capital_cost"]?[index])
  }

  /// The investment per unit of capacity over a horizon of `years`, without fixed costs: the annuities of the overnight
  /// cost, or the capital cost as it stands. nil if an overnight cost lacks its discount rate or lifetime, or the years
  /// are not known.
  public func investment(years: Double?) -> Double? {
    guard let overnightCost else { return capitalCost }
    guard let discountRate, let lifetime, let years else { return nil }
    return overnightCost * annuity(discountRate: discountRate, lifetime: lifetime) * years
  }

  /// One payment per unit of capacity: as given, or what the capital cost of a horizon of `years` pays back. nil if
  /// that takes a discount rate or lifetime that is not given, or the years are not known.
  public func overnight(years: Double?) -> Double? {
    if let overnightCost { return overnightCost }
    if capitalCost == 0 { return 0 }
    guard let discountRate, let lifetime, let years else { return nil }
    return capitalCost / (annuity(discountRate: discountRate, lifetime: lifetime) * years)
  }

  /// The investment and the fixed costs per unit of capacity over a horizon of `years`; nil as `investment(years:)`.
  public func total(years: Double?) -> Double? { investment(years: years).map { $0 + fixedCost } }
}

/// The yearly payment that pays back 1 with interest: r / (1 − (1 + r)⁻ⁿ), its limits at r = 0 and n = ∞.
public func annuity(discountRate: Double, lifetime: Double) -> Double {
  if lifetime.isInfinite { return max(discountRate, 0) }
  if discountRate == 0 { return 1 / lifetime }
  return discountRate / (1 - pow(1 + discountRate, -lifetime))
}

extension ComponentTable {
  /// The number of an attribute for which PyPSA writes NaN where nothing is set.
  func optionalNumber(_ attribute: String, _ index: Int) -> Double? {
    let value = number(attribute, index)
    return value.isNaN ? nil : value
  }
}
