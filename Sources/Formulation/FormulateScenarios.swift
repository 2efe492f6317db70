import SteppeBase
import SteppeNetwork

/// Forms the program of a network with scenarios.
///
/// Every scenario is formed by itself, as a network without scenarios, so that each family of constraints holds in it.
func formulateScenarios(of network: Network, _ options: FormulationOptions) throws -> Formulation {
  try options.risk?.validate()
  let refused = refusedFeatures(of: network, linearizingUnitCommitment: options.linearizesUnitCommitment)
  if !refused.isEmpty { throw UnsupportedError(refused) }
  let limited = network.withStrictestGrowth
  var formulations: [Formulation] = [], issues: [[Issue]] = []
  for index in network.scenarios.indices {
    do {
      formulations.append(try formulatePlain(limited.inScenario(index), options, needsCost: false))
      issues.append([])
    } catch let error as InputError {
      issues.append(error.issues)
    }
  }
  let found = network.issuesByScenario(issues)
  if !found.isEmpty { throw InputError(found) }
  if !formulations.contains(where: \.hasCost) { throw InputError(.emptyObjective, hint: .emptyObjectiveHint) }
  if options.risk != nil, formulations.contains(where: \.hasSquaredCost) { throw InputError(.riskWithSquaredCost) }

  var join = ScenarioJoin(formulations, of: network.scenarios, operatingShare: 1 - (options.risk?.weight ?? 0))
  if let risk = options.risk { join.addRisk(risk) }
  var formulation = join.formulation
  formulation.investsByPeriod = options.investsByPeriod
  formulation.notes = network.issuesByScenario(formulations.map(\.notes))
  return formulation
}

extension Formulation {
  fileprivate var hasSquaredCost: Bool { program.columns.contains { !$0.quadraticCost.isZero } }
}

extension Network {
  /// The network with the strictest growth limits of all scenarios in each, as PyPSA 1.4 has it.
  fileprivate var withStrictestGrowth: Network {
    var network = self
    for attribute in ["max_growth", "max_relative_growth"] {
      let tables = scenarios.compactMap { $0.tables[.carrier] }
      guard tables.count == scenarios.count, tables.contains(where: { $0.has(attribute) }) else { continue }
      let strictest = tables[0].names.indices.map { index in tables.map { $0.number(attribute, index) }.min()! }
      for scenario in scenarios.indices {
        network.scenarios[scenario].tables[.carrier]!.columns[attribute] = .numbers(strictest)
      }
    }
    return network
  }
}
