import SteppeBase
import SteppeNetwork
import Testing

/// What is said about the small network after a change, errors and warnings apart.
private func issues(_ change: (inout Network) -> Void) -> (errors: [String], warnings: [String]) {
  var network = smallNetwork()
  change(&network)
  let issues = network.consistencyIssues()
  let text = { (issue: SteppeBase.Issue) in issue.description(.english).replacing("\n    ", with: " ") }
  return (issues.filter { $0.severity == .error }.map(text), issues.filter { $0.severity == .warning }.map(text))
}

@Test func thereIsNothingToSayAboutASoundNetwork() {
  #expect(smallNetwork().consistencyIssues() == [])
}

@Test func anUnknownBusIsAnErrorWithASuggestion() {
  let found = issues { $0.set(.load, "bus", .text("sauth")) }
  #expect(found.errors == ["Load 'town', bus: there is no bus “sauth” → did you mean “south”?"])
}

@Test func aMissingBusIsAnErrorButAnEmptyFurtherPortIsNot() {
  let found = issues { network in
    network.set(.link, "bus2", .text(""))
    network.add(.store, "tank")
  }
  #expect(found.errors == ["Store 'tank', bus: no bus is given"])
}

@Test func aBusWithoutComponentsIsAWarning() {
  let found = issues { $0.add(.bus, "island") }
  #expect(found.errors == [])
  #expect(found.warnings == ["Bus: nothing is connected to the bus: island"])
}

@Test func anUnknownCarrierIsAWarning() {
  let found = issues { $0.set(.generator, "carrier", .text("wnd")) }
  #expect(found.errors == [])
  #expect(
    found.warnings == ["Generator, carrier: there is no carrier “wnd”; used by wind → did you mean “wind”?"])
}

@Test func aQuadraticCostBelowZeroIsAnError() {
  let found = issues { $0.set(.generator, "marginal_cost_quadratic", .number(-0.1)) }
  #expect(
    found.errors == [
      "Generator 'wind', marginal_cost_quadratic: a quadratic cost below zero leaves no convex program: the best plan cannot be certified"
    ])
}

@Test func twoComponentsOfOneNameAreAnError() {
  let found = issues { $0.add(.load, "town", ["bus": .text("south")]) }
  #expect(found.errors == ["Load 'town': the name is given to more than one"])
}

@Test func aComponentNeedsANameButTheCarrierOfNoneMayLackOne() {
  let found = issues { network in
    network.add(.carrier, "")
    network.add(.load, "", ["bus": .text("south")])
  }
  #expect(found.errors == ["Load '': the name is empty"])
}

@Test func missingValuesNameTheFirstSnapshotAndHowMany() {
  let found = issues { network in
    network[.generator].set("p_max_pu", of: 0, to: .series([0.5, .nan, .nan]))
    network.set(.link, "marginal_cost", .number(.nan))
  }
  #expect(
    found.errors == [
      "Generator 'wind', p_max_pu, 1970-01-01 01:00: the value is missing (NaN); wrong at 2 snapshots, here first",
      "Link 'cable', marginal_cost: the value is missing (NaN)",
    ])
}

@Test func missingSetPointsAndInactiveComponentsAreNoErrors() {
  let found = issues { network in
    network[.generator].set("p_set", of: 0, to: .series([.nan, 10, .nan]))
    network.set(.load, "active", .boolean(false))
    network.set(.load, "p_set", .number(.nan))
  }
  #expect(found.errors == [])
}

@Test func anInfiniteLoadIsAnErrorAndAnInfiniteCapacityIsNot() {
  let found = issues { network in
    network[.load].set("p_set", of: 0, to: .series([1, 2, .infinity]))
    network.set(.generator, "p_nom", .number(.infinity))
  }
  #expect(
    found.errors == [
      "Load 'town', p_set, 1970-01-01 02:00: the value must be finite; wrong at 1 snapshot, here first"
    ])
}

