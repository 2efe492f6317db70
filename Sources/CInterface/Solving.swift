import Foundation
import SteppeBase
import SteppeProgram

/// Called after every iteration with its number, the objective, the relative gap and the seconds since the start;
/// anything but zero stops the solver.
public typealias ProgressCallback =
  @convention(c) (_ iteration: Int32, _ objective: Double, _ gap: Double, _ seconds: Double) -> Int32

/// What a caller may set about a solve, as five numbers: relative gap, feasibility, seconds, iterations, threads. What is
/// zero keeps its default.
func solverOptions(_ numbers: UnsafePointer<Double>) -> SolverOptions {
  func count(_ number: Double) -> Int { Int(min(number, 1e9)) }
  let threads = numbers[4] > 0 ? count(numbers[4]) : ProcessInfo.processInfo.activeProcessorCount
  var options = SolverOptions(threads: threads)
  if numbers[0] > 0 { options.relativeGap = numbers[0] }
  if numbers[1] > 0 { options.feasibility = numbers[1] }
  if numbers[2] > 0 { options.timeLimit = numbers[2] }
  if numbers[3] > 0 { options.iterationLimit = count(numbers[3]) }
  return options
}

func goesOn(_ progress: SolverProgress, _ callback: ProgressCallback?) -> Bool {
  guard let callback else { return true }
  return callback(Int32(progress.iteration), progress.primalObjective, progress.gap, progress.seconds) == 0
}
