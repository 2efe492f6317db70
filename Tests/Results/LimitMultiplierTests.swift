import SteppeBase
import SteppeNetwork
import SteppeProgram
import SteppeResults
import Testing

@testable import SteppeFormulation

/// Of a limit with two sides a multiplier above zero belongs to the lower one and one below zero to the upper one, of a
/// bound as of a row; of an equation it may have either sign.
@Test func aMultiplierBelongsToTheSideThatItsSignSays() throws {
  var network = Network(snapshots: Snapshots(.numbers([0, 1])))
  network.add(.bus, "el")
  network.add(.generator, "gas", ["bus": .text("el"), "p_nom": .number(50)])
  var program = StagedProgram(stageCount: 2)
  let power = program.add(
    StagedProgram.Column(.init("Generator-p", "gas"), lower: .constant(5), upper: .constant(50)))
  let families = ["Bus-nodal_balance", "Generator-p_set", "Generator-ramp_limit"]
  for family in families {
    let component = family.hasPrefix("Bus") ? "el" : "gas"
    _ = program.add(StagedProgram.Row(.init(family, component), lower: .constant(-9), upper: .constant(9)))
  }
  var formulation = Formulation(
    program: program, snapshots: [0, 1], variables: [.init("Generator-p", "gas"): .column(power)],
    capacities: [.init("Generator-p_nom", "gas"): .given(50)], costWeights: .constant(1), objectiveConstant: 0)
  formulation.limits = [
    .init("Generator-p", "gas"): [PlacedLimit(place: .column(power), lower: .constant(5), upper: .constant(50))],
    .init("Generator-p_set", "gas"): [PlacedLimit(place: .row(1), lower: .constant(7), upper: .constant(7))],
    .init("Generator-ramp_limit", "gas"): [PlacedLimit(place: .row(2), lower: .constant(-9), upper: .constant(9))],
  ]
  let solution = Solution(
    status: .stopped(.cancelled), x: [5, 50], y: [30, 4, -6, 31, -3, 8], z: [2, -1], objective: 0, iterations: 1,
    seconds: 0, method: "by hand")
  let solved = network.solved(by: solution, of: formulation)[.generator]
  let expected: [String: [Double]] = [
    "mu_lower": [2, 0], "mu_upper": [0, -1], "mu_p_set": [4, -3], "mu_ramp_limit_up": [-6, 0],
    "mu_ramp_limit_down": [0, 8],
  ]
  for (attribute, values) in expected { #expect(solved.values(attribute, 0) == .series(values), "\(attribute)") }
}
