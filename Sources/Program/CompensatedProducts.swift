/// Sums of products, one per row or column, kept to twice the working precision: every product and every sum carries
/// its rounding error along (Ogita, Rump & Oishi 2005, "Accurate sum and dot product").
///
/// Certificates use it because they judge differences of large numbers.
public struct CompensatedSums: Sendable {
  /// Empty when every sum is zero.
  private var sums: [CompensatedSum]

  static let zeros = CompensatedSums(count: 0)

  init(count: Int) { sums = Array(repeating: CompensatedSum(), count: count) }

  @inline(__always) mutating func add(_ a: Double, times b: Double, to index: Int) { sums[index].add(a, times: b) }

  public subscript(index: Int) -> Double { sums.isEmpty ? 0 : sums[index].value }

  /// The largest product added to a sum: the size against which its error is judged.
  public func largest(_ index: Int) -> Double { sums.isEmpty ? 0 : sums[index].largest }
}

/// One sum of products kept to twice the working precision.
struct CompensatedSum {
  private var sum = 0.0
  private var error = 0.0
  private(set) var largest = 0.0

  @inline(__always) mutating func add(_ a: Double, times b: Double = 1) {
    let product = a * b
    let productError = (-product).addingProduct(a, b)
    let new = sum + product
    let part = new - sum
    error += (sum - (new - part)) + (product - part) + productError
    sum = new
    largest = max(largest, abs(product))
  }

  var value: Double { sum + error }
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
