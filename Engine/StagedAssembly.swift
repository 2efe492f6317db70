/// Where a stage's coefficients go in the elimination's workspace. The first step of a segment has one of its own: there
/// the previous stage's states are those at the segment's left boundary.
struct StagedAssembly {
  /// What the sparse part of the workspace starts with, diagonal and columns.
  let initial: Table<Double>
  /// Constants of the dense end, series and corrections of the first stage, with their places in the workspace.
  let denseConstants: Table<Double>
  let densePlaces: Table<Int32>
  let slots: Table<Int32>
  let slotPlaces: Table<Int32>
  let corrections: Table<Double>
  let correctionPlaces: Table<Int32>

  init(_ symbolic: StagedSymbolic, _ coefficients: StagedCoefficients, isFirstStep: Bool) {
    let pattern = symbolic.pattern, positions = symbolic.positions
    let sparseSize = symbolic.sparseCount + symbolic.rows.count
    var initial = [Double](repeating: 0, count: sparseSize)
    var dense: [(place: Int, value: Double)] = [], varying: [(place: Int, slot: Int)] = []
    var first: [(place: Int, value: Double)] = []
    func add(_ a: Int, _ b: Int, _ value: StagedCoefficients.Value) {
      let place = symbolic.workspaceIndex(positions[a], positions[b])
      switch value {
      case .series(let slot): varying.append((place, slot))
      case .constant(let constant, let correction):
        if correction != 0 { first.append((place, correction)) }
        if place < sparseSize { initial[place] += constant } else { dense.append((place, constant)) }
      }
    }
    for entry in coefficients.current {
      add(pattern.rowNodes[entry.row], pattern.columnNodes[entry.column], entry.value)
    }
    let states = isFirstStep ? pattern.leftStart : pattern.previousStart
    for entry in coefficients.previous {
      let node = pattern.columnNodes[entry.column] - pattern.stateStart + states
      add(pattern.rowNodes[entry.row], node, entry.value)
    }
    for entry in coefficients.shared {
      add(pattern.rowNodes[entry.row], pattern.sharedStart + entry.column, entry.value)
    }
    for entry in coefficients.totals {
      add(pattern.columnNodes[entry.column], pattern.totalStart + entry.row, entry.value)
    }
    for entry in coefficients.quadratic {
      let node = pattern.columnNodes[entry.column]
      add(node, node, entry.value)
    }
    if isFirstStep {
      // No stage before: its states are pivots without links.
      for state in 0..<pattern.stateCount {
        add(pattern.previousStart + state, pattern.previousStart + state, .constant(-1, first: 0))
      }
    }
    self.initial = Table(initial)
    denseConstants = Table(dense.map(\.value))
    densePlaces = Table(dense.map { Int32($0.place) })
    slots = Table(varying.map { Int32($0.slot) })
    slotPlaces = Table(varying.map { Int32($0.place) })
    corrections = Table(first.map(\.value))
    correctionPlaces = Table(first.map { Int32($0.place) })
  }

  /// Sets the sparse part of the workspace.
  func begin(_ workspace: UnsafeMutablePointer<Lanes>) {
    let initial = initial.pointer
    for index in 0..<self.initial.count { workspace[index] = Lanes(repeating: initial[index]) }
  }

  /// Adds what varies, and the constants of the dense end.
  func add(
    to workspace: UnsafeMutablePointer<Lanes>, series values: UnsafePointer<Lanes>, isFirstStage: Bool
  ) {
    for index in 0..<densePlaces.count {
      workspace[Int(densePlaces[index])] += Lanes(repeating: denseConstants[index])
    }
    for index in 0..<slotPlaces.count { workspace[Int(slotPlaces[index])] += values[Int(slots[index])] }
    if isFirstStage {
      for index in 0..<correctionPlaces.count {
        workspace[Int(correctionPlaces[index])] += Lanes(corrections[index], 0, 0, 0, 0, 0, 0, 0)
      }
    }
  }
}
