import Foundation

/// Eight doubles that step through the same arithmetic together: eight segments of time in the staged back end, eight
/// neighbouring entries elsewhere.
typealias Lanes = SIMD8<Double>

let laneCount = 8

/// c + a·b, fused where the instruction set has it (without hardware support the fused form calls a library routine
/// for every lane, a hundred times slower).
@inline(__always) func multiplyAdd(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes {
  #if NO_FMA
    c + a * b
  #else
    c.addingProduct(a, b)
  #endif
}

@inline(__always) func larger(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .> a) }
@inline(__always) func smaller(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .< a) }
@inline(__always) func magnitude(_ a: Lanes) -> Lanes { larger(a, -a) }

/// An array of lanes that kernels address by pointer. Filled with zeros when made; freed with the object.
final class Vector: @unchecked Sendable {
  let lanes: UnsafeMutablePointer<Lanes>
  let count: Int

  init(_ count: Int) {
    self.count = count
    lanes = Self.memory(bytes: max(count, 1) * MemoryLayout<Lanes>.stride).assumingMemoryBound(to: Lanes.self)
    lanes.initialize(repeating: .zero, count: max(count, 1))
  }

  deinit { free(lanes) }

  /// Long vectors lie on large pages where the system has them: a sweep over small ones waits for address translation.
  private static func memory(bytes: Int) -> UnsafeMutableRawPointer {
    let largePage = 2 << 20, isLong = bytes >= largePage
    var memory: UnsafeMutableRawPointer?
    let failure = posix_memalign(&memory, isLong ? largePage : MemoryLayout<Lanes>.alignment, bytes)
    guard failure == 0, let memory else { fatalError("not enough memory for \(bytes) bytes") }
    #if os(Linux)
      if isLong { madvise(memory, bytes, MADV_HUGEPAGE) }
    #endif
    return memory
  }

  /// The same memory as single numbers: lane l of entry i is `scalars[8 * i + l]`.
  var scalars: UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Double.self)
  }

  func fill(_ value: Double) { lanes.update(repeating: Lanes(repeating: value), count: count) }

  func copy(from other: Vector) {
    precondition(other.count == count, "vectors of different length")
    lanes.update(from: other.lanes, count: count)
  }
}
