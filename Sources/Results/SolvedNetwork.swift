import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram

extension Network {
  /// This network with PyPSA's result attributes filled in from a solution of its program, so that writing it gives the
  /// file PyPSA would have written after solving: capacities (`p_nom_opt` …), dispatch (`p`, `p0` …), levels (`e`,
  /// `state_of_charge`), injections (`buses.p`), prices (`marginal_price`), `global_constraints.mu` and the objective.
  ///
  /// Prices are the multipliers of the bus balances divided by the objective weighting of their snapshot; `mu` is the
  /// multiplier as it is (PyPSA 1.4, `optimization/optimize.py`: `assign_solution`, `assign_duals`, `post_processing`).
  ///
  /// With scenarios every one of them is filled in. Prices are not divided by the probability, as in PyPSA.
  public func solved(by solution: Solution, of formulation: Formulation) -> Network {
    if !formulation.scenarios.isEmpty {
      let networks = zip(byScenario, formulation.parts(of: solution)).map { network, part in
        network.solved(by: part.solution, of: part.formulation)
      }
      return solved(inScenarios: networks, objective: solution.objective, formulation.objectiveConstant)
    }
    let readout = Readout(solution, of: formulation, snapshotCount: snapshots.count)
    var network = self
    for componentClass in ComponentClass.allCases where self[componentClass].count > 0 {
      network.fillCapacities(of: componentClass, from: readout)
    }
    network.fillCarriers()
    network.fillOnePorts(from: readout)
    network.fillPassiveBranches(from: readout)
    network.fillLinksAndProcesses(from: readout)
    network.fillCommitment(from: readout)
    network.fillBuses(from: readout)
    network.fillGlobalConstraints(from: readout)
    network.fillMultipliers(of: formulation, solution, readout)
    network.attributes["objective"] = .number(solution.objective)
    network.attributes["objective_constant"] = .number(formulation.objectiveConstant)
    return network
  }

  /// This network with every scenario as it was solved.
  func solved(inScenarios networks: [Network], objective: Double, _ objectiveConstant: Double) -> Network {
    var network = together(networks)
    network.attributes["objective"] = .number(objective)
    network.attributes["objective_constant"] = .number(objectiveConstant)
    return network
  }

  /// Capacities that the program chose; what is not extendable keeps what it has, transformers that of their type.
  private mutating func fillCapacities(of componentClass: ComponentClass, from readout: Readout) {
    guard let nominal = componentClass.nominalAttribute else { return }
    let table = self[componentClass]
    var given: [Double] = [], optimal: [Double] = []
    for (index, name) in table.names.enumerated() {
      let own = table.number(nominal, index)
      let inProgram = readout.capacity("\(componentClass.rawValue)-\(nominal)", name)
      let isExtendable = table.boolean(nominal + "_extendable", index)
      given.append(isExtendable ? own : inProgram ?? own)
      optimal.append(inProgram ?? (isExtendable ? 0 : own))
    }
    self[componentClass].columns[nominal] = .numbers(given)
    self[componentClass].columns[nominal + "_opt"] = .numbers(optimal)
  }

  /// Links, lines and stores without a carrier have that of their bus; PyPSA writes it down when it optimises.
  private mutating func fillCarriers() {
    for (componentClass, bus) in [(ComponentClass.link, "bus0"), (.line, "bus0"), (.store, "bus")] {
      let table = self[componentClass]
      guard table.count > 0 else { continue }
      let carriers = table.names.indices.map { index in
        let own = table.text("carrier", index)
        guard own.isEmpty, let position = self[.bus].index(of: table.text(bus, index)) else { return own }
        return self[.bus].text("carrier", position)
      }
      self[componentClass].columns["carrier"] = .texts(carriers)
    }
  }

  private mutating func fillOnePorts(from readout: Readout) {
    fill(.generator, "p", from: readout)
    for attribute in ["e", "p"] { fill(.store, attribute, from: readout) }
    for attribute in ["p_dispatch", "p_store", "state_of_charge", "spill"] {
      fill(.storageUnit, attribute, from: readout)
    }
    let storage = self[.storageUnit]
    for index in storage.names.indices {
      let net = storage.output("p_dispatch", index) - storage.output("p_store", index)
      set("p", of: .storageUnit, index, to: net)
    }
    let loads = self[.load]
    for index in loads.names.indices { set("p", of: .load, index, to: readout.planned(loads.values("p_set", index))) }
  }

