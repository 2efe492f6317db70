import SteppeBase
import SteppeNetwork
import SteppeProgram

/// Forms the staged program of a network: one hour's columns and rows as a template, the capacities as shared columns,
/// limits over all snapshots as total rows. It means exactly what PyPSA 1.4 means by the same network.
/// The programs of scenarios stand one after the other along the stages, see `ScenarioJoin`.
///
/// - Throws: `UnsupportedError` listing every feature of the network that is not honoured yet; `InputError` holding all
///   issues that leave the program without a meaning.
public func formulate(_ network: Network, options: FormulationOptions = FormulationOptions()) throws -> Formulation {
  if !network.scenarios.isEmpty { return try formulateScenarios(of: network, options) }
  if options.risk != nil { throw InputError(.riskWithoutScenarios) }
  return try formulatePlain(network, options, needsCost: !options.needsNoCost)
}

/// Forms the program of a network without scenarios.
///
/// - Parameter needsCost: whether it is an issue if nothing costs anything.
func formulatePlain(_ network: Network, _ options: FormulationOptions, needsCost: Bool) throws -> Formulation {
  var model = try Model(network, options)

  model.addGeneratorsLinksAndProcesses()
  model.addStorageUnits()
  model.addStores()
  model.addBranches()

  model.limitDispatch()
  model.commitUnits()
  model.limitRamps()
  model.meetSetPoints()
  model.limitEnergySums()
  model.balanceStorageUnits()
  model.balanceBuses()
  model.findLoops()
  model.closeCycles()
  model.surviveOutages()
  model.limitAngles()
  model.loseEnergy()

  model.limitPrimaryEnergy()
  model.limitOperation()
  model.limitCapacityExpansion()
  model.limitCapacityPerBus()
  model.limitTransmission()
  model.limitGrowth()
  model.obeyRules()

  model.addOperatingCosts()
  model.addCurveCosts()
  model.addCapacityCosts()
  return try model.formulation(needsCost: needsCost)
}
