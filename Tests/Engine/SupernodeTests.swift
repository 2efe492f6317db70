import Testing

#if ENGINEAVX512
  @testable import EngineAVX512
#elseif ENGINEAVX2
  @testable import EngineAVX2
#else
  @testable import EngineBaseline
#endif

@Suite(.enabled(if: machineHasInstructions, "this machine lacks the engine's instructions"))
struct SupernodeTests {
  /// The columns of L by elimination of sets of nodes.
  private func columns(_ pattern: SparsePattern, order: [Int32]) -> [Set<Int>] {
    var positions = [Int](repeating: 0, count: order.count)
    for (k, node) in order.enumerated() { positions[Int(node)] = k }
    var result = [Set<Int>](repeating: [], count: order.count)
    for node in 0..<pattern.size {
      for e in pattern.entries(of: node) {
        let a = positions[node], b = positions[Int(pattern.others[e])]
        result[min(a, b)].insert(max(a, b))
      }
    }
    for k in result.indices {
      if let parent = result[k].min() { result[parent].formUnion(result[k].subtracting([parent])) }
    }
    return result
  }

  @Test(arguments: RandomSparseMatrix.Shape.allCases, [1, 9, 60, 200])
  func theTreeAndItsCountsAreThoseOfTheElimination(_ shape: RandomSparseMatrix.Shape, _ size: Int) {
    let matrix = RandomSparseMatrix(shape, size: size, seed: size)
    let order = matrix.pattern.minimumDegreeOrder(dense: 10)
    let tree = SparseOrder(matrix.pattern, order: order).tree
    let expected = columns(matrix.pattern, order: order)
    #expect(tree.parents.map { Int($0) } == expected.map { $0.min() ?? -1 })
    #expect(tree.counts.map { Int($0) } == expected.map { $0.count })
    #expect(tree.postorder.sorted() == (0..<Int32(size)).map { $0 })
  }

  @Test(arguments: RandomSparseMatrix.Shape.allCases, [1, 60, 200])
  func supernodesHoldTheColumnsOfL(_ shape: RandomSparseMatrix.Shape, _ size: Int) {
    let matrix = RandomSparseMatrix(shape, size: size, seed: size)
    let partition = SupernodePartition(
      SparseOrder(matrix.pattern, order: matrix.pattern.minimumDegreeOrder(dense: 10)))
    let structure = SupernodeStructure(partition, matrix.pattern)
    let expected = columns(matrix.pattern, order: partition.order)
    for supernode in structure.supernodes {
      let first = Int(supernode.firstPivot), end = first + Int(supernode.pivots)
      let start = supernode.rowStart, rows = structure.rows[start..<start + Int(supernode.rows)].map { Int($0) }
      #expect(rows == expected[first..<end].reduce(Set()) { $0.union($1) }.filter { $0 >= end }.sorted())
      if supernode.parent == -1 { continue }
      let parent = structure.supernodes[Int(supernode.parent)]
      let front =
        (0..<Int(parent.pivots)).map { Int(parent.firstPivot) + $0 }
        + structure.rows[parent.rowStart..<parent.rowStart + Int(parent.rows)].map { Int($0) }
      #expect(structure.targets[start..<start + Int(supernode.rows)].map { front[Int($0)] } == rows)
    }
  }

  @Test(arguments: [1, 5, 8, 127, 128, 129, 256, 300], [0, 1, 8, 100, 128, 260])
  func noTwoNumbersOfAFrontShareAPlace(_ pivots: Int, _ rows: Int) {
    let shape = FrontShape(pivots: pivots, rows: rows)
    var places: Set<Int> = [], updatePlaces: Set<Int> = []
    for j in 0..<pivots { for i in j..<(pivots + rows) { places.insert(shape.pivotColumn(j) + i) } }
    for j in 0..<rows { for i in j..<rows { updatePlaces.insert(shape.updateColumn(j) + i) } }
    #expect(places.count == pivots * rows + pivots * (pivots + 1) / 2)
    #expect(places.allSatisfy { (0..<shape.panelStorage).contains($0) })
    #expect(updatePlaces.count == rows * (rows + 1) / 2)
    #expect(updatePlaces.allSatisfy { (0..<shape.updateStorage).contains($0) })
    for index in 0..<shape.panelCount {
      let panel = shape.panel(index)
      #expect(panel.offset == shape.pivotColumn(panel.start) + panel.start)
      // The rows below the triangle begin on whole vectors.
      #expect((panel.offset + panel.width) % 8 == 0 && panel.leading % 8 == 0)
    }
  }

  @Test(arguments: [(1, 3), (3, 14), (8, 8), (17, 40), (128, 130), (130, 5), (140, 300), (300, 0), (300, 161)])
  func eliminationOfAFrontIsThatOfTheDenseMatrix(_ pivots: Int, _ rows: Int) {
    let size = pivots + rows, shape = FrontShape(pivots: pivots, rows: rows)
    var random = SplitMix(seed: size)
    let signs = (0..<size).map { _ in Bool.random(using: &random) ? 1.0 : -1 }
    var matrix = (0..<size).map { j in
      (0..<size).map { i in i == j ? 3 * signs[j] : Double.random(in: -1...1, using: &random) / Double(size) }
    }
    let panels = alignedNumbers(shape.panelStorage + 16), update = alignedNumbers(shape.updateStorage + 16)
    let inverse = alignedNumbers(size)
    defer { for memory in [panels, update, inverse] { memory.deallocate() } }
    for j in 0..<pivots { for i in j..<size { panels[shape.pivotColumn(j) + i] = matrix[j][i] } }
    let supernode = Supernode(
      firstPivot: 0, pivots: Int32(pivots), rows: Int32(rows), parent: -1, firstChild: -1)
    signs.withUnsafeBufferPointer { signs in
      let elimination = FrontElimination(
        shape: shape, panels: panels, update: update, inversePivots: inverse, signs: signs.baseAddress!,
        rule: PivotRule(smallest: 1e-14, replacement: 1e-7), workspace: FrontWorkspace([supernode], size: size))
      #expect(elimination.run(ParallelLoop(threads: 2)) == 0)
    }
    for j in pivots..<size { for i in j..<size { matrix[j][i] = 0 } }
    var error = 0.0
    for k in 0..<pivots {
      let pivot = matrix[k][k]
      error = max(error, abs(inverse[k] - 1 / pivot))
      for j in (k + 1)..<max(size, k + 1) {
        let l = matrix[k][j] / pivot
        error = max(error, abs(panels[shape.pivotColumn(k) + j] - l))
        for i in j..<size { matrix[j][i] -= matrix[k][i] * l }
      }
    }
    for j in 0..<rows {
      for i in j..<rows {
        error = max(error, abs(update[shape.updateColumn(j) + i] - matrix[pivots + j][pivots + i]))
      }
    }
    #expect(error < 1e-12)
  }
}
