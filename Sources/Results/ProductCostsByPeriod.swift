import SteppeBase
import SteppeNetwork

extension Results {
  /// What a unit of each product costs, by carrier: in every investment period, and over all of them. In a period count
  /// the annuities and fixed costs of what is in use in it, and its operation. Over all periods costs and amounts count
  /// with the objective weightings W of the periods,
  ///
  ///     u = Σ_a W_a cost_a / Σ_a W_a amount_a
  ///
  /// so that cost times amount of all products together is the total cost before revenues. What a storage takes in a
  /// period without giving anything leaves the system in that period.
  ///
  /// - Precondition: investment is by period.
  public func productCostsByPeriod() -> [ProductCost] {
    let snapshots = network.snapshots
    let priced = scenarios.isEmpty ? network : Outcome.expectedNetwork(of: scenarios)
    var result: [ProductCost] = [], weighted: [ProductCost] = []
    for block in snapshots.blocks {
      let period = snapshots.periods[block.lowerBound]
      let weight = network.investmentPeriods.first { $0.label == period }?.objectiveWeighting ?? 1
      let components = components(in: period)
      let buses = priced.busResults(
        components, snapshots: Array(block), costWeights: .series(snapshots.objectiveWeightings))
      let costs = network.productCosts(components, buses)
      result += costs.byCarrier().map { $0.over(.period(period)) }
      weighted += costs.map { $0.over(.allPeriods, weight: weight) }
    }
    return result + weighted.gathered { ($0.user, $0.bus) == ($1.user, $1.bus) }.byCarrier()
  }

  private func components(in period: Int) -> [ComponentResult] {
    if scenarios.isEmpty { return network.componentResults(in: period) }
    return ComponentResult.expected(
      of: scenarios.map { $0.outcome.network.componentResults(in: period) }, scenarios.map(\.probability))
  }
}

extension ProductCost {
  fileprivate func over(_ span: Span, weight: Double = 1) -> ProductCost {
    var result = self
    result.span = span
    result.amount *= weight
    return result
  }
}
