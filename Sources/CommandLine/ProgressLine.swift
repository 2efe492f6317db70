import Foundation
import SteppeBase
import SteppeProgram

/// One line on a terminal that is written anew after every iteration; silent where standard error is no terminal.
struct ProgressLine {
  private let isShown = isatty(STDERR_FILENO) != 0
  private static let clearLine = "\r\u{1B}[K"

  /// Shows where the solver stands.
  func show(_ progress: SolverProgress) {
    guard isShown else { return }
    let text = Text.progress(
      iteration: progress.iteration, gap: String(format: "%.1e", progress.gap),
      primal: String(format: "%.1e", progress.primalResidual), dual: String(format: "%.1e", progress.dualResidual),
      seconds: String(format: "%.1f", progress.seconds))
    let step = progress.step.map { Text.step($0.number, limit: $0.limit)(spokenLanguage) } ?? ""
    complain(Self.clearLine + step + text(spokenLanguage))
  }

  /// Takes the line away.
  func clear() {
    if isShown { complain(Self.clearLine) }
  }
}
