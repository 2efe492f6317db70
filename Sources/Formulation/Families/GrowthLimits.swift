import SteppeBase
import SteppeNetwork

extension Model {
  /// Limits on how fast the capacity of a carrier grows, in each period against the one before:
  ///
  ///     Σ capacity first in use in the period  −  relative × that of the period before   ≤   absolute
  ///
  /// What is already there in the first period counts as first in use in it.
  mutating func limitGrowth() {
    if !options.investsByPeriod { return }
    let carriers = network[.carrier]
    for (index, carrier) in carriers.names.enumerated() {
      let absolute = carriers.number("max_growth", index)
      let relative = max(carriers.number("max_relative_growth", index), 0)
      let assets = extendables.filter { $0.asset.carrier == carrier }
      if absolute == .infinity || assets.isEmpty { continue }
      var before: [Int] = []
      for period in horizon.periods {
        let new = assets.filter { item in
          horizon.periods.first { item.asset.isInUse(in: $0.label) }?.label == period.label
        }.map(\.column)
        builder.limitTotal(
          plus: new.map { .init(column: $0, coefficient: 1) }
            + before.map { .init(column: $0, coefficient: -relative) },
          from: -.infinity, to: absolute, Label("Carrier-growth_limit", "\(carrier) \(period.label!)"))
        before = new
      }
    }
  }
}
