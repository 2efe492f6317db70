import ArgumentParser
import Foundation
import SteppeBase
import SteppeProgram

/// How the program ends, for scripts. Described in `steppe --help` and docs/reference/exit-codes.md.
enum ExitStatus: Int32 {
  case optimal = 0
  /// A file could not be written, or something else outside the plan went wrong.
  case failure = 1
  /// The command line or the input is wrong, or asks for what Steppe cannot do yet.
  case wrongInput = 2
  case infeasible = 3
  case unbounded = 4
  /// Stopped without a proof: cancelled, out of time or iterations, or stuck.
  case stopped = 5

  init(_ status: SolutionStatus) {
    switch status {
    case .optimal: self = .optimal
    case .infeasible: self = .infeasible
    case .unbounded: self = .unbounded
    case .stopped: self = .stopped
    }
  }
}

/// Says what went wrong on standard error (help and version on standard output) and returns the exit code.
func report(_ error: any Error) -> Int32 {
  switch error {
  case let error as InputError:
    complain(error.description(spokenLanguage) + "\n")
    return ExitStatus.wrongInput.rawValue
  case let error as UnsupportedError:
    complain(Text.notSupportedYet(spokenLanguage) + "\n" + error.description(spokenLanguage) + "\n")
    return ExitStatus.wrongInput.rawValue
  case let code as ExitCode:
    return code.rawValue
  case let error as OutputError:
    complain(error.description(spokenLanguage) + "\n")
    return ExitStatus.failure.rawValue
  default:
    let code = SteppeCommand.exitCode(for: error)
    let message = Text.ofParser(SteppeCommand.fullMessage(for: error))(spokenLanguage) + "\n"
    if code.isSuccess {
      try? say(message)
      return ExitStatus.optimal.rawValue
    }
    complain(message)
    return code == .validationFailure ? ExitStatus.wrongInput.rawValue : ExitStatus.failure.rawValue
  }
}
