/// Sums of products, one per row or column, kept to twice the working precision: every product and every sum carries
/// its rounding error along (Ogita, Rump & Oishi 2005, "Accurate sum and dot product").
///
/// Certificates use it because they judge differences of large numbers.
public struct CompensatedSums: Sendable {
  private struct Entry {
    var sum = 0.0
    var error = 0.0
    var largest = 0.0
  }

  /// Empty when every sum is zero.
  private var entries: [Entry]

  static let zeros = CompensatedSums(count: 0)

  init(count: Int) { entries = Array(repeating: Entry(), count: count) }

  @inline(__always) mutating func add(_ a: Double, times b: Double, to index: Int) {
    let product = a * b
    let productError = (-product).addingProduct(a, b)
    var entry = entries[index]
    let new = entry.sum + product
    let part = new - entry.sum
    entry.error += (entry.sum - (new - part)) + (product - part) + productError
    entry.sum = new
    entry.largest = max(entry.largest, abs(product))
    entries[index] = entry
  }

  public subscript(index: Int) -> Double {
    entries.isEmpty ? 0 : entries[index].sum + entries[index].error
  }

  /// The largest product added to a sum: the size against which its error is judged.
  public func largest(_ index: Int) -> Double { entries.isEmpty ? 0 : entries[index].largest }
}

/// One sum of products kept to twice the working precision.
struct CompensatedSum {
  private var sums = CompensatedSums(count: 1)

  mutating func add(_ a: Double, times b: Double = 1) { sums.add(a, times: b, to: 0) }
  var value: Double { sums[0] }
}

extension ConvexProgram {
  /// A x, one sum per row.
  public func rowActivities(_ x: [Double]) -> CompensatedSums {
    var result = CompensatedSums(count: rowCount)
    forEachCoefficient { row, column, coefficient in result.add(coefficient, times: x[column], to: row) }
    return result
  }

  /// Aᵀ y, one sum per column.
  public func columnActivities(_ y: [Double]) -> CompensatedSums {
    var result = CompensatedSums(count: columnCount)
    forEachCoefficient { row, column, coefficient in result.add(coefficient, times: y[row], to: column) }
    return result
  }

  /// Q x, one sum per column.
  public func quadraticActivities(_ x: [Double]) -> CompensatedSums {
    var result: CompensatedSums?
    forEachQuadraticCoefficient { row, column, coefficient in
      if result == nil { result = CompensatedSums(count: columnCount) }
      result!.add(coefficient, times: x[column], to: row)
    }
    return result ?? .zeros
  }
}
