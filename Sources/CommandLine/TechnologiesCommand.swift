import ArgumentParser
import Steppe
import SteppeBase

/// Lists the technologies of the library, or shows one with every number and its source.
struct TechnologiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "technologies", abstract: Text.helpTechnologies(spokenLanguage))

  @Argument(help: help(.helpTechnology)) var name: String?
  @Option(help: help(.helpLanguage)) var language: Language?

  func run() throws {
    let text = try name.map { try TechnologySummary.text(of: $0, spokenLanguage) }
    try say(text ?? TechnologySummary.list(spokenLanguage))
  }
}
