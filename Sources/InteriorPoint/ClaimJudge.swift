import SteppeProgram

/// Decides by certificates on the given program whether what the engine claims is so.
struct ClaimJudge<Program: ConvexProgram> {
  let program: Program
  let options: SolverOptions
  private let data: ProgramData

  init(program: Program, options: SolverOptions) {
    self.program = program
    self.options = options
    data = program.data()
  }

  func accepts(_ claim: SolverClaim) -> Bool {
    switch claim.kind {
    case .optimal:
      let tolerances = Certificate.Tolerances(options)
      return Certificate(program, x: withinBounds(claim.x), y: claim.y, tolerances: tolerances).holds
    case .infeasible: return InfeasibilityCertificate(program, y: claim.y).holds
    case .unbounded: return UnboundednessCertificate(program, ray: claim.x).provesNoOptimum
    }
  }

  /// The outcome of a program whose bounds exclude each other, which needs no solving; nil for all others.
  var contradiction: SolverOutcome? {
    guard data.contradictions != nil else { return nil }
    let zeros = { Array(repeating: 0.0, count: $0) }
    return SolverOutcome(
      stopped: nil,
      claim: SolverClaim(kind: .infeasible, x: zeros(program.columnCount), y: zeros(program.rowCount)), iterations: 0)
  }

  /// The solution that an outcome of the engine amounts to.
  func solution(_ outcome: SolverOutcome, seconds: Double, method: String) -> Solution {
    let claim = outcome.claim
    let status: SolutionStatus =
      switch (outcome.stopped, claim.kind) {
      case (let reason?, _): .stopped(reason)
      case (nil, .optimal): .optimal
      case (nil, .infeasible): .infeasible
      case (nil, .unbounded): .unbounded
      }
    let x = claim.kind == .optimal ? withinBounds(claim.x) : claim.x
    let quadratic = program.quadraticActivities(x)
    let columns = program.columnActivities(claim.y)
    var z = [Double](repeating: 0, count: x.count), objective = data.objectiveConstant
    for j in x.indices {
      z[j] = data.cost[j] + quadratic[j] - columns[j]
      objective += (data.cost[j] + 0.5 * quadratic[j]) * x[j]
    }
    return Solution(
      status: status, x: x, y: claim.y, z: z, objective: objective, iterations: outcome.iterations, seconds: seconds,
      method: method, profile: outcome.profile)
  }

  /// The iterate is strictly inside its bounds but for rounding.
  private func withinBounds(_ x: [Double]) -> [Double] {
    x.indices.map { min(max(x[$0], data.columnLower[$0]), data.columnUpper[$0]) }
  }
}
