import SteppeBase
import SteppeFormulation
import SteppeNetwork

/// One small network for each family of constraints: two buses, two snapshots, and what the family is about.
enum GoldenNetworks {
  static let all: [String: Network] = [
    "AngleLimits": angleLimits, "BranchOutages": branchOutages, "ChosenUnits": chosenUnits, "CurveCosts": curveCosts,
    "GrowthLimits": growthLimits,
    "TransmissionLosses": transmissionLosses, "UnitCommitment": unitCommitment,
    "CapacityLimits": capacityLimits, "CapacityExpansionLimit": capacityExpansionLimit,
    "CapacityPerBus": capacityPerBus, "CycleFlow": cycleFlow, "DispatchLimits": dispatchLimits,
    "EnergySums": energySums, "LinearRules": linearRules, "NodalBalance": nodalBalance, "Objective": objective,
    "OperationalLimit": operationalLimit, "PrimaryEnergy": primaryEnergy, "RampLimits": rampLimits,
    "SetPoints": setPoints, "StorageUnitBalance": storageUnitBalance, "StoreBalance": storeBalance,
    "TransmissionLimits": transmissionLimits,
  ]

  /// What the families are about that a network says nothing of.
  static let options: [String: FormulationOptions] = {
    var losses = FormulationOptions(), units = FormulationOptions(), periods = FormulationOptions()
    losses.losses = .tangents(segments: 2)
    units.linearizesUnitCommitment = true
    periods.investsByPeriod = true
    var outages = FormulationOptions()
    outages.outages = .these([.init(.line, "west-north"), .init(.line, "to island")])
    return [
      "BranchOutages": outages,
      "TransmissionLosses": losses, "UnitCommitment": units, "ChosenUnits": units, "GrowthLimits": periods,
    ]
  }()

  static var angleLimits: Network {
    var network = empty
    network.add(
      .line, "line",
      [
        "bus0": .text("north"), "bus1": .text("south"), "carrier": .text("AC"), "x": .number(0.5), "s_nom": .number(80),
        "v_ang_max": .number(30), "v_ang_min": .number(-30),
      ])
    network.add(
      .transformer, "shifter",
      [
        "bus0": .text("north"), "bus1": .text("south"), "x": .number(0.2), "s_nom": .number(100),
        "v_ang_max": .number(10), "phase_shift": .number(5),
      ])
    return network
  }

  static var transmissionLosses: Network {
    var network = empty
    network.add(
      .line, "line",
      ["bus0": .text("north"), "bus1": .text("south"), "x": .number(0.5), "r": .number(0.01), "s_nom": .number(80)])
    return network
  }

  private static func unit(_ more: [String: AttributeValue]) -> [String: AttributeValue] {
    [
      "bus": .text("south"), "committable": .boolean(true), "p_min_pu": .number(0.4), "marginal_cost": .number(20),
      "start_up_cost": .number(300), "shut_down_cost": .number(50), "stand_by_cost": .number(7),
    ].merging(more) { $1 }
  }

  static var unitCommitment: Network {
    var network = empty
    network.add(
      .generator, "coal", unit(["p_nom": .number(50), "min_up_time": .number(2), "min_down_time": .number(2)]))
    // Starts and stops cost the same: then rows tighten them.
    network.add(
      .generator, "engine",
      unit([
        "p_nom": .number(100), "shut_down_cost": .number(300), "ramp_limit_up": .number(0.5),
        "ramp_limit_down": .number(0.3), "ramp_limit_start_up": .number(0.6), "ramp_limit_shut_down": .number(0.8),
      ]))
    return network
  }

  static var chosenUnits: Network {
    var network = empty
    network.add(
      .generator, "coal",
      unit(["p_nom_extendable": .boolean(true), "p_nom_max": .number(200), "capital_cost": .number(9)]))
    return network
  }

  static var curveCosts: Network {
    var network = empty
    let coal = network.add(.generator, "coal", ["bus": .text("south"), "p_nom": .number(50)])
    network[.generator].curves["marginal_cost"] = [
      coal: [.init(x: 0, y: 0), .init(x: 0.5, y: 10), .init(x: 1, y: 30)]
    ]
    return network
  }

  static var growthLimits: Network {
    var network = empty
    network.snapshots.periods = [2030, 2040]
    network.investmentPeriods = [
      .init(label: 2030, objectiveWeighting: 5, yearsWeighting: 10),
      .init(label: 2040, objectiveWeighting: 3, yearsWeighting: 10),
    ]
    network.add(.carrier, "wind", ["max_growth": .number(35), "max_relative_growth": .number(2)])
    for year in [2030.0, 2040] {
      network.add(
        .generator, "wind \(Int(year))",
        [
          "bus": .text("north"), "carrier": .text("wind"), "p_nom_extendable": .boolean(true),
          "capital_cost": .number(4), "build_year": .number(year), "lifetime": .number(20),
        ])
    }
    return network
  }

