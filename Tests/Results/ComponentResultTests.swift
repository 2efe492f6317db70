import SteppeNetwork
import SteppeResults
import Testing

private let results = HandmadePlan.results

private func component(_ name: String) -> ComponentResult {
  results.components.first { $0.name == name }!
}

@Test func costsAreSplitIntoCapitalFixedAndOperating() {
  #expect(component("wind").capitalCost == 240)
  #expect(component("wind").fixedCost == 24)
  #expect(component("wind").operatingCost == 0)
  // Given capacity costs too: 50 MW at 2.
  #expect(component("gas").capitalCost == 100)
  #expect(component("gas").operatingCost == 30 * (2 * 13 + 3 * 10))
  #expect(component("electrolyser").operatingCost == 2 * 5 + 3 * 1)
  #expect(results.totals.total == 240 + 24 + 100 + 1680 + 13)
}

@Test func energiesAreWeightedWithTheGeneratorWeighting() {
  #expect(component("wind").exchanges[0].supply == 10 + 4 * 12)
  #expect(component("battery").exchanges[0].supply == 2)
  #expect(component("battery").exchanges[0].withdrawal == 4)
  #expect(component("city").exchanges[0].withdrawal == 100)
}

@Test func fullLoadHoursAreEnergyOverCapacity() {
  #expect(component("wind").fullLoadHours == 58.0 / 24)
  #expect(component("tank").fullLoadHours == nil)
}

@Test func curtailmentIsWhatWasAvailableAndNotUsed() {
  // Available: 24 MW × 0.5 and × 1; used 10 and 12: 2 · 1 + 12 · 4.
  #expect(component("wind").curtailment == 50.0)
}

@Test func revenueValuesTheInjectionAtThePriceOfTheBus() {
  #expect(component("wind").revenue == 2 * 10 * 30 + 3 * 12 * 40)
  let electrolyser = component("electrolyser")
  #expect(electrolyser.exchanges.map(\.bus) == ["el", "h2"])
  #expect(electrolyser.exchanges[0].revenue == -(2 * 5 * 30 + 3 * 1 * 40))
}

@Test func emissionsCountThePrimaryEnergyOfGenerators() {
  // (13 + 4 · 10) MWh / 0.5 · 0.2 t/MWh
  #expect(results.emissions.map(\.carrier) == ["gas"])
  #expect(abs(results.emissions[0].amount - 21.2) < 1e-12)
}

@Test func aLimitShowsItsValueMarginAndMultiplier() {
  let limit = results.globalConstraints[0]
  #expect(abs(limit.value - (0.4 * 13 + 1.6 * 10)) < 1e-12)
  #expect(abs(limit.margin - 78.8) < 1e-12)
  #expect(limit.multiplier == -7)
}

@Test func meanPricesArePlainAndWeighted() {
  #expect(results.buses[0].meanPrice == 35)
  #expect(results.buses[0].weightedMeanPrice == 36)
}

@Test func aPlanIsOnlyOptimalIfItsCertificateHolds() {
  let claimed = Results(
    HandmadePlan.solution(.optimal), of: HandmadePlan.formulation, for: HandmadePlan.network, tolerances: .init())
  #expect(!claimed.certificate.holds)
  #expect(claimed.status == .stopped(.numericalTrouble))
  #expect(results.status == .stopped(.cancelled))
}
