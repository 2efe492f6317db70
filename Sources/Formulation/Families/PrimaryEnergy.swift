import SteppeBase
import SteppeNetwork

extension Model {
  /// Limits on an attribute of primary energy, such as its CO2:
  ///
  ///     Σ weight rate p / efficiency  +  Σ rate (initial − final energy)   ≤, = or ≥   constant
  ///
  /// over generators, and storage units and stores that are not cyclic, with the rate of their carrier. Links, processes
  /// and signs do not count. A limit that concerns nothing has no row.
  ///
  /// With investment periods every period counts with its years, and a limit may be for one period alone.
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
    guard let periods = horizon.periods(of: constraint) else {
      if !options.investsByPeriod { issues.append(Issue(.noInvestmentPeriods, at: constraint.place)) }
      return
    }
    let stages = periods.first!.stages.lowerBound..<periods.last!.stages.upperBound
    let weights = horizon.limitWeights * horizon.within(stages)
    var sum = StageExpression.zero
    for item in dispatched {
      guard let generator = item.component as? Generator, rate(generator.carrier) != 0 else { continue }
      let factor = perEnergy(generator).map { $0 * rate(generator.carrier) }
      if !factor.allSatisfy(\.isFinite) {
        issues.append(Issue(.zeroEfficiency, at: generator.place("efficiency")))
        continue
      }
      sum += item.power * (factor * weights)
    }
    for item in storageUnits where !item.unit.isCyclic && rate(item.unit.carrier) != 0 {
      sum += release(
        item.stateOfCharge, from: item.unit.initialStateOfCharge, rate(item.unit.carrier), during: periods,
        of: item.unit, item.activity, startsAnewPerPeriod: item.unit.startsAnewPerPeriod)
    }
    for item in stores where !item.store.isCyclic && rate(item.store.carrier) != 0 {
      sum += release(
        item.energy, from: item.store.initialEnergy, rate(item.store.carrier), during: periods, of: item.store,
        item.activity, startsAnewPerPeriod: item.store.startsAnewPerPeriod)
    }
    if sum.isConstant { return }
    let sides = constraint.sides()
    builder.limitTotal(sum, from: sides.lower, to: sides.upper, constraint.label)
  }

  /// Initial less final energy times a rate: over all periods together, or summed over them where each starts anew.
  private mutating func release(
    _ energy: StageExpression, from level: Double, _ rate: Double, during periods: [Horizon.Period],
    of asset: any Asset, _ activity: Values, startsAnewPerPeriod: Bool
  ) -> StageExpression {
    if options.investsByPeriod && startsAnewPerPeriod {
      return periods.reduce(.zero) { sum, period in
        let last = period.stages.upperBound - 1, weight = rate * period.years
        return sum + energy * horizon.only(at: last, -weight) + .constant(horizon.only(at: last, weight * level))
      }
    }
    if periods.contains(where: { $0.years != 1 }) {
      issues.append(Issue(.levelAcrossUnequalPeriods, at: asset.place("carrier")))
    }
    guard let last = periods.last(where: { activity[$0.stages.lowerBound] != 0 })?.stages.last else { return .zero }
    return energy * horizon.only(at: last, -rate) + .constant(horizon.only(at: last, rate * level))
  }
}

extension Horizon {
  /// The periods a constraint is about; nil if it names one that is not planned.
  func periods(of constraint: GlobalConstraint) -> [Period]? {
    guard let label = constraint.period else { return periods }
    return investsByPeriod ? periods.first { $0.label == label }.map { [$0] } : nil
  }
}

extension GlobalConstraint {
  var label: Label { Label("GlobalConstraint", name) }
  var place: Issue.Place { Issue.Place(component: "GlobalConstraint '\(name)'") }
}
