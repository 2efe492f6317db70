extension Loop {
  /// Mehrotra's starting point in its simple form, moved inside the bounds: a boxed variable starts in the middle of its
  /// box, others a common distance from their bound; multipliers follow the costs, shifted to be positive, and both are
  /// shifted once more so that the products v z are balanced.
  func placeStart(_ data: LoopData) {
    let u = point.u.scalars, v = point.v.scalars, z = point.z.scalars
    var smallestMultiplier = 0.0
    forEachBound { index, bound, sign in
      let low = data.lower.scalars[index], high = data.upper.scalars[index]
      guard isPresent(low, high, sign) else {
        return placeAbsent(bound)
      }
      let isBoxed = low > -.infinity && high < .infinity
      if isBoxed {
        v[bound] = (high - low) / 2
      } else {
        v[bound] = 1 + (sign > 0 ? max(1, -low) : max(1, high))
      }
      z[bound] = sign * data.cost.scalars[index] * (isBoxed ? 0.5 : 1)
      smallestMultiplier = min(smallestMultiplier, z[bound])
    }

    let shift = 1 + 1.5 * max(0, -smallestMultiplier)
    var products = 0.0, distances = 0.0, multipliers = 0.0
    forEachBound { _, bound, _ in
      guard v[bound] < BarrierBounds.absentThreshold else { return }
      z[bound] += shift
      products += v[bound] * z[bound]
      distances += v[bound]
      multipliers += z[bound]
    }
    guard bounds.present > 0 else { return placeFixed(data) }
    let distanceShift = 0.5 * products / multipliers, multiplierShift = 0.5 * products / distances
    forEachBound { index, bound, sign in
      guard v[bound] < BarrierBounds.absentThreshold else { return }
      z[bound] += multiplierShift
      let low = data.lower.scalars[index], high = data.upper.scalars[index]
      if low == -.infinity || high == .infinity { v[bound] += distanceShift }
      u[index] = sign > 0 ? low + v[bound] : high - v[bound]
    }
    placeFixed(data)
  }

  func placeAbsent(_ bound: Int) {
    point.v.scalars[bound] = BarrierBounds.absentDistance
    point.z.scalars[bound] = BarrierBounds.absentMultiplier
  }

  /// Fixed columns and the activities of equality rows stay where they have to be.
  func placeFixed(_ data: LoopData) {
    let low = data.lower.scalars, high = data.upper.scalars
    for index in 0..<(layout.primalCount * laneCount) where low[index] == high[index] {
      point.u.scalars[index] = low[index]
    }
  }

  func isPresent(_ low: Double, _ high: Double, _ sign: Double) -> Bool {
    low != high && (sign > 0 ? low > -.infinity : high < .infinity)
  }

  /// Calls `body` for every lane of every bound: the number's index in primal vectors and in vectors of bounds, and σ.
  func forEachBound(_ body: (_ index: Int, _ bound: Int, _ sign: Double) -> Void) {
    for (number, block) in layout.blocks.enumerated() {
      let kind = bounds.kinds[block.kind]
      for entry in kind.slots.indices {
        let slot = block.primalStart + Int(kind.slots[entry]), bound = bounds.starts[number] + entry
        for lane in 0..<laneCount {
          body(slot * laneCount + lane, bound * laneCount + lane, kind.signs[entry])
        }
      }
    }
  }
}
