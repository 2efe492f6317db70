import SteppeBase
import SteppeFormulation
import SteppeInteriorPoint
import SteppeNetwork
import SteppeProgram
import Testing

private func near(_ a: [Double]?, _ b: [Double], _ tolerance: Double = 1e-5) -> Bool {
  guard let a, a.count == b.count else { return false }
  return zip(a, b).allSatisfy { abs($0 - $1) <= tolerance }
}

/// Prices at a bus: multipliers of its balance over the cost weights.
private func prices(_ formulation: Formulation, _ solution: Solution, _ bus: String, _ weights: [Double]) -> [Double] {
  let rows = formulation.program.rows
  let row = rows.firstIndex { $0.label == .init("Bus-nodal_balance", bus) }!
  return weights.indices.map { solution.y[$0 * rows.count + row] / weights[$0] }
}

@Test func aStoreIsPricedByTheEnergyItReplaces() throws {
  // Two snapshots of two hours. Wind gives 5 MW in the first alone, the town takes 1 and 2 MW, backup costs 30 + q.
  // The store loses a tenth in an hour: of e = 2 (5 − 1 − spilled) it keeps 0.81 e, all of it is wanted.
  var network = Network(snapshots: Snapshots(.numbers([0, 1]), weighting: 2))
  network.add(.bus, "town")
  network.add(.load, "demand", ["bus": .text("town")], series: ["p_set": .series([1, 2])])
  network.add(
    .generator, "wind", ["bus": .text("town"), "p_nom": .number(5)], series: ["p_max_pu": .series([0.4, 0])])
  network.add(.generator, "backup", ["bus": .text("town"), "p_nom": .number(9), "marginal_cost": .number(30)])
  network.add(
    .store, "tank",
    ["bus": .text("town"), "e_nom": .number(40), "standing_loss": .number(0.1), "e_initial": .number(1)])
  let formulation = try formulate(network)
  let solution = solve(formulation.program)
  // The initial megawatt-hour is kept without loss: e₀ = 1 + 2 · 1 = 3, of which 2.43 MWh arrive, 1.215 MW for 2 h.
  #expect(near(formulation.values(of: .init("Store-e", "tank"), at: solution.x), [3, 0]))
  #expect(near(formulation.values(of: .init("Store-p", "tank"), at: solution.x), [-1, 1.215]))
  #expect(near(formulation.values(of: .init("Generator-p", "backup"), at: solution.x), [0, 0.785]))
  #expect(abs(solution.objective - 2 * 30 * 0.785) < 1e-5)
  #expect(near(prices(formulation, solution, "town", [2, 2]), [30 * 0.81, 30]))
}

@Test func aStoreWithASquaredCostGivesTheSameAnswerWithItsOwnColumn() throws {
  // A cost too small to matter keeps the power of the store as a column and its balance as a row.
  var network = Network(snapshots: Snapshots(.numbers([0, 1])))
  network.add(.bus, "town")
  network.add(.load, "demand", ["bus": .text("town"), "p_set": .number(3)])
  network.add(
    .generator, "plant", ["bus": .text("town"), "p_nom": .number(9)], series: ["marginal_cost": .series([10, 50])])
  network.add(.store, "tank", ["bus": .text("town"), "e_nom": .number(2), "e_cyclic": .boolean(true)])
  let lean = try formulate(network)
  network[.store].set("marginal_cost_quadratic", of: 0, to: .number(1e-9))
  let whole = try formulate(network)
  #expect(whole.program.columns.count == lean.program.columns.count + 1)
  #expect(whole.program.rows.count == lean.program.rows.count + 1)
  for formulation in [lean, whole] {
    let solution = solve(formulation.program)
    #expect(abs(solution.objective - (5 * 10 + 1 * 50)) < 1e-5)
    #expect(near(formulation.values(of: .init("Store-p", "tank"), at: solution.x), [-2, 2]))
  }
}

