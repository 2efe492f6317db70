import SteppeBase

/// A linear function of how a network is built and run:
///
///     Σ_t w_t ( Σ_i weight_i(t) x_i(t) + Σ_k weight_k profile_k(t) X_k + series(t) )  +  Σ_j weight_j X_j  +  constant
///
/// with the generator weightings w, operations x (power in MW, so the sum is an energy) and capacities X.
public struct LinearExpression: Sendable, Equatable {
  /// What a component does at a snapshot, with PyPSA's name.
  public enum Operation: String, Sendable {
    /// Power of a generator, link, process or store.
    case power = "p"
    /// Discharging and charging of a storage unit.
    case dispatch = "p_dispatch"
    case charge = "p_store"
  }

  public struct OperationTerm: Sendable, Equatable {
    public var componentClass: ComponentClass
    public var component: String
    public var operation: Operation
    public var weight: Values
  }

  /// The nominal power or energy of a component.
  public struct CapacityTerm: Sendable, Equatable {
    public var componentClass: ComponentClass
    public var component: String
    public var weight: Double
    /// What is available of the capacity at each snapshot; nil where the capacity counts once.
    public var profile: Values?
  }

  public var operations: [OperationTerm] = []
  public var capacities: [CapacityTerm] = []
  public var constant = 0.0
  /// A number of every snapshot, such as a demand.
  public var series = Values.zero

  public init() {}

  /// The energy a component exchanges over all snapshots.
  public static func energy(
    _ componentClass: ComponentClass, _ component: String, _ operation: Operation = .power,
    weight: Values = .constant(1)
  ) -> LinearExpression {
    var expression = LinearExpression()
    expression.operations = [
      OperationTerm(componentClass: componentClass, component: component, operation: operation, weight: weight)
    ]
    return expression
  }

  public static func capacity(
    _ componentClass: ComponentClass, _ component: String, weight: Double = 1, profile: Values? = nil
  ) -> LinearExpression {
    var expression = LinearExpression()
    expression.capacities = [
      CapacityTerm(componentClass: componentClass, component: component, weight: weight, profile: profile)
    ]
    return expression
  }

  public static func constant(_ value: Double) -> LinearExpression {
    var expression = LinearExpression()
    expression.constant = value
    return expression
  }

  public static func + (a: LinearExpression, b: LinearExpression) -> LinearExpression {
    var sum = a
    sum.operations += b.operations
    sum.capacities += b.capacities
    sum.constant += b.constant
    if !b.series.isZero { sum.series = sum.series + b.series }
    return sum
  }

  public static func * (factor: Double, a: LinearExpression) -> LinearExpression {
    var product = a
    for index in a.operations.indices {
      product.operations[index].weight = a.operations[index].weight.map { factor * $0 }
    }
    for index in a.capacities.indices { product.capacities[index].weight = factor * a.capacities[index].weight }
    product.constant = factor * a.constant
    product.series = a.series.map { factor * $0 }
    return product
  }

  public static func - (a: LinearExpression, b: LinearExpression) -> LinearExpression { a + -1 * b }

  public static func series(_ values: Values) -> LinearExpression {
    var expression = LinearExpression()
    expression.series = values
    return expression
  }

  /// The same with what belongs to snapshots weighted by `mask`; capacities and constants that count once stay.
  public func masked(by mask: Values) -> LinearExpression {
    var result = self
    for index in operations.indices { result.operations[index].weight = operations[index].weight * mask }
    for index in capacities.indices {
      result.capacities[index].profile = capacities[index].profile.map { $0 * mask }
    }
    if !series.isZero { result.series = series * mask }
    return result
  }

  /// The value at every snapshot of a solved network, where capacities and constants count at each.
  public func values(in network: Network) -> [Double] {
    let count = network.snapshots.count
    var result = series.expanded(count: count).map { $0 + constant }
    for term in operations {
      let table = network[term.componentClass]
      guard let index = table.index(of: term.component), let values = table.series[term.operation.rawValue]?[index]
      else { continue }
      for t in 0..<count { result[t] += term.weight[t] * values[t] }
    }
    for term in capacities {
      guard let size = size(of: term, in: network) else { continue }
      for t in 0..<count { result[t] += term.weight * size * (term.profile?[t] ?? 1) }
    }
    return result
  }

  private func size(of term: CapacityTerm, in network: Network) -> Double? {
    let table = network[term.componentClass]
    let attribute = term.componentClass == .store ? "e_nom_opt" : "p_nom_opt"
    return table.index(of: term.component).map { table.number(attribute, $0) }
  }

  /// The value in a solved network, one whose result attributes (`p`, `p_nom_opt` …) are filled in.
  public func value(in network: Network) -> Double {
    let weights = network.snapshots.generatorWeightings
    var sum = constant
    for term in operations {
      let table = network[term.componentClass]
      guard let index = table.index(of: term.component), let values = table.series[term.operation.rawValue]?[index]
      else { continue }
      for t in weights.indices { sum += weights[t] * term.weight[t] * values[t] }
    }
    for term in capacities {
      guard let size = size(of: term, in: network) else { continue }
      let share = term.profile.map { profile in weights.indices.reduce(0) { $0 + weights[$1] * profile[$1] } }
      sum += term.weight * size * (share ?? 1)
    }
    if !series.isZero { for t in weights.indices { sum += weights[t] * series[t] } }
    return sum
  }
}

extension Sequence<LinearExpression> {
  public func sum() -> LinearExpression { reduce(LinearExpression(), +) }
}

/// A condition beside those PyPSA has: an expression that is at most, at least or exactly zero, over the whole horizon or
/// at every snapshot. At every snapshot there are no weightings, and capacities and constants count at each.
public struct LinearRule: Sendable, Equatable {
  public enum Sense: Sendable { case atMost, atLeast, equal }
  public enum Span: Sendable { case horizon, everySnapshot }

  /// What the row of the program is called.
  public var name: String
  public var expression: LinearExpression
  public var sense: Sense
  public var span: Span

  public init(_ name: String, _ expression: LinearExpression, _ sense: Sense, _ span: Span = .horizon) {
    self.name = name
    self.expression = expression
    self.sense = sense
    self.span = span
  }
}
