import SteppeBase
import SteppeNetwork
import Testing

/// What is said about the small network in two scenarios after a change, in either language.
private func issues(_ language: Language = .english, _ change: (inout Network) -> Void) -> [String] {
  var network = smallNetwork()
  network.setScenarios([("calm", 0.5), ("windy", 0.5)])
  change(&network)
  return network.consistencyIssues().map { $0.description(language).replacing("\n    ", with: " ") }
}

@Test func thereIsNothingToSayAboutSoundScenarios() {
  #expect(issues { _ in } == [])
}

@Test func probabilitiesMustBeNumbersThatSumToOne() {
  #expect(
    issues { $0.scenarios[0].weight = 0.25 } == [
      "the probabilities of the scenarios sum to 0.75 instead of 1 → divide every probability by their sum"
    ])
  #expect(
    issues(.chinese) { $0.scenarios[0].weight = 0.25 } == ["各情景概率之和为 0.75，而不是 1 → 请将各概率除以其总和"])
  let negative = issues { network in
    network.scenarios[0].weight = -0.5
    network.scenarios[1].weight = 1.5
  }
  #expect(negative == ["scenario 'calm': a probability must be a number of at least 0, not -0.5"])
  #expect(
    issues { $0.scenarios[0].weight = .nan } == [
      "scenario 'calm': a probability must be a number of at least 0, not nan"
    ])
}

@Test func twoScenariosOfOneNameAreAnError() {
  #expect(issues { $0.scenarios[1].name = "calm" } == ["scenario 'calm': the name is given to more than one"])
}

@Test func componentsThatAScenarioLacksAreNamed() {
  let found = issues { network in
    network.scenarios[1].tables[.load] = ComponentTable(.load, names: ["village"])
    network.scenarios[1].tables[.load]!.set("bus", of: 0, to: .text("south"))
  }
  #expect(
    found == [
      "scenario 'windy', Load: every scenario must have the same components; missing or out of place here: town"
    ])
}

@Test func structureMustBeTheSameInAllScenarios() {
  let found = issues { network in
    network.scenarios[1].tables[.load]!.set("bus", of: 0, to: .text("north"))
    network.scenarios[1].tables[.generator]!.set("p_nom_extendable", of: 0, to: .boolean(true))
  }
  #expect(
    found == [
      "scenario 'windy', Generator 'wind', p_nom_extendable: the value is “True”, but “False” in scenario 'calm': "
        + "what a network is made of must be the same in all scenarios",
      "scenario 'windy', Load 'town', bus: the value is “north”, but “south” in scenario 'calm': "
        + "what a network is made of must be the same in all scenarios",
    ])
}

@Test func aSeriesThatOnlyOneScenarioHasIsAWarning() {
  let found = issues { $0.scenarios[0].tables[.link]!.set("p_max_pu", of: 0, to: .series([1, 0.5, 1])) }
  #expect(
    found == [
      "scenario 'windy', Link 'cable', p_max_pu: there is no series in this scenario, but in another: "
        + "its fixed value counts"
    ])
}

@Test func missingValuesNameTheirScenarioAndWhatAllHaveInCommonStandsOnce() {
  let found = issues { network in
    network.scenarios[1].tables[.generator]!.set("p_max_pu", of: 0, to: .series([0.5, .nan, .nan]))
    for index in network.scenarios.indices {
      network.scenarios[index].tables[.link]!.set("marginal_cost", of: 0, to: .number(.nan))
    }
  }
  #expect(
    found == [
      "Link 'cable', marginal_cost: the value is missing (NaN)",
      "scenario 'windy', Generator 'wind', p_max_pu, 1970-01-01 01:00: the value is missing (NaN); wrong at 2 snapshots, here first",
    ])
  let chinese = issues(.chinese) { $0.scenarios[0].tables[.link]!.set("marginal_cost", of: 0, to: .number(.nan)) }
  #expect(chinese == ["情景“calm”, Link 'cable', marginal_cost: 缺少数值（NaN）"])
}
