import Steppe
import SteppeBase
import SteppeNetwork
import SteppeProgram
import SteppeResults
import Testing

/// A triangle: cheap power in the north, a city in the south, a third way round by the west.
private func triangle(x: Double = 0.1) -> Network {
  var network = Network(name: "triangle", snapshots: Snapshots(.numbers([0, 1])))
  for bus in ["north", "south", "west"] { network.add(.bus, bus, ["v_nom": .number(380), "carrier": .text("AC")]) }
  network.add(.generator, "hydro", ["bus": .text("north"), "p_nom": .number(900), "marginal_cost": .number(1)])
  network.add(.generator, "oil", ["bus": .text("south"), "p_nom": .number(900), "marginal_cost": .number(500)])
  network.add(.load, "city", ["bus": .text("south")], series: ["p_set": .series([500, 800])])
  func line(_ from: String, _ to: String, _ cost: Double) -> [String: AttributeValue] {
    [
      "bus0": .text(from), "bus1": .text(to), "x": .number(x), "s_nom": .number(100),
      "s_nom_extendable": .boolean(true),
      "capital_cost": .number(cost), "s_nom_max": .number(1000),
    ]
  }
  network.add(.line, "direct", line("north", "south", 10))
  network.add(.line, "first", line("north", "west", 3))
  network.add(.line, "second", line("west", "south", 3))
  return network
}

private func expand(_ network: Network, _ change: (inout TransmissionExpansion) -> Void) throws -> Results? {
  var expansion = TransmissionExpansion()
  change(&expansion)
  guard case .results(let results) = try plan(.loaded(network), procedure: .transmissionExpansion(expansion)).outcome
  else { return nil }
  return results
}

@Test func impedancesFollowSizesAndTheLastPlanIsTheirOwn() throws {
  let results = try #require(
    try expand(triangle()) {
      $0.threshold = 0.001
      $0.isTracked = true
    })
  let lines = results.network[.line]
  #expect(results.status == .optimal)
  for index in 0..<3 {
    let size = lines.number("s_nom_opt", index)
    if size < 1 { continue }
    #expect(abs(lines.number("x", index) * size / (0.1 * 100) - 1) < 0.01, "the impedance is of the size")
    #expect(lines.boolean("s_nom_extendable", index) && lines.number("s_nom", index) == 100)
    #expect(lines.number("s_nom_opt_0", index) == 100 && lines.number("s_nom_opt_1", index) > 0)
  }
  guard case .number? = results.network.attributes["objective_2"] else {
    Issue.record("a second iteration was needed")
    return
  }
  // All three lines cost what they are chosen for: the objective with its constant is operation and nothing else.
  #expect(abs(results.objective + results.objectiveConstant - results.totals.operating) < 1e-3)
}

@Test func linesComeInWholeUnitsIfEnoughOfTheLastIsUsed() throws {
  for (share, most, part, expected) in [
    (0.3, 2000.0, false, 1000.0), (0.7, 2000, false, 500), (0.3, 900, false, 500), (0.3, 900, true, 900),
    (0.3, 400, false, 400),
  ] {
    var network = Network(name: "", snapshots: Snapshots(.numbers([0])))
    network.add(.bus, "a", ["carrier": .text("AC")])
    network.add(.bus, "b", ["carrier": .text("AC")])
    network.add(.generator, "gas", ["bus": .text("a"), "p_nom": .number(2000), "marginal_cost": .number(1)])
    network.add(.generator, "oil", ["bus": .text("b"), "p_nom": .number(2000), "marginal_cost": .number(1000)])
    network.add(.load, "load", ["bus": .text("b"), "p_set": .number(800)])
    network.add(
      .line, "line",
      [
        "bus0": .text("a"), "bus1": .text("b"), "x": .number(0.1), "s_nom": .number(100), "capital_cost": .number(1),
        "s_nom_extendable": .boolean(true), "s_nom_max": .number(most),
      ])
    let results = try #require(
      try expand(network) {
        $0.lineUnit = 500
        $0.lineShare = share
        $0.allowsPartOfLastUnit = part
      })
    #expect(results.network[.line].number("s_nom_opt", 0) == expected, "\(share) \(most) \(part)")
  }
}

