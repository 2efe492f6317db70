import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram

/// The results of a network that is solved window by window, each from where the one before left it. Later windows
/// overwrite what earlier ones said about the same snapshots. Every scenario goes on from its own.
public struct WindowedResults: Sendable {
  private let given: Network
  private let tolerances: Certificate.Tolerances
  private var parts: [Part]
  private var verdicts: [Verdict] = []
  private var isPlanned: [Bool]
  /// Objective and its constant of the last window.
  private var last = (objective: 0.0, constant: 0.0)
  private var investsByPeriod = false

  /// What there is of one scenario, or of a network without any.
  fileprivate struct Part: Sendable {
    var network: Network
    var costWeights: [Double]
    var globalConstraints: [GlobalConstraintResult] = []
    var rules: [RuleResult] = []
  }

  public init(of network: Network, tolerances: Certificate.Tolerances) {
    given = network
    self.tolerances = tolerances
    isPlanned = Array(repeating: false, count: network.snapshots.count)
    parts = network.byScenario.map { Part(network: $0, costWeights: Array(repeating: 0, count: $0.snapshots.count)) }
  }

  /// The network with the results so far, as the next window finds it.
  public var network: Network { given.together(parts.map(\.network)) }

  /// Adds the solution of a window. Cost: that of the window, not of the whole network.
  ///
  /// - Precondition: the solution is no ray.
  public mutating func add(_ solution: Solution, of formulation: Formulation) {
    for (index, own) in formulation.parts(of: solution).enumerated() {
      parts[index].add(own.solution, of: own.formulation)
    }
    for position in formulation.snapshots { isPlanned[position] = true }
    verdicts.append(Verdict(solution, of: formulation.program, tolerances))
    last = (solution.objective, formulation.objectiveConstant)
    investsByPeriod = formulation.investsByPeriod
  }

  /// Lets storages start the next window with the energy they have at the end of a snapshot.
  public mutating func startFromLevels(at position: Int) {
    for part in parts.indices { parts[part].network.startFromLevels(at: position) }
  }

  /// What came of all windows. The objective is what the system is expected to cost over all of them, with the
  /// capacities of the last one (PyPSA's `n.statistics.system_cost()`).
  ///
  /// - Precondition: a window was added.
  public func results() -> Results {
    let planned = isPlanned.indices.filter { isPlanned[$0] }
    let outcomes = zip(parts, given.byScenario).map { part, given in
      Outcome(
        of: part.network.startingAs(given), planned: planned, costWeights: .series(part.costWeights),
        globalConstraints: part.globalConstraints, rules: part.rules)
    }
    var results = Results(
      .together(verdicts), outcomes, of: given, planned: planned, objective: last.objective, objectiveConstant: 0)
    results.investsByPeriod = investsByPeriod
    results.network.attributes["objective_constant"] = .number(last.constant)
    let costs = outcomes.map { $0.statistics.sum(.systemCost) }
    results.objective =
      given.scenarios.isEmpty ? costs[0] : zip(costs, given.scenarios).reduce(0) { $0 + $1.0 * $1.1.weight }
    return results
  }
}

extension WindowedResults.Part {
  fileprivate mutating func add(_ solution: Solution, of formulation: Formulation) {
    let positions = formulation.snapshots
    var local = formulation
    local.snapshots = Array(positions.indices)
    let window = network.selecting(snapshots: positions).solved(by: solution, of: local)
    network.takeResults(of: window, at: positions)
    for (stage, position) in positions.enumerated() { costWeights[position] = formulation.costWeights[stage] }
    let readout = Readout(solution, of: local, snapshotCount: positions.count)
    globalConstraints = readout.globalConstraints(of: window)
    rules = readout.rules(of: window)
  }
}

extension Network {
  private static let levels: [(ComponentClass, level: String, initial: String)] = [
    (.store, "e", "e_initial"), (.storageUnit, "state_of_charge", "state_of_charge_initial"),
  ]

  fileprivate mutating func startFromLevels(at position: Int) {
    for (componentClass, level, initial) in Self.levels where self[componentClass].count > 0 {
      let table = self[componentClass]
      self[componentClass].columns[initial] = .numbers(
        table.names.indices.map { table.output(level, $0)[position] })
    }
  }

  /// The network with the initial levels of another one.
  fileprivate func startingAs(_ given: Network) -> Network {
    var network = self
    for (componentClass, _, initial) in Self.levels where network[componentClass].count > 0 {
      network[componentClass].columns[initial] = given[componentClass].columns[initial]
    }
    return network
  }

  /// Takes over the results of a solved part of this network.
  fileprivate mutating func takeResults(of window: Network, at positions: [Int]) {
    let zeros = [Double](repeating: 0, count: snapshots.count)
    attributes = window.attributes
    for componentClass in ComponentClass.allCases where window[componentClass].count > 0 {
      let table = window[componentClass]
      self[componentClass].columns = table.columns
      for (attribute, series) in table.series where AttributeTable.of(componentClass).isResult(attribute) {
        for (index, values) in series {
          self[componentClass].series[attribute, default: [:]][index, default: zeros].replace(positions, with: values)
        }
      }
    }
  }
}

extension AttributeTable {
  /// Multipliers of limits are results even where PyPSA's tables leave them out.
  fileprivate func isResult(_ name: String) -> Bool {
    attribute(name)?.support == .output || name.hasPrefix("mu_")
  }
}

extension [Double] {
  /// Changes the entries at some positions in place.
  fileprivate mutating func replace(_ positions: [Int], with values: [Double]) {
    for (position, value) in zip(positions, values) { self[position] = value }
  }
}
