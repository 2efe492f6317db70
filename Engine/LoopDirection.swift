/// What a pass over a direction found.
struct DirectionMeasures {
  /// The longest steps, at most one, that keep distances and multipliers positive.
  var primalStep: Double
  var dualStep: Double
  /// Σ v z before the step, Σ z dv, Σ v dz, Σ dv dz.
  var products: Double
  var primalProducts: Double
  var dualProducts: Double
  var mixedProducts: Double
  /// Largest primal or dual residual that a full step would leave, relative as in `Measures`.
  var residual: Double
  /// The most that a pair keeping its least part would cut from a full step, distances and multipliers relative as
  /// primal and dual residuals: about the residual that such a step would leave.
  var primalCut: Double
  var dualCut: Double

  func complementarity(after primal: Double, _ dual: Double) -> Double {
    products + primal * primalProducts + dual * dualProducts + primal * dual * mixedProducts
  }
}

// A direction is (du, dy, dz); corrections (eu, ey, ez) are added to it. What a solve leaves undone is part of the
// right-hand side of the next correction, so that every solve also refines those before it.
extension Loop {
  /// Completes the solved affine direction (row activities, dz) and measures it.
  func completePrediction(_ measures: Measures) -> DirectionMeasures {
    measureWithResidual(measures) { number in
      let block = layout.blocks[number], pattern = bounds.kinds[block.kind]
      activities(number, h: point.y.lanes + block.dualStart, self.du, self.dy)
      let du = self.du.lanes + block.primalStart, first = bounds.starts[number]
      let v = point.v.lanes + first, z = point.z.lanes + first, dz = self.dz.lanes + first
      for b in 0..<pattern.slots.count {
        let dv = Lanes(repeating: pattern.signs[b]) * du[Int(pattern.slots[b])]
        dz[b] = present(-z[b] - z[b] * dv / v[b], v[b])
      }
    }
  }

  /// Puts back what a solve that came to nothing has overwritten with its residual.
  func restoreRightHandSide() {
    eachBlock { _, number in
      let block = layout.blocks[number], kind = layout.kinds[block.kind], start = block.primalStart + kind.columnCount
      let g = self.g.lanes + block.dualStart, ry = residualY.lanes + block.dualStart
      let y = point.y.lanes + block.dualStart, inverse = diagonal.lanes + start
      for r in 0..<kind.rowCount { ry[r] = g[r] - y[r] * inverse[r] }
    }
  }

  /// Completes a correction (row activities, ez) whose target `ez` holds: v ez + z ev = target.
  @inline(__always) func complete(_ number: Int) {
    let block = layout.blocks[number], pattern = bounds.kinds[block.kind]
    activities(
      number, h: residualX.lanes + block.primalStart + layout.kinds[block.kind].columnCount, self.eu, self.ey)
    let eu = self.eu.lanes + block.primalStart, first = bounds.starts[number]
    let v = point.v.lanes + first, z = point.z.lanes + first, ez = self.ez.lanes + first
    for b in 0..<pattern.slots.count {
      let ev = Lanes(repeating: pattern.signs[b]) * eu[Int(pattern.slots[b])]
      ez[b] = present((ez[b] - z[b] * ev) / v[b], v[b])
    }
  }

  /// Adds weighted parts of a complete correction to the direction.
  @inline(__always) func add(_ number: Int, primalWeight: Double, dualWeight: Double) {
    let primal = Lanes(repeating: primalWeight), dual = Lanes(repeating: dualWeight)
    let block = layout.blocks[number], kind = layout.kinds[block.kind]
    let du = self.du.lanes + block.primalStart, eu = self.eu.lanes + block.primalStart
    let dy = self.dy.lanes + block.dualStart, ey = self.ey.lanes + block.dualStart
    let dz = self.dz.lanes + bounds.starts[number], ez = self.ez.lanes + bounds.starts[number]
    for i in 0..<(kind.columnCount + kind.rowCount) { du[i] = multiplyAdd(primal, eu[i], du[i]) }
    for r in 0..<kind.rowCount { dy[r] = multiplyAdd(dual, ey[r], dy[r]) }
    for b in 0..<bounds.kinds[block.kind].slots.count { dz[b] = multiplyAdd(dual, ez[b], dz[b]) }
  }

  /// Row activities of a solved direction: ds = −(h + dy)/Θs, with h of the block's rows.
  @inline(__always) private func activities(_ number: Int, h: UnsafePointer<Lanes>, _ du: Vector, _ dy: Vector) {
    let block = layout.blocks[number], kind = layout.kinds[block.kind]
    let start = block.primalStart + kind.columnCount
    let ds = du.lanes + start, inverse = diagonal.lanes + start, dy = dy.lanes + block.dualStart
    for r in 0..<kind.rowCount { ds[r] = -(h[r] + dy[r]) * inverse[r] }
  }

  /// Zero where the bound is absent.
  @inline(__always) func present(_ value: Lanes, _ distance: Lanes) -> Lanes {
    value.replacing(with: Lanes.zero, where: distance .> Lanes(repeating: BarrierBounds.absentThreshold))
  }

  // MARK: Measuring

  /// Steps and products of the direction, block by block after `prepare`.
  func measure(_ measures: Measures, prepare: (_ block: Int) -> Void) -> DirectionMeasures {
    let start = ContinuousClock.now
    defer { report.profile.passSeconds += start.secondsSince }
    sums.clear()
    eachBlock { chunk, number in
      prepare(number)
      measureSteps(chunk, number)
    }
    return measured(measures)
  }

