import Foundation
import SteppeBase
import SteppeFormulation
import SteppeInteriorPoint
import SteppePyPSAFiles
import SteppeProgram
import TestSupport
import Testing

private let folder = Judge.shared?.appending(path: "conformance/networks")
private let files = (folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path()) } ?? [])
  .filter { $0.hasSuffix(".nc") }.sorted()

/// Every network of the conformance kit that can be formed: what the two back ends of the solver say of it.
@Test(.enabled(if: folder != nil, "the conformance kit is not there"), arguments: files)
func bothBackEndsAgree(_ file: String) throws {
  let program: StagedProgram
  do {
    program = try formulate(readNetwork(at: folder!.appending(path: file).path()), options: FormulationOptions())
      .program
  } catch is UnsupportedError {
    return
  } catch is InputError {
    return
  }
  let solutions = [SolverOptions.Backend.staged, .sparse].map { backend in
    var options = SolverOptions()
    options.backend = backend
    return solve(program, options: options)
  }
  #expect(solutions[0].status == solutions[1].status)
  guard solutions[0].status == .optimal else { return }
  let scale = max(1, abs(solutions[1].objective))
  #expect(abs(solutions[0].objective - solutions[1].objective) <= 1e-8 * scale)
}
