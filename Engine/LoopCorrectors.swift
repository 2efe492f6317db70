/// The best weights of a corrector and the steps they allow, primal and dual apart.
private struct CorrectorWeights {
  var primalStep = 0.0
  var primalWeight = 0.0
  var dualStep = 0.0
  var dualWeight = 0.0
}

// Gondzio's multiple centrality correctors: aim at a longer step, see which products v z would leave the neighbourhood of
// the target there, and solve once more (with the same factor) for a direction that brings them back.
extension Loop {
  func addCorrectors(_ direction: DirectionMeasures, _ measures: Measures, target: Double) -> DirectionMeasures {
    var current = direction
    var changed = false
    for _ in 0..<settings.correctors {
      if min(current.primalStep, current.dualStep) > 0.95 { break }
      aim(
        primalStep: min(1, 1.08 * current.primalStep + 0.08), dualStep: min(1, 1.08 * current.dualStep + 0.08),
        target: target)
      _ = solve(into: eu, ey, refinements: settings.refinements)
      let found = weigh(smallest: max(current.primalStep * current.dualStep, 0.05))
      // A hundredth of a step is the least that is worth the solve.
      let gainsPrimal = found.primalStep >= current.primalStep + 0.01
      let gainsDual = found.dualStep >= current.dualStep + 0.01
      if !gainsPrimal && !gainsDual { break }
      combine(
        primalWeight: gainsPrimal ? found.primalWeight : 0, dualWeight: gainsDual ? found.dualWeight : 0)
      if gainsPrimal { current.primalStep = found.primalStep }
      if gainsDual { current.dualStep = found.dualStep }
      changed = true
    }
    return changed ? measureStep(measures) : direction
  }

  /// Right-hand side of a corrector: products below a tenth or above ten times the target are sent back to that range
  /// (by no more than ten times the target); kept per bound in `ez`.
  private func aim(primalStep: Double, dualStep: Double, target: Double) {
    let low = Lanes(repeating: 0.1 * target), high = Lanes(repeating: 10 * target)
    let primal = Lanes(repeating: primalStep), dual = Lanes(repeating: dualStep)
    eachBlock { _, number in
      let block = layout.blocks[number], kind = layout.kinds[block.kind], pattern = bounds.kinds[block.kind]
      let n = kind.columnCount, first = bounds.starts[number]
      let du = self.du.lanes + block.primalStart, h = self.h.lanes + block.primalStart
      let diagonal = self.diagonal.lanes + block.primalStart, g = self.g.lanes + block.dualStart
      let v = point.v.lanes + first, z = point.z.lanes + first
      let dz = self.dz.lanes + first, ez = self.ez.lanes + first
      for i in 0..<(n + kind.rowCount) { h[i] = .zero }
      for b in 0..<pattern.slots.count {
        let slot = Int(pattern.slots[b]), sign = Lanes(repeating: pattern.signs[b])
        let product = multiplyAdd(primal * sign, du[slot], v[b]) * multiplyAdd(dual, dz[b], z[b])
        let wanted = smaller(larger(smaller(larger(product, low), high) - product, -high), high)
        ez[b] = present(wanted, v[b])
        h[slot] -= sign * ez[b] / v[b]
      }
      for r in 0..<kind.rowCount { g[r] = -h[n + r] * diagonal[n + r] }
    }
  }

  /// Completes the corrector in `eu`, `ey`, `ez` and tries nine weights from `smallest` to one.
  private func weigh(smallest: Double) -> CorrectorWeights {
    let trials = 9, stride = (1 - smallest) / Double(trials - 1)
    sums.clear()
    eachBlock { chunk, number in
      activities(number, eu, ey)
      let block = layout.blocks[number], pattern = bounds.kinds[block.kind], first = bounds.starts[number]
      let du = self.du.lanes + block.primalStart, eu = self.eu.lanes + block.primalStart
      let v = point.v.lanes + first, z = point.z.lanes + first
      let dz = self.dz.lanes + first, ez = self.ez.lanes + first
      let sums = self.sums.lanes(chunk)
      for b in 0..<pattern.slots.count {
        let sign = Lanes(repeating: pattern.signs[b]), slot = Int(pattern.slots[b])
        let ev = sign * eu[slot]
        ez[b] = present((ez[b] - z[b] * ev) / v[b], v[b])
        let inverseV = 1 / v[b], inverseZ = 1 / z[b]
        let primalChange = -ev * inverseV, dualChange = -ez[b] * inverseZ
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

  private func combine(primalWeight: Double, dualWeight: Double) {
    let primal = Lanes(repeating: primalWeight), dual = Lanes(repeating: dualWeight)
    eachBlock { _, number in
      let block = layout.blocks[number], kind = layout.kinds[block.kind]
      let du = self.du.lanes + block.primalStart, eu = self.eu.lanes + block.primalStart
      let dy = self.dy.lanes + block.dualStart, ey = self.ey.lanes + block.dualStart
      let dz = self.dz.lanes + bounds.starts[number], ez = self.ez.lanes + bounds.starts[number]
      for i in 0..<(kind.columnCount + kind.rowCount) { du[i] = multiplyAdd(primal, eu[i], du[i]) }
      for r in 0..<kind.rowCount { dy[r] = multiplyAdd(dual, ey[r], dy[r]) }
      for b in 0..<bounds.kinds[block.kind].slots.count { dz[b] = multiplyAdd(dual, ez[b], dz[b]) }
    }
  }
}
