import ArgumentParser
import Foundation
import Steppe
import SteppeBase

/// Lists the example projects that lie beside the program or the current folder.
struct ExamplesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "examples", abstract: Text.helpExamples(spokenLanguage))

  @Option(help: help(.helpLanguage)) var language: Language?

  func run() throws {
    let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    let program = Bundle.main.executableURL ?? here
    let examples = try ExampleProject.all(near: [here, program])
    guard !examples.isEmpty else { throw InputError(.noExamples) }
    for example in examples {
      let path = example.folder.path, isBelow = path.hasPrefix(here.path + "/")
      try say("\(isBelow ? String(path.dropFirst(here.path.count + 1)) : path)  \(example.name(spokenLanguage))\n")
    }
  }
}
