/// Where a stage's unknowns are in the elimination, as tables for the inner loops.
struct StagedPlaces {
  /// Columns and rows of the template, and their sum.
  let columnCount: Int
  let rowCount: Int
  var primalCount: Int { columnCount + rowCount }

  let sparseCount: Int
  let sparseEntries: Int
  let columnStart: Table<Int32>
  let rows: Table<Int32>
  /// Targets of the sparse pivots' updates: for each, its lower triangle row by row.
  let targets: Table<Int32>
  /// Sign of every pivot.
  let signs: Table<Double>

  /// Positions of the template's columns and rows in the elimination, and of their diagonals in the workspace.
  let columnPositions: Table<Int32>
  let rowPositions: Table<Int32>
  let columnDiagonals: Table<Int32>
  let rowDiagonals: Table<Int32>

  /// Template columns that are states; positions of the previous stage's and this stage's.
  let stateColumns: Table<Int32>
  let previousPositions: Table<Int32>
  let statePositions: Table<Int32>
  /// Positions of the tail's nodes (states, left boundary's states, globals), counted from the first dense pivot.
  let tailPositions: Table<Int>
  /// Columns that are not states, and their positions.
  let interiorColumns: Table<Int32>
  let interiorPositions: Table<Int32>

  /// Workspace entries of this stage's states, and where they go when the stage has become the previous one.
  let moveSources: Table<Int32>
  let moveTargets: Table<Int32>

  init(_ symbolic: StagedSymbolic) {
    let pattern = symbolic.pattern, positions = symbolic.positions
    columnCount = pattern.columnNodes.count
    rowCount = pattern.rowNodes.count
    sparseCount = symbolic.sparseCount
    sparseEntries = symbolic.rows.count
    columnStart = Table(symbolic.columnStart.map(Int32.init))
    rows = Table(symbolic.rows.map(Int32.init))
    var targets: [Int32] = []
    for pivot in 0..<symbolic.sparseCount {
      let rows = symbolic.rows[symbolic.columnStart[pivot]..<symbolic.columnStart[pivot + 1]]
      for a in rows { for b in rows where b <= a { targets.append(Int32(symbolic.workspaceIndex(a, b))) } }
    }
    self.targets = Table(targets)
    var signs = [Double](repeating: -1, count: symbolic.pivotCount)
    for node in pattern.rowNodes { signs[positions[node]] = 1 }
    self.signs = Table(signs)

    func table(_ nodes: [Int], _ place: (Int) -> Int) -> Table<Int32> { Table(nodes.map { Int32(place($0)) }) }
    func diagonal(_ node: Int) -> Int { symbolic.workspaceIndex(positions[node], positions[node]) }
    let states = 0..<pattern.stateCount
    columnPositions = table(pattern.columnNodes) { positions[$0] }
    rowPositions = table(pattern.rowNodes) { positions[$0] }
    columnDiagonals = table(pattern.columnNodes, diagonal)
    rowDiagonals = table(pattern.rowNodes, diagonal)
    stateColumns = table(pattern.stateColumns) { $0 }
    previousPositions = table(states.map { pattern.previousStart + $0 }) { positions[$0] }
    statePositions = table(states.map { pattern.stateStart + $0 }) { positions[$0] }
    tailPositions = Table((pattern.pivotCount..<pattern.nodeCount).map { positions[$0] - symbolic.sparseCount })
    let interior = pattern.columnNodes.indices.filter { pattern.columnNodes[$0] < pattern.pivotCount }
    interiorColumns = table(interior) { $0 }
    interiorPositions = table(interior) { positions[pattern.columnNodes[$0]] }

    var sources: [Int32] = [], moves: [Int32] = []
    for a in states {
      for node in pattern.stateStart..<pattern.nodeCount {
        let isState = node < pattern.leftStart
        if isState, node - pattern.stateStart > a { continue }
        let target = isState ? node - pattern.stateStart + pattern.previousStart : node
        let previous = pattern.previousStart + a
        if target != previous, !pattern.graph[previous, target] { continue }
        sources.append(Int32(symbolic.workspaceIndex(positions[pattern.stateStart + a], positions[node])))
        moves.append(Int32(symbolic.workspaceIndex(positions[previous], positions[target])))
      }
    }
    moveSources = Table(sources)
    moveTargets = Table(moves)
  }

  func moveStates(_ workspace: UnsafeMutablePointer<Lanes>) {
    let sources = moveSources.pointer, targets = moveTargets.pointer
    for index in 0..<moveSources.count {
      workspace[Int(targets[index])] += workspace[Int(sources[index])]
      workspace[Int(sources[index])] = .zero
    }
  }

  /// Subtracts Θ + ρ from the columns' diagonal and adds 1/Θ + δ to the rows', ρ = δ.
  func addDiagonal(
    _ diagonal: UnsafePointer<Lanes>, _ regularisation: Lanes, to workspace: UnsafeMutablePointer<Lanes>
  ) {
    for column in 0..<columnCount {
      workspace[Int(columnDiagonals[column])] -= diagonal[column] + regularisation
    }
    for row in 0..<rowCount {
      workspace[Int(rowDiagonals[row])] += diagonal[columnCount + row] + regularisation
    }
  }

  func eliminateSparse(
    _ workspace: UnsafeMutablePointer<Lanes>, into factor: UnsafeMutablePointer<Lanes>,
    _ inverses: UnsafeMutablePointer<Lanes>, _ pivotGuard: inout PivotGuard
  ) {
    let starts = columnStart.pointer, signs = signs.pointer
    var target = targets.pointer
    for pivot in 0..<sparseCount {
      let inverse = pivotGuard.inverse(workspace[pivot], sign: signs[pivot])
      inverses[pivot] = inverse
      let start = Int(starts[pivot]), count = Int(starts[pivot + 1]) - start
      let upper = workspace + sparseCount + start, lower = factor + start
      for a in 0..<count {
        let value = upper[a] * inverse
        lower[a] = value
        for b in 0...a {
          let index = Int(target[b])
          workspace[index] = multiplyAdd(-value, upper[b], workspace[index])
        }
        target += a + 1
      }
    }
  }
}
