extension Loop {
  /// Solves for a direction from h and g and refines it against the unregularised system, until the residual is small
  /// enough or no longer halves.
  ///
  /// - Returns: the residual relative to the right-hand side; not finite if the factor is useless.
  func solve(into dx: Vector, _ dy: Vector, refinements: Int) -> Double {
    system.solve(h, g, dx, dy)
    report.solves += 1
    var last = Double.infinity
    for round in 0...refinements {
      let quality = residual(dx, dy)
      guard quality.isFinite else { return quality }
      if quality > last {
        shift(dx, dy, by: -1)
        return last
      }
      let isEnough = quality < settings.refinedEnough && sums.max(0) < neededAccuracy
      if round == refinements || isEnough || quality > 0.5 * last { return quality }
      last = quality
      system.solve(residualX, residualY, correctionX, correctionY)
      report.solves += 1
      shift(dx, dy, by: 1)
    }
    return last
  }

  /// h − (−(Q + Θ) dx + Aᵀ dy) and g − (A dx + dy/Θs), as maxima relative to those of h and g.
  private func residual(_ dx: Vector, _ dy: Vector) -> Double {
    sums.clear()
    system.products(
      dx, dy, prepare: { _ in },
      body: { chunk, number, ax, aty in
        let block = layout.blocks[number], kind = layout.kinds[block.kind]
        let n = kind.columnCount, sums = self.sums.lanes(chunk)
        let dx = dx.lanes + block.primalStart, dy = dy.lanes + block.dualStart
        let h = self.h.lanes + block.primalStart, g = self.g.lanes + block.dualStart
        let diagonal = self.diagonal.lanes + block.primalStart
        let offset = self.offset.lanes + block.primalStart
        let rx = residualX.lanes + block.primalStart, ry = residualY.lanes + block.dualStart
        let threshold = Lanes(repeating: LoopData.Offset.fixedThreshold)
        var worst = Lanes.zero, size = Lanes.zero, check = Lanes.zero
        for j in 0..<n {
          // A fixed column does not move, whatever its right-hand side.
          let error = (multiplyAdd(diagonal[j], dx[j], h[j]) - aty[j]).replacing(
            with: Lanes.zero, where: offset[j] .> threshold)
          rx[j] = error
          worst = larger(worst, magnitude(error))
          size = larger(size, magnitude(h[j]))
          check += error
        }
        for r in 0..<kind.rowCount {
          let error = multiplyAdd(-diagonal[n + r], dy[r], g[r] - ax[r])
          ry[r] = error
          worst = larger(worst, magnitude(error))
          size = larger(size, magnitude(g[r]))
          check += error
        }
        sums[0] = larger(sums[0], worst)
        sums[1] = larger(sums[1], size)
        sums[2] += check
      })
    // The sum shows what a maximum loses: not a number.
    guard sums.sum(2).isFinite else { return .nan }
    return sums.max(0) / max(sums.max(1), .leastNormalMagnitude)
  }

  private func shift(_ dx: Vector, _ dy: Vector, by factor: Double) {
    let factor = Lanes(repeating: factor)
    eachBlock { _, number in
      let block = layout.blocks[number], kind = layout.kinds[block.kind]
      let dx = dx.lanes + block.primalStart, correctionX = self.correctionX.lanes + block.primalStart
      let dy = dy.lanes + block.dualStart, correctionY = self.correctionY.lanes + block.dualStart
      for j in 0..<kind.columnCount { dx[j] = multiplyAdd(factor, correctionX[j], dx[j]) }
      for r in 0..<kind.rowCount { dy[r] = multiplyAdd(factor, correctionY[r], dy[r]) }
    }
  }
}
