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

  func run() throws {
    let comparison = try compareNetworks(URL(fileURLWithPath: first), URL(fileURLWithPath: second))
    print(comparison.text(spokenLanguage), terminator: "")
    if let html { try write(comparison.page(spokenLanguage), to: URL(fileURLWithPath: html)) }
    if let json { try write(comparison.document.description + "\n", to: URL(fileURLWithPath: json)) }
  }
}