  /// Two buses, two snapshots, and a generator `gas` of 100 MW at 10 per MWh in the north.
  static var empty: Network {
    var network = Network(snapshots: Snapshots(.numbers([0, 1])))
    network.add(.bus, "north")
    network.add(.bus, "south")
    network.add(
      .generator, "gas",
      ["bus": .text("north"), "carrier": .text("gas"), "p_nom": .number(100), "marginal_cost": .number(10)])
    return network
  }

  static var capacityLimits: Network {
    var network = empty
    let wind: [String: AttributeValue] = [
      "bus": .text("north"), "p_nom_extendable": .boolean(true), "p_nom_min": .number(1), "p_nom_max": .number(20),
    ]
    network.add(.generator, "wind", wind)
    network.add(.generator, "planned wind", wind.merging(["p_nom_set": .number(5)]) { $1 })
    network.add(.generator, "old wind", ["bus": .text("north"), "p_nom": .number(7), "p_nom_max": .number(2)])
    return network
  }

  static var dispatchLimits: Network {
    var network = empty
    let atNorth = ["bus": AttributeValue.text("north")]
    network.add(
      .generator, "solar", atNorth.merging(["p_nom_extendable": .boolean(true)]) { $1 },
      series: ["p_max_pu": .series([0.5, 0])])
    network.add(
      .generator, "nuclear", atNorth.merging(["p_nom_extendable": .boolean(true), "p_min_pu": .number(0.4)]) { $1 })
    network.add(
      .generator, "import", atNorth.merging(["p_nom": .number(.infinity)]) { $1 },
      series: ["p_max_pu": .series([0, 1])])
    network.add(
      .storageUnit, "battery",
      atNorth.merging(["p_nom": .number(10), "max_hours": .number(4), "p_min_pu": .number(-0.5)]) { $1 })
    network.add(
      .storageUnit, "new battery",
      atNorth.merging(["p_nom_extendable": .boolean(true), "max_hours": .number(6)]) { $1 })
    network.add(
      .store, "tank", atNorth.merging(["e_nom": .number(50), "e_min_pu": .number(0.1), "e_initial": .number(5)]) { $1 })
    network.add(
      .line, "line",
      ["bus0": .text("north"), "bus1": .text("south"), "s_nom_extendable": .boolean(true), "s_max_pu": .number(0.7)])
    return network
  }

  static var rampLimits: Network {
    var network = empty
    let coal: [String: AttributeValue] = [
      "bus": .text("south"), "p_nom": .number(50), "ramp_limit_up": .number(0.2), "ramp_limit_down": .number(0.4),
    ]
    network.add(.generator, "coal", coal)
    network.add(.generator, "running coal", coal.merging(["p_init": .number(30)]) { $1 })
    network.add(
      .link, "cable",
      ["bus0": .text("north"), "bus1": .text("south"), "p_nom_extendable": .boolean(true)],
      series: ["ramp_limit_up": .series([.nan, 0.1])])
    return network
  }

  static var setPoints: Network {
    var network = empty
    network.add(
      .generator, "hydro", ["bus": .text("south"), "p_nom": .number(50)], series: ["p_set": .series([.nan, 20])])
    network.add(
      .storageUnit, "battery", ["bus": .text("south"), "p_nom": .number(10)],
      series: ["p_set": .series([-3, .nan]), "state_of_charge_set": .series([.nan, 1])])
    network.add(
      .store, "tank", ["bus": .text("south"), "e_nom": .number(40), "p_set": .number(2), "e_initial": .number(9)],
      series: ["e_set": .series([7, .nan])])
    return network
  }

  static var energySums: Network {
    var network = empty
    network.snapshots.generatorWeightings = [2, 3]
    network.add(
      .generator, "biomass",
      ["bus": .text("south"), "p_nom": .number(50), "e_sum_min": .number(10), "e_sum_max": .number(60)])
    network.add(.generator, "reserve", ["bus": .text("south"), "p_nom": .number(50), "e_sum_max": .number(5)])
    return network
  }

  static var storageUnitBalance: Network {
    var network = empty
    network.snapshots.storeWeightings = [2, 2]
    let battery: [String: AttributeValue] = [
      "bus": .text("south"), "p_nom": .number(10), "max_hours": .number(6), "efficiency_store": .number(0.9),
      "efficiency_dispatch": .number(0.8), "standing_loss": .number(0.5), "state_of_charge_initial": .number(12),
    ]
    network.add(.storageUnit, "battery", battery)
    network.add(
      .storageUnit, "cyclic battery", battery.merging(["cyclic_state_of_charge": .boolean(true)]) { $1 })
    network.add(
      .storageUnit, "reservoir", ["bus": .text("south"), "p_nom": .number(10), "p_min_pu": .number(0)],
      series: ["inflow": .series([5, 0])])
    return network
  }

