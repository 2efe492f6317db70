/// Where the entries of a program lie in the engine's vectors.
///
/// A *primal* vector holds the columns and the row activities s = Ax, a *dual* vector the row multipliers. Both are cut
/// into blocks (the hours of eight segments, say); a block's primal part is its columns followed by its row activities,
/// and the loop works on one block after the other while it is in cache. Blocks of one kind look alike.
struct Layout: Sendable {
  struct BlockKind: Sendable {
    /// Slots (entries of eight lanes) of columns and of rows.
    var columnCount: Int
    var rowCount: Int
  }

  struct Block: Sendable {
    var kind: Int
    /// First slot of the block in primal vectors (its row activities begin `columnCount` later) and in dual vectors.
    var primalStart: Int
    var dualStart: Int
  }

  var kinds: [BlockKind]
  var blocks: [Block]
  /// Runs of blocks that one thread works through in order. They belong to the problem, never to the number of threads:
  /// sums are formed within a chunk and then over the chunks, so that the answer's bits do not depend on threads.
  var chunks: [Range<Int>]
  var primalCount: Int
  var dualCount: Int
}

/// The linear algebra behind the interior-point loop: products with the (scaled) A and Q, and solutions of
///
///     [ −(Q + D)  Aᵀ ] [dx]   [f]
///     [    A      E  ] [dy] = [g]        D > 0 and E ≥ 0 diagonal
///
/// The matrix is quasi-definite, so any elimination order works and the sign of every pivot is known beforehand.
protocol KKTSystem: AnyObject {
  var layout: Layout { get }

  /// Whether Q has any entry.
  var isQuadratic: Bool { get }

  /// Index of the number (not the slot) of a column in `Vector.scalars` of a primal vector.
  func place(column: Int) -> Int

  /// Index of the numbers of a row: its activity in a primal vector, its multiplier in a dual vector.
  func place(row: Int) -> (activity: Int, dual: Int)

  /// Products with the point (x, y), block by block. `prepare(block)` is called once for every block before any product
  /// reads its part of x and y; then `body(chunk, block, ax, aty)` with the block's A x (one slot per row) and
  /// Aᵀ y − Q x (one slot per column), valid during the call and zero in padding. Chunks run in parallel; a block's
  /// `body` may come after the `prepare` of the block behind it.
  func products(
    _ x: Vector, _ y: Vector, prepare: (_ block: Int) -> Void,
    body: (_ chunk: Int, _ block: Int, _ ax: UnsafePointer<Lanes>, _ aty: UnsafePointer<Lanes>) -> Void)

  /// Factors the matrix with D = Θ + ρ (columns) and E = 1/Θ + δ (rows), and solves with it as `solve` does, while the
  /// factor is at hand: `diagonal` is a primal vector with Θ for columns and 1/Θ for row activities, ρ = δ the
  /// regularisation. Pivots that are too small or of the wrong sign are replaced; returns how many. Lanes that belong
  /// to no column or row (padding) have Θ = 1e30 and 1/Θ = 1.
  func factor(
    _ diagonal: Vector, regularisation: Double, solving f: Vector, _ g: Vector, into dx: Vector, _ dy: Vector
  ) -> Int

  /// Solves with the last factor. f is read from the columns of `f`, g from the dual vector `g`; dx goes to the columns
  /// of `dx`, dy to `dy`, zeros to padding. f and g are kept, and must not be dx and dy. `prepare(chunk, block)` is
  /// called once for every block before its part of f and g is read, chunks in parallel.
  func solve(
    _ f: Vector, _ g: Vector, into dx: Vector, _ dy: Vector, prepare: (_ chunk: Int, _ block: Int) -> Void)

  /// Floating-point operations of one factorisation, and numbers read by one solve (for the choice of correctors and
  /// for reports).
  var factorOperations: Double { get }
  var factorEntries: Double { get }
}
