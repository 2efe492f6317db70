import SteppeBase
import SteppeProgram

/// What solving a program from an MPS file came to, in the file's own sense: a maximisation's objective and multipliers
/// are those of the maximum.
public struct ProgramResult: Sendable {
  /// What speaks for the status: the certificate of the point, or the proof that there is no optimum.
  public enum Evidence: Sendable {
    case point(Certificate)
    case none(Diagnosis.Proof)
  }

  /// A row or column that carries a proof, with its share of all that do.
  public struct Part: Sendable, Equatable {
    public var name: String
    public var share: Double
  }

  public var file: MPSFile
  public var status: SolutionStatus
  public var evidence: Evidence
  public var run: Results.Run
  /// Of the best point, or along the ray of an unbounded program.
  public var objective: Double
  /// The point, or the ray.
  public var columns: [Double]
  public var rows: [Double]
  /// Change of the objective per unit of a row's side; the Farkas ray of an infeasible program.
  public var multipliers: [Double]
  public var reducedCosts: [Double]

  /// Checks a solution of the file's program. It is only called optimal if its certificate holds.
  public init(_ solution: Solution, of file: MPSFile, tolerances: Certificate.Tolerances) {
    let program = file.program, sign = file.objective(1)
    self.file = file
    run = Results.Run(solution)
    switch solution.status {
    case .infeasible:
      evidence = .none(.infeasible(InfeasibilityCertificate(program, y: solution.y)))
      status = .infeasible
    case .unbounded:
      evidence = .none(.unbounded(UnboundednessCertificate(program, ray: solution.x)))
      status = .unbounded
    case .optimal, .stopped:
      let verdict = Verdict(solution, of: program, tolerances)
      evidence = .point(verdict.certificate)
      status = verdict.status
    }
    objective = file.objective(solution.objective)
    columns = solution.x
    let activities = program.rowActivities(solution.x)
    rows = (0..<program.rowCount).map { activities[$0] }
    let isRay = status == .infeasible
    multipliers = solution.y.map { isRay ? $0 : sign * $0 }
    reducedCosts = solution.z.map { isRay ? $0 : sign * $0 }
  }

  /// The rows and columns whose own lower limit is above their upper one, by how much; nil if there are none.
  private var gaps: (rows: [Double], columns: [Double])? {
    status == .infeasible ? file.program.data().contradictions : nil
  }

  /// Whether the program is infeasible because of limits of single rows or columns.
  public var hasCrossedLimits: Bool { gaps != nil }

  /// The rows that contradict each other (or a row or column whose own limits do), or the columns that would grow without
  /// end, largest share first.
  public var parts: [Part] {
    let program = file.program
    switch status {
    case .infeasible:
      if let gaps {
        let rows = program.rowCount
        return Self.largest(gaps.rows + gaps.columns, Array(repeating: 1, count: rows + program.columnCount)) {
          $0 < rows ? program.rowName($0) : program.columnName($0 - rows)
        }
      }
      return Self.largest(multipliers, program.rowSizes, program.rowName)
    case .unbounded: return Self.largest(columns, program.cost.map(abs), program.columnName)
    case .optimal, .stopped: return []
    }
  }

  private static func largest(_ values: [Double], _ sizes: [Double], _ name: (Int) -> String) -> [Part] {
    let shown = 10, smallestShare = 1e-3
    let weights = zip(values, sizes).map { abs($0) * $1 }
    let total = max(weights.reduce(0, +), .leastNormalMagnitude)
    return weights.indices.filter { weights[$0] > smallestShare * total }
      .sorted { (weights[$1], $0) < (weights[$0], $1) }.prefix(shown)
      .map { Part(name: name($0), share: weights[$0] / total) }
  }

  /// The result as JSON: status, objective, effort and certificate.
  public var document: JSON {
    var members: [(String, JSON)] = [
      ("name", .text(file.name)), ("sense", .text(file.sense.rawValue)),
      ("condition", .text(status.stopReason?.rawValue ?? status.word)),
      ("columns", .number(Double(file.program.columnCount))), ("rows", .number(Double(file.program.rowCount))),
      ("seconds", .number(run.seconds)), ("iterations", .number(Double(run.iterations))), ("method", .text(run.method)),
      ("profile", PlanDocument.profile(run.profile)),
    ]
    switch evidence {
    case .point(let certificate):
      members += [("objective", .number(objective)), ("certificate", PlanDocument.certificate(certificate))]
    case .none(let proof): members.append(("proof_holds", .boolean(proof.holds)))
    }
    return .object(members)
  }

  /// Every column and row with its value and dual, as CSV. For an infeasible program the duals of rows are the proof; for
  /// an unbounded one the values of columns are the ray.
  public var table: String {
    func lines(_ kind: String, _ name: (Int) -> String, _ values: [Double], _ duals: [Double]) -> [[String]] {
      values.indices.map { [kind, name($0), TableFiles.number(values[$0]), TableFiles.number(duals[$0])] }
    }
    return TableFiles.table(
      [["kind", "name", "value", "dual"]] + lines("column", file.program.columnName, columns, reducedCosts)
        + lines("row", file.program.rowName, rows, multipliers))
  }
}
