/// Register tiles of the dense kernels below a supernode.
///
/// Operands are *packed* so that a kernel reads memory in one stream whatever the size of the front:
///
///     row slab      [column p][row i]    `Tile.rows` rows of L (or of W = L D) by columns
///     column slab   [column p][j]        eight rows of W (or of L), that is eight columns of its transpose
///
/// The shape is what fits the registers: 16 × 8 keeps 16 of the 32 registers of AVX-512 busy with sums, 8 × 4 keeps 8 of
/// the 16 of AVX2, so that neither spills.
enum Tile {
  #if AVX512
    static let rows = 16
  #else
    static let rows = 8
  #endif
  static let columns = 8
}

@inline(__always) func load(_ pointer: UnsafePointer<Double>) -> Lanes {
  UnsafeRawPointer(pointer).loadUnaligned(as: Lanes.self)
}

@inline(__always) func store(_ value: Lanes, _ pointer: UnsafeMutablePointer<Double>) {
  UnsafeMutableRawPointer(pointer).storeBytes(of: value, as: Lanes.self)
}

/// What happens to the numbers a tile lands on.
enum TileUpdate {
  /// C ← C − A Wᵀ
  case subtract
  /// C ← −A Wᵀ, for memory that holds nothing yet.
  case overwrite
}

@inline(__always) private func finish(
  _ sum: Lanes, _ c: UnsafeMutablePointer<Double>, _ update: TileUpdate
) {
  store(update == .overwrite ? -sum : load(c) - sum, c)
}

/// Eight rows by eight columns of C: the product of k columns of a row slab (`stride` apart) and of a column slab.
@inline(never) func updateEightRows(
  _ c: UnsafeMutablePointer<Double>, _ ldc: Int, _ a: UnsafePointer<Double>, stride: Int, _ w: UnsafePointer<Double>,
  _ k: Int, _ update: TileUpdate
) {
  #if AVX512
    var c0 = Lanes.zero, c1 = Lanes.zero, c2 = Lanes.zero, c3 = Lanes.zero
    var c4 = Lanes.zero, c5 = Lanes.zero, c6 = Lanes.zero, c7 = Lanes.zero
    var a = a, w = w
    for _ in 0..<k {
      let row = load(a)
      c0 = multiplyAdd(row, Lanes(repeating: w[0]), c0)
      c1 = multiplyAdd(row, Lanes(repeating: w[1]), c1)
      c2 = multiplyAdd(row, Lanes(repeating: w[2]), c2)
      c3 = multiplyAdd(row, Lanes(repeating: w[3]), c3)
      c4 = multiplyAdd(row, Lanes(repeating: w[4]), c4)
      c5 = multiplyAdd(row, Lanes(repeating: w[5]), c5)
      c6 = multiplyAdd(row, Lanes(repeating: w[6]), c6)
      c7 = multiplyAdd(row, Lanes(repeating: w[7]), c7)
      a += stride
      w += Tile.columns
    }
    finish(c0, c, update)
    finish(c1, c + ldc, update)
    finish(c2, c + 2 * ldc, update)
    finish(c3, c + 3 * ldc, update)
    finish(c4, c + 4 * ldc, update)
    finish(c5, c + 5 * ldc, update)
    finish(c6, c + 6 * ldc, update)
    finish(c7, c + 7 * ldc, update)
  #else
    updateEightByFour(c, ldc, a, stride: stride, w, k, update)
    updateEightByFour(c + 4 * ldc, ldc, a, stride: stride, w + 4, k, update)
  #endif
}

#if AVX512
  /// As `updateEightRows` with the sixteen rows of a whole row slab.
  @inline(never) func updateTile(
    _ c: UnsafeMutablePointer<Double>, _ ldc: Int, _ a: UnsafePointer<Double>, _ w: UnsafePointer<Double>, _ k: Int,
    _ update: TileUpdate
  ) {
    var c0 = Lanes.zero, c1 = Lanes.zero, c2 = Lanes.zero, c3 = Lanes.zero
    var c4 = Lanes.zero, c5 = Lanes.zero, c6 = Lanes.zero, c7 = Lanes.zero
    var d0 = Lanes.zero, d1 = Lanes.zero, d2 = Lanes.zero, d3 = Lanes.zero
    var d4 = Lanes.zero, d5 = Lanes.zero, d6 = Lanes.zero, d7 = Lanes.zero
    var a = a, w = w
    for _ in 0..<k {
      let upper = load(a), lower = load(a + laneCount)
      let w0 = Lanes(repeating: w[0]), w1 = Lanes(repeating: w[1])
      c0 = multiplyAdd(upper, w0, c0)
      d0 = multiplyAdd(lower, w0, d0)
      c1 = multiplyAdd(upper, w1, c1)
      d1 = multiplyAdd(lower, w1, d1)
      let w2 = Lanes(repeating: w[2]), w3 = Lanes(repeating: w[3])
      c2 = multiplyAdd(upper, w2, c2)
      d2 = multiplyAdd(lower, w2, d2)
      c3 = multiplyAdd(upper, w3, c3)
      d3 = multiplyAdd(lower, w3, d3)
      let w4 = Lanes(repeating: w[4]), w5 = Lanes(repeating: w[5])
      c4 = multiplyAdd(upper, w4, c4)
      d4 = multiplyAdd(lower, w4, d4)
      c5 = multiplyAdd(upper, w5, c5)
      d5 = multiplyAdd(lower, w5, d5)
      let w6 = Lanes(repeating: w[6]), w7 = Lanes(repeating: w[7])
      c6 = multiplyAdd(upper, w6, c6)
      d6 = multiplyAdd(lower, w6, d6)
      c7 = multiplyAdd(upper, w7, c7)
      d7 = multiplyAdd(lower, w7, d7)
      a += Tile.rows
      w += Tile.columns
    }
    let below = c + laneCount
    finish(c0, c, update)
    finish(d0, below, update)
    finish(c1, c + ldc, update)
    finish(d1, below + ldc, update)
    finish(c2, c + 2 * ldc, update)
    finish(d2, below + 2 * ldc, update)
    finish(c3, c + 3 * ldc, update)
    finish(d3, below + 3 * ldc, update)
    finish(c4, c + 4 * ldc, update)
    finish(d4, below + 4 * ldc, update)
    finish(c5, c + 5 * ldc, update)
    finish(d5, below + 5 * ldc, update)
    finish(c6, c + 6 * ldc, update)
    finish(d6, below + 6 * ldc, update)
    finish(c7, c + 7 * ldc, update)
    finish(d7, below + 7 * ldc, update)
  }
