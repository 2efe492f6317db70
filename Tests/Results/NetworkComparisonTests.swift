import SteppeBase
import SteppeNetwork
import SteppeResults
import Testing

private let solved = HandmadePlan.network.solved(by: HandmadePlan.solution(), of: HandmadePlan.formulation)

@Test func aNetworkDoesNotDifferFromItself() throws {
  let comparison = try NetworkComparison(solved, named: "a", solved, named: "b")
  for subject in NetworkComparison.Subject.allCases {
    let rows = comparison.rows[subject] ?? []
    #expect(!rows.isEmpty, "\(subject)")
    #expect(rows.allSatisfy { $0.first == $0.second && $0.relativeDifference == 0 }, "\(subject)")
  }
}

@Test func whatDiffersIsFoundBySubjectAndName() throws {
  var other = solved
  other.attributes["objective"] = .number(1334)
  other[.generator].columns["p_nom_opt"] = .numbers([30, 50])
  let el = try #require(other[.bus].index(of: "el"))
  other[.bus].series["marginal_price"]?[el] = [30, 46]
  let comparison = try NetworkComparison(solved, named: "a", other, named: "b")

  func row(_ subject: NetworkComparison.Subject, _ name: String) throws -> NetworkComparison.Row {
    try #require(comparison.rows[subject]?.first { $0.name == name })
  }
  #expect(try row(.costs, "objective").difference == 100)
  let capacity = try row(.capacities, "Generator wind")
  #expect(capacity.first == 24 && capacity.second == 30 && capacity.relativeDifference == 0.2)
  let price = try row(.prices, "el")
  #expect(price.difference == 3 && price.largestDifference == 6)
  #expect(try row(.prices, "h2").difference == 0)
}

@Test func whatOnlyOneNetworkHasIsShownWithoutItsPartner() throws {
  var other = solved
  other[.store] = ComponentTable(.store)
  let comparison = try NetworkComparison(other, named: "a", solved, named: "b")
  let row = try #require(comparison.rows[.capacities]?.last)
  #expect(row.first == nil && row.second == 3 && row.relativeDifference == 1)
}

@Test func aNetworkWithoutResultsIsAnInputErrorThatSaysWhatToDo() {
  let error = InputError(.networkWithoutResults, at: .init(file: "b"), hint: .solveItFirst)
  #expect(throws: error) { try NetworkComparison(solved, named: "a", HandmadePlan.network, named: "b") }
}
