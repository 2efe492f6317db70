import Foundation
import SteppeBase
import SteppeNetwork

/// A run of stages through which a storage carries its level.
struct StorageChain {
  enum Start {
    case level(Double)
    /// The level before the first stage is that of the last.
    case end
  }

  var stages: Range<Int>
  var start: Start
}

extension Horizon {
  /// The runs of a storage: the stages where it is in use, cut at the periods where it starts anew or ends as it starts.
  func chains(
    activity: Values, initial: Double, isCyclic: Bool, isCyclicPerPeriod: Bool, startsAnewPerPeriod: Bool
  ) -> [StorageChain] {
    let isCut = investsByPeriod && (isCyclicPerPeriod || startsAnewPerPeriod)
    let start = (isCut ? isCyclicPerPeriod : isCyclic) ? StorageChain.Start.end : .level(initial)
    // A life is an interval, so the periods in use follow each other.
    let used = periods.map(\.stages).filter { activity[$0.lowerBound] != 0 }
    guard let first = used.first, let last = used.last else { return [] }
    let runs = isCut ? used : [first.lowerBound..<last.upperBound]
    return runs.map { StorageChain(stages: $0, start: start) }
  }
}

extension Model {
  /// What is left of a level from the snapshot before. At the start of a run it is the initial level, without loss, or
  /// the level at the end of the run.
  mutating func carried(_ level: Label, standingLoss: Values, through chains: [StorageChain]) -> StageExpression {
    let retention = standingLoss.combined(with: horizon.elapsedHours) { pow(1 - $0, $1) }
    var follows = [Double](repeating: 0, count: horizon.stageCount)
    var starts = StageExpression.zero
    for chain in chains {
      let first = chain.stages.lowerBound
      for stage in chain.stages.dropFirst() { follows[stage] = 1 }
      switch chain.start {
      case .level(let initial): starts += .constant(horizon.only(at: first, initial))
      case .end where chain.stages.count == horizon.stageCount: follows[first] = 1
      case .end: starts += copy(of: level, at: chain.stages.upperBound - 1) * (horizon.only(at: first) * retention)
      }
    }
    return builder.variables[level]!.shifted * (Values.series(follows).simplified() * retention) + starts
  }
}
