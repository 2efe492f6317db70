/// What one pass over a direction found.
struct DirectionMeasures {
  /// The longest steps, at most one, that keep distances and multipliers positive.
  var primalStep: Double
  var dualStep: Double
  /// Σ v z before the step, Σ z dv, Σ v dz, Σ dv dz.
  var products: Double
  var primalProducts: Double
  var dualProducts: Double
  var mixedProducts: Double

  func complementarity(after primal: Double, _ dual: Double) -> Double {
    products + primal * primalProducts + dual * dualProducts + primal * dual * mixedProducts
  }
}

// The passes over memory. Each works through the blocks once; what one pass needs of another is stored, not recomputed.
extension Loop {
  /// Runs `body` for every block, chunks in parallel.
  @inline(__always) func eachBlock(_ body: (_ chunk: Int, _ number: Int) -> Void) {
    parallel(layout.chunks.count) { chunk in
      for number in layout.chunks[chunk] { body(chunk, number) }
    }
  }

  /// Takes the step, then measures the new point and prepares the diagonal and the predictor's right-hand side.
  func advance(primalStep: Double, dualStep: Double) -> Measures {
    sums.clear()
    let moves = primalStep > 0 || dualStep > 0
    system.products(
      point.u, point.y,
      prepare: { number in if moves { move(number, primalStep, dualStep) } },
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
    return measures
  }

  private func move(_ number: Int, _ primalStep: Double, _ dualStep: Double) {
    let block = layout.blocks[number], kind = layout.kinds[block.kind], pattern = bounds.kinds[block.kind]
    let primal = Lanes(repeating: primalStep), dual = Lanes(repeating: dualStep)
    // A full step may cancel a number to exactly zero; nothing may fall by more than a millionth at once.
    let floor = Lanes(repeating: 1e-6)
    let du = self.du.lanes + block.primalStart, u = point.u.lanes + block.primalStart
    let first = bounds.starts[number]
    let v = point.v.lanes + first, z = point.z.lanes + first, dz = self.dz.lanes + first
    for b in 0..<pattern.slots.count {
      let step = primal * Lanes(repeating: pattern.signs[b])
      v[b] = larger(multiplyAdd(step, du[Int(pattern.slots[b])], v[b]), v[b] * floor)
      z[b] = larger(multiplyAdd(dual, dz[b], z[b]), z[b] * floor)
    }
    for i in 0..<(kind.columnCount + kind.rowCount) { u[i] = multiplyAdd(primal, du[i], u[i]) }
    let y = point.y.lanes + block.dualStart, dy = self.dy.lanes + block.dualStart
    for i in 0..<kind.rowCount { y[i] = multiplyAdd(dual, dy[i], y[i]) }
  }

  private func evaluate(
    _ chunk: Int, _ number: Int, _ ax: UnsafePointer<Lanes>, _ aty: UnsafePointer<Lanes>
  ) {
    let block = layout.blocks[number], kind = layout.kinds[block.kind], pattern = bounds.kinds[block.kind]
    let n = kind.columnCount, m = kind.rowCount
    let u = point.u.lanes + block.primalStart, y = point.y.lanes + block.dualStart
    let cost = self.cost.lanes + block.primalStart, offset = self.offset.lanes + block.primalStart
    let h = self.h.lanes + block.primalStart, diagonal = self.diagonal.lanes + block.primalStart
    let g = self.g.lanes + block.dualStart
    // The dual residual; its vector is free until the next solve.
    let residual = residualX.lanes + block.primalStart
    let sums = self.sums.lanes(chunk)

    var linear = Lanes.zero, gradient = Lanes.zero, rowProducts = Lanes.zero, primalError = Lanes.zero
    var worstPrimal = Lanes.zero, largestY = Lanes.zero, largestU = Lanes.zero
    for j in 0..<n {
      let value = cost[j] - aty[j]
      h[j] = value
      residual[j] = value
      diagonal[j] = offset[j]
      linear = multiplyAdd(cost[j], u[j], linear)
      gradient = multiplyAdd(value, u[j], gradient)
      largestU = larger(largestU, magnitude(u[j]))
    }
    for r in 0..<m {
      let i = n + r, multiplier = y[r], error = u[i] - ax[r]
      h[i] = multiplier
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
      g[r] = multiplyAdd(-h[i], diagonal[i], g[r])
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
  }

  /// Row activities of a solved direction: ds = −(h + dy)/Θs.
  @inline(__always) func activities(_ number: Int, _ du: Vector, _ dy: Vector) {
    let block = layout.blocks[number], kind = layout.kinds[block.kind]
    let start = block.primalStart + kind.columnCount
    let ds = du.lanes + start, h = self.h.lanes + start, inverse = diagonal.lanes + start
    let dy = dy.lanes + block.dualStart
    for r in 0..<kind.rowCount { ds[r] = -(h[r] + dy[r]) * inverse[r] }
  }

  /// Steps and products of the affine direction in `du`, `dy` (its dz follows from them and is not stored).
  func measureAffine(_ measures: Measures) -> DirectionMeasures {
    sums.clear()
    eachBlock { chunk, number in
      activities(number, du, dy)
      let block = layout.blocks[number], pattern = bounds.kinds[block.kind]
      let du = self.du.lanes + block.primalStart
      let v = point.v.lanes + bounds.starts[number], z = point.z.lanes + bounds.starts[number]
      var smallest = Lanes.zero, largest = Lanes.zero, first = Lanes.zero, second = Lanes.zero
      for b in 0..<pattern.slots.count {
        let dv = Lanes(repeating: pattern.signs[b]) * du[Int(pattern.slots[b])]
        let ratio = dv / v[b], product = z[b] * dv
        smallest = smaller(smallest, ratio)
        largest = larger(largest, ratio)
        first += product
        second = multiplyAdd(product, ratio, second)
      }
      let sums = self.sums.lanes(chunk)
      sums[0] = larger(sums[0], -smallest)
      sums[1] = larger(sums[1], largest)
      sums[2] += first
      sums[3] += second
    }
    let first = sums.sum(2), second = sums.sum(3)
    // dz = −z − z dv/v: it reaches −z where dv/v ≥ 0.
    return DirectionMeasures(
      primalStep: step(sums.max(0)), dualStep: step(1 + sums.max(1)), products: measures.complementarity,
      primalProducts: first, dualProducts: -measures.complementarity - first, mixedProducts: -first - second)
  }

  /// Adds the centring target and Mehrotra's second-order term (no larger than `clip`) to the right-hand side, and keeps
  /// both per bound in `dz` for the direction.
  func addCentring(target: Double, clip: Double) {
    let target = Lanes(repeating: target), most = Lanes(repeating: clip)
    eachBlock { _, number in
      let block = layout.blocks[number], pattern = bounds.kinds[block.kind]
      let n = layout.kinds[block.kind].columnCount
      let du = self.du.lanes + block.primalStart, h = self.h.lanes + block.primalStart
      let diagonal = self.diagonal.lanes + block.primalStart, g = self.g.lanes + block.dualStart
      let first = bounds.starts[number]
      let v = point.v.lanes + first, z = point.z.lanes + first, dz = self.dz.lanes + first
      for b in 0..<pattern.slots.count {
        let slot = Int(pattern.slots[b]), sign = Lanes(repeating: pattern.signs[b])
        let dv = sign * du[slot], inverse = 1 / v[b]
        let secondOrder = dv * (-z[b] - z[b] * dv * inverse)
        let wanted = present(target - smaller(larger(secondOrder, -most), most), v[b])
        dz[b] = wanted
        let change = -sign * wanted * inverse
        h[slot] += change
        if slot >= n { g[slot - n] = multiplyAdd(-change, diagonal[slot], g[slot - n]) }
      }
    }
  }

  /// Zero where the bound is absent.
  @inline(__always) func present(_ value: Lanes, _ distance: Lanes) -> Lanes {
    value.replacing(with: Lanes.zero, where: distance .> Lanes(repeating: BarrierBounds.absentThreshold))
  }

  /// Completes the solved direction (row activities, dz) and measures it.
  func measureDirection(_ measures: Measures) -> DirectionMeasures {
    eachBlock { _, number in
      activities(number, du, dy)
      let block = layout.blocks[number], pattern = bounds.kinds[block.kind]
      let du = self.du.lanes + block.primalStart, first = bounds.starts[number]
      let v = point.v.lanes + first, z = point.z.lanes + first, dz = self.dz.lanes + first
      for b in 0..<pattern.slots.count {
        let dv = Lanes(repeating: pattern.signs[b]) * du[Int(pattern.slots[b])]
        dz[b] = present((dz[b] - z[b] * dv) / v[b] - z[b], v[b])
      }
    }
    return measureStep(measures)
  }

  /// Steps and products of the complete direction; notes per block where it is blocked.
  func measureStep(_ measures: Measures) -> DirectionMeasures {
    sums.clear()
    eachBlock { chunk, number in
      let block = layout.blocks[number], pattern = bounds.kinds[block.kind]
      let du = self.du.lanes + block.primalStart, first = bounds.starts[number]
      let v = point.v.lanes + first, z = point.z.lanes + first, dz = self.dz.lanes + first
      var primal = Lanes.zero, dual = Lanes.zero
      var primalProducts = Lanes.zero, dualProducts = Lanes.zero, mixedProducts = Lanes.zero
      for b in 0..<pattern.slots.count {
        let dv = Lanes(repeating: pattern.signs[b]) * du[Int(pattern.slots[b])]
        primal = larger(primal, -dv / v[b])
        dual = larger(dual, -dz[b] / z[b])
        primalProducts = multiplyAdd(dv, z[b], primalProducts)
        dualProducts = multiplyAdd(v[b], dz[b], dualProducts)
        mixedProducts = multiplyAdd(dv, dz[b], mixedProducts)
      }
      primalRatios.lanes[number] = primal
      dualRatios.lanes[number] = dual
      let sums = self.sums.lanes(chunk)
      sums[0] = larger(sums[0], primal)
      sums[1] = larger(sums[1], dual)
      sums[2] += primalProducts
      sums[3] += dualProducts
      sums[4] += mixedProducts
    }
    return DirectionMeasures(
      primalStep: step(sums.max(0)), dualStep: step(sums.max(1)), products: measures.complementarity,
      primalProducts: sums.sum(2), dualProducts: sums.sum(3), mixedProducts: sums.sum(4))
  }

  /// The step, at most one, that a largest ratio of decrease allows.
  func step(_ ratio: Double) -> Double { ratio > 1 ? 1 / ratio : 1 }
}
