import SteppeBase
import SteppeNetwork

extension Model {
  /// Limits on how fast the capacity of a carrier grows, in each period against the one before:
  ///
  ///     Σ capacity first in use in the period  −  relative × that of the period before   ≤   absolute
  ///
  /// What is already there in the first period counts as first in use in it. PyPSA 1.4 holds every limited carrier to
  /// the limits of all limited carriers, and so does this; a class whose own carriers have no relative limit has no
  /// relative term.
  mutating func limitGrowth() {
    if !options.investsByPeriod { return }
    let carriers = network[.carrier]
    let limited = carriers.names.indices.filter { carriers.number("max_growth", $0) < .infinity }
    let relative = limited.map { max(carriers.number("max_relative_growth", $0), 0) }
    let names = limited.map { carriers.names[$0] }
    let assets = extendables.filter { names.contains($0.asset.carrier) }
    let relativeCarriers = Set(zip(names, relative).filter { $0.1 > 0 }.map(\.0))
    let relativeClasses = Set(
      assets.filter { relativeCarriers.contains($0.asset.carrier) }.map(\.asset.componentClass))

    for carrier in names {
      var before: [(asset: any Asset, column: Int)] = []
      for period in horizon.periods {
        let new = assets.filter { asset, _ in
          asset.carrier == carrier
            && horizon.periods.first { asset.isInUse(in: $0.label) }?.label == period.label
        }
        let grown = before.filter { relativeClasses.contains($0.asset.componentClass) }
        for (limit, index) in limited.enumerated() where !new.isEmpty || !grown.isEmpty {
          let name = "\(carrier) \(period.label!)" + (names[limit] == carrier ? "" : " as \(names[limit])")
          builder.limitTotal(
            plus: new.map { .init(column: $0.column, coefficient: 1) }
              + grown.map { .init(column: $0.column, coefficient: -relative[limit]) },
            from: -.infinity, to: carriers.number("max_growth", index), Label("Carrier-growth_limit", name))
        }
        before = new
      }
    }
  }
}
