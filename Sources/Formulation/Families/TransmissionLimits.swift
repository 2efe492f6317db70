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
      switch constraint.kind {
      case .transmissionVolume: factor = { ($0 as? Line)?.length ?? ($0 as? Link)?.length ?? 0 }
      case .transmissionCost: factor = { $0.investment.investment(years: years) ?? 0 }
      default: continue
      }
      let carriers = constraint.carriers
      let terms = extendables.filter { ($0.asset is Line || $0.asset is Link) && carriers.contains($0.asset.carrier) }
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
