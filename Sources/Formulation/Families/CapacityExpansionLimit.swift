import SteppeBase
import SteppeNetwork

extension Model {
  /// Limits on the extendable capacity of a carrier, everywhere or at one bus, where branches count at their first:
  ///
  ///     Σ capacity   ≤, = or ≥   constant
  mutating func limitCapacityExpansion() {
    for constraint in globalConstraints where constraint.kind == .capacity {
      let ofCarrier = extendables.filter {
        $0.asset.carrier == constraint.carrierAttribute && $0.asset.isInUse(in: constraint.period)
      }
      let counted = ofCarrier.filter { constraint.bus.isEmpty || $0.asset.homeBus == constraint.bus }
      if counted.isEmpty && !ofCarrier.isEmpty {
        issues.append(
          Issue(
            .nothingExtendable(carrier: constraint.carrierAttribute, bus: constraint.bus), at: constraint.place))
      } else if !counted.isEmpty {
        let sides = constraint.sides()
        let terms = counted.map { ProgramBuilder.SharedTerm(column: $0.column, coefficient: 1) }
        builder.limitTotal(plus: terms, from: sides.lower, to: sides.upper, constraint.label)
      }
    }
  }

  /// Every component whose capacity is chosen, with its column.
  var extendables: [(asset: any Asset, column: Int)] {
    let all: [(any Asset, Capacity)] =
      dispatched.map { ($0.component, $0.capacity) } + storageUnits.map { ($0.unit, $0.capacity) }
      + stores.map { ($0.store, $0.capacity) } + branches.map { ($0.branch, $0.capacity) }
    return all.compactMap { asset, capacity in
      guard case .chosen(let column) = capacity else { return nil }
      return (asset, column)
    }
  }
}

extension Asset {
  /// Whether the asset is in use in a period; always where none is named.
  func isInUse(in period: Int?) -> Bool { period.map(service.includes) ?? true }
}
