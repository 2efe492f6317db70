import Testing

#if ENGINEAVX512
  @testable import EngineAVX512
#elseif ENGINEAVX2
  @testable import EngineAVX2
#else
  @testable import EngineBaseline
#endif

@Suite(.enabled(if: machineHasInstructions, "this machine lacks the engine's instructions"))
struct SparseFactorTests {
  private static let rule = PivotRule(smallest: 1e-14, replacement: 1e-7)

  /// The solution for a right-hand side, both by nodes.
  private func solve(
    _ factor: SparseFactor, diagonal: [Double], _ side: [Double]
  ) -> (x: [Double], replaced: Int) {
    let order = factor.order.map { Int($0) }
    let replaced = factor.factor(diagonal: order.map { diagonal[$0] }, rule: Self.rule)
    var work = order.map { side[$0] }
    work.withUnsafeMutableBufferPointer { factor.solve($0.baseAddress!) }
    var x = side
    for (k, node) in order.enumerated() { x[node] = work[k] }
    return (x, replaced)
  }

  private func numbers(_ count: Int, seed: Int) -> [Double] {
    var random = SplitMix(seed: seed)
    return (0..<count).map { _ in Double.random(in: -1...1, using: &random) }
  }

  @Test(arguments: RandomSparseMatrix.Shape.allCases, [1, 2, 7, 17, 40, 150, 700])
  func solvesWhatWasMultiplied(_ shape: RandomSparseMatrix.Shape, _ size: Int) {
    if shape == .dense && size > 300 { return }
    let matrix = RandomSparseMatrix(shape, size: size, seed: size)
    let expected = numbers(size, seed: 1)
    let (x, replaced) = solve(matrix.factor(), diagonal: matrix.diagonal, matrix.multiply(expected))
    #expect(replaced == 0)
    let error = zip(x, expected).map { abs($0 - $1) }.max()!
    #expect(error < 1e-10)
  }

  @Test(arguments: [129, 300, 515])
  func frontsOfSeveralPanelsSolveWhatWasMultiplied(_ size: Int) {
    let matrix = RandomSparseMatrix(.dense, size: size, seed: 3)
    let expected = numbers(size, seed: 2)
    let (x, _) = solve(matrix.factor(), diagonal: matrix.diagonal, matrix.multiply(expected))
    #expect(zip(x, expected).map { abs($0 - $1) }.max()! < 1e-10)
  }

  @Test func aFactorTakesNewDiagonals() {
    let matrix = RandomSparseMatrix(.grid, size: 400, seed: 5), factor = matrix.factor()
    let side = numbers(400, seed: 3)
    let first = solve(factor, diagonal: matrix.diagonal, side).x
    _ = solve(factor, diagonal: matrix.diagonal.map { 10 * $0 }, side)
    #expect(solve(factor, diagonal: matrix.diagonal, side).x == first)
  }

  @Test func pivotsTooSmallOrOfTheWrongSignAreReplacedAndCounted() {
    let matrix = RandomSparseMatrix(.diagonal, size: 50, seed: 7)
    var diagonal = matrix.diagonal
    diagonal[3] = 0
    diagonal[20] = -diagonal[20]
    diagonal[21] = 1e-15 * matrix.signs[21]
    diagonal[40] = .nan
    let (x, replaced) = solve(matrix.factor(), diagonal: diagonal, [Double](repeating: 1, count: 50))
    #expect(replaced == 4)
    for node in 0..<50 {
      let isReplaced = [3, 20, 21, 40].contains(node)
      #expect(x[node] == 1 / (isReplaced ? 1e-7 * matrix.signs[node] : diagonal[node]))
    }
  }

  @Test func pivotsInLargeFrontsAreReplacedToo() {
    // Two equal rows and columns of the same sign: the second pivot vanishes but for rounding.
    let size = 200
    let others = (0..<size).flatMap { ($0 + 1..<size).map { Int32($0) } }
    let starts = (0...size).map { Int32($0 * size - $0 * ($0 + 1) / 2) }
    let factor = SparseFactor(
      SparsePattern(starts: starts, others: others),
      order: SparseOrder(SparsePattern(starts: starts, others: others), order: (0..<Int32(size)).map { $0 }),
      values: [Double](repeating: 1, count: others.count), signs: [Double](repeating: 1, count: size),
      parallel: ParallelLoop(threads: 1))
    let replaced = factor.factor(diagonal: [Double](repeating: 1, count: size), rule: Self.rule)
    #expect(replaced == size - 1)
  }

  @Test(arguments: [RandomSparseMatrix.Shape.grid, .arrow, .star, .scattered])
  func anyNumberOfThreadsGivesTheSameBits(_ shape: RandomSparseMatrix.Shape) {
    let size = shape == .scattered ? 2500 : 1600
    let matrix = RandomSparseMatrix(shape, size: size, seed: 11), side = numbers(size, seed: 4)
    let alone = solve(matrix.factor(threads: 1), diagonal: matrix.diagonal, side)
    for threads in [2, 3] {
      let several = solve(matrix.factor(threads: threads), diagonal: matrix.diagonal, side)
      #expect(several.x == alone.x)
      #expect(several.replaced == alone.replaced)
    }
  }
}
