import SteppeBase
import SteppeNetwork
import SteppeProgram

/// A network on its way into a program: its active components with their variables, and the program so far. The
/// extensions in `Families` each add one family of constraints.
struct Model {
  let options: FormulationOptions
  /// The network at all its snapshots, and at those that are planned.
  let whole: Network
  let network: Network
  let horizon: Horizon
  let busIndex: [String: Int]
  let components: ActiveComponents
  let globalConstraints: [GlobalConstraint]

  var builder: ProgramBuilder
  var capacities: [StagedProgram.Label: Capacity] = [:]
  var dispatched: [DispatchVariables] = []
  var storageUnits: [StorageUnitVariables] = []
  var stores: [StoreVariables] = []
  var branches: [BranchVariables] = []
  var topologies: [Topology] = []
  var objectiveConstant = 0.0
  /// Columns that look back at variables, see `past` and `copy`.
  var chains: [Label: [StageExpression]] = [:]
  var copies: [Label: Int] = [:]
  /// What leaves the program without a meaning, found on the way.
  var issues: [Issue] = []
  /// What is worth a word but stops nothing.
  var notes: [Issue] = []

  init(_ whole: Network, _ options: FormulationOptions) throws {
    let whole = whole.withoutVastLimits
    let refused = refusedFeatures(of: whole, linearizingUnitCommitment: options.linearizesUnitCommitment)
    if !refused.isEmpty { throw UnsupportedError(refused) }
    if options.investsByPeriod && !whole.hasInvestmentPeriods { throw InputError(.noPeriodsToInvestIn) }
    self.options = options
    self.whole = whole
    network = try whole.planned(options)
    horizon = Horizon(network, of: whole, investsByPeriod: options.investsByPeriod)
    builder = ProgramBuilder(stageCount: horizon.stageCount, keepsLimits: options.keepsLimits)
    busIndex = Dictionary(
      zip(network[.bus].names, network[.bus].names.indices), uniquingKeysWith: { first, _ in first })
    components = try ActiveComponents(of: network)
    globalConstraints = try network.globalConstraints()
    let unknown = components.issuesWithBuses(busIndex)
    if !unknown.isEmpty { throw InputError(unknown) }
  }

  /// The finished program, unless something was wrong.
  func formulation(needsCost: Bool) throws(InputError) -> Formulation {
    var issues = issues
    if needsCost && !builder.hasCost { issues.append(Issue(.emptyObjective, hint: .emptyObjectiveHint)) }
    if !issues.isEmpty { throw InputError(issues) }
    var formulation = Formulation(
      program: builder.program, snapshots: options.snapshots ?? Array(0..<horizon.stageCount),
      variables: builder.variables, capacities: capacities, limits: builder.limits, costWeights: horizon.costWeights,
      objectiveConstant: objectiveConstant, notes: notes, hasCost: builder.hasCost,
      memory: 1 + (chains.values.map(\.count).max() ?? 0), stageCopies: Set(copies.values))
    formulation.investsByPeriod = options.investsByPeriod
    return formulation
  }
}

extension Network {
  /// The network at the snapshots that are to be planned.
  fileprivate func planned(_ options: FormulationOptions) throws(InputError) -> Network {
    guard let positions = options.snapshots else {
      if snapshots.count == 0 { throw InputError(.noSnapshots) }
      return self
    }
    if positions.isEmpty { throw InputError(.noSnapshots) }
    var issues = positions.filter { !(0..<snapshots.count).contains($0) }
      .map { Issue(.noSuchSnapshot($0, count: snapshots.count)) }
    if Set(positions).count < positions.count { issues.append(Issue(.repeatedSnapshot)) }
    if !issues.isEmpty { throw InputError(issues) }
    return selecting(snapshots: positions)
  }
}
