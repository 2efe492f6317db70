import SteppeBase
import SteppeNetwork

extension Model {
  /// Operating costs, each times the cost weight of its snapshot:
  ///
  ///     marginal cost × p (dispatch of storage units)  +  quadratic cost × p²  +  storage cost × energy
  ///     +  spill cost × spill
  mutating func addOperatingCosts() {
    let weights = horizon.costWeights
    for item in dispatched {
      builder.charge(item.component.marginalCost, for: item.power, weights: weights)
      builder.chargeSquare(item.component.quadraticCost, of: item.power, weights: weights)
    }
    for item in storageUnits {
      let unit = item.unit
      builder.charge(unit.marginalCost, for: item.dispatch, weights: weights)
      builder.chargeSquare(unit.quadraticCost, of: item.dispatch, weights: weights)
      builder.charge(unit.storageCost, for: item.stateOfCharge, weights: weights)
      if !item.spill.isConstant { builder.charge(unit.spillCost, for: item.spill, weights: weights) }
    }
    for item in stores {
      builder.charge(item.store.marginalCost, for: item.power, weights: weights)
      builder.chargeSquare(item.store.quadraticCost, of: item.power, weights: weights)
      builder.charge(item.store.storageCost, for: item.energy, weights: weights)
    }
  }

  /// Investment and fixed costs of extendable capacities. Unless the options say otherwise, the objective is less the
  /// cost of what these components already have.
  mutating func addCapacityCosts() {
    for (asset, column) in extendables {
      guard let cost = asset.investment.total(years: horizon.years), cost.isFinite else {
        issues.append(Issue(.incompleteAnnuity, at: asset.place("overnight_cost")))
        continue
      }
      builder.charge(cost, forShared: column)
      if options.includesObjectiveConstant && cost != 0 { objectiveConstant += cost * asset.capacity.given }
    }
    builder.addObjectiveConstant(-objectiveConstant)
  }
}
