/// How the dense end of a stage's matrix is stored: a lower triangle in tiles of 4 × 4 entries (of eight lanes each).
///
/// Its first `pivots` rows and columns are eliminated with the stage, the `tail` stays for the next one. Tiles lie row by
/// row, in a tile the entries of a column are neighbours: tile (I, J) begins at `16 (I (I + 1) / 2 + J)`, and entry
/// (i, j) of it at `4 j + i`. So the part of a tile row that belongs to the pivots is one run of memory, which is just
/// what the kernels multiply.
struct TileShape: Sendable {
  static let side = 4
  static let tileSize = side * side

  /// Both multiples of four, the tail by rows of zeros at its end.
  let pivots: Int
  let tail: Int
  /// Tail rows (the first ones) in which pivots have entries; a multiple of four.
  let activeTail: Int

  init(pivots: Int, tail: Int, activeTail: Int) {
    precondition(pivots % Self.side == 0, "dense pivots come in tiles")
    self.pivots = pivots
    self.tail = Self.roundedUp(tail)
    self.activeTail = Self.roundedUp(activeTail)
  }

  static func roundedUp(_ count: Int) -> Int { (count + side - 1) / side * side }

  var pivotTiles: Int { pivots / Self.side }
  var tiles: Int { (pivots + tail) / Self.side }
  var activeTiles: Int { (pivots + activeTail) / Self.side }

  /// Entries of the whole triangle.
  var size: Int { rowStart(tiles) }

  @inline(__always) func rowStart(_ tileRow: Int) -> Int { tileRow * (tileRow + 1) / 2 * Self.tileSize }

  /// Entry (i, j), i ≥ j.
  func index(_ i: Int, _ j: Int) -> Int {
    rowStart(i / Self.side) + j / Self.side * Self.tileSize + j % Self.side * Self.side + i % Self.side
  }

  /// Where tile row I of the factor begins, which keeps only the pivots' part of each row.
  @inline(__always) func factorStart(_ tileRow: Int) -> Int {
    tileRow <= pivotTiles
      ? rowStart(tileRow) : rowStart(pivotTiles) + (tileRow - pivotTiles) * pivotTiles * Self.tileSize
  }

  var factorSize: Int { factorStart(activeTiles) }

  /// Multiplications of one elimination.
  var operations: Double {
    let p = Double(pivots), t = Double(activeTail)
    return p * p * p / 6 + p * p * t / 2 + p * t * t / 2
  }
}
