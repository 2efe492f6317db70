import SteppeBase
import SteppeNetwork
import SteppeProgram

/// A result in the exchange format of the PyPSA conformance kit: what PyPSA 1.4 calls things, plain names as keys, and
/// beside it seconds, iterations and the certificate.
public enum ConformanceDocument {
  public static func of(_ results: Results) -> JSON {
    let isOptimal = results.status == .optimal
    return [
      "status": .text(isOptimal ? "ok" : "warning"),
      "condition": .text(isOptimal ? "optimal" : results.status.stopReason?.rawValue ?? "unknown"),
      "objective": .number(results.objective),
      "objective_constant": .number(results.objectiveConstant),
      "p_nom_opt": capacities(results),
      "marginal_price": prices(results),
      // PyPSA gives no multipliers of limits with scenarios.
      "mu": results.scenarios.isEmpty ? multipliers(results) : nil,
      "energy_abs": energies(results),
      "level_mean": levels(results),
      "statistics": .sorted(
        Dictionary(
          uniqueKeysWithValues: results.statistics.values.map { metric, groups in
            (metric.rawValue, .sorted(groups.mapValues(JSON.number)))
          })),
      "seconds": .number(results.run.seconds),
      "iterations": .number(Double(results.run.iterations)),
      "method": .text(results.run.method),
      "profile": PlanDocument.profile(results.run.profile),
      "certificate": PlanDocument.certificate(results.certificate),
    ]
  }

  /// The result of a problem without an optimum.
  public static func of(_ diagnosis: Diagnosis) -> JSON {
    let condition: String
    switch diagnosis.proof {
    case .infeasible: condition = "infeasible"
    case .unbounded(let certificate): condition = certificate.holds ? "unbounded" : "infeasible_or_unbounded"
    }
    return [
      "status": "warning", "condition": .text(condition), "seconds": .number(diagnosis.run.seconds),
      "iterations": .number(Double(diagnosis.run.iterations)), "method": .text(diagnosis.run.method),
    ]
  }

  /// The result of a network that was rejected, or that asks for what Steppe cannot do.
  public static func refused(status: String, message: String) -> JSON {
    ["status": .text(status), "condition": .text(status), "message": .text(message)]
  }

  /// Capacities of active, extendable components.
  private static func capacities(_ results: Results) -> JSON {
    var classes: [String: [String: JSON]] = [:]
    for component in results.components where component.isActive {
      guard let capacity = component.capacity, capacity.isExtendable else { continue }
      classes[component.componentClass.rawValue, default: [:]][component.name] = .number(capacity.optimal)
    }
    return .sorted(classes.mapValues(JSON.sorted))
  }

  private static func multipliers(_ results: Results) -> JSON {
    let multipliers = results.globalConstraints.map { ($0.name, JSON.number($0.multiplier)) }
    return .sorted(Dictionary(multipliers, uniquingKeysWith: { first, _ in first }))
  }

  private static func prices(_ results: Results) -> JSON {
    let prices = results.parts.flatMap { part in
      part.buses.map { bus -> (String, JSON) in
        (part.prefix + bus.name, ["mean": .number(bus.meanPrice), "weighted_mean": .number(bus.weightedMeanPrice)])
      }
    }
    return .sorted(Dictionary(prices, uniquingKeysWith: { first, _ in first }))
  }

  private static func levels(_ results: Results) -> JSON {
    var classes: [String: [String: JSON]] = [:]
    for part in results.parts {
      for component in part.components {
        guard let level = component.meanLevel else { continue }
        classes[component.componentClass.rawValue, default: [:]][part.prefix + component.name] = .number(level)
      }
    }
    return .sorted(classes.mapValues(JSON.sorted))
  }

  /// Σ |flow| × generator weighting of every flow a component has.
  private static func energies(_ results: Results) -> JSON {
    let weights = results.network.snapshots.generatorWeightings
    var classes: [String: [String: JSON]] = [:]
    for part in results.parts {
      for componentClass in flowClasses where part.network[componentClass].count > 0 {
        let table = part.network[componentClass]
        for (index, name) in table.names.enumerated() {
          let sums = flowAttributes(table, index).map { attribute in
            let flow = table.output(attribute, index)
            return (attribute, JSON.number(weights.indices.reduce(0) { $0 + weights[$1] * abs(flow[$1]) }))
          }
          classes[componentClass.rawValue, default: [:]][part.prefix + name] = .object(sums.map { ($0.0, $0.1) })
        }
      }
    }
    return .sorted(classes.mapValues(JSON.sorted))
  }

  private static let flowClasses: [ComponentClass] = [
    .generator, .process, .storageUnit, .store, .line, .transformer, .link,
  ]

  private static func flowAttributes(_ table: ComponentTable, _ index: Int) -> [String] {
    switch table.componentClass {
    case .storageUnit: ["p", "p_dispatch", "p_store", "spill"]
    case .line, .transformer: ["p0"]
    case .link: table.ports(of: index).map { "p" + $0.suffix }
    case .process: ["p"] + table.ports(of: index).map { "p" + $0.suffix }
    default: ["p"]
    }
  }
}

extension Results {
  /// What belongs to one scenario, under names that begin with it and a slash, or to the whole.
  fileprivate var parts: [(prefix: String, network: Network, components: [ComponentResult], buses: [BusResult])] {
    if scenarios.isEmpty { return [("", network, components, buses)] }
    return scenarios.map { ("\($0.name)/", $0.outcome.network, $0.outcome.components, $0.outcome.buses) }
  }
}