/// Two ways from north to south and a line between them of size zero. While it has an impedance, both halves of the ways
/// have to share flows alike, which the load half-way does not allow without its own plant; once it is built with no size
/// it joins nothing.
@Test(arguments: ["AC", "DC"]) func aLineOfNoSizeLetsNoAngleThrough(carrier: String) throws {
  var network = Network(name: "ways", snapshots: Snapshots(.numbers([0])))
  for bus in ["north", "south", "east", "west"] { network.add(.bus, bus, ["carrier": .text(carrier)]) }
  network.add(.generator, "hydro", ["bus": .text("north"), "p_nom": .number(900), "marginal_cost": .number(1)])
  network.add(.generator, "oil", ["bus": .text("west"), "p_nom": .number(900), "marginal_cost": .number(500)])
  network.add(.generator, "diesel", ["bus": .text("south"), "p_nom": .number(900), "marginal_cost": .number(700)])
  network.add(.load, "city", ["bus": .text("south"), "p_set": .number(400)])
  network.add(.load, "village", ["bus": .text("west"), "p_set": .number(100)])
  for (name, from, to, most) in [
    ("ne", "north", "east", 1000.0), ("es", "east", "south", 1000), ("nw", "north", "west", 1000),
    ("ws", "west", "south", 1000), ("ew", "east", "west", 0),
  ] {
    network.add(
      .line, name,
      [
        "bus0": .text(from), "bus1": .text(to), "x": .number(0.1), "r": .number(0.1), "s_nom": .number(100),
        "s_nom_extendable": .boolean(most == 0), "s_nom_max": .number(most), "capital_cost": .number(1),
      ])
    network[.line].set("s_nom", of: network[.line].count - 1, to: .number(most == 0 ? 100 : 1000))
  }
  let attribute = carrier == "DC" ? "r" : "x"
  let first = try #require(try plan(.loaded(network)).results)
  let results = try #require(try expand(network) { _ in })
  let lines = results.network[.line]
  #expect(results.status == .optimal)
  #expect(lines.number("s_nom_opt", 4) == 0 && lines.number(attribute, 4) == .infinity)
  #expect((0..<4).allSatisfy { lines.number(attribute, $0) == 0.1 })
  // 250 MW go each way: 0.1 (f + f) = 0.1 (500 − f + 400 − f), f = 225 of the 500 from the north.
  let flows = (0..<4).map { lines.series["p0"]![$0]![0] }
  #expect(zip(flows, [225, 225, 275, 175]).allSatisfy { abs($0 - $1) < 1e-3 }, "\(flows)")
  #expect(abs(results.totals.operating - 500) < 1e-3 && first.totals.operating > 1000)
}

@Test func unitsOfNoSizeAndNoIterationsAreErrors() {
  #expect(throws: InputError(.expansionOutOfRange)) { try expand(triangle()) { $0.lineUnit = 0 } }
  #expect(throws: InputError(.expansionOutOfRange)) { try expand(triangle()) { $0.mostIterations = 0 } }
}

@Test func allScenariosHaveTheSizesAndEachItsOwnImpedances() throws {
  var network = triangle()
  network.setScenarios([("wet", 0.6), ("dry", 0.4)])
  let plain = try #require(try expand(triangle()) { $0.threshold = 0.001 })
  let same = try #require(try expand(network) { $0.threshold = 0.001 })
  #expect(abs(same.objective / plain.objective - 1) < 1e-6 && abs(same.totals.total / plain.totals.total - 1) < 1e-6)

  network.scenarios[1].tables[.load]!.series["p_set"]![0]! = [300, 900]
  for line in 0..<3 { network.scenarios[1].tables[.line]!.set("x", of: line, to: .number(0.3)) }
  network.scenarios[1].tables[.line]!.set("s_nom_max", of: 0, to: .number(450))
  let results = try #require(
    try expand(network) {
      $0.threshold = 0.001
      $0.lineUnit = 200
      $0.lineShare = 0.1
    })
  #expect(results.status == .optimal)
  let parts = results.scenarios.map { $0.outcome.network[.line] }
  for line in 0..<3 {
    let size = parts[0].number("s_nom_opt", line)
    #expect(size == parts[1].number("s_nom_opt", line))
    #expect(size.truncatingRemainder(dividingBy: 200) == 0 && (line > 0 || size == 400), "450 MVA hold two units")
    #expect(abs(3 * parts[0].number("x", line) - parts[1].number("x", line)) < 1e-9)
    #expect(results.network.scenarios[1].tables[.line]!.boolean("s_nom_extendable", line))
  }
  // All lines are fixed: the objective with its constant is what operation is expected to cost.
  let operation =
    0.6 * results.scenarios[0].outcome.totals.operating + 0.4 * results.scenarios[1].outcome.totals.operating
  #expect(abs((results.objective + results.objectiveConstant) / operation - 1) < 1e-6)
}
