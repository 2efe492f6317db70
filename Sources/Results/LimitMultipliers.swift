import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram

extension Network {
  /// Fills in the multipliers of all limits on single snapshots, as PyPSA does on request (`assign_all_duals`), if the
  /// formulation has kept where they went: `mu_lower`, `mu_upper`, `mu_p_set` and so on, `mu_ramp_limit_up`,
  /// `mu_ramp_limit_down`, `mu_energy_balance`.
  ///
  /// They are derivatives of the objective by the side of the limit, in its currency per MW or MWh and not divided by
  /// any weighting: positive where a lower side binds, negative where an upper side does. As in PyPSA 1.4, those of
  /// storage units are the limits of the state of charge, and those of branches with a limited angle that limit's
  /// (`optimization/optimize.py`, `assign_duals`: the last constraint of a name stays).
  mutating func fillMultipliers(of formulation: Formulation, _ solution: Solution, _ readout: Readout) {
    if formulation.limits.isEmpty { return }
    let multipliers = LimitMultipliers(formulation, solution)
    for componentClass in ComponentClass.allCases {
      var found: [String: [Int: Values]] = [:]
      for (attribute, side, names) in componentClass.multipliers {
        for (index, name) in self[componentClass].names.enumerated() {
          let labels = names.map { StagedProgram.Label("\(componentClass.rawValue)-\($0)", name) }
          guard let values = multipliers[labels, side] else { continue }
          found["mu_\(attribute)", default: [:]][index] = readout.planned(stages: .series(values))
        }
      }
      // Where one component has a limit, those without it have a multiplier of zero.
      for (attribute, values) in found {
        for index in self[componentClass].names.indices {
          set(attribute, of: componentClass, index, to: values[index] ?? .zero)
        }
      }
    }
  }
}

/// Which side of a limit is meant.
private enum Side {
  case lower
  case upper
  case both
}

extension ComponentClass {
  /// PyPSA's name of each multiplier without `mu_`, and the limits it belongs to; later ones replace earlier ones.
  fileprivate var multipliers: [(attribute: String, side: Side, limits: [String])] {
    func sides(_ variable: String) -> [(String, Side, [String])] {
      [("lower", .lower, [variable, "\(variable)-lower"]), ("upper", .upper, [variable, "\(variable)-upper"])]
    }
    func equations(_ names: String...) -> [(String, Side, [String])] { names.map { ($0, .both, [$0]) } }
    return switch self {
    case .generator, .link, .process:
      sides("p") + equations("p_set") + [
        ("ramp_limit_up", .upper, ["ramp_limit", "ramp_limit-upper"]),
        ("ramp_limit_down", .lower, ["ramp_limit", "ramp_limit-lower"]),
      ]
    case .store: sides("e") + equations("p_set", "e_set", "energy_balance")
    case .storageUnit:
      sides("state_of_charge")
        + equations("p_set", "p_dispatch_set", "p_store_set", "state_of_charge_set", "energy_balance")
    case .line, .transformer: sides("s") + sides("v_ang")
    default: []
    }
  }
}

/// The multipliers of limits, wherever the program has them: of a row its own, of a column's bound the reduced cost
/// where no other limit is narrower.
private struct LimitMultipliers {
  private let formulation: Formulation
  private let rows: [Double]
  /// c + Q x − Aᵀ y of every column.
  private let columns: [Double]

  init(_ formulation: Formulation, _ solution: Solution) {
    self.formulation = formulation
    rows = solution.y
    columns = solution.z
  }

  /// By stage; nil if the program has none of the limits.
  subscript(labels: [StagedProgram.Label], side: Side) -> [Double]? {
    let limits = labels.flatMap { formulation.limits[$0] ?? [] }
    if limits.isEmpty { return nil }
    let program = formulation.program
    var result = [Double](repeating: 0, count: program.stageCount)
    var lower: [Int: Values] = [:], upper: [Int: Values] = [:]
    for limit in limits {
      switch limit.place {
      case .row(let row):
        for t in result.indices { result[t] += part(rows[t * program.rows.count + row], side) }
      case .column(let column):
        lower[column] = lower[column].map { $0.combined(with: limit.lower, max) } ?? limit.lower
        upper[column] = upper[column].map { $0.combined(with: limit.upper, min) } ?? limit.upper
      }
    }
    for column in lower.keys.sorted() {
      let bounds = program.columns[column]
      for t in result.indices {
        let cost = columns[t * program.columns.count + column]
        let isOwn = cost > 0 ? lower[column]![t] == bounds.lower[t] : upper[column]![t] == bounds.upper[t]
        if isOwn { result[t] += part(cost, side) }
      }
    }
    return result
  }

  private func part(_ multiplier: Double, _ side: Side) -> Double {
    switch side {
    case .lower: max(multiplier, 0)
    case .upper: min(multiplier, 0)
    case .both: multiplier
    }
  }
}
