import CAMD

/// LDLᵀ of a sparse symmetric quasi-definite matrix whose pivot signs are known.
///
/// The pattern is given once as the upper triangle of the matrix by columns (row indices ascending, the diagonal
/// present and last); the numbers then come as often as needed in the same order.
///
/// Up-looking: row k of L is the solution of a triangular system whose pattern is the path of the entries of column k
/// up the elimination tree (Davis, *Direct Methods for Sparse Linear Systems*, 2006, chapter 4).
final class SparseFactor {
  let size: Int
  private let columnStart: [Int]
  private let rowIndex: [Int32]
  private let signs: [Double]
  private let parent: [Int32]
  private let factorStart: [Int]
  private var factorRows: [Int32]
  private var factorValues: [Double]
  private var inversePivots: [Double]

  var entries: Int { factorRows.count }
  let operations: Double

  /// - Parameter signs: +1 or −1 for every pivot, in elimination order.
  init(columnStart: [Int], rowIndex: [Int32], signs: [Double]) {
    size = signs.count
    self.columnStart = columnStart
    self.rowIndex = rowIndex
    self.signs = signs
    var parent = [Int32](repeating: -1, count: size), mark = [Int32](repeating: -1, count: size)
    var counts = [Int](repeating: 0, count: size + 1)
    for k in 0..<size {
      mark[k] = Int32(k)
      for p in columnStart[k]..<columnStart[k + 1] {
        var i = Int(rowIndex[p])
        while i < k, mark[i] != k {
          if parent[i] == -1 { parent[i] = Int32(k) }
          counts[i + 1] += 1
          mark[i] = Int32(k)
          i = Int(parent[i])
        }
      }
    }
    operations = counts.reduce(0) { $0 + Double($1) * Double($1 + 2) }
    for i in 0..<size { counts[i + 1] += counts[i] }
    self.parent = parent
    factorStart = counts
    factorRows = [Int32](repeating: 0, count: counts[size])
    factorValues = [Double](repeating: 0, count: counts[size])
    inversePivots = [Double](repeating: 0, count: size)
  }

  /// Factors the matrix with these numbers. A pivot smaller than `smallest` or of the wrong sign is nothing but rounding
  /// error; it becomes its sign times `replacement`, far larger, so that the noise is not blown up. Returns how many.
  func factor(_ values: [Double], smallest: Double, replacement: Double) -> Int {
    var replaced = 0
    var work = [Double](repeating: 0, count: size)
    var pattern = [Int32](repeating: 0, count: size), path = [Int32](repeating: 0, count: size)
    var mark = [Int32](repeating: -1, count: size)
    var next = factorStart
    for k in 0..<size {
      var top = size, pivot = 0.0
      mark[k] = Int32(k)
      for p in columnStart[k]..<columnStart[k + 1] {
        var i = Int(rowIndex[p])
        if i == k {
          pivot = values[p]
          continue
        }
        work[i] += values[p]
        var length = 0
        while mark[i] != k {
          path[length] = Int32(i)
          length += 1
          mark[i] = Int32(k)
          i = Int(parent[i])
        }
        while length > 0 {
          length -= 1
          top -= 1
          pattern[top] = path[length]
        }
      }
      for t in top..<size {
        let i = Int(pattern[t]), value = work[i]
        work[i] = 0
        let end = next[i]
        for p in factorStart[i]..<end { work[Int(factorRows[p])] -= factorValues[p] * value }
        let scaled = value * inversePivots[i]
        pivot -= scaled * value
        factorRows[end] = Int32(k)
        factorValues[end] = scaled
        next[i] = end + 1
      }
      if !(pivot * signs[k] >= smallest) {
        pivot = signs[k] * replacement
        replaced += 1
      }
      inversePivots[k] = 1 / pivot
    }
    return replaced
  }

  /// Solves in place, in elimination order.
  func solve(_ x: inout [Double]) {
    for j in 0..<size {
      let value = x[j]
      if value == 0 { continue }
      for p in factorStart[j]..<factorStart[j + 1] { x[Int(factorRows[p])] -= factorValues[p] * value }
    }
    for j in stride(from: size - 1, through: 0, by: -1) {
      var value = x[j] * inversePivots[j]
      for p in factorStart[j]..<factorStart[j + 1] { value -= factorValues[p] * x[Int(factorRows[p])] }
      x[j] = value
    }
  }

  /// The fill-reducing order of a symmetric matrix by approximate minimum degree (Amestoy, Davis and Duff, 2004;
  /// SuiteSparse AMD): `order[k]` is the node eliminated k-th.
  ///
  /// - Parameters: the pattern by columns, either triangle or both.
  static func minimumDegreeOrder(columnStart: [Int], rowIndex: [Int32]) -> [Int] {
    let size = columnStart.count - 1
    if size == 0 { return [] }
    var order = [Int](repeating: 0, count: size)
    let rows = rowIndex.map { Int($0) }
    let status = amd_l_order(size, columnStart, rows.isEmpty ? [0] : rows, &order, nil, nil)
    precondition(status == AMD_OK || status == AMD_OK_BUT_JUMBLED, "AMD could not order a valid pattern")
    return order
  }
}
