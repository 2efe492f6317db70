import ArgumentParser
import Foundation
import Steppe
import SteppeBase

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "plan", abstract: Text.helpPlan(spokenLanguage))

  @Argument(help: help(.helpProject)) var project: String
  @Option(name: .customLong("set"), help: help(.helpSet)) var settings: [String] = []
  @Flag(help: help(.helpCompare)) var compare = false
  @Flag(name: .customLong("round-modules"), help: help(.helpRoundModules)) var roundsModules = false
  @OptionGroup var options: PlanningOptions

  func validate() throws {
    if compare, settings.isEmpty { throw ValidationError(Text.compareNeedsSet(spokenLanguage)) }
    try outputs.validate()
  }

  func run() throws {
    let place = URL(fileURLWithPath: project)
    try options.plan(
      .project(place, settings: settings), roundsModules: roundsModules, comparedWith: compare ? .project(place) : nil,
      writing: outputs)
  }

  private var outputs: Outputs { options.outputs(reading: [project, project + "/project.yaml"]) }
}

struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "solve", abstract: Text.helpSolve(spokenLanguage))

  @Argument(help: help(.helpNetwork)) var file: String
  @Option(help: help(.helpSolution)) var solution: String?
  @Flag(name: .customLong("assign-all-duals"), help: help(.helpAllDuals)) var assignsAllDuals = false
  @OptionGroup var flags: FormulationFlags
  @OptionGroup(title: Text.helpProcedures(spokenLanguage)) var procedures: ProcedureOptions
  @OptionGroup var options: PlanningOptions

  func validate() throws {
    if isProgram(place) {
      if options.out != nil { throw ValidationError(Text.outIsForNetworks(spokenLanguage)) }
      if !procedures.isEmpty { throw ValidationError(Text.proceduresAreForNetworks(spokenLanguage)) }
    } else if solution != nil {
      throw ValidationError(Text.solutionIsForPrograms(spokenLanguage))
    }
    try outputs.validate()
  }

  func run() throws {
    if isProgram(place) {
      try options.solve(place, solution: solution, writing: outputs)
    } else {
      var formulation = flags.options
      formulation.keepsLimits = assignsAllDuals
      try options.plan(.network(place), formulation, by: procedures.procedure, writing: outputs)
    }
  }

  private var place: URL { URL(fileURLWithPath: file) }

  private var outputs: Outputs {
    let isFolderOfTables = FileManager.default.fileExists(atPath: file + "/buses.csv")
    return options.outputs(reading: isFolderOfTables ? [file] : [file, file + "/network.nc"], solution: solution)
  }
}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "check", abstract: Text.helpCheck(spokenLanguage))

  @Argument(help: help(.helpCheckedFile)) var file: String
  @Option(name: .customLong("set"), help: help(.helpSet)) var settings: [String] = []
  @Option(help: help(.helpLanguage)) var language: Language?

  func validate() throws { try Outputs(reading: [file], files: [:]).validate() }

  func run() throws {
    let place = URL(fileURLWithPath: file)
    if isProgram(place) {
      let program = try checkProgram(at: place)
      warn(program.warnings)
      return try say(program.sizeText(spokenLanguage) + "\n")
    }
    let summary = try check(settings.isEmpty ? PlanSource(guessing: place) : .project(place, settings: settings))
    warn(summary.warnings)
    try say(summary.text(spokenLanguage) + "\n")
  }
}
