import Foundation

// What reads our output may stop reading, as `head` does; the files asked for are written all the same.
signal(SIGPIPE, SIG_IGN)

// A stream that whoever started us has closed would else become the next file that is opened.
for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) == -1 {
  _ = open("/dev/null", O_RDWR)
}

// A wrong command line is wrong input like any other: the same exit code, the message on standard error.
do {
  var command = try SteppeCommand.parseAsRoot()
  try command.run()
} catch {
  exit(report(error))
}
