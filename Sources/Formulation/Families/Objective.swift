import SteppeBase
import SteppeNetwork

extension Model {
  /// Operating costs, each times the cost weight of its snapshot:
  ///
  ///     marginal cost × p (dispatch of storage units)  +  quadratic cost × p²  +  storage cost × energy
  ///     +  spill cost × spill
  ///
  /// and of units that are switched on and off  stand-by cost × status; starts and stops count unweighted.
  mutating func addOperatingCosts() {
    let weights = horizon.costWeights
    for item in dispatched {
      if item.component.marginalCostCurve == nil {
        builder.charge(item.component.marginalCost, for: item.power, weights: weights)
      }
      builder.chargeSquare(item.component.quadraticCost, of: item.power, weights: weights)
      if let switching = item.component.commitment, let variables = item.commitment {
        builder.charge(switching.standByCost, for: variables.status, weights: weights)
        builder.charge(switching.startUpCost, for: variables.startUp, weights: .constant(1))
        builder.charge(switching.shutDownCost, for: variables.shutDown, weights: .constant(1))
      }
    }
    for item in storageUnits {
      let unit = item.unit
      if unit.marginalCostCurve == nil { builder.charge(unit.marginalCost, for: item.dispatch, weights: weights) }
      builder.chargeSquare(unit.quadraticCost, of: item.dispatch, weights: weights)
      builder.charge(unit.storageCost, for: item.stateOfCharge, weights: weights)
      if !item.spill.isConstant { builder.charge(unit.spillCost, for: item.spill, weights: weights) }
    }
    for item in stores {
      if item.store.marginalCostCurve == nil {
        builder.charge(item.store.marginalCost, for: item.power, weights: weights)
      }
      builder.chargeSquare(item.store.quadraticCost, of: item.power, weights: weights)
      builder.charge(item.store.storageCost, for: item.energy, weights: weights)
    }
  }

  /// Investment and fixed costs of extendable capacities, in every period in which they are in use. Unless the options
  /// say otherwise, the objective is less the cost of what these components already have.
  mutating func addCapacityCosts() {
    for (asset, column) in extendables {
      let weight = horizon.investmentWeight(of: asset, in: whole)
      guard let cost = asset.investment.total(years: horizon.years), cost.isFinite else {
        let isUnequal = asset.investment.overnightCost != nil && horizon.years == nil
        issues.append(Issue(isUnequal ? .unequalPeriods : .incompleteAnnuity, at: asset.place("overnight_cost")))
        continue
      }
      if options.includesObjectiveConstant && cost * weight != 0 {
        if asset.capacity.given.isInfinite {
          issues.append(Issue(.infiniteCapacityCosts, at: asset.place(asset.capacityAttribute)))
        }
        objectiveConstant += cost * weight * asset.capacity.given
      }
      if let curve = asset.investment.curve {
        if asset.investment.overnightCost != nil {
          issues.append(Issue(.curveAndOvernightCost, at: asset.place("capital_cost")))
        }
        builder.charge(weight, forShared: addInvestment(curve, of: asset, column))
      } else {
        builder.charge(cost * weight, forShared: column)
      }
    }
    builder.addObjectiveConstant(-objectiveConstant)
  }
}
