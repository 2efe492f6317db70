import SteppeBase

extension Network {
  /// One of several possible futures: the same components under other circumstances.
  public struct Scenario: Sendable, Equatable {
    public var name: String
    /// The probability.
    public var weight: Double
    public var tables: [ComponentClass: ComponentTable]

    public init(name: String, weight: Double, tables: [ComponentClass: ComponentTable] = [:]) {
      self.name = name
      self.weight = weight
      self.tables = tables
    }
  }

  /// Makes scenarios that are all as the network is now.
  public mutating func setScenarios(_ weights: [(name: String, weight: Double)]) {
    let tables = ComponentClass.allCases.map { ($0, self[$0]) }.filter { $0.1.count > 0 }
    scenarios = weights.map {
      Scenario(name: $0.name, weight: $0.weight, tables: Dictionary(uniqueKeysWithValues: tables))
    }
  }

  /// The network as it is in one scenario, without the others.
  ///
  /// - Precondition: there is a scenario of that number.
  public func inScenario(_ index: Int) -> Network {
    var network = self
    network.scenarios = []
    network.notes = []
    for (componentClass, table) in scenarios[index].tables { network[componentClass] = table }
    return network
  }

  /// The network as it is in each scenario; just itself without any.
  public var byScenario: [Network] { scenarios.isEmpty ? [self] : scenarios.indices.map(inScenario) }

  /// The network with the components that others have in each scenario: puts together what `byScenario` takes apart.
  ///
  /// - Precondition: one network for each scenario, or one alone without any.
  public func together(_ networks: [Network]) -> Network {
    precondition(networks.count == max(scenarios.count, 1), "one network for each scenario")
    if scenarios.isEmpty { return networks[0] }
    var network = self
    for componentClass in ComponentClass.allCases where self[componentClass].count > 0 {
      network[componentClass] = networks[0][componentClass]
      for (index, own) in networks.enumerated() {
        network.scenarios[index].tables[componentClass] = own[componentClass]
      }
    }
    return network
  }

  /// The issues of every scenario. One that all of them have alike is about the network and stands once; others name
  /// their scenario.
  public func issuesByScenario(_ issues: (Network) -> [Issue]) -> [Issue] {
    issuesByScenario(scenarios.indices.map { issues(inScenario($0)) })
  }

  /// - Parameter lists: the issues of each scenario.
  public func issuesByScenario(_ lists: [[Issue]]) -> [Issue] {
    zip(scenarios.indices, lists).flatMap { index, own in
      own.compactMap { issue -> Issue? in
        if lists.allSatisfy({ $0.contains(issue) }) { return index == 0 ? issue : nil }
        var issue = issue
        issue.place.scenario = scenarios[index].name
        return issue
      }
    }
  }
}
