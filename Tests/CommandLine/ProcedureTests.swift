import Testing

@Test func aNetworkIsPlannedWindowByWindow() throws {
  let network = try TinyNetwork().write()
  let whole = try Executable.steppe.run(["solve", network, "--language", "en"])
  let rolled = try Executable.steppe.run([
    "solve", network, "--rolling-horizon", "8", "--overlap", "2", "--language", "en",
  ])
  #expect(whole.code == 0 && rolled.code == 0, "\(rolled.errors)")
  #expect(rolled.output.contains("24 snapshots") && rolled.output != whole.output)
}

@Test func aPlanOfLittleMoreCostHasLessWind() throws {
  let run = try Executable.steppe.run([
    "solve", try TinyNetwork(gasPower: 120).write(), "--mga", "min", "--slack", "10", "--weight",
    "Generator.p_nom.wind=1", "--language", "en",
  ])
  #expect(run.code == 0, "\(run.errors)")
  let objective = try #require(
    run.output.split(separator: "\n").first { $0.contains("objective") || $0.contains("cost") })
  #expect(objective.contains("0.00"))
}

@Test func proceduresThatExcludeEachOtherOrLackTheirOwnOptionsEndWithTwo() throws {
  let network = try TinyNetwork().write()
  for (arguments, complaint) in [
    (["--rolling-horizon", "8", "--mga", "min"], "exclude each other"),
    (["--overlap", "2"], "--overlap needs --rolling-horizon"),
    (["--slack", "0.1"], "--slack needs --mga"),
    (["--branch-outage", "line"], "--branch-outage needs --security-constrained"),
    (["--rolling-horizon", "4", "--overlap", "4"], "smaller than the horizon"),
    (["--security-constrained", "--branch-outage", "line"], "“line” cannot fail"),
    (["--mga", "min", "--weight", "Generator"], "Generator"),
    (["--transmission-expansion", "--line-unit-size", "0"], "larger than zero"),
    (["--transmission-expansion", "--msq-threshold", "nan"], "thresholds not below it"),
    (["--line-unit-size", "5"], "--line-unit-size needs --transmission-expansion"),
    (["--fractional-last-unit-size"], "--fractional-last-unit-size needs --transmission-expansion"),
    (["--mga", "min", "--slack", "nan"], "must be finite"), (["--mga", "min", "--budget", "inf"], "must be finite"),
    (["--mga", "min", "--weight", "Generator.p_nom=nan"], "must be finite"),
  ] {
    let run = try Executable.steppe.run(["solve", network, "--language", "en"] + arguments)
    #expect(run.code == 2 && run.errors.contains(complaint), "\(arguments): \(run.errors)")
  }
}
