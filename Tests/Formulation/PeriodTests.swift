import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram
import Testing

/// Two investment periods of two snapshots each, which count 5 and 3 in costs and 10 years each.
private func periods(_ change: (inout Network) -> Void) throws -> StagedProgram {
  var network = Network(snapshots: Snapshots(.numbers([0, 1, 2, 3])))
  network.snapshots.periods = [2030, 2030, 2040, 2040]
  network.investmentPeriods = [
    .init(label: 2030, objectiveWeighting: 5, yearsWeighting: 10),
    .init(label: 2040, objectiveWeighting: 3, yearsWeighting: 10),
  ]
  network.add(.bus, "north")
  network.add(.carrier, "gas", ["co2_emissions": .number(0.2)])
  network.add(
    .generator, "gas", ["bus": .text("north"), "p_nom": .number(100), "marginal_cost": .number(10)])
  change(&network)
  var options = FormulationOptions()
  options.investsByPeriod = true
  return try formulate(network, options: options).program
}

@Test func noRampReachesFromOnePeriodToTheNext() throws {
  let program = try periods { $0[.generator].set("ramp_limit_up", of: 0, to: .number(0.3)) }
  let row = try #require(program.rows.first { $0.label.family == "Generator-ramp_limit" })
  #expect(row.upper == .series([.infinity, 30, .infinity, 30]))
}

@Test func whatIsPrescribedHoldsOnlyWhereThePlantIsInUse() throws {
  let program = try periods {
    $0.add(
      .generator, "new",
      ["bus": .text("north"), "p_nom": .number(50), "build_year": .number(2040), "p_set": .number(5)])
  }
  let column = try #require(program.columns.first { $0.label.component == "new" })
  #expect(column.lower == .series([0, 0, 5, 5]) && column.upper == .series([0, 0, 5, 5]))
}

@Test func aPlantThatIsNeverInUseOwesNoEnergy() throws {
  for (lifetime, count) in [(10.0, 0), (11, 1)] {
    let program = try periods {
      $0.add(
        .generator, "old",
        [
          "bus": .text("north"), "p_nom": .number(50), "build_year": .number(2020), "lifetime": .number(lifetime),
          "e_sum_min": .number(5),
        ])
    }
    #expect(program.totalRows.count == count)
  }
}

/// 0.2 t per MWh in ten years each: the 50 MWh of each start leave 1,000 − 2 × 100 t.
@Test func everyPeriodCountsWhatItsStoresHeldAtTheStart() throws {
  let program = try periods {
    $0.add(
      .store, "cavern",
      [
        "bus": .text("north"), "carrier": .text("gas"), "e_nom": .number(80), "e_initial": .number(50),
        "e_initial_per_period": .boolean(true),
      ])
    $0.add(
      .globalConstraint, "cap",
      [
        "type": .text("primary_energy"), "carrier_attribute": .text("co2_emissions"), "sense": .text("<="),
        "constant": .number(1000),
      ])
  }
  #expect(program.totalRows[0].upper == 800)
  let released = program.totals.filter { program.columns[$0.column].label.component == "cavern" }
  #expect((0..<4).map { t in released.reduce(0) { $0 + $1.coefficient[t] } } == [0, -2, 0, -2])
}

/// Of 100 MW half and a quarter are available: the rule lets twice that, 150 MWh, be made.
@Test func aRuleCountsWhatIsAvailableOfGivenSizes() throws {
  var network = GoldenNetworks.empty
  let available = LinearExpression.capacity(.generator, "gas", weight: 2, profile: .series([0.5, 0.25]))
  network.rules = [LinearRule("share", .energy(.generator, "gas") - available, .atMost)]
  #expect(try formulate(network).program.totalRows[0].upper == 150)
}

/// What is there already, 10 MW at 4, is in the budget but not in the objective.
@Test func aBudgetIsForTheObjectiveAsItIsStated() throws {
  var network = GoldenNetworks.empty
  network[.generator].set("p_nom_extendable", of: 0, to: .boolean(true))
  network[.generator].set("p_nom", of: 0, to: .number(10))
  network[.generator].set("capital_cost", of: 0, to: .number(4))
  let formulation = try formulate(network)
  #expect(formulation.program.objectiveConstant == -40)
  let other = try formulation.seeking(AlternativeObjective(), budget: 100).program
  #expect(other.totalRows.last?.upper == 140)
}
