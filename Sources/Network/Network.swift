import SteppeBase

/// An energy network, meaning exactly what the same network means in PyPSA 1.4: components by class, snapshots with
/// their weightings, and everything else a file held, so that nothing is lost on the way out.
public struct Network: Sendable, Equatable {
  public var name: String
  public var snapshots: Snapshots
  private var tables: [ComponentClass: ComponentTable] = [:]
  /// What a file says about the whole network: `meta` and `crs` (JSON as it was), `srid`, `objective` and others.
  public var attributes: [String: AttributeValue] = [:]
  /// Conditions beside the global constraints. PyPSA's files have no place for them.
  public var rules: [LinearRule] = []
  /// What reading the file was worth a word. Part of `consistencyIssues()`.
  public var notes: [Issue] = []
  /// Investment periods with their weightings, if the file has any.
  public var investmentPeriods: [InvestmentPeriod] = []
  /// Scenarios with their weights, if the file has any. Then `self[class]` holds the components as the first scenario
  /// has them.
  public var scenarios: [Scenario] = []

  public struct InvestmentPeriod: Sendable, Equatable {
    public var label: Int
    public var objectiveWeighting: Double
    public var yearsWeighting: Double

    public init(label: Int, objectiveWeighting: Double, yearsWeighting: Double) {
      self.label = label
      self.objectiveWeighting = objectiveWeighting
      self.yearsWeighting = yearsWeighting
    }
  }

  public init(name: String = "", snapshots: Snapshots) {
    self.name = name
    self.snapshots = snapshots
  }

  public var componentCount: Int { ComponentClass.allCases.reduce(0) { $0 + self[$1].count } }

  /// The components of a class (an empty table if there are none).
  public subscript(componentClass: ComponentClass) -> ComponentTable {
    get { tables[componentClass] ?? ComponentTable(componentClass) }
    _modify {
      var table = tables.removeValue(forKey: componentClass) ?? ComponentTable(componentClass)
      defer { tables[componentClass] = table }
      yield &table
    }
  }

  /// Adds a component with the given attributes; returns its index.
  @discardableResult public mutating func add(
    _ componentClass: ComponentClass, _ name: String, _ attributes: [String: AttributeValue] = [:],
    series: [String: Values] = [:]
  ) -> Int {
    let index = self[componentClass].append(name)
    for (attribute, value) in attributes { self[componentClass].set(attribute, of: index, to: value) }
    for (attribute, values) in series { self[componentClass].set(attribute, of: index, to: values) }
    return index
  }
}

/// The points in time of a network and how much each counts.
public struct Snapshots: Sendable, Equatable {
  /// What the snapshots are called.
  public enum Labels: Sendable, Equatable {
    /// Seconds since 1970-01-01 00:00 of the network's own clock (PyPSA stores no time zone).
    case times([Double])
    case texts([String])
    case numbers([Double])
  }

  public var labels: Labels
  /// The investment period of each snapshot; empty without periods.
  public var periods: [Int] = []
  /// `objective`: the weight of operating costs. `stores`: elapsed hours in storage balances. `generators`: the weight
  /// of energy sums. One value per snapshot each.
  public var objectiveWeightings: [Double]
  public var storeWeightings: [Double]
  public var generatorWeightings: [Double]

  /// Snapshots that all count the same.
  public init(_ labels: Labels, weighting: Double = 1) {
    self.labels = labels
    let count =
      switch labels {
      case .times(let values), .numbers(let values): values.count
      case .texts(let values): values.count
      }
    objectiveWeightings = Array(repeating: weighting, count: count)
    storeWeightings = objectiveWeightings
    generatorWeightings = objectiveWeightings
  }

  public var count: Int { objectiveWeightings.count }
}
