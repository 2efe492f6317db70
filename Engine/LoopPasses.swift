// The passes over memory. Each works through the blocks once; what one pass needs of another is stored, not recomputed.
extension Loop {
  /// Runs `body` for every block, chunks in parallel.
  @inline(__always) func eachBlock(_ body: (_ chunk: Int, _ number: Int) -> Void) {
    parallel(layout.chunks.count) { chunk in
      for number in layout.chunks[chunk] { body(chunk, number) }
    }
  }

  /// Takes the step, then measures the new point and prepares the diagonal and the predictor's right-hand side.
  func advance(_ steps: Steps) -> Measures {
    let start = ContinuousClock.now
    defer { report.profile.passSeconds += start.secondsSince }
    sums.clear()
    let moves = steps.primal > 0 || steps.dual > 0
    system.products(
      point.u, point.y,
      prepare: { number in if moves { move(number, steps) } },
      body: { chunk, number, ax, aty in evaluate(chunk, number, ax, aty) })

    var measures = Measures()
    measures.primalResidual = sums.max(0) / (1 + largestRightHandSide)
    measures.dualResidual = sums.max(1) / (1 + largestCost)
    measures.complementarity = sums.sum(2)
    let linear = sums.sum(3), primalError = sums.sum(4), dualError = sums.sum(5)
    let quadratic = sums.sum(6) - linear + sums.sum(7)
    measures.primalObjective = linear + (system.isQuadratic ? 0.5 * quadratic : 0)
    measures.objectiveSize = max(abs(measures.primalObjective), settings.smallestObjective)
    measures.dualityGap = measures.complementarity + dualError - primalError
    measures.objectiveError = measures.complementarity + abs(dualError) + abs(primalError)
    measures.largestMultiplier = sums.max(8)
    measures.largestValue = sums.max(9)
    measures.rightHandSide = sums.max(10)
    return measures
  }

  private func move(_ number: Int, _ steps: Steps) {
    let block = layout.blocks[number], kind = layout.kinds[block.kind], pattern = bounds.kinds[block.kind]
    let primal = Lanes(repeating: steps.primal), dual = Lanes(repeating: steps.dual)
    let leastDistance = Lanes(repeating: steps.leastDistance), leastMultiplier = Lanes(repeating: steps.leastMultiplier)
    if any(primal * primalRatios.lanes[number] .> 1 - leastDistance) { shorten(number, steps) }
    let du = self.du.lanes + block.primalStart, u = point.u.lanes + block.primalStart
    let first = bounds.starts[number]
    let v = point.v.lanes + first, z = point.z.lanes + first, dz = self.dz.lanes + first
    for b in 0..<pattern.slots.count {
      let step = primal * Lanes(repeating: pattern.signs[b])
      v[b] = larger(multiplyAdd(step, du[Int(pattern.slots[b])], v[b]), v[b] * leastDistance)
      z[b] = larger(multiplyAdd(dual, dz[b], z[b]), z[b] * leastMultiplier)
    }
    for i in 0..<(kind.columnCount + kind.rowCount) { u[i] = multiplyAdd(primal, du[i], u[i]) }
    let y = point.y.lanes + block.dualStart, dy = self.dy.lanes + block.dualStart
    for i in 0..<kind.rowCount { y[i] = multiplyAdd(dual, dy[i], y[i]) }
  }

  /// Shortens the direction where it goes further than the distances to keep allow.
  private func shorten(_ number: Int, _ steps: Steps) {
    let block = layout.blocks[number], pattern = bounds.kinds[block.kind]
    let du = self.du.lanes + block.primalStart, v = point.v.lanes + bounds.starts[number]
    let longest = Lanes(repeating: (1 - steps.leastDistance) / steps.primal)
    for b in 0..<pattern.slots.count {
      let slot = Int(pattern.slots[b]), sign = Lanes(repeating: pattern.signs[b])
      du[slot] = sign * larger(sign * du[slot], -longest * v[b])
    }
  }

  private func evaluate(
    _ chunk: Int, _ number: Int, _ ax: UnsafePointer<Lanes>, _ aty: UnsafePointer<Lanes>
  ) {
    let block = layout.blocks[number], kind = layout.kinds[block.kind], pattern = bounds.kinds[block.kind]
    let n = kind.columnCount, m = kind.rowCount
    let u = point.u.lanes + block.primalStart, y = point.y.lanes + block.dualStart
    let cost = self.cost.lanes(number), offset = self.offset.lanes(number)
    let h = self.h.lanes + block.primalStart, diagonal = self.diagonal.lanes + block.primalStart
    let g = self.g.lanes + block.dualStart, reducedG = residualY.lanes + block.dualStart
    let residual = scratch[chunk].lanes
    let sums = self.sums.lanes(chunk)

    var linear = Lanes.zero, gradient = Lanes.zero, rowProducts = Lanes.zero, primalError = Lanes.zero
    var worstPrimal = Lanes.zero, largestH = Lanes.zero, largestG = Lanes.zero, largestY = Lanes.zero,
      largestU = Lanes.zero
    for j in 0..<n {
      let value = cost[j] - aty[j]
      h[j] = value
      largestH = larger(largestH, magnitude(value))
      residual[j] = value
      diagonal[j] = offset[j]
      linear = multiplyAdd(cost[j], u[j], linear)
      gradient = multiplyAdd(value, u[j], gradient)
      largestU = larger(largestU, magnitude(u[j]))
    }
    for r in 0..<m {
      let i = n + r, multiplier = y[r], error = u[i] - ax[r]
      residual[i] = multiplier
      diagonal[i] = offset[i]
      g[r] = error
      rowProducts = multiplyAdd(multiplier, ax[r], rowProducts)
      primalError = multiplyAdd(multiplier, error, primalError)
      worstPrimal = larger(worstPrimal, magnitude(error))
      largestY = larger(largestY, magnitude(multiplier))
    }
    var complementarity = Lanes.zero
    let v = point.v.lanes + bounds.starts[number], z = point.z.lanes + bounds.starts[number]
    for b in 0..<pattern.slots.count {
      let slot = Int(pattern.slots[b])
      diagonal[slot] += z[b] / v[b]
      residual[slot] = multiplyAdd(Lanes(repeating: -pattern.signs[b]), z[b], residual[slot])
      complementarity = multiplyAdd(v[b], z[b], complementarity)
    }
    var dualError = Lanes.zero, worstDual = Lanes.zero
    let threshold = Lanes(repeating: LoopData.Offset.fixedThreshold)
    for i in 0..<(n + m) {
      let error = residual[i].replacing(with: Lanes.zero, where: offset[i] .> threshold)
      dualError = multiplyAdd(u[i], error, dualError)
      worstDual = larger(worstDual, magnitude(error))
    }
    for r in 0..<m {
      let i = n + r
      diagonal[i] = 1 / larger(diagonal[i], Lanes(repeating: LoopData.Offset.freeRow))
      reducedG[r] = multiplyAdd(-y[r], diagonal[i], g[r])
      largestG = larger(largestG, magnitude(reducedG[r]))
    }
    sums[0] = larger(sums[0], worstPrimal)
    sums[1] = larger(sums[1], worstDual)
    sums[2] += complementarity
    sums[3] += linear
    sums[4] += primalError
    sums[5] += dualError
    sums[6] += gradient
    sums[7] += rowProducts
    sums[8] = larger(sums[8], largestY)
    sums[9] = larger(sums[9], largestU)
    sums[10] = larger(sums[10], relativeSize(dual: largestH, primal: largestG))
  }
}
