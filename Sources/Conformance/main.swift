import Foundation
import Steppe

// steppe-conformance KIT OUT [NAME…]
//
// Runs every network of a conformance kit, or those named, and writes OUT/NAME.json for each. Every network runs in a
// process of its own, so that a crash or an endless run of one never stops the rest.
let arguments = CommandLine.arguments

if arguments.count == 5, arguments[1] == ConformanceRun.childMarker {
  try ConformanceCase.run(
    kit: URL(fileURLWithPath: arguments[2]), arguments[4], into: URL(fileURLWithPath: arguments[3]))
} else if arguments.count >= 3, !arguments[1].hasPrefix("-") {
  let run = ConformanceRun(
    kit: URL(fileURLWithPath: arguments[1]), out: URL(fileURLWithPath: arguments[2]), names: Array(arguments[3...]))
  try run.runAll()
} else {
  print("usage: steppe-conformance KIT OUT [NAME…]")
  exit(2)
}
