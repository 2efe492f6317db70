/// How far to go along a direction, and the part of its distance and multiplier that every pair keeps at least.
struct Steps {
  var primal = 0.0
  var dual = 0.0
  var leastDistance = Steps.leastKept
  var leastMultiplier = Steps.leastKept

  /// A full step may cancel a number to exactly zero; nothing may fall by more than a millionth at once.
  static let leastKept = 1e-6
}

extension Loop {
  /// Mehrotra's rule: stop where the blocking pair's product v z would be a tenth of the average after the full steps,
  /// but at no less than nine tenths of the way.
  ///
  /// The longer the horizon, the more pairs there are, and the shorter the step that the worst of them allows; yet few
  /// block. So the step goes on past them, and what would leave its bounds stays a little inside: the residual that
  /// this makes is like any other, and the next direction removes it. Decision 0006 tells what it gains.
  func stepLengths(_ direction: DirectionMeasures, count: Double) -> Steps {
    let primal = direction.primalStep, dual = direction.dualStep
    let mu = 0.1 * direction.complementarity(after: primal, dual) / count
    func shortened(_ step: Double, _ value: Double, _ change: Double, _ partner: Double) -> Double {
      let aimed = (mu / partner - value) / change
      return aimed.isFinite ? min(max(aimed, 0.9 * step), 0.9995 * step) : 0.9 * step
    }
    var steps = Steps(primal: primal, dual: dual)
    if primal < 1 {
      let pair = blockingPair(primalRatios) { pair in -pair.dv / pair.v }
      steps.primal = shortened(primal, pair.v, pair.dv, pair.z + dual * pair.dz)
    }
    if dual < 1 {
      let pair = blockingPair(dualRatios) { pair in -pair.dz / pair.z }
      steps.dual = shortened(dual, pair.z, pair.dz, pair.v + primal * pair.dv)
    }
    guard !settings.isCautious, hasCutProducts, sinceBest <= settings.reachPatience else { return steps }
    steps.leastDistance = leastKept(steps.primal)
    steps.leastMultiplier = leastKept(steps.dual)
    let mostCut = settings.mostCut * bestMerit
    steps.primal = min(1, settings.primalReach * steps.primal, max(steps.primal, mostCut / direction.primalCut))
    steps.dual = min(1, settings.dualReach * steps.dual, max(steps.dual, mostCut / direction.dualCut))
    return steps
  }

  /// Where the ordinary step is nearly full, pairs may fall as far as it lets them.
  private func leastKept(_ step: Double) -> Double { max(min(settings.leastKept, 1 - step), Steps.leastKept) }

  private struct Pair {
    var v: Double
    var dv: Double
    var z: Double
    var dz: Double
  }

  /// The pair with the largest ratio: found from the ratio noted per block, then within that block.
  private func blockingPair(_ ratios: Vector, _ ratio: (Pair) -> Double) -> Pair {
    var place = 0
    for index in 0..<(ratios.count * laneCount) where ratios.scalars[index] > ratios.scalars[place] { place = index }
    let number = place / laneCount, lane = place % laneCount
    let block = layout.blocks[number], pattern = bounds.kinds[block.kind]
    var worst = Pair(v: 1, dv: 0, z: 1, dz: 0)
    for b in pattern.slots.indices {
      let bound = (bounds.starts[number] + b) * laneCount + lane
      let slot = (block.primalStart + Int(pattern.slots[b])) * laneCount + lane
      let pair = Pair(
        v: point.v.scalars[bound], dv: pattern.signs[b] * du.scalars[slot], z: point.z.scalars[bound],
        dz: dz.scalars[bound])
      if ratio(pair) > ratio(worst) { worst = pair }
    }
    return worst
  }
}
