// Triangular solves with the dense end of a stage's factor, tile row by tile row. `x` is numbered as the dense end.
extension TileShape {
  /// x = L⁻¹ x for the pivots, less what they take from the tail.
  func solveLower(_ x: UnsafeMutablePointer<Lanes>, _ factor: UnsafePointer<Lanes>) {
    for row in 0..<activeTiles {
      let own = x + row * Self.side, tiles = factor + factorStart(row)
      var s0 = own[0], s1 = own[1], s2 = own[2], s3 = own[3]
      for k in 0..<min(row, pivotTiles) * Self.side {
        let value = -x[k], entries = tiles + k * Self.side
        s0 = multiplyAdd(entries[0], value, s0)
        s1 = multiplyAdd(entries[1], value, s1)
        s2 = multiplyAdd(entries[2], value, s2)
        s3 = multiplyAdd(entries[3], value, s3)
      }
      if row < pivotTiles {
        let diagonal = tiles + row * Self.tileSize
        s1 = multiplyAdd(-diagonal[1], s0, s1)
        s2 = multiplyAdd(-diagonal[6], s1, multiplyAdd(-diagonal[2], s0, s2))
        s3 = multiplyAdd(-diagonal[11], s2, multiplyAdd(-diagonal[7], s1, multiplyAdd(-diagonal[3], s0, s3)))
      }
      own[0] = s0
      own[1] = s1
      own[2] = s2
      own[3] = s3
    }
  }

  /// x = L⁻ᵀ x for the pivots, given the tail.
  func solveUpper(_ x: UnsafeMutablePointer<Lanes>, _ factor: UnsafePointer<Lanes>) {
    for row in (0..<activeTiles).reversed() {
      let own = x + row * Self.side, tiles = factor + factorStart(row)
      if row < pivotTiles {
        let diagonal = tiles + row * Self.tileSize
        own[2] = multiplyAdd(-diagonal[11], own[3], own[2])
        own[1] = multiplyAdd(-diagonal[6], own[2], multiplyAdd(-diagonal[7], own[3], own[1]))
        own[0] = multiplyAdd(
          -diagonal[1], own[1], multiplyAdd(-diagonal[2], own[2], multiplyAdd(-diagonal[3], own[3], own[0])))
      }
      let x0 = -own[0], x1 = -own[1], x2 = -own[2], x3 = -own[3]
      for k in (0..<min(row, pivotTiles) * Self.side).reversed() {
        let entries = tiles + k * Self.side
        let first = multiplyAdd(entries[0], x0, multiplyAdd(entries[1], x1, x[k]))
        x[k] = multiplyAdd(entries[2], x2, multiplyAdd(entries[3], x3, first))
      }
    }
  }
}
