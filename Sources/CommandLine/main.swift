import Foundation

// A wrong command line is wrong input like any other: the same exit code, the message on standard error.
do {
  var command = try SteppeCommand.parseAsRoot()
  try command.run()
} catch {
  exit(report(error))
}
