import SteppeInteriorPoint
import SteppeProgram
import TestSupport
import Testing

// Both back ends on the same random programs, with HiGHS as the judge. Programs of one stage, of fewer than there are
// lanes, of numbers that the lanes do not divide, and of a year's rhythm.

private let stageCounts = [1, 2, 3, 7, 8, 9, 16, 24, 63, 64, 65, 129]

private func solve(_ program: StagedProgram, on backend: SolverOptions.Backend, presolve: Bool = true) -> Solution {
  var options = SolverOptions()
  options.backend = backend
  options.presolve = presolve
  return solve(program, options: options)
}

@Suite(.enabled(if: HiGHS.isInstalled, "needs HiGHS: run bin/setup --test"))
struct BackEndTests {
  @Test func bothBackEndsFindTheOptimaThatHiGHSFinds() throws {
    let programs = (0..<200).map { seed in
      RandomStagedProgram(seed: UInt64(1000 + seed), stageCount: stageCounts[seed % stageCounts.count]).program
    }
    let answers = try HiGHS.solve(programs)
    for (seed, (program, expected)) in zip(programs, answers).enumerated() {
      #expect(expected.status == "Optimal", "seed \(seed)")
      let scale = max(1, abs(expected.objective))
      let staged = solve(program, on: .staged, presolve: seed % 2 == 0), sparse = solve(program, on: .sparse)
      for solution in [staged, sparse] {
        #expect(solution.status == .optimal, "seed \(seed)")
        #expect(abs(solution.objective - expected.objective) <= 1e-7 * scale, "seed \(seed)")
      }
      #expect(abs(staged.objective - sparse.objective) <= 1e-8 * scale, "seed \(seed)")
    }
  }
}
