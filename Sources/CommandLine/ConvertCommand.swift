import ArgumentParser
import Foundation
import Steppe
import SteppeBase

/// Writes a project or network in another form: for PyPSA, or for other solvers.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "convert", abstract: Text.helpConvert(spokenLanguage))

  @Argument(help: help(.helpConverted)) var file: String
  @Argument(help: help(.helpConversion)) var output: String
  @Option(name: .customLong("set"), help: help(.helpSet)) var settings: [String] = []
  @OptionGroup(title: Text.helpFormulation(spokenLanguage)) var flags: FormulationFlags
  @Option(help: help(.helpLanguage)) var language: Language?

  func validate() throws {
    guard let form else { throw ValidationError(Text.unknownForm(output)(spokenLanguage)) }
    if form != .program, !flags.isEmpty { throw ValidationError(Text.flagsAreForPrograms(spokenLanguage)) }
    try outputs.validate()
  }

  func run() throws {
    // A folder is made where it is missing, and says itself if it cannot be written.
    if form != .tables { try outputs.checkPlaces() }
    let place = URL(fileURLWithPath: file)
    let source = settings.isEmpty ? PlanSource(guessing: place) : .project(place, settings: settings)
    let written = try convert(source, to: output, form!, options: flags.options)
    warn(written.warnings)
    try say(Text.fileProblem(output, written.size)(spokenLanguage) + "\n")
  }

  private var form: ConvertedForm? { output == Outputs.stream ? nil : ConvertedForm(ofName: output) }

  private var outputs: Outputs {
    Outputs(reading: [file, file + "/project.yaml", file + "/network.nc"], files: ["<output>": output])
  }
}
