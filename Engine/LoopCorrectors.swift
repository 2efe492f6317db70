/// The best weights of a corrector and the steps they allow, primal and dual apart.
private struct CorrectorWeights {
  var primalStep = 0.0
  var primalWeight = 0.0
  var dualStep = 0.0
  var dualWeight = 0.0
}

// Corrections of the affine direction. Each puts a target for the products v z beside what is left of the residuals and
// solves with the same factor.
extension Loop {
  /// Mehrotra's corrector: the centring target and the second-order term, which may be no larger than `clip`.
  func addCentring(target: Double, clip: Double, _ measures: Measures) -> DirectionMeasures {
    let target = Lanes(repeating: target), most = Lanes(repeating: clip)
    @inline(__always) func centred(_ pair: Pair) -> Lanes {
      target - smaller(larger(pair.dv * pair.dz, -most), most)
    }
    solveCorrection { chunk, number in aim(chunk, number, at: centred) }
    return correct(measures, isExact: settings.correctors > 0 || expectedResidual > neededAccuracy)
  }

  /// Gondzio's multiple centrality correctors: aim at a longer step, see which products v z would leave the
  /// neighbourhood of the target there, and bring them back.
  func addCorrectors(_ direction: DirectionMeasures, _ measures: Measures, target: Double) -> DirectionMeasures {
    var current = direction
    for _ in 0..<settings.correctors {
      if min(current.primalStep, current.dualStep) > 0.95 { break }
      let low = Lanes(repeating: 0.1 * target), high = Lanes(repeating: 10 * target)
      let primal = Lanes(repeating: min(1, 1.08 * current.primalStep + 0.08))
      let dual = Lanes(repeating: min(1, 1.08 * current.dualStep + 0.08))
      @inline(__always) func broughtBack(_ pair: Pair) -> Lanes {
        let product = multiplyAdd(primal, pair.dv, pair.v) * multiplyAdd(dual, pair.dz, pair.z)
        return smaller(larger(smaller(larger(product, low), high) - product, -high), high)
      }
      solveCorrection { chunk, number in aim(chunk, number, at: broughtBack) }
      let found = weigh(smallest: max(current.primalStep * current.dualStep, 0.05))
      // A hundredth of a step is the least that is worth the solve.
      let gainsPrimal = found.primalStep >= current.primalStep + 0.01
      let gainsDual = found.dualStep >= current.dualStep + 0.01
      if !gainsPrimal && !gainsDual {
        // The residuals carry a target that was not met.
        return current.residual > neededAccuracy ? measureWithResidual(measures) { _ in } : current
      }
      current = measureWithResidual(measures) { number in
        add(number, primalWeight: gainsPrimal ? found.primalWeight : 0, dualWeight: gainsDual ? found.dualWeight : 0)
      }
    }
    return current
  }

  /// Solves for what the residuals say until they are small enough or no longer halve.
  func refine(_ direction: DirectionMeasures, _ measures: Measures) -> DirectionMeasures {
    var current = direction
    for _ in 0..<settings.refinements {
      if current.residual <= neededAccuracy { break }
      solveCorrection { chunk, number in aim(chunk, number, at: { _ in .zero }) }
      let refined = correct(measures, isExact: true)
      guard refined.residual < current.residual else {
        return measure(measures) { add($0, primalWeight: -1, dualWeight: -1) }
      }
      let isSlow = refined.residual > 0.5 * current.residual
      current = refined
      if isSlow { break }
    }
    return current
  }

  private func correct(_ measures: Measures, isExact: Bool) -> DirectionMeasures {
    func prepare(_ number: Int) {
      complete(number)
      add(number, primalWeight: 1, dualWeight: 1)
    }
    return isExact ? measureWithResidual(measures, prepare: prepare) : measure(measures, prepare: prepare)
  }

  /// Solves for a correction from the residuals and what `aim` adds to them, block by block before it is read.
  private func solveCorrection(aim: (_ chunk: Int, _ number: Int) -> Void) {
    let start = ContinuousClock.now
    sums.clear()
    system.solve(residualX, residualY, into: eu, ey, prepare: aim)
    report.profile.solves += 1
    report.profile.solveSeconds += start.secondsSince
    expectedResidual = sums.max(0) * factorQuality
  }