#else
  @inline(__always) func updateTile(
    _ c: UnsafeMutablePointer<Double>, _ ldc: Int, _ a: UnsafePointer<Double>, _ w: UnsafePointer<Double>, _ k: Int,
    _ update: TileUpdate
  ) {
    updateEightRows(c, ldc, a, stride: Tile.rows, w, k, update)
  }

  @inline(never) private func updateEightByFour(
    _ c: UnsafeMutablePointer<Double>, _ ldc: Int, _ a: UnsafePointer<Double>, stride: Int,
    _ w: UnsafePointer<Double>, _ k: Int, _ update: TileUpdate
  ) {
    var c0 = Lanes.zero, c1 = Lanes.zero, c2 = Lanes.zero, c3 = Lanes.zero
    var a = a, w = w
    for _ in 0..<k {
      let row = load(a)
      c0 = multiplyAdd(row, Lanes(repeating: w[0]), c0)
      c1 = multiplyAdd(row, Lanes(repeating: w[1]), c1)
      c2 = multiplyAdd(row, Lanes(repeating: w[2]), c2)
      c3 = multiplyAdd(row, Lanes(repeating: w[3]), c3)
      a += stride
      w += Tile.columns
    }
    finish(c0, c, update)
    finish(c1, c + ldc, update)
    finish(c2, c + 2 * ldc, update)
    finish(c3, c + 3 * ldc, update)
  }
#endif

/// Eight rows x of eight columns (`ldx` apart), solved in place with a unit lower triangle: x ← x L⁻ᵀ. Column p of L is at
/// `l + 8 p`, its entries on and above the diagonal are not read.
@inline(__always) func solveEightRows(_ x: UnsafeMutablePointer<Double>, _ ldx: Int, _ l: UnsafePointer<Double>) {
  let x0 = load(x)
  var x1 = load(x + ldx), x2 = load(x + 2 * ldx), x3 = load(x + 3 * ldx)
  var x4 = load(x + 4 * ldx), x5 = load(x + 5 * ldx), x6 = load(x + 6 * ldx), x7 = load(x + 7 * ldx)
  @inline(__always) func remove(_ solved: Lanes, _ p: Int, _ j: Int, _ x: inout Lanes) {
    x = multiplyAdd(-solved, Lanes(repeating: l[8 * p + j]), x)
  }
  remove(x0, 0, 1, &x1)
  remove(x0, 0, 2, &x2)
  remove(x0, 0, 3, &x3)
  remove(x0, 0, 4, &x4)
  remove(x0, 0, 5, &x5)
  remove(x0, 0, 6, &x6)
  remove(x0, 0, 7, &x7)
  remove(x1, 1, 2, &x2)
  remove(x1, 1, 3, &x3)
  remove(x1, 1, 4, &x4)
  remove(x1, 1, 5, &x5)
  remove(x1, 1, 6, &x6)
  remove(x1, 1, 7, &x7)
  remove(x2, 2, 3, &x3)
  remove(x2, 2, 4, &x4)
  remove(x2, 2, 5, &x5)
  remove(x2, 2, 6, &x6)
  remove(x2, 2, 7, &x7)
  remove(x3, 3, 4, &x4)
  remove(x3, 3, 5, &x5)
  remove(x3, 3, 6, &x6)
  remove(x3, 3, 7, &x7)
  remove(x4, 4, 5, &x5)
  remove(x4, 4, 6, &x6)
  remove(x4, 4, 7, &x7)
  remove(x5, 5, 6, &x6)
  remove(x5, 5, 7, &x7)
  remove(x6, 6, 7, &x7)
  store(x1, x + ldx)
  store(x2, x + 2 * ldx)
  store(x3, x + 3 * ldx)
  store(x4, x + 4 * ldx)
  store(x5, x + 5 * ldx)
  store(x6, x + 6 * ldx)
  store(x7, x + 7 * ldx)
}
