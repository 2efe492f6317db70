import SteppeBase

/// A convex program that repeats one *template* of columns and rows at every stage (hour), plus a few shared columns
/// (capacities) and total rows (annual budgets):
///
///     minimise   Σ_t ( c_tᵀ x_t + ½ x_tᵀ diag(q_t) x_t )  +  c_gᵀ x_g + ½ x_gᵀ diag(q_g) x_g  +  constant
///     for all t: rowLower_t ≤ A_t x_t + B_t x_{t-1} + G_t x_g ≤ rowUpper_t        stage rows; x_{-1} is x_{T-1}
///                totalLower ≤ Σ_t H_t x_t + H_g x_g ≤ totalUpper                  total rows
///                lower ≤ x ≤ upper
///
/// `A B G H` are `current`, `previous`, `shared` and `totals`. Each has one pattern for all stages; a coefficient is a
/// constant or a series. What varies in time (a non-cyclic start, an inactive asset, a month's budget) is a zero in a
/// series, never another pattern. The previous stage of the first is the last: a non-cyclic start has a zero there.
///
/// Flat order, used by `Solution` and `LinearProgram`: column j of stage t is `t * columns.count + j`, the shared
/// columns follow; row i of stage t is `t * rows.count + i`, the total rows follow.
public struct StagedProgram: Sendable, Equatable {
  /// What a column or row stands for: the family of variables or constraints and the component, as in
  /// `Generator-p` of `wind`.
  public struct Label: Sendable, Hashable {
    public var family: String
    public var component: String

    public init(_ family: String, _ component: String) {
      self.family = family
      self.component = component
    }
  }

  public struct Column: Sendable, Equatable {
    public var label: Label
    public var lower: Values
    public var upper: Values
    public var cost: Values
    /// The diagonal of Q: twice the coefficient of x².
    public var quadraticCost: Values

    public init(_ label: Label, lower: Values, upper: Values, cost: Values = .zero, quadraticCost: Values = .zero) {
      self.label = label
      self.lower = lower
      self.upper = upper
      self.cost = cost
      self.quadraticCost = quadraticCost
    }
  }

  public struct Row: Sendable, Equatable {
    public var label: Label
    public var lower: Values
    public var upper: Values

    public init(_ label: Label, lower: Values, upper: Values) {
      self.label = label
      self.lower = lower
      self.upper = upper
    }
  }

  public struct SharedColumn: Sendable, Equatable {
    public var label: Label
    public var lower: Double
    public var upper: Double
    public var cost: Double
    public var quadraticCost: Double

    public init(_ label: Label, lower: Double, upper: Double, cost: Double = 0, quadraticCost: Double = 0) {
      self.label = label
      self.lower = lower
      self.upper = upper
      self.cost = cost
      self.quadraticCost = quadraticCost
    }
  }

  public struct TotalRow: Sendable, Equatable {
    public var label: Label
    public var lower: Double
    public var upper: Double

    public init(_ label: Label, lower: Double, upper: Double) {
      self.label = label
      self.lower = lower
      self.upper = upper
    }
  }

  /// A template coefficient. Several entries at one place add up.
  public struct Entry: Sendable, Equatable {
    public var row: Int
    public var column: Int
    public var coefficient: Values

    public init(row: Int, column: Int, _ coefficient: Values) {
      self.row = row
      self.column = column
      self.coefficient = coefficient
    }
  }

  /// A coefficient of a shared column in a total row.
  public struct TotalEntry: Sendable, Equatable {
    public var row: Int
    public var column: Int
    public var coefficient: Double

    public init(row: Int, column: Int, _ coefficient: Double) {
      self.row = row
      self.column = column
      self.coefficient = coefficient
    }
  }

  /// The number of stages, T.
  public var stageCount: Int
  public var columns: [Column] = []
  public var rows: [Row] = []
  public var sharedColumns: [SharedColumn] = []
  public var totalRows: [TotalRow] = []
  /// A: stage row × column of the same stage.
  public var current: [Entry] = []
  /// B: stage row × column of the previous stage.
  public var previous: [Entry] = []
  /// G: stage row × shared column.
  public var shared: [Entry] = []
  /// H: total row × stage column, summed over the stages.
  public var totals: [Entry] = []
  /// H_g: total row × shared column.
  public var totalsShared: [TotalEntry] = []
  public var objectiveConstant: Double = 0

