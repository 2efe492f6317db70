import SteppeBase
import SteppeProgram

typealias Label = StagedProgram.Label

/// A staged program being written in expressions instead of entries.
struct ProgramBuilder {
  private(set) var program: StagedProgram
  /// What every variable of the model is in the columns of the program.
  private(set) var variables: [Label: StageExpression] = [:]
  /// Whether any cost was given, however it is weighted.
  private(set) var hasCost = false
  /// Where every limit on single stages went, by its label, if that is to be kept.
  private(set) var limits: [Label: [PlacedLimit]] = [:]
  private let keepsLimits: Bool
  /// The narrowest kept limits of every column so far.
  private var narrowest: [Int: (lower: Values, upper: Values)] = [:]

  init(stageCount: Int, keepsLimits: Bool = false) {
    program = StagedProgram(stageCount: stageCount)
    self.keepsLimits = keepsLimits
  }

  /// Goes on writing a program.
  init(_ program: StagedProgram) {
    self.program = program
    keepsLimits = false
  }

  // MARK: Variables

  /// A variable with a value of its own at every stage.
  mutating func addVariable(_ label: Label, lower: Values, upper: Values) -> StageExpression {
    let column = program.add(StagedProgram.Column(label, lower: lower, upper: upper))
    keep(PlacedLimit(place: .column(column), lower: lower, upper: upper), label)
    return define(label, as: .column(column))
  }

  /// A variable with one value for all stages.
  mutating func addSharedVariable(_ label: Label, lower: Double, upper: Double) -> Int {
    program.add(StagedProgram.SharedColumn(label, lower: lower, upper: upper))
  }

  /// Narrows the bounds of a shared column.
  mutating func limitShared(_ column: Int, from lower: Double, to upper: Double) {
    program.sharedColumns[column].lower = max(program.sharedColumns[column].lower, lower)
    program.sharedColumns[column].upper = min(program.sharedColumns[column].upper, upper)
  }

  /// Names an expression as a variable of the model, for results to read.
  @discardableResult
  mutating func define(_ label: Label, as expression: StageExpression) -> StageExpression {
    variables[label] = expression
    return expression
  }

  // MARK: Limits

  /// Keeps `expression` between two others. A limit on a single column by constants is a bound of that column, so that
  /// it costs no row; everything else is a row, or two where the sides hold columns of their own.
  mutating func limit(
    _ expression: StageExpression, from lower: StageExpression? = nil, to upper: StageExpression? = nil, _ label: Label
  ) {
    let least = lower?.constant ?? .constant(-.infinity), most = upper?.constant ?? .constant(.infinity)
    if lower?.isConstant ?? true, upper?.isConstant ?? true {
      limit(expression, from: least, to: most, label)
    } else {
      if let lower {
        limit(expression - lower.withoutConstant, from: least, to: .constant(.infinity), label.appending("lower"))
      }
      if let upper {
        limit(expression - upper.withoutConstant, from: .constant(-.infinity), to: most, label.appending("upper"))
      }
    }
  }

  private mutating func limit(
    _ expression: StageExpression, from lower: Values, to upper: Values, _ label: Label
  ) {
    if lower.maximum == -.infinity && upper.minimum == .infinity { return }
    if expression.isConstant, (lower - expression.constant).maximum <= 0, (upper - expression.constant).minimum >= 0 {
      return
    }
    if let column = expression.singleColumn {
      let bounds = program.columns[column]
      program.columns[column].lower = bounds.lower.combined(with: lower, max)
      program.columns[column].upper = bounds.upper.combined(with: upper, min)
      keep(PlacedLimit(place: .column(column), lower: lower, upper: upper), label)
    } else {
      addRow(expression, from: lower, to: upper, label)
    }
  }

  /// A row of its own, whatever the expression is: its multiplier has a meaning.
  mutating func addRow(
    _ expression: StageExpression, from lower: Values, to upper: Values, _ label: Label
  ) {
    let row = program.add(
      StagedProgram.Row(label, lower: lower - expression.constant, upper: upper - expression.constant))
    keep(PlacedLimit(place: .row(row), lower: lower, upper: upper), label)
    program.current += entries(expression.current, row)
    program.previous += entries(expression.previous, row)
    program.shared += entries(expression.shared, row)
  }

