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
    let largest = size(rows)
    func weight(_ row: NetworkComparison.Row) -> Double { abs((row.second ?? 0) - (row.first ?? 0)) / largest }
    let kept = Set(
      rows.indices.sorted { (weight(rows[$0]), $1) > (weight(rows[$1]), $0) }.prefix(Self.shownRows))
    let isSeries = rows.contains { $0.largestDifference != nil }
    var table = TextTable(
      alignments: [.left, .right, .right, .right, .right] + (isSeries ? [.right] : []),
      header: [subject.title(language), "A", "B", Text.difference(language), "%"]
        + (isSeries ? [Text.largestDifference(language)] : []))
    table.rows = rows.indices.filter(kept.contains).map { index in
      cells(rows[index], subject, largest) + (isSeries ? [rows[index].largestDifference.map(Figures.short) ?? "–"] : [])
    }
    let more = rows.count - kept.count
    return table.lines + ["  " + verdict(rows, largest)(language)]
      + (more > 0 ? ["  " + Text.moreRows(more)(language)] : [])
  }

  func cells(_ row: NetworkComparison.Row, _ subject: NetworkComparison.Subject, _ largest: Double) -> [String] {
    let name = subject == .costs ? Text.costName(row.name)(language) : row.name
    let isDust = abs(row.difference ?? 0) <= Self.tolerance * 1e-2 * largest && row.difference != nil
    return [name + (row.unit.isEmpty ? "" : ", \(row.unit)")]
      + [row.first, row.second, row.difference].map { $0.map(Figures.short) ?? "–" }
      + [isDust ? "" : row.difference == nil ? "–" : Figures.percent(row.relativeDifference, decimals: 2)]
  }

  /// How many rows differ by more than the tolerance, of what matters in the subject.
  func verdict(_ rows: [NetworkComparison.Row], _ largest: Double) -> Text {
    Text.differing(
      rows.count { differs($0, largest) }, of: rows.count, by: Figures.percent(Self.tolerance, decimals: 2))
  }

  func differs(_ row: NetworkComparison.Row, _ largest: Double) -> Bool {
    row.relativeDifference > Self.tolerance
      && abs((row.second ?? 0) - (row.first ?? 0)) > Self.tolerance * 1e-2 * largest
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
