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
  let read = try readMPS(at: file.relativePath)
  return ProgramResult(
    solve(read.program, options: solver, progress: progress), of: read, tolerances: Certificate.Tolerances(solver))
}

/// Reads an MPS file.
///
/// - Throws: `InputError` or `UnsupportedError` with everything that is wrong with it.
public func checkProgram(at file: URL) throws -> MPSFile { try readMPS(at: file.relativePath) }

/// Whether a file is a program rather than a network, by its name.
public func isProgram(_ file: URL) -> Bool {
  let name = file.lastPathComponent.lowercased()
  return [".mps", ".qps"].contains { name.hasSuffix($0) || name.hasSuffix($0 + ".gz") }
}

extension MPSFile {
  /// One sentence: that nothing is wrong, and the size.
  public func sizeText(_ language: Language) -> String { Text.checkedProgram(.size(of: program))(language) }
}

extension ProgramResult {
  /// The result as a page of text.
  public func text(_ language: Language) -> String { ProgramReport(self, language).text }
}
