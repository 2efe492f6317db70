import SteppeProgram

/// The graph of one stage: which unknowns meet in an equation.
///
/// Nodes, first those eliminated with the stage (*pivots*): its interior columns, its rows, the states of the previous
/// stage; then the *tail*: this stage's states, the states at the left boundary of the segment, the shared columns and
/// the total rows. States are the columns that the next stage's rows use.
struct StagedPattern: Equatable {
  let stateColumns: [Int]
  let pivotCount: Int
  let nodeCount: Int
  /// Node of each template column (a state's is in the tail) and row.
  let columnNodes: [Int]
  let rowNodes: [Int]
  /// The first node of the previous stage's states, of this stage's, of the left boundary's, of shared columns and totals.
  let previousStart: Int
  let stateStart: Int
  let leftStart: Int
  let sharedStart: Int
  let totalStart: Int
  /// Links within a stage; after `handOn` with those that the stage before leaves.
  private(set) var graph: BitMatrix

  var stateCount: Int { stateColumns.count }

  init(_ program: StagedProgram) {
    stateColumns = Set(program.previous.map(\.column)).sorted()
    let states = stateColumns.count, rows = program.rows.count
    previousStart = program.columns.count - states + rows
    stateStart = previousStart + states
    leftStart = stateStart + states
    sharedStart = leftStart + states
    totalStart = sharedStart + program.sharedColumns.count
    nodeCount = totalStart + program.totalRows.count
    pivotCount = stateStart

    var stateIndex: [Int: Int] = [:]
    for (index, column) in stateColumns.enumerated() { stateIndex[column] = index }
    var columnNodes: [Int] = []
    var interior = 0
    for column in program.columns.indices {
      if let index = stateIndex[column] {
        columnNodes.append(stateStart + index)
      } else {
        columnNodes.append(interior)
        interior += 1
      }
    }
    self.columnNodes = columnNodes
    rowNodes = (0..<rows).map { interior + $0 }

    graph = BitMatrix(size: nodeCount)
    for entry in program.current { graph.link(rowNodes[entry.row], columnNodes[entry.column]) }
    for entry in program.previous {
      let index = stateIndex[entry.column]!
      graph.link(rowNodes[entry.row], previousStart + index)
      graph.link(rowNodes[entry.row], leftStart + index)
    }
    for entry in program.shared { graph.link(rowNodes[entry.row], sharedStart + entry.column) }
    for entry in program.totals { graph.link(columnNodes[entry.column], totalStart + entry.row) }
  }

  /// What eliminating a stage leaves among its states and the rest of the tail is there when the next stage begins;
  /// repeated until nothing new is handed on.
  mutating func handOn() {
    while true {
      let left = Elimination(graph, pivotCount: pivotCount, rule: .minimumDegree).graph
      var isNew = false
      for state in 0..<stateCount {
        for node in left.columns(stateStart + state) {
          let other = node < leftStart ? node - stateStart + previousStart : node
          if graph[previousStart + state, other] { continue }
          graph.link(previousStart + state, other)
          isNew = true
        }
      }
      if !isNew { return }
    }
  }
}
