/// The finite bounds of columns and row activities, each a pair of positive numbers in the loop: its distance
/// v = σ(u − bound) and its multiplier z, with σ = +1 for a lower and −1 for an upper bound.
///
/// Only bounds that exist are stored (less than half of the possible ones in energy models). A slot has a bound if any
/// of its lanes has, in any block of its kind; a lane that lacks it carries a distance of 1e90 and a multiplier of
/// 1e-300, which no sum and no step notices.
struct BarrierBounds {
  struct Kind {
    /// Slot within the block, ascending, and σ, of each bound.
    var slots: [Int32]
    var signs: [Double]
  }

  static let absentDistance = 1e90
  static let absentMultiplier = 1e-300
  /// Distances above this are those of absent bounds.
  static let absentThreshold = 1e89

  let kinds: [Kind]
  /// Index of the first bound of each block in vectors of bounds.
  let starts: [Int]
  /// Length of vectors of bounds, in slots.
  let count: Int
  /// Number of bounds that really exist.
  let present: Int

  /// - Parameters:
  ///   - lower, upper: primal vectors with the bounds; lanes where both are equal are fixed and have no barrier.
  init(layout: Layout, lower: Vector, upper: Vector) {
    var patterns = layout.kinds.map { kind in
      (
        lower: [Bool](repeating: false, count: kind.columnCount + kind.rowCount),
        upper: [Bool](repeating: false, count: kind.columnCount + kind.rowCount)
      )
    }
    var present = 0
    for block in layout.blocks {
      for slot in 0..<patterns[block.kind].lower.count {
        for lane in 0..<laneCount {
          let index = (block.primalStart + slot) * laneCount + lane
          let low = lower.scalars[index], high = upper.scalars[index]
          if low == high { continue }
          if low > -.infinity {
            patterns[block.kind].lower[slot] = true
            present += 1
          }
          if high < .infinity {
            patterns[block.kind].upper[slot] = true
            present += 1
          }
        }
      }
    }
    kinds = patterns.map { pattern in
      var kind = Kind(slots: [], signs: [])
      for slot in pattern.lower.indices {
        if pattern.lower[slot] {
          kind.slots.append(Int32(slot))
          kind.signs.append(1)
        }
        if pattern.upper[slot] {
          kind.slots.append(Int32(slot))
          kind.signs.append(-1)
        }
      }
      return kind
    }
    var starts: [Int] = []
    var count = 0
    for block in layout.blocks {
      starts.append(count)
      count += kinds[block.kind].slots.count
    }
    self.starts = starts
    self.count = count
    self.present = present
  }
}
