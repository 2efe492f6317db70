#if ENGINEAVX512
  @testable import EngineAVX512
#elseif ENGINEAVX2
  @testable import EngineAVX2
#else
  @testable import EngineBaseline
#endif

/// A random symmetric quasi-definite matrix: a sparse pattern, and a diagonal with signs.
struct RandomSparseMatrix {
  /// Kinds of patterns, each with another elimination tree.
  enum Shape: CaseIterable {
    /// Entries anywhere, few to many.
    case scattered
    /// Neighbours on a square grid: a broad tree with fronts of all sizes.
    case grid
    /// A path with some nodes that touch all others: many small fronts and a dense end.
    case arrow
    /// One dense block, and leaves that touch some of it.
    case star
    /// Everything touches everything.
    case dense
    /// No entry off the diagonal.
    case diagonal
  }

  let pattern: SparsePattern
  let values: [Double]
  let signs: [Double]
  let diagonal: [Double]

  init(_ shape: Shape, size: Int, seed: Int) {
    var random = SplitMix(seed: seed)
    var pairs: Set<Int> = []
    func add(_ a: Int, _ b: Int) { if a != b, a < size, b < size { pairs.insert(min(a, b) * size + max(a, b)) } }
    let side = max(1, Int(Double(size).squareRoot()))
    for node in 0..<size {
      switch shape {
      case .scattered: for _ in 0..<(1 + node % 3) { add(node, Int.random(in: 0..<size, using: &random)) }
      case .grid:
        if node % side < side - 1 { add(node, node + 1) }
        add(node, node + side)
      case .arrow:
        add(node, node + 1)
        for end in 0..<(size / 20) { add(node, size - 1 - end) }
      case .star:
        if node >= size / 2 {
          for other in (size / 2)..<size { add(node, other) }
        } else {
          for _ in 0..<4 { add(node, Int.random(in: (size / 2)..<size, using: &random)) }
        }
      case .dense: for other in 0..<size { add(node, other) }
      case .diagonal: break
      }
    }
    // Quasi-definite whatever the numbers: only nodes of different sign are joined by large ones.
    signs = (0..<size).map { _ in Bool.random(using: &random) ? 1 : -1 }
    var columns = [[Int]](repeating: [], count: size)
    for pair in pairs.sorted() {
      // Either triangle may hold the entry.
      let (a, b) = Bool.random(using: &random) ? (pair / size, pair % size) : (pair % size, pair / size)
      columns[a].append(b)
    }
    var starts: [Int32] = [0], others: [Int32] = [], values: [Double] = []
    for (node, column) in columns.enumerated() {
      for other in column.sorted() {
        others.append(Int32(other))
        let size = signs[node] == signs[other] ? 0.3 / Double(size) : 1
        values.append(Double.random(in: -size...size, using: &random))
      }
      starts.append(Int32(others.count))
    }
    pattern = SparsePattern(starts: starts, others: others)
    self.values = values
    diagonal = signs.map { $0 * Double.random(in: 0.5...2, using: &random) }
  }

  /// The product with x.
  func multiply(_ x: [Double]) -> [Double] {
    var result = zip(diagonal, x).map { $0 * $1 }
    for node in 0..<pattern.size {
      for e in pattern.entries(of: node) {
        let other = Int(pattern.others[e])
        result[node] += values[e] * x[other]
        result[other] += values[e] * x[node]
      }
    }
    return result
  }

  func factor(threads: Int = 1) -> SparseFactor {
    let order = SparseOrder(pattern, order: pattern.minimumDegreeOrder(dense: 10))
    return SparseFactor(pattern, order: order, values: values, signs: signs, parallel: ParallelLoop(threads: threads))
  }
}
