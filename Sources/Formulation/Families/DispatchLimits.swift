import SteppeBase
import SteppeNetwork

extension Model {
  /// Limits by capacity P at every snapshot:
  ///
  ///     generators, links, processes:  minimum P ≤ p ≤ maximum P
  ///     storage units:                 0 ≤ dispatch ≤ maximum P,  0 ≤ storing ≤ −minimum P,  0 ≤ energy ≤ hours P
  ///     stores:                        minimum E ≤ e ≤ maximum E
  ///     lines, transformers:           −maximum S ≤ s ≤ maximum S
  mutating func limitDispatch() {
    for item in dispatched {
      let limits = item.component.limits
      limit(
        item.power, of: item.component, "p", item.capacity, from: limits.minimumPerUnit, to: limits.maximumPerUnit)
    }
    for item in storageUnits {
      let unit = item.unit, hours = Values.constant(unit.maximumHours)
      limit(item.dispatch, of: unit, "p_dispatch", item.capacity, to: unit.maximumPerUnit)
      limit(item.storing, of: unit, "p_store", item.capacity, to: -unit.minimumPerUnit)
      limit(item.stateOfCharge, of: unit, "state_of_charge", item.capacity, to: hours)
    }
    for item in stores {
      let store = item.store
      limit(item.energy, of: store, "e", item.capacity, from: store.minimumPerUnit, to: store.maximumPerUnit)
    }
    for item in branches {
      let branch = item.branch
      limit(item.flow, of: branch, "s", item.capacity, from: -branch.maximumPerUnit, to: branch.maximumPerUnit)
    }
  }

  /// Where `minimum` is nil the column's own lower bound of zero is enough.
  private mutating func limit(
    _ variable: StageExpression, of asset: any Asset, _ name: String, _ capacity: Capacity,
    from minimum: Values? = nil, to maximum: Values
  ) {
    if variable.isConstant { return }
    let lower = minimum.map { capacity.times($0) }, upper = capacity.times(maximum)
    if let lower, lower.constant.maximum == .infinity {
      issues.append(Issue(.openCapacity(perUnit: "\(name)_min_pu"), at: asset.place(asset.capacityAttribute)))
    }
    if upper.constant.minimum == -.infinity {
      issues.append(Issue(.openCapacity(perUnit: "\(name)_max_pu"), at: asset.place(asset.capacityAttribute)))
    }
    // One side at a time: a bound of zero stays a bound of the column even where the other side is a row.
    if let lower { builder.limit(variable, from: lower, asset.label(name)) }
    builder.limit(variable, to: upper, asset.label(name))
  }
}
