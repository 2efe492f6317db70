import SteppeBase
import SteppeProgram

extension Model {
  /// The template of a staged program. Several entries at one place are added; series of zeros are dropped. In a program of
  /// one stage the previous stage is the stage itself.
  init(_ program: StagedProgram) {
    self.init(stageCount: program.stageCount, objectiveConstant: program.objectiveConstant)
    let (n, m) = (program.columns.count, program.rows.count)
    columns = program.columns.map {
      Column(extent: .stages, lower: $0.lower, upper: $0.upper, cost: $0.cost, quadraticCost: $0.quadraticCost)
    }
    columns += program.sharedColumns.map {
      Column(
        extent: .once, lower: .constant($0.lower), upper: .constant($0.upper), cost: .constant($0.cost),
        quadraticCost: .constant($0.quadraticCost))
    }
    rows = program.rows.map { Row(extent: .stages, lower: $0.lower, upper: $0.upper) }
    rows += program.totalRows.map { Row(extent: .once, lower: .constant($0.lower), upper: .constant($0.upper)) }
    startChanged()

    let lag = stageCount == 1 ? 0 : 1
    var places: [Place: Values] = [:], order: [Place] = []
    func add(_ place: Place, _ coefficient: Values) {
      if let old = places[place] {
        places[place] = old + coefficient
      } else {
        places[place] = coefficient
        order.append(place)
      }
    }
    for e in program.current { add(Place(row: e.row, column: e.column, lag: 0), e.coefficient) }
    for e in program.previous { add(Place(row: e.row, column: e.column, lag: lag), e.coefficient) }
    for e in program.shared { add(Place(row: e.row, column: n + e.column, lag: 0), e.coefficient) }
    for e in program.totals { add(Place(row: m + e.row, column: e.column, lag: 0), e.coefficient) }
    for e in program.totalsShared {
      add(Place(row: m + e.row, column: n + e.column, lag: 0), .constant(e.coefficient))
    }
    for place in order where !places[place]!.isZero {
      addEntry(row: place.row, column: place.column, lag: place.lag, coefficient: places[place]!.simplified())
    }
  }

  /// A general program as a template of one stage.
  init(_ program: LinearProgram) {
    self.init(stageCount: 1, objectiveConstant: program.objectiveConstant)
    var diagonal = [Double](repeating: 0, count: program.columnCount)
    for entry in program.quadratic {
      if entry.row == entry.column {
        diagonal[entry.row] += entry.value
      } else {
        couplings[entry.row, default: [:]][entry.column, default: 0] += entry.value
      }
    }
    columns = (0..<program.columnCount).map {
      Column(
        extent: .stages, lower: .constant(program.columnLower[$0]), upper: .constant(program.columnUpper[$0]),
        cost: .constant(program.cost[$0]), quadraticCost: .constant(diagonal[$0]))
    }
    rows = (0..<program.rowCount).map {
      Row(extent: .stages, lower: .constant(program.rowLower[$0]), upper: .constant(program.rowUpper[$0]))
    }
    startChanged()
    program.forEachCoefficient { row, column, coefficient in
      if coefficient != 0 { addEntry(row: row, column: column, lag: 0, coefficient: .constant(coefficient)) }
    }
  }

  private mutating func startChanged() {
    changedRows = Array(repeating: true, count: rows.count)
    changedColumns = Array(repeating: true, count: columns.count)
    movedColumns = Array(repeating: false, count: columns.count)
    reaches = Array(repeating: nil, count: rows.count)
  }

  struct Place: Hashable {
    var row: Int
    var column: Int
    var lag: Int
  }
}
