/// L D Lᵀ of a sparse symmetric quasi-definite matrix whose pivot signs are known: any order of elimination works, so that
/// the order is chosen for speed and nothing is permuted while the numbers come.
///
/// Multifrontal (Duff and Reid, ACM TOMS 9, 1983): supernodes are eliminated in the order of the tree. The front of a
/// supernode is its entries of the matrix plus the updates of its children; its pivots are eliminated by dense kernels,
/// and what remains of it is its own update. Every front is formed in a fixed order of additions, so that the bits do not
/// depend on the number of threads.
///
/// Analysis (the initialiser), numbers (`factor`) and solutions (`solve`) are apart; only the first allocates memory.
final class SparseFactor: @unchecked Sendable {
  /// `order[k]` is the node eliminated k-th.
  let order: [Int32]
  /// Floating-point operations of a factorisation and numbers of L, both without the zeros of relaxed supernodes.
  let operations: Double
  let entries: Double

  let structure: SupernodeStructure
  let solveNodes: UnsafeMutablePointer<SolveNode>
  let schedule: SupernodeSchedule
  let parallel: ParallelLoop
  let workspaces: [FrontWorkspace]
  private let entryValues: [Double]
  private let signs: [Double]

  /// The columns of L, the inverses of D, and the updates on their way.
  let columns: UnsafeMutablePointer<Double>
  let inversePivots: UnsafeMutablePointer<Double>
  private let updates: UnsafeMutablePointer<Double>
  private let replacedPivots: UnsafeMutablePointer<Int>
  /// What the tasks of a solution subtract from rows above them.
  let carried: UnsafeMutablePointer<Double>

  /// Operations of a front from which its blocks are shared among threads.
  private static let sharedFront = 3e6

  /// - Parameters:
  ///   - values: of the pattern's entries.
  ///   - signs: +1 or −1 for every node.
  init(_ pattern: SparsePattern, order: SparseOrder, values: [Double], signs: [Double], parallel: ParallelLoop) {
    let size = pattern.size
    operations = order.tree.operations
    entries = order.tree.entries
    let partition = SupernodePartition(order)
    var structure = SupernodeStructure(partition, pattern)
    schedule = SupernodeSchedule(&structure)
    let supernodes = structure.supernodes
    self.structure = structure
    self.order = partition.order
    self.signs = partition.order.map { signs[Int($0)] }
    entryValues = structure.entries.map { values[Int($0)] }

    solveNodes = .allocate(capacity: supernodes.count + 1)
    for s in supernodes.indices { (solveNodes + s).initialize(to: SolveNode(supernodes[s])) }

    self.parallel = parallel
    workspaces = (0..<parallel.threads).map { _ in FrontWorkspace(supernodes, size: size) }
    columns = alignedNumbers(schedule.factorStorage)
    inversePivots = alignedNumbers(size)
    updates = alignedMemory(schedule.updateStorage)
    replacedPivots = .allocate(capacity: schedule.tasks.count + 1)
    carried = alignedNumbers(schedule.carriedRows.count)
  }

  deinit {
    for memory in [columns, inversePivots, updates, carried] { memory.deallocate() }
    replacedPivots.deallocate()
    solveNodes.deallocate()
  }

  /// Factors the matrix with this diagonal (in the order of elimination); returns how many pivots were replaced.
  func factor(diagonal: UnsafePointer<Double>, rule: PivotRule) -> Int {
    structure.withPointers { supernodes, _, targets, places in
      signs.withUnsafeBufferPointer { signs in
        entryValues.withUnsafeBufferPointer { values in
          factor(
            FactorPass(
              supernodes: supernodes, targets: targets, places: places, values: values.baseAddress!,
              diagonal: diagonal, signs: signs.baseAddress!, rule: rule, columns: columns,
              inversePivots: inversePivots, updates: updates))
        }
      }
    }
  }

  private func factor(_ pass: FactorPass) -> Int {
    let alone = ParallelLoop(threads: 1)
    parallel.shared(schedule.tasks.count) { task, worker in
      var count = 0
      for range in schedule.tasks[task] {
        for s in range { count += pass.eliminate(s, workspaces[worker], alone) }
      }
      replacedPivots[task] = count
    }
    var count = 0
    for task in schedule.tasks.indices { count += replacedPivots[task] }
    for s in schedule.top {
      let isLarge = pass.supernodes[s].operations > Self.sharedFront
      count += pass.eliminate(s, workspaces[0], isLarge ? parallel : alone)
    }
    return count
  }
}

/// Memory on whole cache lines, for numbers that are written before they are read.
func alignedMemory(_ count: Int) -> UnsafeMutablePointer<Double> {
  UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * MemoryLayout<Double>.stride, alignment: 64)
    .bindMemory(to: Double.self, capacity: max(count, 1))
}

/// Zeros on whole cache lines.
func alignedNumbers(_ count: Int) -> UnsafeMutablePointer<Double> {
  let memory = alignedMemory(count)
  memory.initialize(repeating: 0, count: max(count, 1))
  return memory
}
