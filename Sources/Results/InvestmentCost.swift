import Foundation
import SteppeNetwork

extension Network {
  /// The cost of holding one unit of capacity over the horizon, without fixed operation and maintenance: the annuity of
  /// `overnight_cost` times the years of the horizon where it is given, else `capital_cost` as it is.
  ///
  ///     annuity(r, n) = r / (1 − (1 + r)⁻ⁿ)
  func annualInvestment(_ table: ComponentTable, _ index: Int) -> Double {
    let overnight = table.number("overnight_cost", index)
    guard !overnight.isNaN else { return table.number("capital_cost", index) }
    let rate = table.number("discount_rate", index), lifetime = table.number("lifetime", index)
    let annuity =
      if rate == 0 { 1 / lifetime } else if lifetime.isInfinite { max(rate, 0) } else {
        rate / (1 - pow(1 + rate, -lifetime))
      }
    let hoursPerYear = 8760.0
    return overnight * annuity * snapshots.objectiveWeightings.reduce(0, +) / hoursPerYear
  }
}
