import Foundation

// What reads our output may stop reading, as `head` does; the files asked for are written all the same.
signal(SIGPIPE, SIG_IGN)

// A wrong command line is wrong input like any other: the same exit code, the message on standard error.
do {
  var command = try SteppeCommand.parseAsRoot()
  try command.run()
} catch {
  exit(report(error))
}
