import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram

/// The results of a network that is solved window by window, each from where the one before left it. Later windows
/// overwrite what earlier ones said about the same snapshots.
public struct WindowedResults: Sendable {
  /// The network with the results so far, as the next window finds it.
  public private(set) var network: Network
  private let given: Network
  private let tolerances: Certificate.Tolerances
  private var verdicts: [Verdict] = []
  private var isPlanned: [Bool]
  private var costWeights: [Double]
  private var globalConstraints: [GlobalConstraintResult] = []
  private var rules: [RuleResult] = []

  public init(of network: Network, tolerances: Certificate.Tolerances) {
    self.network = network
    given = network
    self.tolerances = tolerances
    isPlanned = Array(repeating: false, count: network.snapshots.count)
    costWeights = Array(repeating: 0, count: network.snapshots.count)
  }

  /// Adds the solution of a window. Cost: that of the window, not of the whole network.
  ///
  /// - Precondition: the solution is no ray.
  public mutating func add(_ solution: Solution, of formulation: Formulation) {
    let positions = formulation.snapshots
    var local = formulation
    local.snapshots = Array(positions.indices)
    let window = network.selecting(snapshots: positions).solved(by: solution, of: local)
    network.takeResults(of: window, at: positions)
    verdicts.append(Verdict(solution, of: formulation, tolerances))
    for (stage, position) in positions.enumerated() {
      isPlanned[position] = true
      costWeights[position] = formulation.costWeights[stage]
    }
    let readout = Readout(solution, of: local, snapshotCount: positions.count)
    globalConstraints = readout.globalConstraints(of: window)
    rules = readout.rules(of: window)
  }

  /// Lets storages start the next window with the energy they have at the end of a snapshot.
  public mutating func startFromLevels(at position: Int) {
    for (componentClass, level, initial) in Self.levels where network[componentClass].count > 0 {
      let table = network[componentClass]
      network[componentClass].columns[initial] = .numbers(
        table.names.indices.map { table.output(level, $0)[position] })
    }
  }

  /// What came of all windows. The objective is what the system costs over all of them, with the capacities of the last
  /// one (PyPSA's `n.statistics.system_cost()`).
  ///
  /// - Precondition: a window was added.
  public func results() -> Results {
    var network = network
    for (componentClass, _, initial) in Self.levels where network[componentClass].count > 0 {
      network[componentClass].columns[initial] = given[componentClass].columns[initial]
    }
    var results = Results(
      .together(verdicts),
      Outcome(
        of: network, planned: isPlanned.indices.filter { isPlanned[$0] }, costWeights: .series(costWeights),
        globalConstraints: globalConstraints, rules: rules), objectiveConstant: 0)
    results.objective = (results.statistics.values[.systemCost] ?? [:]).sorted { $0.key < $1.key }
      .reduce(0) { $0 + $1.value }
    return results
  }

  private static let levels: [(ComponentClass, level: String, initial: String)] = [
    (.store, "e", "e_initial"), (.storageUnit, "state_of_charge", "state_of_charge_initial"),
  ]
}

extension Network {
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