@Test func infinityIsALimitOnlyOfAGivenCapacityAndOnItsOwnSide() {
  let infinite = [0.5, .infinity, .infinity]
  let given = issues { network in
    network[.generator].set("p_max_pu", of: 0, to: .series(infinite))
    network[.generator].set("p_min_pu", of: 0, to: .series(infinite.map { -$0 }))
    network.set(.link, "p_nom_max", .number(.infinity))
    network.set(.link, "ramp_limit_up", .number(.infinity))
  }
  #expect(given.errors == [])
  let chosen = issues { network in
    network.set(.generator, "p_nom_extendable", .boolean(true))
    network[.generator].set("p_max_pu", of: 0, to: .series(infinite))
    network.set(.link, "committable", .boolean(true))
    network.set(.link, "p_max_pu", .number(.infinity))
  }
  let hint = "infinity says that there is no limit only on its own side, and only of a capacity that is given"
  #expect(
    chosen.errors == [
      "Generator 'wind', p_max_pu, 1970-01-01 01:00: the value must be finite; wrong at 2 snapshots, here first → \(hint)",
      "Link 'cable', p_max_pu: the value must be finite → \(hint)",
    ])
  let wrongSide = issues { network in
    network[.generator].set("p_max_pu", of: 0, to: .series([0.5, -.infinity, 0.5]))
    network.set(.link, "p_nom_min", .number(.infinity))
    network.set(.link, "p_nom_max", .number(-.infinity))
  }
  #expect(
    wrongSide.errors == [
      "Generator 'wind', p_max_pu, 1970-01-01 01:00: the value must be finite; wrong at 1 snapshot, here first → \(hint)",
      "Link 'cable', p_nom_max: the value must be finite", "Link 'cable', p_nom_min: the value must be finite",
    ])
}

@Test func aNumberThatCannotBeMeantIsAnErrorButALimitMayBeVast() {
  let found = issues { network in
    network.set(.generator, "marginal_cost", .number(1e15))
    network.set(.generator, "p_nom", .number(1e18))
    network.set(.link, "efficiency", .number(-1e300))
    network.set(.link, "p_nom_max", .number(1e300))
    network[.load].set("p_set", of: 0, to: .series([1, 1e16, 1e17]))
    network[.generator].curves["capital_cost"] = [0: [.init(x: 0, y: 0), .init(x: 10, y: 1e15)]]
    network.snapshots.objectiveWeightings[0] = 1e300
  }
  let vast = "no such number can be meant: it must be below 1e15"
  #expect(
    found.errors == [
      "1970-01-01 00:00: the weighting “objective” is negative, missing or too large at 1 snapshot, here first",
      "Generator 'wind', capital_cost: \(vast)", "Generator 'wind', marginal_cost: \(vast)",
      "Load 'town', p_set, 1970-01-01 01:00: \(vast); wrong at 2 snapshots, here first",
      "Link 'cable', efficiency: \(vast)",
    ])
  #expect(issues { $0.set(.generator, "marginal_cost", .number(0.999e15)) }.errors == [])
}

@Test func aStorageNeedsAnEfficiencyAndLosesAtMostAll() {
  let found = issues { network in
    network.add(.storageUnit, "dam", ["bus": .text("south"), "efficiency_dispatch": .number(0)])
    network.add(.store, "tank", ["bus": .text("south")], series: ["standing_loss": .series([0, 1.5, 0])])
  }
  #expect(
    found.errors == [
      "StorageUnit 'dam', efficiency_dispatch: the value must not be zero: it is divided by",
      "Store 'tank', standing_loss, 1970-01-01 01:00: more than all cannot be lost: at most 1; wrong at 1 snapshot, here first",
    ])
}

