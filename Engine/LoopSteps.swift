// How far to go along a direction.
extension Loop {
  /// Mehrotra's rule: stop where the blocking pair's product v z would be a tenth of the average after the full steps,
  /// but at no less than nine tenths of the way.
  func stepLengths(_ direction: DirectionMeasures, count: Double) -> (primal: Double, dual: Double) {
    let primal = direction.primalStep, dual = direction.dualStep
    let mu = 0.1 * direction.complementarity(after: primal, dual) / count
    func shortened(_ step: Double, _ value: Double, _ change: Double, _ partner: Double) -> Double {
      let aimed = (mu / partner - value) / change
      return aimed.isFinite ? min(max(aimed, 0.9 * step), 0.9995 * step) : 0.9 * step
    }
    var steps = (primal: primal, dual: dual)
    if primal < 1 {
      let pair = blockingPair(primalRatios) { pair in -pair.dv / pair.v }
      steps.primal = shortened(primal, pair.v, pair.dv, pair.z + dual * pair.dz)
    }
    if dual < 1 {
      let pair = blockingPair(dualRatios) { pair in -pair.dz / pair.z }
      steps.dual = shortened(dual, pair.z, pair.dz, pair.v + primal * pair.dv)
    }
    return steps
  }

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
