import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram

extension Network {
  /// Fills in the multipliers of all limits on single snapshots, as PyPSA does on request (`assign_all_duals`), if the
  /// formulation has kept where they went: `mu_lower`, `mu_upper`, `mu_p_set` and so on, `mu_ramp_limit_up`,
  /// `mu_ramp_limit_down`, `mu_energy_balance`, and of units that are switched on and off `mu_up`, `mu_down`, `mu_time`,
  /// `mu_before`, `mu_current`; of losses `mu_loss_upper` and `mu_1` or `mu_neg` and `mu_pos`, of cost curves
  /// `mu_marginal_cost_piecewise_chord`, `…_domain_lo` and `…_domain_hi`. The secants of losses and the pieces of a curve
  /// have multipliers of their own, numbered from 0: `mu_neg_0`, `mu_neg_1` and so on.
  ///
  /// They are derivatives of the objective by the side of the limit, in its currency per MW or MWh and not divided by
  /// any weighting: positive where a lower side binds, negative where an upper side does. PyPSA 1.4 calls several limits
  /// by one name, of which the last stays (`optimization/optimize.py`, `assign_duals`): of storage units those of the
  /// state of charge, of branches with a limited angle that limit's, of units the rows that tighten starts and stops, of
  /// tangents that at the largest flow out of bus 0.
  mutating func fillMultipliers(of formulation: Formulation, _ solution: Solution, _ readout: Readout) {
    if formulation.limits.isEmpty { return }
    let multipliers = LimitMultipliers(formulation, solution)
    for componentClass in ComponentClass.allCases {
      var found: [String: [Int: Values]] = [:]
      for (index, name) in self[componentClass].names.enumerated() {
        let kinds =
          componentClass.multipliers(of: formulation.switching(of: componentClass, name))
          + formulation.tangentMultipliers(of: componentClass, name)
        for multiplier in kinds {
          if let values = multipliers.values(multiplier, of: componentClass, name) {
            found["mu_\(multiplier.attribute)", default: [:]][index] = readout.planned(stages: .series(values))
          }
        }
        for piece in formulation.pieces(of: componentClass, name) {
          let values = multipliers.values(piece, of: componentClass, name)!
          set("mu_\(piece.attribute)", of: componentClass, index, to: readout.planned(stages: .series(values)))
        }
      }
      // PyPSA forms both ramps where there is one.
      if found["mu_ramp_limit_up"] != nil || found["mu_ramp_limit_down"] != nil {
        for name in ["mu_ramp_limit_up", "mu_ramp_limit_down"] { found[name] = found[name] ?? [:] }
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

/// How a component is switched on and off.
private enum Switching {
  case never
  case givenSize
  case chosenSize
}

extension Formulation {
  fileprivate func switching(of componentClass: ComponentClass, _ name: String) -> Switching {
    guard variables[.init("\(componentClass.rawValue)-status", name)] != nil else { return .never }
    guard case .chosen? = capacities[.init("\(componentClass.rawValue)-p_nom", name)] else { return .givenSize }
    return .chosenSize
  }
}

extension Formulation {
  /// Of the tangents of losses, which PyPSA gives one name: that of the last one stays.
  fileprivate func tangentMultipliers(of componentClass: ComponentClass, _ name: String) -> [Multiplier] {
    let last = count(from: 1, of: componentClass, name) { "loss_tangents-\($0)-1" }
    return last == 0 ? [] : [.init("1", .lower, "loss_tangents-\(last)-1")]
  }

  /// Of the secants of losses and the pieces of a cost curve.
  fileprivate func pieces(of componentClass: ComponentClass, _ name: String) -> [Multiplier] {
    let curve = "marginal_cost_piecewise_chord"
    return [("neg", "loss_secants-neg"), ("pos", "loss_secants-pos"), (curve, curve)].flatMap { attribute, limit in
      (0..<count(from: 0, of: componentClass, name) { "\(limit)_\($0)" }).map {
        Multiplier("\(attribute)_\($0)", .lower, "\(limit)_\($0)")
      }
    }
  }

  /// How many limits of consecutive numbers there are.
  private func count(
    from first: Int, of componentClass: ComponentClass, _ name: String, _ limit: (Int) -> String
  ) -> Int {
    (first...).prefix { limits[.init("\(componentClass.rawValue)-\(limit($0))", name)] != nil }.count
  }
}

/// PyPSA's name of a multiplier without `mu_`, and the limits it belongs to. Those of one source add up; a later source
/// replaces an earlier one at the snapshots where it limits anything.
private struct Multiplier {
  var attribute: String
  var sources: [(side: Side, limits: [String])]

  init(_ attribute: String, _ side: Side, _ limits: String...) {
    self.attribute = attribute
    sources = [(side, limits)]
  }

  func replaced(by side: Side, _ limits: String...) -> Multiplier {
    var result = self
    result.sources.append((side, limits))
    return result
  }
}

extension ComponentClass {
  fileprivate func multipliers(of switching: Switching) -> [Multiplier] {
    func sides(_ variable: String) -> [Multiplier] {
      [.init("lower", .lower, variable, "\(variable)-lower"), .init("upper", .upper, variable, "\(variable)-upper")]
    }
    func equations(_ names: String...) -> [Multiplier] { names.map { .init($0, .both, $0) } }
    let domain = [
      Multiplier("marginal_cost_piecewise_domain_lo", .lower, "marginal_cost_piecewise_domain"),
      Multiplier("marginal_cost_piecewise_domain_hi", .upper, "marginal_cost_piecewise_domain"),
    ]
    let ramps = [
      Multiplier("ramp_limit_up", .upper, "ramp_limit", "ramp_limit-upper"),
      Multiplier("ramp_limit_down", .lower, "ramp_limit", "ramp_limit-lower"),
    ]
    return switch (self, switching) {
    case (.generator, .chosenSize), (.link, .chosenSize), (.process, .chosenSize):
      [.init("lower", .lower, "p-lower"), .init("upper", .upper, "shut_down")] + Self.switched
        + [
          .init("cap", .upper, "p-upper-upper"), .init("nonneg", .lower, "p"),
          .init("bigM", .upper, "p-upper-status").replaced(by: .upper, "ramp_limit-up")
            .replaced(by: .upper, "ramp_limit-start").replaced(by: .upper, "ramp_limit-down")
            .replaced(by: .upper, "ramp_limit-stop"),
        ] + equations("p_set")
    case (.generator, .givenSize), (.link, .givenSize), (.process, .givenSize):
      sides("p") + equations("p_set") + ramps + Self.switched + domain
    case (.generator, .never), (.link, .never), (.process, .never):
      sides("p") + equations("p_set") + ramps + domain
    case (.store, _): sides("e") + equations("p_set", "e_set", "energy_balance") + domain
    case (.storageUnit, _):
      sides("state_of_charge")
        + equations("p_set", "p_dispatch_set", "p_store_set", "state_of_charge_set", "energy_balance")
        + domain
    case (.line, _), (.transformer, _):
      sides("s") + sides("v_ang") + [.init("loss_upper", .upper, "loss")]
    default: []
    }
  }

  /// Of starts and stops, minimum times, and the rows that tighten them.
  private static let switched: [Multiplier] = [
    .init("up", .lower, "start").replaced(by: .upper, "partly-start-up"),
    .init("down", .lower, "stop").replaced(by: .upper, "partly-shut-down"),
    .init("time", .upper, "up-time").replaced(by: .upper, "down-time"),
    .init("before", .upper, "p-before"), .init("current", .upper, "p-current"),
  ]
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
  func values(_ multiplier: Multiplier, of componentClass: ComponentClass, _ name: String) -> [Double]? {
    var result: [Double]?
    for (side, names) in multiplier.sources {
      let limits = names.flatMap { formulation.limits[.init("\(componentClass.rawValue)-\($0)", name)] ?? [] }
      if limits.isEmpty { continue }
      let own = values(of: limits, side)
      result =
        result?.enumerated().map { t, earlier in
          limits.contains { $0.isLimit(on: side, t) } ? own[t] : earlier
        } ?? own
    }
    return result
  }

  private func values(of limits: [PlacedLimit], _ side: Side) -> [Double] {
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

extension PlacedLimit {
  /// Whether it limits anything at a stage.
  fileprivate func isLimit(on side: Side, _ stage: Int) -> Bool {
    (side != .upper && lower[stage].isFinite) || (side != .lower && upper[stage].isFinite)
  }
}