@Test func aSnapshotThatIsThereTwiceIsAnErrorUnlessItsPeriodDiffers() {
  #expect(
    issues { $0.snapshots.labels = .times([0, 3600, 0]) }.errors == [
      "1970-01-01 00:00: 1 snapshot named as an earlier one, here first"
    ])
  #expect(
    issues { $0.snapshots.labels = .texts(["a", "a", "a"]) }.errors == [
      "a: 2 snapshots named as an earlier one, here first"
    ])
  let periods = issues { network in
    network.snapshots.labels = .numbers([0, 1, 0])
    network.snapshots.periods = [2030, 2030, 2040]
  }
  #expect(periods.errors == [])
}

@Test func investmentPeriodsAscendHaveSnapshotsAndWeightings() {
  let found = issues { network in
    network.snapshots.labels = .numbers([0, 0, 1])
    network.snapshots.periods = [2030, 2040, 2040]
    network.investmentPeriods = [(2040, 1.0, 10.0), (2030, .nan, 10), (2050, 1, -1)].map {
      Network.InvestmentPeriod(label: $0.0, objectiveWeighting: $0.1, yearsWeighting: $0.2)
    }
  }
  #expect(
    found.errors == [
      "investment periods have to be different and in ascending order",
      "2030: the weighting “objective” is negative, missing or too large",
      "2050: the investment period has no snapshots",
      "2050: the weighting “years” is negative, missing or too large",
    ])
}

@Test func theSnapshotsOfAPeriodStandTogetherInTheOrderOfThePeriods() {
  func found(_ periods: [Int]) -> [String] {
    issues { network in
      network.snapshots.periods = periods
      network.investmentPeriods = Set(periods).sorted().map {
        Network.InvestmentPeriod(label: $0, objectiveWeighting: 1, yearsWeighting: 10)
      }
    }.errors
  }
  let message = "the snapshots of each investment period have to stand together, in the order of the periods"
  #expect(found([2030, 2040, 2040]) == [])
  #expect(found([2030, 2040, 2030]) == ["2030 1970-01-01 02:00: \(message)"])
  #expect(found([2040, 2040, 2030]).count == 1)
}

@Test func aSeriesOfTheWrongLengthIsAnError() {
  let found = issues { $0[.generator].set("p_max_pu", of: 0, to: .series([0.5, 0.2])) }
  #expect(found.errors == ["Generator 'wind', p_max_pu: the series has 2 values, but the network has 3 snapshots"])
}

@Test func negativeWeightingsAreAnError() {
  let found = issues { $0.snapshots.storeWeightings[1] = -1 }
  #expect(
    found.errors == [
      "1970-01-01 01:00: the weighting “stores” is negative, missing or too large at 1 snapshot, here first"
    ])
}

@Test func crossedBoundsAreAWarningAsInPyPSA() {
  let found = issues { network in
    network[.generator].set("p_min_pu", of: 0, to: .series([0, 0.3, 0]))
    network.set(.link, "p_nom_min", .number(9))
    network.set(.link, "p_nom_max", .number(8))
  }
  #expect(found.errors == [])
  #expect(
    found.warnings == [
      "Generator 'wind', p_min_pu, 1970-01-01 01:00: p_min_pu is above p_max_pu at 1 snapshot, here first",
      "Link 'cable', p_nom_min: p_nom_min is above p_nom_max, which no plan can meet",
    ])
}

@Test func aLineWithoutImpedanceMattersOnlyInALoop() {
  let ends: [String: AttributeValue] = ["bus0": .text("north"), "bus1": .text("south")]
  #expect(issues { $0.add(.line, "single", ends) }.warnings == [])
  let found = issues { network in
    network.add(.line, "first", ends)
    network.add(.line, "second", ends.merging(["x": .number(0.1)]) { $1 })
  }
  #expect(
    found.warnings == [
      "Line 'first', x: the impedance is zero in a loop of branches: the flow there is not determined"
    ])
}

