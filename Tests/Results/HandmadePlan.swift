import SteppeBase
import SteppeNetwork
import SteppeProgram
import SteppeResults

@testable import SteppeFormulation

/// A plan made by hand: two snapshots on an electric and a hydrogen bus, every variable and multiplier set to a number
/// from which results can be computed on paper.
enum HandmadePlan {
  /// Objective weightings 2 and 3, generator weightings 1 and 4.
  static let network: Network = {
    var snapshots = Snapshots(.times([1_735_689_600, 1_735_693_200]))
    snapshots.objectiveWeightings = [2, 3]
    snapshots.generatorWeightings = [1, 4]
    var network = Network(name: "handmade", snapshots: snapshots)
    network.add(.bus, "el", ["carrier": .text("AC")])
    network.add(.bus, "h2", ["carrier": .text("H2"), "unit": .text("t")])
    network.add(.carrier, "wind")
    network.add(.carrier, "gas", ["co2_emissions": .number(0.2)])
    network.add(
      .generator, "wind",
      [
        "bus": .text("el"), "carrier": .text("wind"), "p_nom_extendable": .boolean(true), "capital_cost": .number(10),
        "p_nom": .number(5), "fom_cost": .number(1),
      ], series: ["p_max_pu": .series([0.5, 1])])
    network.add(
      .generator, "gas",
      [
        "bus": .text("el"), "carrier": .text("gas"), "p_nom": .number(50), "marginal_cost": .number(30),
        "efficiency": .number(0.5), "capital_cost": .number(2),
      ])
    network.add(.load, "city", ["bus": .text("el"), "p_set": .number(20)])
    network.add(
      .link, "electrolyser",
      [
        "bus0": .text("el"), "bus1": .text("h2"), "efficiency": .number(0.02), "p_nom_extendable": .boolean(true),
        "carrier": .text("H2"), "marginal_cost": .number(1),
      ])
    network.add(.store, "tank", ["bus": .text("h2"), "e_nom": .number(3), "carrier": .text("H2")])
    network.add(
      .storageUnit, "battery",
      ["bus": .text("el"), "carrier": .text("battery"), "p_nom": .number(4), "max_hours": .number(2)])
    network.add(
      .globalConstraint, "co2", ["sense": .text("<="), "constant": .number(100), "type": .text("primary_energy")])
    return network
  }()

  /// The program's columns and rows by label, its rows without coefficients but for the limit on emissions.
  static let program: StagedProgram = {
    var program = StagedProgram(stageCount: 2)
    for (family, component) in stageColumns.map(\.label) {
      _ = program.add(
        StagedProgram.Column(.init(family, component), lower: .constant(-.infinity), upper: .constant(.infinity)))
    }
    for name in ["wind", "electrolyser"] {
      let family = name == "wind" ? "Generator-p_nom" : "Link-p_nom"
      _ = program.add(StagedProgram.SharedColumn(.init(family, name), lower: 0, upper: .infinity))
    }
    for bus in ["el", "h2"] {
      _ = program.add(StagedProgram.Row(.init("Bus-nodal_balance", bus), lower: .zero, upper: .zero))
    }
    let limit = program.add(StagedProgram.TotalRow(.init("GlobalConstraint", "co2"), lower: -.infinity, upper: 100))
    program.totals = [.init(row: limit, column: 1, .series([0.4, 1.6]))]
    return program
  }()

  static let formulation: Formulation = {
    var variables: [StagedProgram.Label: StageExpression] = [:]
    for (index, column) in program.columns.enumerated() { variables[column.label] = .column(index) }
    var capacities: [StagedProgram.Label: Capacity] = [:]
    for (index, column) in program.sharedColumns.enumerated() { capacities[column.label] = .chosen(column: index) }
    return Formulation(
      program: program, snapshots: [0, 1], variables: variables, capacities: capacities,
      costWeights: .series([2, 3]), objectiveConstant: 50)
  }()

  static let stageColumns: [(label: (String, String), values: [Double])] = [
    (("Generator-p", "wind"), [10, 12]), (("Generator-p", "gas"), [13, 10]), (("Link-p", "electrolyser"), [5, 1]),
    (("Store-e", "tank"), [1.1, 1]), (("Store-p", "tank"), [-0.1, 0.02]),
    (("StorageUnit-p_dispatch", "battery"), [2, 0]), (("StorageUnit-p_store", "battery"), [0, 1]),
    (("StorageUnit-state_of_charge", "battery"), [3, 4]),
  ]

  static func solution(_ status: SolutionStatus = .stopped(.cancelled)) -> Solution {
    let stages: [Double] = stageColumns.map { $0.values[0] } + stageColumns.map { $0.values[1] }
    let capacities: [Double] = [24, 6]
    return Solution(
      status: status, x: stages + capacities, y: [60, 3000, 120, 3600, -7],
      z: [Double](repeating: 0, count: program.columnCount), objective: 1234, iterations: 9, seconds: 0.5,
      method: "by hand")
  }

  static let results = Results(solution(), of: formulation, for: network, tolerances: .init())
}