  /// A pair of the barrier and its direction.
  private struct Pair {
    var v: Lanes
    var z: Lanes
    var dv: Lanes
    var dz: Lanes
  }

  /// Adds to a block's residuals the target that each pair is to have: h −= Σ σ target/v, for rows 1/Θs times that to g.
  @inline(__always) private func aim(_ chunk: Int, _ number: Int, at target: (Pair) -> Lanes) {
    let block = layout.blocks[number], kind = layout.kinds[block.kind], pattern = bounds.kinds[block.kind]
    let n = kind.columnCount, first = bounds.starts[number]
    let du = self.du.lanes + block.primalStart, rx = residualX.lanes + block.primalStart
    let diagonal = self.diagonal.lanes + block.primalStart, ry = residualY.lanes + block.dualStart
    let v = point.v.lanes + first, z = point.z.lanes + first
    let dz = self.dz.lanes + first, ez = self.ez.lanes + first
    for r in 0..<kind.rowCount { rx[n + r] = .zero }
    for b in 0..<pattern.slots.count {
      let slot = Int(pattern.slots[b]), sign = Lanes(repeating: pattern.signs[b])
      let wanted = present(target(Pair(v: v[b], z: z[b], dv: sign * du[slot], dz: dz[b])), v[b])
      ez[b] = wanted
      rx[slot] -= sign * wanted / v[b]
    }
    var dual = Lanes.zero, primal = Lanes.zero
    for j in 0..<n { dual = larger(dual, magnitude(rx[j])) }
    for r in 0..<kind.rowCount {
      ry[r] = multiplyAdd(-rx[n + r], diagonal[n + r], ry[r])
      primal = larger(primal, magnitude(ry[r]))
    }
    let sums = self.sums.lanes(chunk)
    sums[0] = larger(sums[0], relativeSize(dual: dual, primal: primal))
  }

  /// Completes the corrector and tries nine weights from `smallest` to one.
  private func weigh(smallest: Double) -> CorrectorWeights {
    let start = ContinuousClock.now
    let trials = 9, stride = (1 - smallest) / Double(trials - 1)
    sums.clear()
    eachBlock { chunk, number in
      complete(number)
      let block = layout.blocks[number], pattern = bounds.kinds[block.kind], first = bounds.starts[number]
      let du = self.du.lanes + block.primalStart, eu = self.eu.lanes + block.primalStart
      let v = point.v.lanes + first, z = point.z.lanes + first
      let dz = self.dz.lanes + first, ez = self.ez.lanes + first
      let sums = self.sums.lanes(chunk)
      for b in 0..<pattern.slots.count {
        let sign = Lanes(repeating: pattern.signs[b]), slot = Int(pattern.slots[b])
        let inverseV = 1 / v[b], inverseZ = 1 / z[b]
        let primalChange = -sign * eu[slot] * inverseV, dualChange = -ez[b] * inverseZ
        var primal = multiplyAdd(Lanes(repeating: smallest), primalChange, -sign * du[slot] * inverseV)
        var dual = multiplyAdd(Lanes(repeating: smallest), dualChange, -dz[b] * inverseZ)
        let primalStride = primalChange * Lanes(repeating: stride), dualStride = dualChange * Lanes(repeating: stride)
        for trial in 0..<trials {
          sums[trial] = larger(sums[trial], primal)
          sums[trials + trial] = larger(sums[trials + trial], dual)
          primal += primalStride
          dual += dualStride
        }
      }
    }
    report.profile.passSeconds += start.secondsSince
    var best = CorrectorWeights()
    for trial in 0..<trials {
      let weight = smallest + Double(trial) * stride
      let primal = step(sums.max(trial)), dual = step(sums.max(trials + trial))
      if primal > best.primalStep {
        best.primalStep = primal
        best.primalWeight = weight
      }
      if dual > best.dualStep {
        best.dualStep = dual
        best.dualWeight = weight
      }
    }
    return best
  }
}