  /// The same, and the residuals that a full step would leave: of dual feasibility in the columns' places of
  /// `residualX`, of A dx − ds in `residualY`.
  func measureWithResidual(_ measures: Measures, prepare: (_ block: Int) -> Void) -> DirectionMeasures {
    let start = ContinuousClock.now
    defer { report.profile.passSeconds += start.secondsSince }
    sums.clear()
    system.products(
      du, dy, prepare: prepare,
      body: { chunk, number, ax, aty in
        measureSteps(chunk, number)
        measureResidual(chunk, number, ax, aty)
      })
    var result = measured(measures)
    // The sum shows what a maximum loses: not a number.
    result.residual = sums.sum(6).isFinite ? sums.max(5) : .nan
    return result
  }

  private func measured(_ measures: Measures) -> DirectionMeasures {
    DirectionMeasures(
      primalStep: step(sums.max(0)), dualStep: step(sums.max(1)), products: measures.complementarity,
      primalProducts: sums.sum(2), dualProducts: sums.sum(3), mixedProducts: sums.sum(4), residual: 0,
      primalCut: sums.max(7) / (1 + largestRightHandSide), dualCut: sums.max(8) / (1 + largestCost))
  }

  /// Notes per block where the direction is blocked.
  @inline(__always) private func measureSteps(_ chunk: Int, _ number: Int) {
    let block = layout.blocks[number], pattern = bounds.kinds[block.kind]
    let du = self.du.lanes + block.primalStart, first = bounds.starts[number]
    let v = point.v.lanes + first, z = point.z.lanes + first, dz = self.dz.lanes + first
    var primal = Lanes.zero, dual = Lanes.zero
    var primalProducts = Lanes.zero, dualProducts = Lanes.zero, mixedProducts = Lanes.zero
    var primalCut = Lanes.zero, dualCut = Lanes.zero
    let loss = Lanes(repeating: 1 - settings.leastKept)
    for b in 0..<pattern.slots.count {
      let dv = Lanes(repeating: pattern.signs[b]) * du[Int(pattern.slots[b])]
      primal = larger(primal, -dv / v[b])
      dual = larger(dual, -dz[b] / z[b])
      primalProducts = multiplyAdd(dv, z[b], primalProducts)
      dualProducts = multiplyAdd(v[b], dz[b], dualProducts)
      mixedProducts = multiplyAdd(dv, dz[b], mixedProducts)
      primalCut = larger(primalCut, -multiplyAdd(loss, v[b], dv))
      dualCut = larger(dualCut, -multiplyAdd(loss, z[b], dz[b]))
    }
    primalRatios.lanes[number] = primal
    dualRatios.lanes[number] = dual
    let sums = self.sums.lanes(chunk)
    sums[0] = larger(sums[0], primal)
    sums[1] = larger(sums[1], dual)
    sums[2] += primalProducts
    sums[3] += dualProducts
    sums[4] += mixedProducts
    sums[7] = larger(sums[7], primalCut)
    sums[8] = larger(sums[8], dualCut)
  }

  @inline(__always) private func measureResidual(
    _ chunk: Int, _ number: Int, _ ax: UnsafePointer<Lanes>, _ aty: UnsafePointer<Lanes>
  ) {
    let block = layout.blocks[number], kind = layout.kinds[block.kind], pattern = bounds.kinds[block.kind]
    let n = kind.columnCount, sums = self.sums.lanes(chunk)
    let du = self.du.lanes + block.primalStart, h = self.h.lanes + block.primalStart
    let g = self.g.lanes + block.dualStart, offset = self.offset.lanes(number)
    let rx = residualX.lanes + block.primalStart, ry = residualY.lanes + block.dualStart
    let z = point.z.lanes + bounds.starts[number], dz = self.dz.lanes + bounds.starts[number]
    for j in 0..<n { rx[j] = h[j] - aty[j] }
    for b in 0..<pattern.slots.count {
      let slot = Int(pattern.slots[b])
      rx[slot] = multiplyAdd(Lanes(repeating: -pattern.signs[b]), z[b] + dz[b], rx[slot])
    }
    let threshold = Lanes(repeating: LoopData.Offset.fixedThreshold)
    var worstDual = Lanes.zero, worstPrimal = Lanes.zero, check = Lanes.zero
    for j in 0..<n {
      // A fixed column does not move, whatever its right-hand side.
      rx[j] = rx[j].replacing(with: Lanes.zero, where: offset[j] .> threshold)
      worstDual = larger(worstDual, magnitude(rx[j]))
      check += rx[j]
    }
    for r in 0..<kind.rowCount {
      ry[r] = g[r] - ax[r] + du[n + r]
      worstPrimal = larger(worstPrimal, magnitude(ry[r]))
      check += ry[r]
    }
    sums[5] = larger(sums[5], relativeSize(dual: worstDual, primal: worstPrimal))
    sums[6] += check
  }

  /// The larger of two residuals, each relative to its own kind as in `Measures`.
  @inline(__always) func relativeSize(dual: Lanes, primal: Lanes) -> Lanes {
    larger(dual / Lanes(repeating: 1 + largestCost), primal / Lanes(repeating: 1 + largestRightHandSide))
  }

  /// The step, at most one, that a largest ratio of decrease allows.
  func step(_ ratio: Double) -> Double { ratio > 1 ? 1 / ratio : 1 }
}
