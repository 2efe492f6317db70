import SteppeBase
import SteppeNetwork

extension Model {
  /// Limits on the extension of lines and links of some carriers:
  ///
  ///     volume:  Σ length capacity   ≤, = or ≥   constant
  ///     cost:    Σ investment capacity   ≤, = or ≥   constant        (without fixed costs)
  mutating func limitTransmission() {
    for constraint in globalConstraints {
      let factor: (any Asset) -> Double
      let years = horizon.years
      // The costs of all periods add up as in the objective; a limit for one period counts them once.
      let periods = constraint.period.map { [$0] } ?? horizon.periods.compactMap(\.label)
      let weightOf: (any Asset) -> Double = { [whole] asset in
        if constraint.period != nil || periods.isEmpty { return 1 }
        return whole.investmentPeriods.reduce(0) {
          $0 + (periods.contains($1.label) && asset.service.includes($1.label) ? $1.objectiveWeighting : 0)
        }
      }
      switch constraint.kind {
      case .transmissionVolume: factor = { ($0 as? Line)?.length ?? ($0 as? Link)?.length ?? 0 }
      case .transmissionCost: factor = { ($0.investment.investment(years: years) ?? 0) * weightOf($0) }
      default: continue
      }
      let carriers = constraint.carriers
      let terms = extendables.filter { asset, _ in
        (asset is Line || asset is Link) && carriers.contains(asset.carrier)
          && (periods.isEmpty || periods.contains(where: asset.service.includes))
      }
      .map { ProgramBuilder.SharedTerm(column: $0.column, coefficient: factor($0.asset)) }
      if terms.isEmpty { continue }
      let sides = constraint.sides()
      builder.limitTotal(plus: terms, from: sides.lower, to: sides.upper, constraint.label)
    }
  }
}

extension GlobalConstraint {
  /// The carriers of a list like `AC, DC` or `[AC, DC]`.
  fileprivate var carriers: Set<String> {
    let plain = carrierAttribute.filter { !"[]()".contains($0) }
    return Set(plain.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed })
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
