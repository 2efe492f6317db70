import SteppeBase
import SteppeResults

/// Two solved networks side by side, as text or as a page.
public struct ComparisonReport {
  let comparison: NetworkComparison
  let language: Language

  public init(_ comparison: NetworkComparison, _ language: Language) {
    self.comparison = comparison
    self.language = language
  }

  /// Below this relative difference two numbers count as equal: capacities and prices of two good solvers agree so far.
  static let tolerance = 1e-4
  /// Rows of a subject that the text shows, those that differ most.
  static let shownRows = 20

  /// The whole report, ending in a line break.
  public var text: String {
    let names = zip(["A", "B"], comparison.names).map { "  \($0) = \($1)" }
    let blocks = NetworkComparison.Subject.allCases.map { block($0) }.filter { !$0.isEmpty }
    return ([[Text.comparisonOfNetworks(language)] + names] + blocks)
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func block(_ subject: NetworkComparison.Subject) -> [String] {
    let rows = comparison.rows[subject] ?? []
    if rows.isEmpty { return [] }
    let largest = size(rows), titles = titles(subject)
    let kept = Set(
      rows.indices.sorted { (rows[$0].change, $1) > (rows[$1].change, $0) }.prefix(Self.shownRows))
    var table = TextTable(alignments: titles.indices.map { $0 == 0 ? .left : .right }, header: titles)
    table.rows = rows.indices.filter(kept.contains).map { cells(rows[$0], subject, largest) }
    let more = rows.count - kept.count
    return table.lines + ["  " + verdict(rows, largest)(language)]
      + (more > 0 ? ["  " + Text.moreRows(more)(language)] : [])
  }

  func titles(_ subject: NetworkComparison.Subject) -> [String] {
    [subject.title(language), "A", "B", Text.difference(language), "%"]
      + (isSeries(subject) ? [Text.largestDifference(language)] : [])
  }

  /// What one row says under each title.
  func cells(_ row: NetworkComparison.Row, _ subject: NetworkComparison.Subject, _ largest: Double) -> [String] {
    let name = subject == .costs ? Text.costName(row.name)(language) : row.name
    let share = row.difference == nil ? "–" : Figures.percent(row.relativeDifference, decimals: 2)
    return [name + (row.unit.isEmpty ? "" : ", \(row.unit)")]
      + [row.first, row.second, row.difference].map { $0.map(Figures.short) ?? "–" }
      + [row.difference == nil || matters(row, largest) ? share : ""]
      + (isSeries(subject) ? [row.largestDifference.map(Figures.short) ?? "–"] : [])
  }

  private func isSeries(_ subject: NetworkComparison.Subject) -> Bool {
    (comparison.rows[subject] ?? []).contains { $0.largestDifference != nil }
  }

  /// How many rows differ by more than the tolerance, of what matters in the subject.
  func verdict(_ rows: [NetworkComparison.Row], _ largest: Double) -> Text {
    Text.differing(
      rows.count { differs($0, largest) }, of: rows.count, by: Figures.percent(Self.tolerance, decimals: 2))
  }

  func differs(_ row: NetworkComparison.Row, _ largest: Double) -> Bool {
    row.relativeDifference > Self.tolerance && matters(row, largest)
  }

  /// Beside the largest number of its subject, and not only beside itself.
  private func matters(_ row: NetworkComparison.Row, _ largest: Double) -> Bool {
    row.change > Self.tolerance * 1e-2 * largest
  }

  func size(_ rows: [NetworkComparison.Row]) -> Double {
    rows.reduce(0) { max($0, abs($1.first ?? 0), abs($1.second ?? 0)) }
  }
}

extension NetworkComparison.Subject {
  var title: Text {
    switch self {
    case .costs: .costs
    case .capacities: .capacityChart
    case .supply: .supplied
    case .withdrawal: .taken
    case .prices: .prices
    }
  }
}
