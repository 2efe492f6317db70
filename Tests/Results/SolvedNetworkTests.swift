import SteppeNetwork
import SteppeResults
import Testing

private let solved = HandmadePlan.network.solved(by: HandmadePlan.solution(), of: HandmadePlan.formulation)

private func series(_ componentClass: ComponentClass, _ attribute: String, _ name: String) -> [Double]? {
  let table = solved[componentClass]
  return table.index(of: name).flatMap { table.series[attribute]?[$0] }
}

@Test func capacitiesAreWhatWasChosenOrWhatWasGiven() {
  #expect(solved[.generator].columns["p_nom_opt"] == .numbers([24, 50]))
  #expect(solved[.link].columns["p_nom_opt"] == .numbers([6]))
  #expect(solved[.store].columns["e_nom_opt"] == .numbers([3]))
  #expect(solved[.storageUnit].columns["p_nom_opt"] == .numbers([4]))
}

@Test func aLinkTakesItsPowerAtBusZeroAndGivesEfficiencyTimesItAtBusOne() {
  #expect(series(.link, "p0", "electrolyser") == [5, 1])
  #expect(series(.link, "p1", "electrolyser") == [-0.1, -0.02])
}

@Test func aStorageUnitsPowerIsDischargingLessCharging() {
  #expect(series(.storageUnit, "p", "battery") == [2, -1])
  #expect(series(.storageUnit, "state_of_charge", "battery") == [3, 4])
  #expect(series(.storageUnit, "spill", "battery") == [0, 0])
}

@Test func aPriceIsTheMultiplierOfTheBalanceOverTheObjectiveWeighting() {
  #expect(series(.bus, "marginal_price", "el") == [30, 40])
  #expect(series(.bus, "marginal_price", "h2") == [1500, 1200])
}

@Test func theInjectionOfABusCountsEverythingButLines() {
  // wind + gas − city − electrolyser + battery
  let first: Double = 10 + 13 - 20 - 5 + 2, second: Double = 12 + 10 - 20 - 1 - 1
  #expect(series(.bus, "p", "el") == [first, second])
  let hydrogen = series(.bus, "p", "h2") ?? []
  #expect(abs(hydrogen[0]) < 1e-15 && abs(hydrogen[1] - 0.04) < 1e-15)
}

@Test func theMultiplierOfALimitAndTheObjectiveAreKeptAsPyPSAKeepsThem() {
  #expect(solved[.globalConstraint].columns["mu"] == .numbers([-7]))
  #expect(solved.attributes["objective"] == .number(1234))
  #expect(solved.attributes["objective_constant"] == .number(50))
}
