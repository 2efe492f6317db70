import SteppeBase
import SteppeProgram

/// The program that reductions work on: the template of a staged program, or a general linear program as a template of
/// one stage. A reduction therefore always holds in every stage, and one code serves both forms.
///
/// Columns and rows are numbered once and for all: those of the template first, then the shared columns and the total
/// rows. What is removed stays in place, marked.
struct Model {
  /// Whether a column or row exists in every stage, or once.
  enum Extent { case stages, once }

  struct Column {
    var extent: Extent
    var lower: Values
    var upper: Values
    var cost: Values
    /// The diagonal of Q.
    var quadraticCost: Values
    var isRemoved = false
    /// Entries, with those that were removed since the list was last tidied.
    var entries: [Int32] = []
    var count = 0
  }

  struct Row {
    var extent: Extent
    var lower: Values
    var upper: Values
    var isRemoved = false
    var entries: [Int32] = []
    var count = 0

    var isEquality: Bool { lower == upper || lower.allSatisfy(with: upper, ==) }
  }

  /// A coefficient of the template: of `column` at stage t − lag in `row` at stage t.
  struct Entry {
    var row: Int
    var column: Int
    var lag: Int
    var coefficient: Values
    var isRemoved = false
  }

  let stageCount: Int
  var columns: [Column] = []
  var rows: [Row] = []
  var entries: [Entry] = []
  var objectiveConstant: Double
  /// Entries of Q off its diagonal, by column; only general programs have them.
  var couplings: [Int: [Int: Double]] = [:]
  /// What was done, in order; undone in the opposite order.
  var records: [any Reduction] = []
  /// Rows and columns that changed since they were last looked at.
  var changedRows: [Bool] = []
  var changedColumns: [Bool] = []
  /// Columns whose bounds moved, so that their rows are worth another look.
  var movedColumns: [Bool] = []
  /// What rows can reach, in programs of one stage; nil where unknown. Bounds only tighten, so that a remembered reach is
  /// never too small.
  var reaches: [Reach?] = []

  init(stageCount: Int, objectiveConstant: Double) {
    self.stageCount = stageCount
    self.objectiveConstant = objectiveConstant
  }

  // MARK: Reading

  /// The entries of a row that are still there.
  mutating func entries(ofRow row: Int) -> [Int32] {
    if rows[row].entries.count != rows[row].count { rows[row].entries.removeAll { entries[Int($0)].isRemoved } }
    return rows[row].entries
  }

  /// The entries of a column that are still there.
  mutating func entries(ofColumn column: Int) -> [Int32] {
    if columns[column].entries.count != columns[column].count {
      columns[column].entries.removeAll { entries[Int($0)].isRemoved }
    }
    return columns[column].entries
  }

  /// Whether the objective is curved along a column.
  func isCurved(_ column: Int) -> Bool {
    isCoupled(column) || !columns[column].quadraticCost.isZero
  }

  /// Whether Q has entries off its diagonal in a column.
  func isCoupled(_ column: Int) -> Bool { !couplings.isEmpty && couplings[column] != nil }

  /// Whether row and column of an entry have one instance each per stage (or both exist once).
  func isOneToOne(_ entry: Entry) -> Bool {
    stageCount == 1 || rows[entry.row].extent == columns[entry.column].extent
  }

  /// What a quantity of an entry's column amounts to in its row: coefficient × values, a sum over the stages for a
  /// total row.
  func inRow(_ entry: Entry, _ values: Values) -> Values {
    let seen = entry.coefficient * values.delayed(entry.lag)
    return rows[entry.row].extent == .once && columns[entry.column].extent == .stages
      ? seen.summed(over: stageCount) : seen
  }

  /// What a quantity of an entry's row amounts to in its column: the transpose of `inRow`.
  func inColumn(_ entry: Entry, _ values: Values) -> Values {
    let seen = (entry.coefficient * values).advanced(entry.lag)
    return rows[entry.row].extent == .stages && columns[entry.column].extent == .once
      ? seen.summed(over: stageCount) : seen
  }

  // MARK: Changing

  mutating func addEntry(row: Int, column: Int, lag: Int, coefficient: Values) {
    let index = Int32(entries.count)
    entries.append(Entry(row: row, column: column, lag: lag, coefficient: coefficient))
    rows[row].entries.append(index)
    rows[row].count += 1
    columns[column].entries.append(index)
    columns[column].count += 1
    reaches[row] = nil
    changedRows[row] = true
    changedColumns[column] = true
  }

  mutating func removeEntry(_ index: Int32) {
    let entry = entries[Int(index)]
    guard !entry.isRemoved else { return }
    entries[Int(index)].isRemoved = true
    entries[Int(index)].coefficient = .zero
    rows[entry.row].count -= 1
    columns[entry.column].count -= 1
    reaches[entry.row] = nil
    changedRows[entry.row] = true
    changedColumns[entry.column] = true
  }

  mutating func removeRow(_ row: Int) {
    for index in entries(ofRow: row) { removeEntry(index) }
    rows[row].isRemoved = true
  }

  mutating func removeColumn(_ column: Int) {
    for index in entries(ofColumn: column) { removeEntry(index) }
    columns[column].isRemoved = true
  }

  mutating func setBounds(_ column: Int, lower: Values, upper: Values) {
    columns[column].lower = lower.simplified()
    columns[column].upper = upper.simplified()
    changedColumns[column] = true
    movedColumns[column] = true
  }

  mutating func setSides(_ row: Int, lower: Values, upper: Values) {
    rows[row].lower = lower.simplified()
    rows[row].upper = upper.simplified()
    changedRows[row] = true
  }

  mutating func addCost(_ cost: Values, to column: Int) {
    columns[column].cost = (columns[column].cost + cost).simplified()
    changedColumns[column] = true
  }

  /// Adds a constant cost given for every instance of something.
  mutating func addConstant(_ cost: Values, _ extent: Extent) {
    objectiveConstant += extent == .stages ? cost.summed(over: stageCount)[0] : cost[0]
  }

  // MARK: What records keep

  /// The other entries of a row, as terms over columns.
  mutating func terms(ofRow row: Int, except excluded: Int? = nil) -> [Term] {
    entries(ofRow: row).map { entries[Int($0)] }.filter { $0.column != excluded }.map {
      Term(line: $0.column, lag: $0.lag, coefficient: $0.coefficient)
    }
  }

  /// The other entries of a column, as terms over rows.
  mutating func terms(ofColumn column: Int, except excluded: Int? = nil) -> [Term] {
    entries(ofColumn: column).map { entries[Int($0)] }.filter { $0.row != excluded }.map {
      Term(line: $0.row, lag: $0.lag, coefficient: $0.coefficient)
    }
  }
}

/// A coefficient together with the row or column it belongs to.
struct Term: Sendable {
  var line: Int
  var lag: Int
  var coefficient: Values
}