  public init(stageCount: Int) {
    precondition(stageCount > 0, "a staged program has at least one stage")
    self.stageCount = stageCount
  }

  /// Adds a column and returns its index in the template.
  public mutating func add(_ column: Column) -> Int {
    columns.append(column)
    return columns.count - 1
  }

  public mutating func add(_ row: Row) -> Int {
    rows.append(row)
    return rows.count - 1
  }

  public mutating func add(_ column: SharedColumn) -> Int {
    sharedColumns.append(column)
    return sharedColumns.count - 1
  }

  public mutating func add(_ row: TotalRow) -> Int {
    totalRows.append(row)
    return totalRows.count - 1
  }
}

extension StagedProgram: ConvexProgram {
  public var columnCount: Int { stageCount * columns.count + sharedColumns.count }
  public var rowCount: Int { stageCount * rows.count + totalRows.count }

  public func data() -> ProgramData {
    ProgramData(
      columnLower: flat(columns.map(\.lower), sharedColumns.map(\.lower)),
      columnUpper: flat(columns.map(\.upper), sharedColumns.map(\.upper)), cost: cost,
      rowLower: flat(rows.map(\.lower), totalRows.map(\.lower)),
      rowUpper: flat(rows.map(\.upper), totalRows.map(\.upper)), objectiveConstant: objectiveConstant)
  }

  public var cost: [Double] { flat(columns.map(\.cost), sharedColumns.map(\.cost)) }

  private func flat(_ template: [Values], _ tail: [Double]) -> [Double] {
    let width = template.count
    var result = [Double](repeating: 0, count: stageCount * width + tail.count)
    for stages in stageBlocks {
      for (index, values) in template.enumerated() {
        values.forEach(stages) { t, value in result[t * width + index] = value }
      }
    }
    result.replaceSubrange((stageCount * width)..., with: tail)
    return result
  }

  /// A few stages at a time: entry by entry, so that a series is looked up once, and while their numbers are in cache.
  private var stageBlocks: some Sequence<Range<Int>> {
    stride(from: 0, to: stageCount, by: 64).lazy.map { $0..<min($0 + 64, stageCount) }
  }

  public func forEachCoefficient(_ body: (_ row: Int, _ column: Int, _ coefficient: Double) -> Void) {
    let n = columns.count, m = rows.count
    let inStages = stageCount * n, inRows = stageCount * m
    for stages in stageBlocks {
      for entry in current {
        entry.coefficient.forEach(stages) { t, value in body(t * m + entry.row, t * n + entry.column, value) }
      }
      for entry in previous {
        entry.coefficient.forEach(stages) { t, value in
          body(t * m + entry.row, ((t == 0 ? stageCount : t) - 1) * n + entry.column, value)
        }
      }
      for entry in shared {
        entry.coefficient.forEach(stages) { t, value in body(t * m + entry.row, inStages + entry.column, value) }
      }
      for entry in totals {
        entry.coefficient.forEach(stages) { t, value in body(inRows + entry.row, t * n + entry.column, value) }
      }
    }
    for entry in totalsShared {
      body(inRows + entry.row, inStages + entry.column, entry.coefficient)
    }
  }

  public func forEachQuadraticCoefficient(_ body: (_ row: Int, _ column: Int, _ coefficient: Double) -> Void) {
    for (j, column) in columns.enumerated() where !column.quadraticCost.isZero {
      for t in 0..<stageCount {
        body(t * columns.count + j, t * columns.count + j, column.quadraticCost[t])
      }
    }
    for (j, column) in sharedColumns.enumerated() where column.quadraticCost != 0 {
      body(stageCount * columns.count + j, stageCount * columns.count + j, column.quadraticCost)
    }
  }

  public func columnName(_ index: Int) -> String {
    let inStages = stageCount * columns.count
    if index >= inStages { return sharedColumns[index - inStages].label.text }
    return columns[index % columns.count].label.text + "[\(index / columns.count)]"
  }

  public func rowName(_ index: Int) -> String {
    let inStages = stageCount * rows.count
    if index >= inStages { return totalRows[index - inStages].label.text }
    return rows[index % rows.count].label.text + "[\(index / rows.count)]"
  }
}

extension StagedProgram.Label {
  public var text: String { "\(family)|\(component)" }
}
