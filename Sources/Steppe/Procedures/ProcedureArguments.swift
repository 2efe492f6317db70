import SteppeBase
import SteppeFormulation
import SteppeNetwork

/// The arguments of the procedures of PyPSA's `n.optimize` by their names there, as JSON holds them. What is absent has
/// PyPSA's default.
public struct ProcedureArguments: Decodable, Sendable {
  var horizon: Int?
  var overlap: Int?
  /// Names of lines, or pairs of class and name.
  var outages: [Outage]?
  /// By class and variable.
  var weights: [String: [String: Weight]]?
  /// The same one by one.
  var terms: [Term]?
  var sense: String?
  var slack: Double?
  /// What PyPSA's `slack` comes to, where it is known already.
  var budget: Double?
  var threshold: Double?
  var fewestIterations: Int?
  var mostIterations: Int?
  var isTracked: Bool?
  var lineUnit: Double?
  var linkUnits: [String: Double]?
  var lineShare: Double?
  var linkShares: [String: Double]?
  var allowsPartOfLastUnit: Bool?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case horizon, overlap
    case outages = "branch_outages"
    case weights, terms, sense, slack, budget
    case threshold = "msq_threshold"
    case fewestIterations = "min_iterations"
    case mostIterations = "max_iterations"
    case isTracked = "track_iterations"
    case lineUnit = "line_unit_size"
    case linkUnits = "link_unit_size"
    case lineShare = "line_threshold"
    case linkShares = "link_threshold"
    case allowsPartOfLastUnit = "fractional_last_unit_size"
  }

  /// The names of all arguments.
  public static let names = Set(CodingKeys.allCases.map(\.rawValue))

  struct Outage: Decodable, Sendable {
    var componentClass: String
    var name: String

    init(from decoder: any Decoder) throws {
      if let pair = try? [String](from: decoder), pair.count == 2 {
        (componentClass, name) = (pair[0], pair[1])
      } else {
        (componentClass, name) = (ComponentClass.line.rawValue, try String(from: decoder))
      }
    }
  }

  /// A number for all components of a class, or for each.
  enum Weight: Decodable, Sendable {
    case all(Double)
    case each([String: Double])

    init(from decoder: any Decoder) throws {
      if let number = try? Double(from: decoder) {
        self = .all(number)
      } else {
        self = .each(try [String: Double](from: decoder))
      }
    }
  }

  struct Term: Decodable, Sendable {
    var componentClass: String
    var variable: String
    var component: String?
    var scenario: String?
    var weight: Values

    enum CodingKeys: String, CodingKey {
      case componentClass = "class"
      case variable, component, scenario, weight
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      componentClass = try container.decode(String.self, forKey: .componentClass)
      variable = try container.decode(String.self, forKey: .variable)
      component = try container.decodeIfPresent(String.self, forKey: .component)
      scenario = try container.decodeIfPresent(String.self, forKey: .scenario)
      if let number = try? container.decode(Double.self, forKey: .weight) {
        weight = .constant(number)
      } else {
        weight = .series(try container.decode([Double].self, forKey: .weight))
      }
    }
  }
}

extension Procedure {
  /// What PyPSA calls `optimize` or `optimize_…`, by the names of the conformance kit; nil for another.
  ///
  /// - Throws: `InputError` if an argument names a class that there is not, or a sense that is none.
  public init?(method: String, _ arguments: ProcedureArguments) throws {
    switch method {
    case "optimize": self = .single
    case "security_constrained": self = .securityConstrained(try BranchOutages(arguments))
    case "rolling_horizon":
      self = .rollingHorizon(RollingHorizon(horizon: arguments.horizon ?? 100, overlap: arguments.overlap ?? 0))
    case "iterative_transmission_expansion": self = .transmissionExpansion(TransmissionExpansion(arguments))
    case "mga": self = .nearOptimum(try NearOptimum(arguments))
    default: return nil
    }
  }
}

private func componentClass(_ name: String) throws -> ComponentClass {
  guard let componentClass = ComponentClass(rawValue: name) else { throw InputError(.unknownComponentClass(name)) }
  return componentClass
}

extension BranchOutages {
  fileprivate init(_ arguments: ProcedureArguments) throws {
    guard let outages = arguments.outages else {
      self = .all
      return
    }
    self = .these(try outages.map { Branch(try componentClass($0.componentClass), $0.name) })
  }
}

extension TransmissionExpansion {
  fileprivate init(_ arguments: ProcedureArguments) {
    threshold = arguments.threshold ?? threshold
    fewestIterations = arguments.fewestIterations ?? fewestIterations
    mostIterations = arguments.mostIterations ?? mostIterations
    isTracked = arguments.isTracked ?? isTracked
    lineUnit = arguments.lineUnit
    linkUnits = arguments.linkUnits ?? [:]
    lineShare = arguments.lineShare ?? lineShare
    linkShares = arguments.linkShares ?? [:]
    allowsPartOfLastUnit = arguments.allowsPartOfLastUnit ?? allowsPartOfLastUnit
  }
}

extension NearOptimum {
  fileprivate init(_ arguments: ProcedureArguments) throws {
    self.init(slack: arguments.slack ?? 0.05, budget: arguments.budget)
    if let weights = arguments.weights {
      objective.terms = try weights.sorted { $0.key < $1.key }.flatMap(AlternativeObjective.terms)
    }
    if let terms = arguments.terms {
      objective.terms = try terms.map {
        .init(
          try componentClass($0.componentClass), $0.variable, $0.component, scenario: $0.scenario, weight: $0.weight)
      }
    }
    switch arguments.sense ?? "min" {
    case "min": objective.isMaximised = false
    case "max": objective.isMaximised = true
    case let other: throw InputError(.unknownObjectiveSense(other))
    }
  }
}

extension AlternativeObjective {
  fileprivate static func terms(
    _ className: String, _ variables: [String: ProcedureArguments.Weight]
  ) throws -> [Term] {
    let componentClass = try componentClass(className)
    return variables.sorted { $0.key < $1.key }.flatMap { variable, weight in
      switch weight {
      case .all(let number): [Term(componentClass, variable, weight: .constant(number))]
      case .each(let numbers):
        numbers.sorted { $0.key < $1.key }.map { Term(componentClass, variable, $0.key, weight: .constant($0.value)) }
      }
    }
  }
}
