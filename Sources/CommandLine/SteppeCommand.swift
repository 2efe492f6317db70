import ArgumentParser
import SteppeBase

/// The language of everything this run says: `--language`, else the environment. Known before the command line is
/// parsed, because the help is in it too.
let spokenLanguage = Language.ofCommandLine(CommandLine.arguments)

extension Language: ExpressibleByArgument {
  /// Looks for `--language zh` or `--language=zh` among the arguments.
  static func ofCommandLine(_ arguments: [String]) -> Language {
    let option = "--language"
    for (index, argument) in arguments.enumerated() {
      if argument == option, index + 1 < arguments.count, let language = Language(rawValue: arguments[index + 1]) {
        return language
      }
      if argument.hasPrefix(option + "="),
        let language = Language(rawValue: String(argument.dropFirst(option.count + 1)))
      {
        return language
      }
    }
    return .fromEnvironment()
  }
}

/// A help text in the spoken language.
func help(_ text: Text) -> ArgumentHelp { ArgumentHelp(stringLiteral: text(spokenLanguage)) }

struct SteppeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steppe", abstract: Text.helpSteppe(spokenLanguage), discussion: Text.helpExitCodes(spokenLanguage),
    version: "0.1.0",
    subcommands: [
      PlanCommand.self, SolveCommand.self, CheckCommand.self, CompareCommand.self, ConvertCommand.self,
      WeatherCommand.self, TechnologiesCommand.self, ExamplesCommand.self,
    ])
}
