import SteppeBase
import SteppeNetwork
import SteppeProgram

typealias SharedColumn = StagedProgram.SharedColumn
typealias TotalRow = StagedProgram.TotalRow

/// The programs of several scenarios as one. Their stages stand one after the other, and columns and rows of the same
/// label share a place in the template, where a scenario that lacks one has zeros. Capacities are decided before anyone
/// knows the scenario: they are shared. Costs count with the probability.
///
/// The stage before the first one of a scenario is its own last one. Between the two a column carries the value,
///
///     carry_t = carry_{t−1} inside,   x_last = carry_{last−1},   so that carry_first = x_last,
///
/// which keeps the staged form with nothing shared, however many scenarios there are. What is summed over the stages of
/// each scenario (an emission limit, the cost for the value at risk) is summed within the stage first, so that the total
/// row of a scenario holds one stage column only.
struct ScenarioJoin {
  private(set) var parts: [ScenarioProgram]
  var program: StagedProgram
  /// Stages of a scenario.
  private let length: Int
  private var carries: [Int: Int] = [:]

  /// - Parameter operatingShare: what the expected operating cost counts in the objective.
  init(_ formulations: [Formulation], of scenarios: [Network.Scenario], operatingShare: Double) {
    let programs = formulations.map(\.program)
    length = programs[0].stageCount
    program = StagedProgram(stageCount: length * programs.count)
    let columns = Alignment(programs.map { $0.columns.map(\.label) })
    let rows = Alignment(programs.map { $0.rows.map(\.label) })
    let sharedColumns = Alignment(
      zip(formulations, scenarios).map { formulation, scenario in
        formulation.program.sharedColumns.enumerated().map { index, column in
          formulation.stageCopies.contains(index) ? column.label.of(scenario) : column.label
        }
      })
    let totalRows = Alignment(
      zip(programs, scenarios).map { program, scenario in program.totalRows.map { $0.label.of(scenario) } })
    parts = formulations.indices.map { index in
      ScenarioProgram(
        name: scenarios[index].name, probability: scenarios[index].weight, formulation: formulations[index],
        firstStage: index * programs[0].stageCount, columns: columns.places[index], rows: rows.places[index],
        sharedColumns: sharedColumns.places[index], totalRows: totalRows.places[index])
    }
    addColumns(columns, operatingShare)
    addRows(rows)
    addSharedColumns(sharedColumns.labels, operatingShare)
    addEntries()
    addTotalRows(totalRows.labels)
    addSums(Alignment(programs.map { $0.totalRows.map(\.label) }))
  }

  var formulation: Formulation {
    var capacities: [Label: Capacity] = [:]
    for part in parts {
      for case (let label, .chosen(let column)) in part.formulation.capacities {
        capacities[label] = .chosen(column: part.sharedColumns[column])
      }
    }
    return Formulation(
      program: program, snapshots: parts[0].formulation.snapshots, variables: [:], capacities: capacities,
      costWeights: joined(parts.map { $0.formulation.costWeights * .constant($0.probability) }),
      objectiveConstant: parts.reduce(0) { $0 + $1.probability * $1.formulation.objectiveConstant }, hasCost: true,
      memory: parts.map(\.formulation.memory).max()!, stageCopies: [], scenarios: parts)
  }

  // MARK: Columns and rows

  private mutating func addColumns(_ places: Alignment, _ operatingShare: Double) {
    for (label, sources) in zip(places.labels, places.sources) {
      let own = zip(parts, sources).map { part, source in source.map { part.formulation.program.columns[$0] } }
      let weights = parts.map { Values.constant($0.probability * operatingShare) }
      func cost(_ cost: KeyPath<StagedProgram.Column, Values>) -> Values {
        joined(zip(own, weights).map { column, weight in column.map { $0[keyPath: cost] * weight } })
      }
      _ = program.add(
        StagedProgram.Column(
          label, lower: joined(own.map { $0?.lower }), upper: joined(own.map { $0?.upper }), cost: cost(\.cost),
          quadraticCost: cost(\.quadraticCost)))
    }
  }

  private mutating func addRows(_ places: Alignment) {
    for (label, sources) in zip(places.labels, places.sources) {
      let own = zip(parts, sources).map { part, source in source.map { part.formulation.program.rows[$0] } }
      _ = program.add(
        StagedProgram.Row(
          label, lower: joined(own.map { $0?.lower }, elsewhere: -.infinity),
          upper: joined(own.map { $0?.upper }, elsewhere: .infinity)))
    }
  }

  /// Decisions have to suit every scenario.
  private mutating func addSharedColumns(_ labels: [Label], _ operatingShare: Double) {
    program.sharedColumns = labels.map { SharedColumn($0, lower: -.infinity, upper: .infinity) }
    for part in parts {
      for (index, own) in part.formulation.program.sharedColumns.enumerated() {
        let share = part.formulation.stageCopies.contains(index) ? operatingShare : 1
        var column = program.sharedColumns[part.sharedColumns[index]]
        column.lower = max(column.lower, own.lower)
        column.upper = min(column.upper, own.upper)
        column.cost += own.cost * part.probability * share
        program.sharedColumns[part.sharedColumns[index]] = column
      }
      let operating = part.formulation.operatingConstant * operatingShare
      program.objectiveConstant += part.probability * (operating - part.formulation.objectiveConstant)
    }
  }

