import SteppeBase
import SteppeNetwork
import SteppeProject
import SteppeResults

extension Plan {
  /// Plans once more with every chosen size that comes in modules fixed at the next whole number of them; what else may be
  /// chosen is chosen anew. The plan with free sizes costs at most as much as any in whole modules, this one at least as
  /// much as the best of them, so that the difference bounds what whole numbers cost.
  func inWholeModules(of input: PlanInput, by planner: Planner) throws -> Plan {
    guard case .results(let free) = outcome, free.status == .optimal, let project = input.project else { return self }
    var fixed = input, notes = warnings
    let assets = Dictionary(uniqueKeysWithValues: project.project.assets.map { ($0.name, $0) })
    for module in context.modules where module.isChosen {
      guard let size = module.wholeSize, let asset = assets[module.asset] else {
        notes.append(Issue(.noWholeModules(module.asset), severity: .warning))
        continue
      }
      fixed.network.fixSize(of: asset, to: size)
    }
    var plan = Plan(try planner.outcome(of: fixed.network), for: fixed, notes)
    if plan.status == .infeasible { plan.warnings.append(Issue(.impossibleInModules, severity: .warning)) }
    plan.context.rounding = ModuleRounding(freeObjective: free.objective)
    return plan
  }
}

extension Network {
  /// Leaves no choice of a size, but counts its cost as before.
  fileprivate mutating func fixSize(of asset: SteppeProject.Asset, to size: Double) {
    let attribute = asset.componentClass == .store ? "e_nom" : "p_nom"
    guard let index = self[asset.componentClass].index(of: asset.name) else { return }
    for bound in ["_min", "_max"] { self[asset.componentClass].set(attribute + bound, of: index, to: .number(size)) }
  }
}
