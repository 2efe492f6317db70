/// A constant array that kernels address by pointer: no bounds to check, no reference to count.
final class Table<Element: BitwiseCopyable>: @unchecked Sendable {
  let count: Int
  private let storage: UnsafeMutablePointer<Element>

  init(_ elements: [Element]) {
    count = elements.count
    storage = .allocate(capacity: max(count, 1))
    storage.initialize(from: elements, count: count)
  }

  deinit { storage.deallocate() }

  var pointer: UnsafePointer<Element> { UnsafePointer(storage) }

  @inline(__always) subscript(index: Int) -> Element { storage[index] }
}
