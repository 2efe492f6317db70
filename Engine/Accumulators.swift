/// Sums and maxima that the chunks of a pass form side by side. A chunk has its own slots, and the chunks are combined
/// in their order, so that the bits do not depend on threads.
final class Accumulators {
  private let vector: Vector
  private let chunks: Int
  static let slots = 32

  init(chunks: Int) {
    self.chunks = chunks
    vector = Vector(chunks * Self.slots)
  }

  func clear() { vector.fill(0) }

  /// The slots of a chunk.
  @inline(__always) func lanes(_ chunk: Int) -> UnsafeMutablePointer<Lanes> { vector.lanes + chunk * Self.slots }

  func sum(_ slot: Int) -> Double { (0..<chunks).reduce(0) { $0 + lanes($1)[slot].sum() } }

  /// The largest lane. Not a number anywhere is for `sum` to show: comparisons lose it.
  func max(_ slot: Int) -> Double { (0..<chunks).reduce(0) { Swift.max($0, lanes($1)[slot].max()) } }
}