  private mutating func addTotalRows(_ labels: [Label]) {
    program.totalRows = labels.map { TotalRow($0, lower: -.infinity, upper: .infinity) }
    for part in parts {
      let own = part.formulation.program
      for (row, total) in zip(part.totalRows, own.totalRows) {
        program.totalRows[row].lower = total.lower
        program.totalRows[row].upper = total.upper
      }
      program.totalsShared += own.totalsShared.map {
        .init(row: part.totalRows[$0.row], column: part.sharedColumns[$0.column], $0.coefficient)
      }
    }
  }

  // MARK: Coefficients

  private mutating func addEntries() {
    var current = aligned, previous = aligned, shared = aligned
    for (scenario, part) in parts.enumerated() {
      let own = part.formulation.program
      for entry in own.current {
        current.add(part.rows[entry.row], part.columns[entry.column], scenario, entry.coefficient)
      }
      for entry in own.shared {
        shared.add(part.rows[entry.row], part.sharedColumns[entry.column], scenario, entry.coefficient)
      }
      for entry in own.previous {
        let row = part.rows[entry.row], column = part.columns[entry.column]
        if length == 1 {
          current.add(row, column, scenario, entry.coefficient)
          continue
        }
        var coefficients = entry.coefficient.expanded(count: length)
        let atFirst = coefficients[0]
        if atFirst == 0 {
          previous.add(row, column, scenario, entry.coefficient)
        } else {
          current.add(row, carry(column), scenario, .series([atFirst] + Array(repeating: 0, count: length - 1)))
          coefficients[0] = 0
          previous.add(row, column, scenario, .series(coefficients))
        }
      }
    }
    program.current += entries(current)
    program.previous += entries(previous)
    program.shared += entries(shared)
  }

  /// The column that has, at the first stage of a scenario, the value of another at its last stage.
  private mutating func carry(_ column: Int) -> Int {
    if let known = carries[column] { return known }
    let label = program.columns[column].label.appending("carry"), last = length - 1
    let open = inEveryScenario { $0 == last ? 0 : .infinity }
    let carry = program.add(StagedProgram.Column(label, lower: -open, upper: open))
    let row = program.add(StagedProgram.Row(label, lower: .zero, upper: .zero))
    program.current += [
      .init(row: row, column: carry, inEveryScenario { $0 == 0 || $0 == last ? 0 : -1 }),
      .init(row: row, column: column, inEveryScenario { $0 == last ? -1 : 0 }),
    ]
    program.previous.append(.init(row: row, column: carry, inEveryScenario { $0 == 0 ? 0 : 1 }))
    carries[column] = carry
    return carry
  }

  /// - Parameter places: of the total rows, the same for all scenarios.
  private mutating func addSums(_ places: Alignment) {
    let terms = parts.map { Dictionary(grouping: $0.formulation.program.totals, by: \.row) }
    for (label, sources) in zip(places.labels, places.sources) {
      let own = zip(terms, sources).map { terms, row in row.flatMap { terms[$0] } ?? [] }
      if own.allSatisfy(\.isEmpty) { continue }
      let sum = addSum(label.appending("sum"), own)
      for (scenario, part) in parts.enumerated() where !own[scenario].isEmpty {
        program.totals.append(.init(row: part.totalRows[sources[scenario]!], column: sum, within(scenario)))
      }
    }
  }

  /// A column that is, at every stage, a sum of columns of the stage.
  ///
  /// - Parameter terms: of each scenario, with the numbers its columns have there.
  mutating func addSum(_ label: Label, _ terms: [[StagedProgram.Entry]]) -> Int {
    let free = Values.constant(.infinity)
    let sum = program.add(StagedProgram.Column(label, lower: -free, upper: free))
    let row = program.add(StagedProgram.Row(label, lower: .zero, upper: .zero))
    var summed = aligned
    for (scenario, part) in parts.enumerated() {
      for term in terms[scenario] where !term.coefficient.isZero {
        summed.add(row, part.columns[term.column], scenario, term.coefficient)
      }
    }
    program.current += entries(summed) + [.init(row: row, column: sum, .constant(-1))]
    return sum
  }

  private var aligned: AlignedEntries { AlignedEntries(programCount: parts.count) }

  private func entries(_ aligned: AlignedEntries) -> [StagedProgram.Entry] {
    aligned.entries.map { StagedProgram.Entry(row: $0.row, column: $0.column, joined($0.coefficients)) }
  }

  // MARK: Values

  /// Values of each scenario one after the other.
  private func joined(_ values: [Values?], elsewhere: Double = 0) -> Values {
    let values = values.map { $0 ?? .constant(elsewhere) }
    if let constant = values[0].constantValue, values.allSatisfy({ $0.constantValue == constant }) { return values[0] }
    return .series(values.flatMap { $0.expanded(count: length) })
  }

  /// 1, or another value, at the stages of a scenario and 0 elsewhere.
  func within(_ scenario: Int, _ value: Double = 1) -> Values {
    joined(parts.indices.map { $0 == scenario ? .constant(value) : nil })
  }

  /// The same values in every scenario, by the stage within it.
  private func inEveryScenario(_ value: (Int) -> Double) -> Values {
    .series(parts.flatMap { _ in (0..<length).map(value) })
  }
}

extension Label {
  fileprivate func of(_ scenario: Network.Scenario) -> Label { Label(family, "\(scenario.name)/\(component)") }
}
