import SteppeBase
import SteppeNetwork

extension Model {
  /// Limits on an attribute of primary energy, such as its CO2:
  ///
  ///     Σ weight rate p / efficiency  +  Σ rate (initial − final energy)   ≤, = or ≥   constant
  ///
  /// over generators, and storage units and stores that are not cyclic, with the rate of their carrier. Links, processes
  /// and signs do not count. A limit that concerns nothing has no row.
  mutating func limitPrimaryEnergy() {
    for constraint in globalConstraints where constraint.kind == .primaryEnergy {
      guard let rates = network.carrierValues(constraint.carrierAttribute) else {
        issues.append(Issue(.unknownCarrierAttribute(constraint.carrierAttribute), at: constraint.place))
        continue
      }
      limitSum(constraint, perEnergy: { generator in generator.efficiency.map { 1 / $0 } }) { carrier in
        rates[carrier] ?? 0
      }
    }
  }

  /// Limits the energy of generators and what leaves storage units and stores, each times the rate of its carrier.
  mutating func limitSum(
    _ constraint: GlobalConstraint, perEnergy: (Generator) -> Values, rate: (_ carrier: String) -> Double
  ) {
    var sum = StageExpression.zero
    var initial = 0.0
    for item in dispatched {
      guard let generator = item.component as? Generator, rate(generator.carrier) != 0 else { continue }
      let factor = perEnergy(generator).map { $0 * rate(generator.carrier) }
      if !factor.allSatisfy(\.isFinite) {
        issues.append(Issue(.zeroEfficiency, at: generator.place("efficiency")))
        continue
      }
      sum += item.power * (factor * horizon.energyWeights)
    }
    func release(_ energy: StageExpression, from level: Double, _ rate: Double) {
      sum += energy * horizon.atLast.map { -rate * $0 }
      initial += rate * level
    }
    for item in storageUnits where !item.unit.isCyclic && rate(item.unit.carrier) != 0 {
      release(item.stateOfCharge, from: item.unit.initialStateOfCharge, rate(item.unit.carrier))
    }
    for item in stores where !item.store.isCyclic && rate(item.store.carrier) != 0 {
      release(item.energy, from: item.store.initialEnergy, rate(item.store.carrier))
    }
    if sum.isConstant { return }
    let sides = constraint.sides(less: initial)
    builder.limitTotal(sum, from: sides.lower, to: sides.upper, constraint.label)
  }
}

extension GlobalConstraint {
  var label: Label { Label("GlobalConstraint", name) }
  var place: Issue.Place { Issue.Place(component: "GlobalConstraint '\(name)'") }
}
