import SteppeInteriorPoint
import SteppePresolve
import SteppeProgram
import TestSupport
import Testing

/// A random general program around a feasible point: sparse rows of all types, bounds of all kinds, some multiples.
private func randomProgram(seed: UInt64) -> LinearProgram {
  var random = SeededGenerator(seed: seed)
  let n = Int.random(in: 5...25, using: &random), m = Int.random(in: 4...20, using: &random)
  let point = (0..<n).map { _ in Double.random(in: 0...10, using: &random).rounded() }
  var rows = (0..<m).map { _ in
    (0..<n).map { _ in random.chance(0.2) ? Double.random(in: -4...4, using: &random).rounded() : 0 }
  }
  for i in 1..<m where random.chance(0.2) { rows[i] = rows[Int.random(in: 0..<i, using: &random)].map { -2 * $0 } }
  let sums = rows.map { row in zip(row, point).reduce(0) { $0 + $1.0 * $1.1 } }
  func side(_ sum: Double, _ sign: Double) -> Double {
    random.chance(0.3)
      ? sum : random.chance(0.5) ? sum + sign * Double.random(in: 0...5, using: &random) : sign * .infinity
  }
  let rowLower = sums.map { side($0, -1) }, rowUpper = sums.map { side($0, 1) }
  return LinearProgram(
    cost: (0..<n).map { _ in random.chance(0.3) ? 0 : Double.random(in: 0...9, using: &random).rounded() },
    columnLower: point.map { random.chance(0.8) ? 0 : random.chance(0.5) ? $0 : -20 },
    columnUpper: point.map { random.chance(0.5) ? .infinity : random.chance(0.2) ? $0 : 20 }, rows: rows,
    rowLower: rowLower, rowUpper: rowUpper)
}

private func answer(_ presolved: Presolved<LinearProgram>) -> SolverClaim {
  if let claim = presolved.claimWithoutColumns { return presolved.restored(claim) }
  var options = SolverOptions(threads: 1)
  options.presolve = false
  let solution = solve(presolved.program, options: options)
  let kind: SolverClaim.Kind =
    switch solution.status {
    case .infeasible: .infeasible
    case .unbounded: .unbounded
    case .optimal, .stopped: .optimal
    }
  return presolved.restored(SolverClaim(kind: kind, x: solution.x, y: solution.y))
}

@Suite(.enabled(if: HiGHS.isInstalled, "HiGHS is not installed: bin/setup --test"))
struct GeneralPresolveAgainstHiGHSTests {
  @Test func randomProgramsKeepTheirOptimum() throws {
    let programs = (0..<100).map { randomProgram(seed: $0) }
    for (seed, (program, expected)) in zip(programs, try HiGHS.solve(programs)).enumerated() {
      #expect(expected.status == "Optimal")
      let point = answer(presolve(program))
      let certificate = Certificate(program, x: point.x, y: point.y)
      #expect(certificate.holds, "seed \(seed)")
      #expect(abs(certificate.primalObjective - expected.objective) < 1e-6 * max(1, abs(expected.objective)))
    }
  }
}

@Suite(.enabled(if: SharedProblems.folder != nil, "the public LP files are not beside the repository"))
struct PresolveOfPublicProblemsTests {
  /// Programs on which restoring an interior point is known to go wrong elsewhere, and one for each kind of reduction.
  @Test(arguments: [
    "netlib/ganges", "kennington/pds-02", "netlib/vtp-base", "netlib/standata", "netlib/bore3d", "netlib/recipe",
    "netlib/ship04s", "netlib/scfxm2", "netlib/boeing1", "netlib/share2b", "netlib/lotfi", "netlib/stocfor1",
    "energy/switch_hydrogen", "energy/oemof_variable_chp", "qp/pypsa_storage_hvdc_quadcost",
  ])
  func restoredInteriorPointsAreCertifiedOptimal(_ name: String) throws {
    let program = try readMPS(at: SharedProblems.folder! + "/" + name + ".mps.gz").program
    let presolved = presolve(program)
    #expect(presolved.program.values.count < program.values.count)
    var point = answer(presolved)
    for j in point.x.indices { point.x[j] = min(max(point.x[j], program.columnLower[j]), program.columnUpper[j]) }
    let certificate = Certificate(program, x: point.x, y: point.y)
    #expect(certificate.holds)
    let expected = SharedProblems.references[name + ".mps.gz"]!.objective!
    #expect(abs(certificate.primalObjective - expected) < 1e-6 * max(1, abs(expected)))
  }

  @Test(arguments: ["box1", "ex72a", "itest6", "mondou2", "woodinfe", "galenet"])
  func proofsOfInfeasibilityHoldForTheGivenProgram(_ name: String) throws {
    let folder = name == "galenet" ? "/sample/" : "/infeas/"
    let program = try readMPS(at: SharedProblems.folder! + folder + name + ".mps.gz").program
    #expect(InfeasibilityCertificate(program, y: answer(presolve(program)).y).holds)
  }
}
