import SteppeBase
import SteppeNetwork

extension Model {
  /// Limits by capacity P at every snapshot:
  ///
  ///     generators, links, processes:  minimum P ≤ p ≤ maximum P
  ///     storage units:                 0 ≤ dispatch ≤ maximum P,  0 ≤ storing ≤ −minimum P,  0 ≤ energy ≤ hours P
  ///     stores:                        minimum E ≤ e ≤ maximum E
  ///     lines, transformers:           −maximum S + loss ≤ s ≤ maximum S − loss
  ///
  /// Where a component is not in use every limit is zero.
  mutating func limitDispatch() {
    for item in dispatched {
      let limits = item.component.limits
      // What is switched on and off has limits of its own, see `commitUnits`.
      if item.commitment != nil { continue }
      limit(
        item.power, of: item.component, "p", item.capacity, from: limits.minimumPerUnit.limit(while: item.activity),
        to: limits.maximumPerUnit.limit(while: item.activity))
    }
    for item in storageUnits {
      let unit = item.unit, hours = Values.constant(unit.maximumHours)
      limit(item.dispatch, of: unit, "p_dispatch", item.capacity, to: unit.maximumPerUnit.limit(while: item.activity))
      limit(item.storing, of: unit, "p_store", item.capacity, to: -unit.minimumPerUnit.limit(while: item.activity))
      limit(item.stateOfCharge, of: unit, "state_of_charge", item.capacity, to: hours.limit(while: item.activity))
    }
    for item in stores {
      let store = item.store
      limit(
        item.energy, of: store, "e", item.capacity, from: store.minimumPerUnit.limit(while: item.activity),
        to: store.maximumPerUnit.limit(while: item.activity))
    }
    for item in branches {
      let most = item.branch.maximumPerUnit.limit(while: item.activity)
      limit(item.flow - item.loss, of: item.branch, "s", item.capacity, from: -most)
      limit(item.flow + item.loss, of: item.branch, "s", item.capacity, to: most)
    }
  }

  mutating func limit(
    _ variable: StageExpression, of asset: any Asset, _ name: String, _ capacity: Capacity,
    from minimum: Values? = nil, to maximum: Values? = nil
  ) {
    if variable.isConstant { return }
    let lower = minimum.map { capacity.times($0) }, upper = maximum.map { capacity.times($0) }
    if let lower, lower.constant.maximum == .infinity {
      issues.append(Issue(.openCapacity(perUnit: "\(name)_min_pu"), at: asset.place(asset.capacityAttribute)))
    }
    if let upper, upper.constant.minimum == -.infinity {
      issues.append(Issue(.openCapacity(perUnit: "\(name)_max_pu"), at: asset.place(asset.capacityAttribute)))
    }
    // One side at a time: a bound of zero stays a bound of the column even where the other side is a row.
    if let lower { builder.limit(variable, from: lower, asset.label(name)) }
    if let upper { builder.limit(variable, to: upper, asset.label(name)) }
  }
}

extension Values {
  /// A limit where the activity is 1, zero where it is 0: even if the limit is infinite.
  func limit(while activity: Values) -> Values { combined(with: activity) { $1 == 0 ? 0 : $0 } }
}
