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
      ("--iteration-limit", iterationLimit.map(Double.init)),
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

  /// What a command that reads `inputs` is to write.
  func outputs(reading inputs: [String], solution: String? = nil) -> Outputs {
    Outputs(reading: inputs, files: ["--json": json, "--solution": solution], folder: ("--out", out))
  }

  /// Plans, reports, writes what was asked for, and ends with the code of the outcome.
  ///
  /// - Parameter other: planned too, to show what is different.
  func plan(
    _ source: PlanSource, _ formulation: FormulationOptions = FormulationOptions(), by procedure: Procedure = .single,
    roundsModules: Bool = false, comparedWith other: PlanSource? = nil, writing outputs: Outputs
  ) throws {
    try outputs.checkPlaces()
    let plan = try withProgress {
      try Steppe.plan(
        source, options: formulation, procedure: procedure, solver: solver, roundsModules: roundsModules, progress: $0)
    }
    warn(plan.warnings)
    try outputs.report(plan.text(spokenLanguage))
    if let other, !Interruption.isRequested {
      let base = try withProgress {
        try Steppe.plan(other, options: formulation, solver: solver, roundsModules: roundsModules, progress: $0)
      }
      try outputs.report("\n" + PlanDifference.text(from: base, to: plan, spokenLanguage))
    }
    if let json { try write(plan.conformanceDocument.description + "\n", to: json) }
    if let out {
      try plan.write(to: URL(fileURLWithPath: out), spokenLanguage)
      try outputs.report("\n" + Text.resultsLieIn(out)(spokenLanguage) + "\n")
    }
    try end(plan.status)
  }

  /// The same for a program from an MPS file.
  func solve(_ file: URL, solution: String?, writing outputs: Outputs) throws {
    try outputs.checkPlaces()
    let result = try withProgress { try solveProgram(at: file, solver: solver, progress: $0) }
    warn(result.file.warnings)
    try outputs.report(result.text(spokenLanguage))
    if let json { try write(result.document.description + "\n", to: json) }
    if let solution { try write(result.table, to: solution) }
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
