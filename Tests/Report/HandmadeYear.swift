import Foundation
import SteppeBase
import SteppeNetwork
import SteppeProgram
import SteppeReport
import SteppeResults

@testable import SteppeFormulation

/// A year of a small wind-solar-hydrogen park whose operation is made of plain waves, for the looks of a report.
enum HandmadeYear {
  static let hours = 8760

  private static func wave(_ shape: (Double) -> Double) -> [Double] { (0..<hours).map { shape(Double($0)) } }

  private static let wind = wave { max(0, min(110, 45 + 30 * sin($0 / 37) + 25 * sin($0 / 311) + 15 * sin($0 / 5.3))) }
  private static let sun = wave { hour in
    let season = 1 - 0.3 * cos(hour / 8760 * 2 * .pi)
    return max(0, 32 * season * sin((hour.truncatingRemainder(dividingBy: 24) - 6) / 12 * .pi))
  }
  private static let electrolysis = zip(wind, sun).map { min(70, 0.8 * ($0 + $1)) }
  private static let export = zip(zip(wind, sun), electrolysis).map { $0.0 + $0.1 - $1 }
  private static let level = wave { 22 + 15 * sin($0 / 90) + 5 * sin($0 / 700) }
  private static let prices = zip(wind, sun).map { 320 - 2 * ($0 + $1) }

  private static let columns: [(label: (String, String), values: [Double])] = [
    (("Generator-p", "wind"), wind), (("Generator-p", "solar"), sun), (("Link-p", "electrolyser"), electrolysis),
    (("Link-p", "grid export"), export), (("Store-e", "hydrogen tank"), level),
  ]

  static let network: Network = {
    let start = 1_735_689_600.0, secondsPerHour = 3600.0
    var network = Network(
      name: "Duolun", snapshots: Snapshots(.times((0..<hours).map { start + secondsPerHour * Double($0) })))
    network.add(.bus, "electricity", ["carrier": .text("electricity")])
    network.add(.bus, "hydrogen", ["carrier": .text("hydrogen"), "unit": .text("t")])
    network.add(.bus, "grid", ["carrier": .text("grid")])
    for carrier in ["wind", "solar", "hydrogen"] { network.add(.carrier, carrier) }
    for (name, size, cost) in [("wind", 110.0, 480_000.0), ("solar", 40, 260_000)] {
      network.add(
        .generator, name,
        [
          "bus": .text("electricity"), "carrier": .text(name), "p_nom": .number(size), "capital_cost": .number(cost),
        ])
    }
    network.add(
      .link, "electrolyser",
      [
        "bus0": .text("electricity"), "bus1": .text("hydrogen"), "efficiency": .number(0.018),
        "p_nom_extendable": .boolean(true), "capital_cost": .number(210_000), "carrier": .text("hydrogen"),
      ])
    network.add(
      .link, "grid export",
      ["bus0": .text("electricity"), "bus1": .text("grid"), "p_nom": .number(150), "marginal_cost": .number(-280)])
    network.add(
      .store, "hydrogen tank",
      ["bus": .text("hydrogen"), "e_nom_extendable": .boolean(true), "capital_cost": .number(350_000)])
    network.add(.load, "coal chemicals", ["bus": .text("hydrogen"), "p_set": .number(0.7)])
    return network
  }()

  static let results: Results = {
    var program = StagedProgram(stageCount: hours)
    for (family, component) in columns.map(\.label) {
      _ = program.add(
        StagedProgram.Column(.init(family, component), lower: .constant(-.infinity), upper: .constant(.infinity)))
    }
    for (family, component) in [("Link-p_nom", "electrolyser"), ("Store-e_nom", "hydrogen tank")] {
      _ = program.add(StagedProgram.SharedColumn(.init(family, component), lower: 0, upper: .infinity))
    }
    for bus in ["electricity", "hydrogen"] {
      _ = program.add(StagedProgram.Row(.init("Bus-nodal_balance", bus), lower: .zero, upper: .zero))
    }
    let formulation = Formulation(
      program: program, snapshots: Array(0..<hours),
      variables: Dictionary(
        uniqueKeysWithValues: program.columns.enumerated().map { ($0.element.label, .column($0.offset)) }),
      capacities: Dictionary(
        uniqueKeysWithValues: program.sharedColumns.enumerated().map { ($0.element.label, .chosen(column: $0.offset)) }
      ), costWeights: .constant(1), objectiveConstant: 0)
    var x: [Double] = [], y: [Double] = []
    for t in 0..<hours {
      x += columns.map { $0.values[t] }
      y += [prices[t], 60 * prices[t]]
    }
    x += [70, 42]
    let solution = Solution(
      status: .stopped(.timeLimit), x: x, y: y, z: [Double](repeating: 0, count: x.count), objective: 93_500_000,
      iterations: 41, seconds: 0.52, method: "interior point, staged, avx512, 2 threads")
    return Results(solution, of: formulation, for: network, tolerances: .init())
  }()

  static let context = PlanContext(
    name: Text("Duolun wind-solar-storage-hydrogen", "多伦风光储氢一体化"), currency: "CNY",
    assumptions: [
      .init(
        subject: Text("wind: investment", "风电：投资"), value: Text(verbatim: "4500 yuan/kW"),
        sources: [Text("market reports 2025", "2025 年市场报告")], standing: .published),
      .init(
        subject: Text("split of wind and solar", "风光装机比例"), value: Text(verbatim: "110 / 40 MW"),
        sources: [Text("assumed <for now>", "暂定 <假设>")], standing: .unverified),
    ],
    comparisons: [
      .init(
        subject: Text("hydrogen per year", "年制氢量"), published: 6345, planned: 6512, unit: "t",
        source: Text("newspaper page", "报纸版面")),
      .init(
        subject: Text("CO2 avoided", "减排二氧化碳"), published: 138_800, planned: 150_000, unit: "t",
        source: Text("newspaper page", "报纸版面")),
    ])
}
