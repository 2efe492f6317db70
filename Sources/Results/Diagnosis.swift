import SteppeBase
import SteppeFormulation
import SteppeProgram

/// Why there is no plan: the proof, and which components and snapshots carry it.
///
/// Infeasible (Farkas): weighted sums of the rows ask for more than the bounds can give. Every side and bound enters
/// with weight times value; the positive ones are what is *demanded*, the negative ones are the *limits* in the way.
/// Unbounded: the ray names what would grow without end, `demanded` is empty and the limits are its cheapest columns.
public struct Diagnosis: Sendable {
  public enum Proof: Sendable, Equatable {
    case infeasible(InfeasibilityCertificate)
    case unbounded(UnboundednessCertificate)

    public var holds: Bool {
      switch self {
      case .infeasible(let certificate): certificate.holds
      case .unbounded(let certificate): certificate.provesNoOptimum
      }
    }
  }

  /// A family of rows or columns of one component that takes part in the proof.
  public struct Part: Sendable, Equatable {
    public var label: StagedProgram.Label
    /// Of the sum of all demanded, or all limiting, parts: 0 … 1.
    public var share: Double
    /// The snapshots with the largest part, largest first; empty for capacities and totals.
    public var snapshots: [Int]
    /// How many snapshots take part.
    public var snapshotCount: Int
  }

  public var proof: Proof
  public var run: Results.Run
  public var demanded: [Part]
  public var limits: [Part]

  /// Reads the ray of an infeasible or unbounded solution, at the snapshots of the network that were planned.
  ///
  /// - Precondition: the solution is infeasible or unbounded.
  public init(_ solution: Solution, of formulation: Formulation) {
    let program = formulation.program
    run = Results.Run(solution)
    let data = program.data()
    switch solution.status {
    case .infeasible:
      proof = .infeasible(InfeasibilityCertificate(program, y: solution.y))
      let parts = PartSums(formulation, data.infeasibilityTerms(of: program, y: solution.y))
      demanded = parts.largest { $0 > 0 }
      limits = parts.largest { $0 < 0 }
    case .unbounded:
      proof = .unbounded(UnboundednessCertificate(program, ray: solution.x))
      let terms = zip(data.cost, solution.x).map(*)
      limits = PartSums(formulation, (rows: [], columns: terms)).largest { $0 < 0 }
      demanded = []
    case .optimal, .stopped: preconditionFailure("only a program without an optimum needs a diagnosis")
    }
  }
}

extension ProgramData {
  /// What the proof that a program is infeasible is made of: bounds that exclude each other all limit.
  fileprivate func infeasibilityTerms(of program: StagedProgram, y: [Double]) -> (rows: [Double], columns: [Double]) {
    guard let gaps = contradictions else { return farkasTerms(of: program, y: y) }
    return (gaps.rows.map(-), gaps.columns.map(-))
  }

  /// Weight times side of every row, and weight times bound of every column, of a Farkas proof.
  fileprivate func farkasTerms(of program: StagedProgram, y: [Double]) -> (rows: [Double], columns: [Double]) {
    var weights = [Double](repeating: 0, count: program.columnCount)
    program.forEachCoefficient { row, column, coefficient in weights[column] -= coefficient * y[row] }
    func term(_ weight: Double, _ lower: Double, _ upper: Double) -> Double {
      let side = weight > 0 ? lower : upper
      return side.isFinite && weight != 0 ? weight * side : 0
    }
    return (
      y.indices.map { term(y[$0], rowLower[$0], rowUpper[$0]) },
      weights.indices.map { term(weights[$0], columnLower[$0], columnUpper[$0]) }
    )
  }
}

/// Terms of a proof gathered by what they stand for.
private struct PartSums {
  private var terms: [StagedProgram.Label: [(snapshot: Int?, value: Double)]] = [:]

  init(_ formulation: Formulation, _ flat: (rows: [Double], columns: [Double])) {
    let program = formulation.program
    gather(flat.rows, formulation, stage: program.rows.map(\.label), tail: program.totalRows.map(\.label))
    gather(flat.columns, formulation, stage: program.columns.map(\.label), tail: program.sharedColumns.map(\.label))
  }

  /// What belongs to a scenario has its name before that of the component: `dry/reservoir`.
  private mutating func gather(
    _ values: [Double], _ formulation: Formulation, stage: [StagedProgram.Label], tail: [StagedProgram.Label]
  ) {
    let inStages = formulation.program.stageCount * stage.count
    for (index, value) in values.enumerated() where value != 0 {
      if index < inStages {
        let place = formulation.place(ofStage: index / stage.count)
        var label = stage[index % stage.count]
        if let scenario = place.scenario { label.component = "\(scenario)/\(label.component)" }
        terms[label, default: []].append((place.snapshot, value))
      } else {
        terms[tail[index - inStages], default: []].append((nil, value))
      }
    }
  }

  /// The parts of one sign that matter, largest first.
  func largest(where isWanted: (Double) -> Bool) -> [Diagnosis.Part] {
    let smallestShare = 1e-3, shownParts = 8, shownSnapshots = 3
    let amounts = terms.compactMap { label, terms in
      let wanted = terms.filter { isWanted($0.value) }.sorted { abs($0.value) > abs($1.value) }
      return wanted.isEmpty ? nil : (label: label, terms: wanted, sum: wanted.reduce(0) { $0 + abs($1.value) })
    }
    .sorted { ($0.sum, $1.label.text) > ($1.sum, $0.label.text) }
    let total = amounts.reduce(0) { $0 + $1.sum }
    return amounts.prefix(shownParts).filter { $0.sum >= smallestShare * total }.map { label, terms, sum in
      let snapshots = terms.compactMap(\.snapshot)
      return Diagnosis.Part(
        label: label, share: sum / total, snapshots: Array(snapshots.prefix(shownSnapshots)),
        snapshotCount: snapshots.count)
    }
  }
}
