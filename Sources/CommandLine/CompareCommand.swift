import ArgumentParser
import Foundation
import Steppe
import SteppeBase

/// Shows what is different between two solved networks.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: Text.helpCompareNetworks(spokenLanguage))

  @Argument(help: help(.helpFirstNetwork)) var first: String
  @Argument(help: help(.helpSecondNetwork)) var second: String
  @Option(help: help(.helpHTML)) var html: String?
  @Option(help: help(.helpComparisonJSON)) var json: String?
  @Option(help: help(.helpLanguage)) var language: Language?

  func validate() throws { try outputs.validate() }

  func run() throws {
    try outputs.checkPlaces()
    let comparison = try compareNetworks(URL(fileURLWithPath: first), URL(fileURLWithPath: second))
    try outputs.report(comparison.text(spokenLanguage))
    if let html { try write(comparison.page(spokenLanguage), to: html) }
    if let json { try write(comparison.document.description + "\n", to: json) }
  }

  private var outputs: Outputs {
    Outputs(reading: [first, second].flatMap { [$0, $0 + "/network.nc"] }, files: ["--html": html, "--json": json])
  }
}