  static var storeBalance: Network {
    var network = empty
    network.snapshots.storeWeightings = [2, 2]
    let tank: [String: AttributeValue] = [
      "bus": .text("south"), "e_nom": .number(40), "standing_loss": .number(0.5), "e_initial": .number(12),
    ]
    network.add(.store, "tank", tank.merging(["marginal_cost": .number(3)]) { $1 })
    network.add(.store, "cyclic tank", tank.merging(["e_cyclic": .boolean(true), "sign": .number(-1)]) { $1 })
    network.add(.store, "wearing tank", tank.merging(["marginal_cost_quadratic": .number(0.1)]) { $1 })
    return network
  }

  static var nodalBalance: Network {
    var network = empty
    network.add(.bus, "hydrogen", ["carrier": .text("hydrogen")])
    network.add(.bus, "heat", ["carrier": .text("heat")])
    network.add(.bus, "nowhere")
    network.add(.load, "city", ["bus": .text("south")], series: ["p_set": .series([30, 40])])
    network.add(.load, "feed-in", ["bus": .text("south"), "p_set": .number(4), "sign": .number(1)])
    network.add(.generator, "export", ["bus": .text("south"), "p_nom": .number(5), "sign": .number(-1)])
    network.add(.generator, "off", ["bus": .text("south"), "p_nom": .number(5), "active": .boolean(false)])
    network.add(
      .link, "electrolyser",
      [
        "bus0": .text("south"), "bus1": .text("hydrogen"), "bus2": .text("heat"), "p_nom": .number(20),
        "efficiency2": .number(0.2),
      ], series: ["efficiency": .series([0.6, 0.7])])
    network.add(
      .process, "smelter",
      ["bus0": .text("south"), "bus1": .text("heat"), "rate1": .number(0.1), "p_nom": .number(20)])
    network.add(.line, "line", ["bus0": .text("north"), "bus1": .text("south"), "s_nom": .number(60)])
    return network
  }

  static var cycleFlow: Network {
    var network = empty
    for bus in ["west"] { network.add(.bus, bus, ["v_nom": .number(10)]) }
    func line(_ from: String, _ to: String, _ x: Double) -> [String: AttributeValue] {
      ["bus0": .text(from), "bus1": .text(to), "x": .number(x), "r": .number(9), "s_nom": .number(60)]
    }
    network.add(.line, "north-south", line("north", "south", 0.2))
    network.add(.line, "parallel", line("south", "north", 0.4))
    network.add(.line, "west-north", line("west", "north", 10))
    network.add(
      .transformer, "south-west",
      [
        "bus0": .text("south"), "bus1": .text("west"), "x": .number(0.5), "s_nom": .number(50),
        "tap_ratio": .number(1.1), "phase_shift": .number(18),
      ])
    return network
  }

  /// A triangle with one line of chosen size, and an island behind a bridge.
  static var branchOutages: Network {
    var network = empty
    for bus in ["west", "island"] { network.add(.bus, bus, ["v_nom": .number(10)]) }
    func line(_ from: String, _ to: String, _ x: Double, _ capacity: Double) -> [String: AttributeValue] {
      ["bus0": .text(from), "bus1": .text(to), "x": .number(x), "s_nom": .number(capacity)]
    }
    network.add(.line, "north-south", line("north", "south", 0.2, 60))
    network.add(
      .line, "south-west",
      line("south", "west", 0.4, 0).merging(["s_nom_extendable": .boolean(true), "capital_cost": .number(3)]) { $1 })
    network.add(.line, "west-north", line("west", "north", 0.1, 40))
    network.add(.line, "to island", line("west", "island", 0.1, 10))
    return network
  }

  static var primaryEnergy: Network {
    var network = empty
    network.snapshots.generatorWeightings = [2, 3]
    network.add(.carrier, "gas", ["co2_emissions": .number(0.25)])
    network.add(.carrier, "wind")
    network[.generator].set("efficiency", of: 0, to: .series([0.5, 0.4]))
    network.add(.generator, "wind", ["bus": .text("north"), "carrier": .text("wind"), "p_nom": .number(10)])
    network.add(
      .store, "gas tank",
      ["bus": .text("north"), "carrier": .text("gas"), "e_nom": .number(40), "e_initial": .number(8)])
    network.add(
      .storageUnit, "cyclic gas",
      ["bus": .text("north"), "carrier": .text("gas"), "p_nom": .number(4), "cyclic_state_of_charge": .boolean(true)])
    network.add(.globalConstraint, "co2", ["sense": .text("<="), "constant": .number(100)])
    network.add(
      .globalConstraint, "nothing", ["sense": .text("<="), "carrier_attribute": .text("max_relative_growth")])
    return network
  }

