import SteppeBase
import SteppeNetwork

/// The stages of a program: the snapshots that are planned, what each counts, and which one comes first.
struct Horizon {
  /// The stages of an investment period, or all stages of a network without periods.
  struct Period {
    /// The year; nil without periods.
    var label: Int?
    var stages: Range<Int>
    /// Weight of all costs of the period, and of energies in global constraints.
    var costWeight = 1.0
    var years = 1.0
  }

  let stageCount: Int
  let periods: [Period]
  /// Whether costs and limits follow the weightings of the periods.
  let investsByPeriod: Bool
  /// Weight of operating costs.
  let costWeights: Values
  /// Hours a snapshot lasts in storage balances.
  let elapsedHours: Values
  /// Weight in sums of energy.
  let energyWeights: Values
  /// The same in global constraints, times the years of the period.
  let limitWeights: Values
  /// The years that costs of capacity are for: all snapshots of the network, whether planned or not, as in PyPSA. nil
  /// if periods differ.
  let years: Double?
  /// 0 at the first stage, 1 after it.
  let afterFirst: Values
  /// ∞ at the first stage of every period but the first, where nothing follows from the stage before; 0 elsewhere.
  let reliefAtBoundaries: Values

  /// - Parameters:
  ///   - window: the network at the snapshots that are planned.
  ///   - whole: the network at all its snapshots.
  init(_ window: Network, of whole: Network, investsByPeriod: Bool) {
    let snapshots = window.snapshots
    stageCount = snapshots.count
    self.investsByPeriod = investsByPeriod
    let periods = snapshots.blocks.map { stages in
      var period = Period(label: snapshots.periods.isEmpty ? nil : snapshots.periods[stages.lowerBound], stages: stages)
      if investsByPeriod, let own = window.investmentPeriods.first(where: { $0.label == period.label }) {
        period.costWeight = own.objectiveWeighting
        period.years = own.yearsWeighting
      }
      return period
    }
    self.periods = periods
    func weighted(_ weights: [Double], by factor: (Period) -> Double = { _ in 1 }) -> Values {
      Values.series(periods.flatMap { period in weights[period.stages].map { $0 * factor(period) } }).simplified()
    }
    costWeights = weighted(snapshots.objectiveWeightings, by: \.costWeight)
    elapsedHours = weighted(snapshots.storeWeightings)
    energyWeights = weighted(snapshots.generatorWeightings)
    limitWeights = weighted(snapshots.generatorWeightings, by: \.years)
    years = whole.snapshots.years
    var afterFirst = [Double](repeating: 1, count: snapshots.count),
      relief = [Double](repeating: 0, count: snapshots.count)
    afterFirst[0] = 0
    for period in periods.dropFirst() { relief[period.stages.lowerBound] = .infinity }
    self.afterFirst = .series(afterFirst)
    reliefAtBoundaries = Values.series(relief).simplified()
  }

  /// 1 at the stages where an asset is in use, 0 elsewhere.
  func activity(of asset: any Asset) -> Values {
    if periods[0].label == nil { return .constant(1) }
    return Values.series(
      periods.flatMap { period in
        Array(repeating: asset.service.includes(period.label!) ? 1 : 0, count: period.stages.count)
      }
    ).simplified()
  }

  /// How often an asset pays for its capacity: the cost weights of the periods in which it is in use; without them once
  /// if it is in use in any period of the network.
  func investmentWeight(of asset: any Asset, in whole: Network) -> Double {
    if investsByPeriod {
      return periods.reduce(0) { $0 + (asset.service.includes($1.label!) ? $1.costWeight : 0) }
    }
    let labels = Set(whole.snapshots.periods)
    return labels.isEmpty || labels.contains(where: asset.service.includes) ? 1 : 0
  }

  /// The value at one stage alone, 0 elsewhere.
  func only(at stage: Int, _ value: Double = 1) -> Values {
    if value == 0 { return .zero }
    var values = [Double](repeating: 0, count: stageCount)
    values[stage] = value
    return .series(values)
  }

  /// 1 at the stages of a range, 0 elsewhere.
  func within(_ stages: Range<Int>) -> Values {
    stages.count == stageCount ? .constant(1) : .series((0..<stageCount).map { stages.contains($0) ? 1 : 0 })
  }

  /// The expression one stage earlier. Before the first stage it has the value `initial`.
  func previous(_ expression: StageExpression, initial: Double) -> StageExpression {
    var before = expression.shifted * afterFirst
    before.constant = only(at: 0, initial)
    return before
  }
}