  /// Of limits of one column that are equally narrow the first counts, so that its multiplier is given once.
  private mutating func keep(_ limit: PlacedLimit, _ label: Label) {
    if !keepsLimits { return }
    var kept = limit
    if case .column(let column) = limit.place {
      let before = narrowest[column] ?? (.constant(-.infinity), .constant(.infinity))
      kept.lower = limit.lower.combined(with: before.lower) { $0 > $1 ? $0 : -.infinity }
      kept.upper = limit.upper.combined(with: before.upper) { $0 < $1 ? $0 : .infinity }
      narrowest[column] = (limit.lower.combined(with: before.lower, max), limit.upper.combined(with: before.upper, min))
    }
    limits[label, default: []].append(kept)
  }

  /// The terms of a row, those of the same column gathered.
  private func entries(_ terms: [StageExpression.Term], _ row: Int) -> [StagedProgram.Entry] {
    var place: [Int: Int] = [:]
    var result: [StagedProgram.Entry] = []
    for term in terms {
      if let index = place[term.column] {
        result[index].coefficient = result[index].coefficient + term.coefficient
      } else {
        place[term.column] = result.count
        result.append(StagedProgram.Entry(row: row, column: term.column, term.coefficient))
      }
    }
    return result
  }

  // MARK: Sums over all stages

  /// Keeps the sum of an expression over all stages, plus multiples of shared columns that count once, between two
  /// numbers.
  mutating func limitTotal(
    _ expression: StageExpression = .zero, plus shared: [SharedTerm] = [], from lower: Double, to upper: Double,
    _ label: Label
  ) {
    let constant = expression.constant.sum(count: program.stageCount)
    let row = program.add(StagedProgram.TotalRow(label, lower: lower - constant, upper: upper - constant))
    program.totals += entries(expression.summedTerms, row)
    // The columns of single stages, too, are shared ones: each counts with the sum of its coefficients.
    let inExpression = expression.shared.map {
      SharedTerm(column: $0.column, coefficient: $0.coefficient.sum(count: program.stageCount))
    }
    program.totalsShared += (inExpression + shared).map {
      StagedProgram.TotalEntry(row: row, column: $0.column, $0.coefficient)
    }
  }

  /// A multiple of a shared column.
  struct SharedTerm {
    var column: Int
    var coefficient: Double
  }

  // MARK: Costs

  /// Adds the sum of weight × price × expression over all stages to the objective.
  mutating func charge(_ price: Values, for expression: StageExpression, weights: Values) {
    if price.isZero { return }
    hasCost = true
    let cost = expression * (price * weights)
    for term in cost.summedTerms {
      program.columns[term.column].cost = program.columns[term.column].cost + term.coefficient
    }
    for term in cost.shared {
      program.sharedColumns[term.column].cost += term.coefficient.sum(count: program.stageCount)
    }
    program.objectiveConstant += cost.constant.sum(count: program.stageCount)
  }

  /// Adds the sum of weight × price × column² over all stages to the objective.
  mutating func chargeSquare(_ price: Values, of expression: StageExpression, weights: Values) {
    if price.isZero { return }
    guard let column = expression.singleColumn else { preconditionFailure("only a column can be squared") }
    hasCost = true
    // The program holds the diagonal of Q in ½ xᵀQx.
    let diagonal = (price * weights).map { 2 * $0 }
    program.columns[column].quadraticCost = program.columns[column].quadraticCost + diagonal
  }

  /// Adds the cost of a shared column to the objective.
  mutating func charge(_ price: Double, forShared column: Int) {
    if price == 0 { return }
    hasCost = true
    program.sharedColumns[column].cost += price
  }

  mutating func addObjectiveConstant(_ constant: Double) {
    if constant == 0 { return }
    hasCost = true
    program.objectiveConstant += constant
  }
}

extension StageExpression {
  /// The terms in stage columns whose sum over all stages is that of the expression: what a stage takes from its
  /// previous one is counted there.
  var summedTerms: [Term] {
    current
      + previous.map { term in
        guard case .series(let values) = term.coefficient else { return term }
        return Term(column: term.column, coefficient: .series(Array(values.dropFirst() + values.prefix(1))))
      }
  }
}

extension Values {
  func sum(count: Int) -> Double {
    switch self {
    case .constant(let value): value * Double(count)
    case .series(let values): values.reduce(0, +)
    }
  }
}

extension Label {
  func appending(_ side: String) -> Label { Label("\(family)-\(side)", component) }
}