  static var operationalLimit: Network {
    var network = empty
    network.snapshots.generatorWeightings = [2, 3]
    network.add(
      .storageUnit, "cavern",
      [
        "bus": .text("north"), "carrier": .text("gas"), "p_nom": .number(4),
        "state_of_charge_initial": .number(3),
      ])
    network.add(
      .globalConstraint, "gas use",
      [
        "type": .text("operational_limit"), "carrier_attribute": .text("gas"), "sense": .text(">="),
        "constant": .number(50),
      ])
    return network
  }

  static var linearRules: Network {
    var network = empty
    network.snapshots.generatorWeightings = [2, 3]
    network.add(.generator, "wind", ["bus": .text("north"), "p_nom_extendable": .boolean(true)])
    network.add(.storageUnit, "battery", ["bus": .text("north"), "p_nom": .number(8)])
    network.rules = [
      // Gas gives at most a quarter of the energy.
      LinearRule("gas share", 0.75 * .energy(.generator, "gas") - 0.25 * .energy(.generator, "wind"), .atMost),
      // Storage for at least a tenth of the wind power.
      LinearRule(
        "storage ratio", .capacity(.storageUnit, "battery") - 0.1 * .capacity(.generator, "wind"), .atLeast),
      LinearRule(
        "second snapshot",
        .energy(.storageUnit, "battery", .charge, weight: .series([0, 1])) - .constant(6), .equal),
    ]
    return network
  }

  static var capacityExpansionLimit: Network {
    var network = empty
    for bus in ["north", "south"] {
      network.add(
        .generator, "\(bus) wind",
        ["bus": .text(bus), "carrier": .text("wind"), "p_nom_extendable": .boolean(true)])
    }
    network.add(.generator, "old wind", ["bus": .text("north"), "carrier": .text("wind"), "p_nom": .number(5)])
    func limit(_ constant: Double) -> [String: AttributeValue] {
      [
        "type": .text("tech_capacity_expansion_limit"), "carrier_attribute": .text("wind"), "sense": .text("<="),
        "constant": .number(constant),
      ]
    }
    network.add(.globalConstraint, "all wind", limit(30))
    network.add(.globalConstraint, "southern wind", limit(20).merging(["bus": .text("south")]) { $1 })
    return network
  }

  static var capacityPerBus: Network {
    var network = empty
    network.add(.carrier, "wind")
    network.add(
      .generator, "wind", ["bus": .text("south"), "carrier": .text("wind"), "p_nom_extendable": .boolean(true)])
    network.add(
      .store, "wind store", ["bus": .text("south"), "carrier": .text("wind"), "e_nom_extendable": .boolean(true)])
    network[.bus].columns["nom_max_wind"] = .numbers([.nan, 25])
    network[.bus].columns["nom_min_wind"] = .numbers([3, 4])
    return network
  }

  static var transmissionLimits: Network {
    var network = empty
    network.add(
      .line, "line",
      [
        "bus0": .text("north"), "bus1": .text("south"), "s_nom_extendable": .boolean(true), "length": .number(300),
        "capital_cost": .number(40), "fom_cost": .number(1),
      ])
    network.add(
      .link, "cable",
      [
        "bus0": .text("north"), "bus1": .text("south"), "p_nom_extendable": .boolean(true), "length": .number(200),
        "carrier": .text("DC"), "overnight_cost": .number(876_000), "discount_rate": .number(0),
        "lifetime": .number(20),
      ])
    for (name, type) in [
      ("volume", "transmission_volume_expansion_limit"), ("cost", "transmission_expansion_cost_limit"),
    ] {
      network.add(
        .globalConstraint, name,
        [
          "type": .text(type), "carrier_attribute": .text("AC, DC"), "sense": .text("<="), "constant": .number(1000),
        ])
    }
    return network
  }

  static var objective: Network {
    var network = empty
    network.snapshots.objectiveWeightings = [2, 3]
    network[.generator].set("marginal_cost_quadratic", of: 0, to: .series([0.5, 1]))
    network.add(
      .generator, "wind",
      [
        "bus": .text("south"), "p_nom": .number(2), "p_nom_extendable": .boolean(true),
        "capital_cost": .number(100), "fom_cost": .number(7),
      ])
    network.add(
      .storageUnit, "reservoir",
      [
        "bus": .text("south"), "p_nom": .number(4), "p_min_pu": .number(0), "marginal_cost": .number(1),
        "marginal_cost_storage": .number(0.5), "spill_cost": .number(6), "inflow": .number(2),
      ])
    network.add(
      .store, "tank", ["bus": .text("south"), "e_nom": .number(4), "marginal_cost_storage": .number(0.25)])
    return network
  }
}
