import SteppeProgram

extension Loop {
  /// Starts from the optimum of a program that differs little. A point with products v z = 0 is no place for an
  /// interior-point method, so each pair is moved to v z = μ with v − z kept: distances that are large stay what they
  /// are, and so do large multipliers.
  func placeStart(_ data: LoopData, at start: SolverStart) {
    for (column, value) in start.x.enumerated() { point.u.scalars[system.place(column: column)] = value }
    for (row, value) in start.y.enumerated() { point.y.scalars[system.place(row: row).dual] = value }
    // Row activities, and what the multipliers of the bounds of each number have to add up to.
    system.products(point.u, point.y, prepare: { _ in }) { _, number, ax, aty in
      let block = layout.blocks[number], kind = layout.kinds[block.kind], n = kind.columnCount
      let u = point.u.lanes + block.primalStart, h = self.h.lanes + block.primalStart
      let cost = self.cost.lanes(number), y = point.y.lanes + block.dualStart
      for j in 0..<n { h[j] = cost[j] - aty[j] }
      for r in 0..<kind.rowCount {
        u[n + r] = ax[r]
        h[n + r] = y[r]
      }
    }

    let u = point.u.scalars, v = point.v.scalars, z = point.z.scalars, h = h.scalars
    let low = data.lower.scalars, high = data.upper.scalars
    func distance(_ index: Int, _ sign: Double) -> Double {
      let given = max(0, sign > 0 ? u[index] - low[index] : high[index] - u[index])
      let difference = given - max(0, sign * h[index])
      return (difference + (difference * difference + 4 * settings.warmProduct).squareRoot()) / 2
    }
    forEachBound { index, bound, sign in
      guard isPresent(low[index], high[index], sign) else { return placeAbsent(bound) }
      v[bound] = distance(index, sign)
      let width = high[index] - low[index]
      if width < .infinity { v[bound] *= width / (v[bound] + distance(index, -sign)) }
      z[bound] = settings.warmProduct / v[bound]
    }
    forEachBound { index, bound, sign in
      guard v[bound] < BarrierBounds.absentThreshold else { return }
      u[index] = sign > 0 ? low[index] + v[bound] : high[index] - v[bound]
    }
    placeFixed(data)
  }
}
