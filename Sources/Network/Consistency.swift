import SteppeBase

extension Network {
  /// Everything about the network that cannot be meant: errors, which leave an optimisation without a meaning, and
  /// warnings where PyPSA only warns. All at once, each with component, attribute and snapshot.
  public func consistencyIssues() -> [Issue] {
    if !scenarios.isEmpty {
      var check = ConsistencyCheck(self)
      check.scenarios()
      return notes + check.issues + issuesByScenario { $0.consistencyIssues() }
    }
    var check = ConsistencyCheck(self)
    check.names()
    check.buses()
    check.carriers()
    check.types()
    check.attributeNames()
    check.seriesLengths()
    check.weightings()
    check.repeatedSnapshots()
    check.investmentPeriods()
    check.missingAndVastNumbers()
    check.storages()
    check.bounds()
    check.impedances()
    check.phaseShifts()
    check.growthLimits()
    check.globalConstraints()
    check.costs()
    return notes + check.issues
  }
}

/// A network under examination and what was found so far.
struct ConsistencyCheck {
  let network: Network
  var issues: [Issue] = []

  init(_ network: Network) { self.network = network }

  /// The tables that hold any components.
  var tables: [ComponentTable] { ComponentClass.allCases.map { network[$0] }.filter { $0.count > 0 } }

  mutating func error(_ message: Text, at place: Issue.Place, hint: Text? = nil) {
    issues.append(Issue(message, at: place, hint: hint))
  }

  mutating func warn(_ message: Text, at place: Issue.Place, hint: Text? = nil) {
    issues.append(Issue(message, at: place, hint: hint, severity: .warning))
  }

  /// The place of an attribute of a component at a snapshot.
  func place(_ table: ComponentTable, _ index: Int, _ attribute: String, snapshot: Int) -> Issue.Place {
    var place = table.place(of: index, attribute)
    // A series of wrong length may run past the snapshots.
    place.snapshot = snapshot < network.snapshots.count ? network.snapshots.label(snapshot) : nil
    return place
  }
}
