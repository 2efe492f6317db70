import Foundation
import SteppeBase
import SteppeInteriorPoint
import SteppeProgram
import SteppeReport
import SteppeResults

/// Reads an MPS file, solves it and certifies the answer.
///
/// - Parameter progress: called after every iteration of the solver; returns false to stop it.
/// - Throws: `InputError` or `UnsupportedError` with everything that is wrong with the file.
public func solveProgram(
  at file: URL, solver: SolverOptions = SolverOptions(), progress: (SolverProgress) -> Bool = { _ in true }
) throws -> ProgramResult {
  let read = try readMPS(at: file.path)
  return ProgramResult(
    solve(read.program, options: solver, progress: progress), of: read, tolerances: Certificate.Tolerances(solver))
}

/// Whether a file is a program rather than a network, by its name.
public func isProgram(_ file: URL) -> Bool {
  let name = file.lastPathComponent.lowercased()
  return [".mps", ".qps"].contains { name.hasSuffix($0) || name.hasSuffix($0 + ".gz") }
}

extension ProgramResult {
  /// The result as a page of text.
  public func text(_ language: Language) -> String { ProgramReport(self, language).text }
}

extension Certificate.Tolerances {
  /// What the solver aims at is what the certificate asks for.
  init(_ options: SolverOptions) { self.init(relativeGap: options.relativeGap, feasibility: options.feasibility) }
}