  /// Flow of lines and transformers: in at port 0, out at port 1.
  private mutating func fillPassiveBranches(from readout: Readout) {
    for componentClass in [ComponentClass.line, .transformer] {
      for (index, name) in self[componentClass].names.enumerated() {
        let flow = readout.series("\(componentClass.rawValue)-s", name)
        // PyPSA adds half the loss at each end of lines only.
        let loss = readout.optionalSeries("\(componentClass.rawValue)-loss", name)
        if let loss { set("loss", of: componentClass, index, to: loss) }
        let halfLoss = componentClass == .line ? (loss ?? .zero).map { $0 / 2 } : .zero
        set("p0", of: componentClass, index, to: flow + halfLoss)
        set("p1", of: componentClass, index, to: halfLoss - flow)
      }
    }
    let transformers = self[.transformer]
    for (index, name) in transformers.names.enumerated() {
      let given = readout.planned(transformers.values("phase_shift", index))
      let chosen = readout.optionalSeries("Transformer-phase_shift", name)
      set("phase_shift_opt", of: .transformer, index, to: chosen ?? given)
    }
  }

  /// Status, starts and stops of units that are switched on and off.
  private mutating func fillCommitment(from readout: Readout) {
    for componentClass in [ComponentClass.generator, .link, .process] {
      for (index, name) in self[componentClass].names.enumerated() {
        for attribute in ["status", "start_up", "shut_down"] {
          if let values = readout.optionalSeries("\(componentClass.rawValue)-\(attribute)", name) {
            set(attribute, of: componentClass, index, to: values)
          }
        }
      }
    }
  }

  /// A link takes `p` at bus 0 and a process `-rate0 p`; every further port gives its coefficient times `p`, with both as
  /// they were when what arrives set out.
  private mutating func fillLinksAndProcesses(from readout: Readout) {
    for componentClass in [ComponentClass.link, .process] {
      let table = self[componentClass]
      for (index, name) in table.names.enumerated() {
        let operation = readout.series("\(componentClass.rawValue)-p", name)
        set("p", of: componentClass, index, to: operation)
        let connected = table.ports(of: index).compactMap(\.number)
        for port in table.portNumbers {
          let taken: Values
          if !connected.contains(port) {
            taken = .zero
          } else if componentClass == .link && port == 0 {
            taken = operation
          } else {
            let coefficient = table.values(componentClass.coefficientAttribute(port: port), index)
            taken = readout.delayed(
              (operation * coefficient).map { 0 - $0 }, table.delay(at: port, of: index), in: snapshots)
          }
          set("p\(port)", of: componentClass, index, to: taken)
        }
      }
    }
  }

  private mutating func fillBuses(from readout: Readout) {
    let buses = self[.bus]
    var injected = [[Double]](repeating: [Double](repeating: 0, count: snapshots.count), count: buses.count)
    for componentClass in ComponentClass.onePorts + [.link, .process] {
      let table = self[componentClass]
      for index in table.names.indices {
        for port in table.ports(of: index) {
          guard let bus = buses.index(of: port.bus) else { continue }
          let injection = table.injection(index, at: port)
          for t in 0..<snapshots.count { injected[bus][t] += injection[t] }
        }
      }
    }
    for (index, name) in buses.names.enumerated() {
      set("p", of: .bus, index, to: .series(injected[index]))
      let duals = readout.duals("Bus-nodal_balance", name)
      let prices = duals.combined(with: readout.costWeights) { $1 == 0 ? 0 : $0 / $1 }
      set("marginal_price", of: .bus, index, to: prices)
    }
  }

  private mutating func fillGlobalConstraints(from readout: Readout) {
    let constraints = self[.globalConstraint]
    guard constraints.count > 0 else { return }
    let multipliers = constraints.names.map { readout.totalDual("GlobalConstraint", $0) ?? 0 }
    self[.globalConstraint].columns["mu"] = .numbers(multipliers)
  }

  /// Sets a series from the variable of the same name; components without one, such as inactive ones, get zero.
  private mutating func fill(_ componentClass: ComponentClass, _ attribute: String, from readout: Readout) {
    for (index, name) in self[componentClass].names.enumerated() {
      set(attribute, of: componentClass, index, to: readout.series("\(componentClass.rawValue)-\(attribute)", name))
    }
  }

  mutating func set(_ attribute: String, of componentClass: ComponentClass, _ index: Int, to values: Values) {
    self[componentClass].series[attribute, default: [:]][index] = values.expanded(count: snapshots.count)
  }
}
