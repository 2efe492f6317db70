import Foundation

/// A primal vector that is only read and in which a block like the one before it is kept once: costs and the kinds of
/// bounds are mostly the same at every stage, and what need not be read leaves the way to memory to others.
final class RepeatedVector: Sendable {
  private let kept: Vector
  /// First slot of each block in `kept`.
  private let starts: Table<Int>

  init(_ full: Vector, _ layout: Layout) {
    var starts: [Int] = [], sources: [UnsafeMutablePointer<Lanes>] = [], sizes: [Int] = [], count = 0
    var latest = [(source: UnsafeMutablePointer<Lanes>, start: Int)?](repeating: nil, count: layout.kinds.count)
    for block in layout.blocks {
      let size = layout.kinds[block.kind].columnCount + layout.kinds[block.kind].rowCount
      let source = full.lanes + block.primalStart
      if let (like, start) = latest[block.kind], memcmp(like, source, size * MemoryLayout<Lanes>.stride) == 0 {
        starts.append(start)
      } else {
        latest[block.kind] = (source, count)
        starts.append(count)
        sources.append(source)
        sizes.append(size)
        count += size
      }
    }
    kept = Vector(count)
    self.starts = Table(starts)
    var end = kept.lanes
    for (source, size) in zip(sources, sizes) {
      end.update(from: source, count: size)
      end += size
    }
  }

  @inline(__always) func lanes(_ block: Int) -> UnsafePointer<Lanes> { UnsafePointer(kept.lanes + starts[block]) }
}