@Test func aSnapshotWithoutDurationKeepsThePowerOfAStore() throws {
  var network = Network(snapshots: Snapshots(.numbers([0, 1])))
  network.snapshots.storeWeightings = [1, 0]
  network.add(.bus, "town")
  network.add(.load, "demand", ["bus": .text("town"), "p_set": .number(3)])
  network.add(.generator, "plant", ["bus": .text("town"), "p_nom": .number(9), "marginal_cost": .number(10)])
  network.add(.store, "tank", ["bus": .text("town"), "e_nom": .number(2), "e_initial": .number(2)])
  let formulation = try formulate(network)
  // In the second snapshot power takes no energy, so the store serves all of it.
  #expect(abs(solve(formulation.program).objective - 10) < 1e-5)
}

@Test func theObjectiveIsLessTheCostOfWhatIsThere() throws {
  var network = GoldenNetworks.empty
  network.add(
    .generator, "wind",
    ["bus": .text("north"), "p_nom_extendable": .boolean(true), "p_nom": .number(3), "capital_cost": .number(100)])
  network.add(.load, "demand", ["bus": .text("north"), "p_set": .number(1)])
  let less = try formulate(network)
  let whole = try formulate(network, options: FormulationOptions(includesObjectiveConstant: false))
  #expect(less.objectiveConstant == 300 && whole.objectiveConstant == 0)
  #expect(abs(solve(less.program).objective - (20 - 300)) < 1e-5)
  #expect(abs(solve(whole.program).objective - 20) < 1e-5)
}

@Test func aChosenWindowPaysCapacityForAllSnapshotsOfTheNetwork() throws {
  var network = Network(snapshots: Snapshots(.numbers([0, 1, 2, 3]), weighting: 2190))
  network.add(.bus, "town")
  network.add(.load, "demand", ["bus": .text("town")], series: ["p_set": .series([1, 2, 3, 4])])
  network.add(
    .generator, "plant",
    [
      "bus": .text("town"), "p_nom_extendable": .boolean(true), "overnight_cost": .number(1000),
      "discount_rate": .number(0), "lifetime": .number(10),
    ])
  let formulation = try formulate(network, options: FormulationOptions(snapshots: [1, 2]))
  #expect(formulation.snapshots == [1, 2])
  #expect(formulation.program.stageCount == 2)
  let solution = solve(formulation.program)
  #expect(near(formulation.values(of: .init("Generator-p", "plant"), at: solution.x), [2, 3]))
  #expect(abs(formulation.capacity(.init("Generator-p_nom", "plant"), at: solution.x)! - 3) < 1e-6)
  #expect(abs(solution.objective - 3 * 1000 / 10) < 1e-4)
}

@Test func componentsThatAreNotActiveLeaveNoTrace() throws {
  let plain = try formulate(GoldenNetworks.empty).program
  var network = GoldenNetworks.empty
  let off: [String: AttributeValue] = ["bus": .text("nowhere"), "active": .boolean(false)]
  for item in [ComponentClass.generator, .store, .storageUnit, .load] { network.add(item, "off", off) }
  for item in [ComponentClass.link, .line, .process, .transformer] {
    network.add(item, "off", ["bus0": .text("north"), "bus1": .text("south"), "active": .boolean(false)])
  }
  #expect(try formulate(network).program == plain)
}

@Test func limitsOf1e20FormTheProgramOfNone() throws {
  func program(_ limit: Double) throws -> StagedProgram {
    var network = Network(snapshots: Snapshots(.numbers([0, 1])))
    network.add(.bus, "town")
    network.add(.load, "demand", ["bus": .text("town"), "p_set": .number(3)])
    network.add(
      .generator, "plant",
      [
        "bus": .text("town"), "p_nom_extendable": .boolean(true), "capital_cost": .number(1),
        "p_nom_max": .number(limit),
        "e_sum_max": .number(limit),
      ])
    return try formulate(network).program
  }
  #expect(try program(1e20) == program(.infinity))
  #expect(try program(1e14) != program(.infinity))
}