@Test func aTransformerInALoopNeedsACapacityAsBaseOfItsImpedance() {
  let found = issues { network in
    for name in ["first", "second"] {
      network.add(
        .transformer, name,
        ["bus0": .text("north"), "bus1": .text("south"), "x": .number(0.1), "s_nom": .number(name == "first" ? 0 : 9)])
    }
  }
  #expect(
    found.errors == ["Transformer 'first', s_nom: s_nom is zero, but the impedance is in per unit of it"])
}

@Test func phaseShiftBoundsMustBeInOrderAndFinite() {
  let found = issues { network in
    for (name, least, greatest) in [("crossed", 5.0, -5.0), ("open", 0, .infinity)] {
      network.add(
        .transformer, name,
        [
          "bus0": .text("north"), "bus1": .text("south"), "x": .number(0.1), "s_nom": .number(1),
          "phase_shift_min": .number(least), "phase_shift_max": .number(greatest),
        ])
    }
  }
  #expect(
    found.errors == [
      "Transformer 'crossed', phase_shift_min: phase_shift_min is above phase_shift_max",
      "Transformer 'open', phase_shift_min: a phase shift that is to be chosen needs finite bounds",
    ])
}

@Test func globalConstraintsOfUnknownTypeSenseOrAttributeAreFound() {
  let found = issues { network in
    network.add(.globalConstraint, "typo", ["type": .text("primary_enrgy")])
    network.add(.globalConstraint, "sense", ["sense": .text("=<")])
    network.add(.globalConstraint, "attribute", ["carrier_attribute": .text("so2")])
  }
  #expect(
    found.errors == [
      "GlobalConstraint 'sense', sense: “=<” is not a direction: use <=, == or >=",
      "GlobalConstraint 'attribute', carrier_attribute: carriers have no numeric attribute “so2”",
    ])
  #expect(
    found.warnings == [
      "GlobalConstraint 'typo', type: there is no kind of global constraint “primary_enrgy”; it has no effect → did you mean “primary_energy”?"
    ])
}

@Test func anUnknownStandardTypeIsAnErrorWithASuggestion() {
  let found = issues { network in
    network.add(
      .line, "overhead",
      ["bus0": .text("north"), "bus1": .text("south"), "type": .text("Al/St 240/40 4-bundle 380")])
  }
  #expect(
    found.errors == [
      "Line 'overhead', type: there is no type “Al/St 240/40 4-bundle 380” → did you mean “Al/St 240/40 4-bundle 380.0”?"
    ])
}

@Test func anOvernightCostNeedsADiscountRateAndReplacesTheCapitalCost() {
  let found = issues { network in
    network.set(.generator, "overnight_cost", .number(1000))
    network.set(.generator, "capital_cost", .number(80))
  }
  #expect(
    found.errors == [
      "Generator 'wind', overnight_cost: an overnight cost needs a discount rate and a lifetime above zero"
    ])
  #expect(
    found.warnings == ["Generator 'wind', overnight_cost: capital_cost is ignored because overnight_cost is given"])
}

@Test func aMisspeltAttributeIsAWarningButAnAttributeOfTheUserIsNot() {
  let found = issues { network in
    network.set(.generator, "marginal_csot", .number(3))
    network.set(.generator, "owner", .text("city"))
  }
  #expect(
    found.warnings == [
      "Generator, marginal_csot: this attribute is not known and has no effect → did you mean “marginal_cost”?"
    ])
}

@Test func everythingIsFoundAtOnceAndInChineseToo() {
  var network = smallNetwork()
  network.set(.load, "bus", .text("sauth"))
  network.set(.load, "p_set", .number(.infinity))
  network.snapshots.objectiveWeightings[0] = -1
  let issues = network.consistencyIssues()
  #expect(issues.filter { $0.severity == .error }.count == 3)
  for issue in issues { #expect(issue.message.chinese.unicodeScalars.contains { $0.value > 0x4E00 }) }
  #expect(issues[0].description(.chinese) == "Load 'town', bus: 不存在母线“sauth”\n    → 是否想写“south”？")
}
