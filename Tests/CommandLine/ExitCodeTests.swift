import Foundation
import Testing

@Test func anOptimalPlanEndsWithZeroAndSaysNothingOnStandardError() throws {
  let run = try Executable.steppe.run(["solve", TinyNetwork().write()])
  #expect(run.code == 0)
  #expect(run.output.contains("optimal, certified"))
  #expect(run.errors == "")
}

@Test func anInfeasibleNetworkEndsWithThreeAndNamesBusAndHour() throws {
  // Wind is zero in the first hour and the load 60 MW, of which gas and battery give at most 25.
  let run = try Executable.steppe.run(["solve", TinyNetwork(gasPower: 5).write()])
  #expect(run.code == 3)
  #expect(run.output.contains("There is no plan: the limits contradict each other."))
  #expect(run.output.contains("The proof was checked and holds."))
  #expect(run.output.contains("bus city: the balance of supply and demand"))
  #expect(run.output.contains("2025-01-01 "))
  #expect(run.output.contains("generator gas: power"))
}

@Test func aNegativeCapacityEndsWithThreeAndIsNamed() throws {
  let run = try Executable.steppe.run(["solve", TinyNetwork(gasPower: -5).write()])
  #expect(run.code == 3)
  #expect(run.output.contains("The proof was checked and holds."))
  #expect(run.output.contains(/generator gas: power +100\.0 %/))
}

@Test func anUnboundedNetworkEndsWithFour() throws {
  // A source that is paid for and a sink that costs nothing, both of any size.
  let folder = try TinyNetwork().write()
  let generators = """
    name,bus,p_nom_extendable,capital_cost,marginal_cost,sign
    source,city,True,0,-1,1
    sink,city,True,0,0,-1

    """
  try Data(generators.utf8).write(to: URL(filePath: folder).appending(path: "generators.csv"))
  try FileManager.default.removeItem(at: URL(filePath: folder).appending(path: "generators-p_max_pu.csv"))
  let unbounded = try Executable.steppe.run(["solve", folder])
  #expect(unbounded.code == 4)
  #expect(unbounded.output.contains("There is no best plan: the cost falls without end."))
  #expect(unbounded.output.contains("generator source: power"))
}

@Test func aWrongNetworkEndsWithTwoAndSaysWhere() throws {
  let run = try Executable.steppe.run(["solve", TinyNetwork(cityBus: "cty").write()])
  #expect(run.code == 2)
  #expect(run.output == "")
  #expect(run.errors.contains("city load") && run.errors.contains("cty"))
}

@Test func aMissingFileEndsWithTwo() throws {
  let run = try Executable.steppe.run(["solve", "/nowhere/at-all.nc"])
  #expect(run.code == 2)
  #expect(run.errors.contains("/nowhere/at-all.nc"))
}

@Test func aWrongCommandLineEndsWithTwo() throws {
  let unknown = try Executable.steppe.run(["sovle", "x.nc"])
  #expect(unknown.code == 2)
  let option = try Executable.steppe.run(["solve", "x.nc", "--threads", "0"])
  #expect(option.code == 2)
  #expect(option.errors.contains("--threads must be a number above zero."))
}

@Test func helpAndVersionEndWithZero() throws {
  let help = try Executable.steppe.run(["--help"])
  #expect(help.code == 0)
  #expect(help.output.contains("5 stopped"))
  #expect(try Executable.steppe.run(["--version"]).code == 0)
}

@Test func aLimitOnIterationsEndsWithFiveAndShowsTheBestPoint() throws {
  let run = try Executable.steppe.run(["solve", TinyNetwork().write(), "--iteration-limit", "2"])
  #expect(run.code == 5)
  #expect(run.output.contains("Stopped without a proof (iteration limit)"))
  #expect(run.output.contains("wind"))
}

@Test func controlCStopsTheSolverAndShowsTheBestPoint() throws {
  // Three years on the slower back end: long enough to be interrupted.
  let folder = try TinyNetwork(snapshotCount: 3 * 8760).write()
  let run = try Executable.steppe.run(["solve", folder, "--backend", "sparse"], interruptAfter: 0.5)
  #expect(run.code == 5)
  #expect(run.output.contains("Stopped without a proof (cancelled)"))
}

@Test func aFolderThatCannotBeWrittenEndsWithOne() throws {
  let run = try Executable.steppe.run(["solve", TinyNetwork().write(), "--out", "/proc/nothing"])
  #expect(run.code == 1)
  #expect(run.errors.contains("/proc/nothing"))
}

@Test func checkingSaysHowLargeTheProgramIs() throws {
  let right = try Executable.steppe.run(["check", TinyNetwork().write()])
  #expect(right.code == 0)
  #expect(right.output.hasPrefix("Nothing wrong: 8 components, 24 snapshots"))
  #expect(try Executable.steppe.run(["check", TinyNetwork(cityBus: "cty").write()]).code == 2)
}
