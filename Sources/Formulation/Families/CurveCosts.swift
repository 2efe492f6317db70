import SteppeBase
import SteppeNetwork

extension Model {
  /// Operating costs by curves over the dispatch, with a column for the cost:
  ///
  ///     cost ≥ slope p + constant   on every piece,   first point ≤ p ≤ last point
  mutating func addCurveCosts() {
    for item in dispatched {
      addCost(item.component.marginalCostCurve, of: item.component, item.power, item.capacity, item.activity)
    }
    for item in storageUnits {
      addCost(item.unit.marginalCostCurve, of: item.unit, item.dispatch, item.capacity, item.activity)
    }
    for item in stores {
      addCost(item.store.marginalCostCurve, of: item.store, item.power, item.capacity, item.activity)
    }
  }

  private mutating func addCost(
    _ curve: CostCurve?, of asset: any Asset, _ dispatch: StageExpression, _ capacity: Capacity, _ activity: Values
  ) {
    guard let curve else { return }
    guard case .given(let size) = capacity, size.isFinite, size != 0 else {
      issues.append(Issue(.curveWithoutCapacity, at: asset.place("marginal_cost")))
      return
    }
    let cost = addVariable("marginal_cost_piecewise", of: asset)
    for (piece, line) in curve.lines.enumerated() {
      builder.limit(
        cost - dispatch * .constant(line.slope), from: .constant(activity.map { line.constant * size * $0 }),
        asset.label("marginal_cost_piecewise_chord_\(piece)"))
    }
    builder.limit(
      dispatch, from: .constant(activity.map { curve.points[0] * size * $0 }),
      to: .constant(activity.map { curve.points.last! * size * $0 }), asset.label("marginal_cost_piecewise_domain"))
    builder.charge(.constant(1), for: cost, weights: horizon.costWeights)
  }

  /// Investment by curves over the capacity, likewise.
  ///
  /// - Returns: the shared column of the cost.
  mutating func addInvestment(_ curve: CostCurve, of asset: any Asset, _ capacity: Int) -> Int {
    let label = asset.label("capital_cost_piecewise")
    let cost = builder.addSharedVariable(label, lower: -.infinity, upper: .infinity)
    for (piece, line) in curve.lines.enumerated() {
      builder.limitTotal(
        plus: [.init(column: cost, coefficient: 1), .init(column: capacity, coefficient: -line.slope)],
        from: line.constant, to: .infinity, asset.label("capital_cost_\(piece)"))
    }
    builder.limitShared(capacity, from: curve.points[0], to: curve.points.last!)
    return cost
  }
}
