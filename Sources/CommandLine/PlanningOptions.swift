import ArgumentParser
import Foundation
import Steppe
import SteppeBase
import SteppeFormulation
import SteppeProgram

/// Options of every command that plans.
struct PlanningOptions: ParsableArguments {
  @Option(help: help(.helpJSON)) var json: String?
  @Option(help: help(.helpOut)) var out: String?
  @Option(help: help(.helpThreads)) var threads: Int?
  @Option(help: help(.helpTolerance)) var tolerance: Double?
  @Option(name: .customLong("time-limit"), help: help(.helpTimeLimit)) var timeLimit: Double?
  @Option(name: .customLong("iteration-limit"), help: help(.helpIterationLimit)) var iterationLimit: Int?
  @Option(help: help(.helpBackend)) var backend: SolverOptions.Backend = .automatic
  @Option(help: help(.helpLanguage)) var language: Language?

  mutating func validate() throws {
    for (name, value) in [
      ("--threads", threads.map(Double.init)), ("--tolerance", tolerance), ("--time-limit", timeLimit),
    ] {
      if let value, !(value > 0) { throw ValidationError(Text.mustBePositive(name)(spokenLanguage)) }
    }
  }

  var solver: SolverOptions {
    var options = SolverOptions(threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    if let tolerance { options.relativeGap = tolerance }
    if let iterationLimit { options.iterationLimit = iterationLimit }
    options.timeLimit = timeLimit
    options.backend = backend
    return options
  }

  /// Plans, prints the report, writes what was asked for, and ends with the code of the outcome.
  ///
  /// - Parameter other: planned too, to show what is different.
  func plan(
    _ source: PlanSource, _ formulation: FormulationOptions = FormulationOptions(), by procedure: Procedure = .single,
    roundsModules: Bool = false, comparedWith other: PlanSource? = nil
  ) throws {
    let plan = try withProgress {
      try Steppe.plan(
        source, options: formulation, procedure: procedure, solver: solver, roundsModules: roundsModules, progress: $0)
    }
    warn(plan.warnings)
    print(plan.text(spokenLanguage), terminator: "")
    if let other {
      let base = try withProgress {
        try Steppe.plan(other, options: formulation, solver: solver, roundsModules: roundsModules, progress: $0)
      }
      print("\n" + PlanDifference.text(from: base, to: plan, spokenLanguage), terminator: "")
    }
    if let json { try write(plan.conformanceDocument.description + "\n", to: URL(fileURLWithPath: json)) }
    if let out {
      try plan.write(to: URL(fileURLWithPath: out), spokenLanguage)
      print("\n" + Text.resultsLieIn(out)(spokenLanguage))
    }
    try end(plan.status)
  }

  /// The same for a program from an MPS file.
  func solve(_ file: URL, solution: String?) throws {
    let result = try withProgress { try solveProgram(at: file, solver: solver, progress: $0) }
    warn(result.file.warnings)
    print(result.text(spokenLanguage), terminator: "")
    if let json { try write(result.document.description + "\n", to: URL(fileURLWithPath: json)) }
    if let solution { try write(result.table, to: URL(fileURLWithPath: solution)) }
    try end(result.status)
  }

  /// Shows progress and heeds Ctrl-C while `body` works.
  private func withProgress<Result>(_ body: ((SolverProgress) -> Bool) throws -> Result) rethrows -> Result {
    Interruption.watch()
    let line = ProgressLine()
    defer { line.clear() }
    return try body { progress in
      line.show(progress)
      return !Interruption.isRequested
    }
  }

  private func end(_ status: SolutionStatus) throws {
    let status = ExitStatus(status)
    if status != .optimal { throw ExitCode(status.rawValue) }
  }
}

extension SolverOptions.Backend: ExpressibleByArgument {}

func write(_ text: String, to file: URL) throws { try Data(text.utf8).write(to: file) }
