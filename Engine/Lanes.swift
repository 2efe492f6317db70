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
  /// Of a mapping; zero for memory of the heap.
  private let mappedBytes: Int

  /// Vectors of this size lie in mappings of their own: large pages, where the system has them, run across neighbouring
  /// mappings, and a sweep over small pages waits for address translation (and for every page's first touch).
  private static let mappingSize = 64 << 10

  init(_ count: Int) {
    self.count = count
    let bytes = max(count, 1) * MemoryLayout<Lanes>.stride
    let mapping = bytes < Self.mappingSize ? nil : Self.map(bytes)
    mappedBytes = mapping == nil ? 0 : bytes
    if let mapping {
      lanes = mapping.assumingMemoryBound(to: Lanes.self)
    } else {
      lanes = .allocate(capacity: max(count, 1))
      lanes.initialize(repeating: .zero, count: max(count, 1))
    }
  }

  deinit {
    if mappedBytes > 0 { munmap(lanes, mappedBytes) } else { lanes.deallocate() }
  }

  /// Zeros that take no memory before they are touched.
  private static func map(_ bytes: Int) -> UnsafeMutableRawPointer {
    let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { fatalError("not enough memory for \(bytes) bytes") }
    #if os(Linux)
      madvise(memory, bytes, MADV_HUGEPAGE)
    #endif
    return memory
  }

  /// The same memory as single numbers: lane l of entry i is `scalars[laneCount * i + l]`.
  var scalars: UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Double.self)
  }

  func fill(_ value: Double) { lanes.update(repeating: Lanes(repeating: value), count: count) }

  func copy(from other: Vector) {
    precondition(other.count == count, "vectors of different length")
    lanes.update(from: other.lanes, count: count)
  }
}
