import SteppeBase
import SteppeNetwork
import SteppeProgram
import SteppeProject
import SteppeResults

extension Plan {
  /// Plans with every chosen size that comes in modules a whole number of them; what else may be chosen is chosen anew.
  func inWholeModules(of input: PlanInput, by planner: Planner) throws -> Plan {
    guard case .results(let free) = outcome, free.status == .optimal, let project = input.project else { return self }
    var search = ModuleSearch(input, project, root: self, planner)
    var plan = try search.plan()
    guard search.isFound else { return plan }
    plan.context.rounding = ModuleRounding(
      freeObjective: free.objective, bound: search.bound, plans: search.plans, isComplete: search.isComplete)
    return plan
  }
}

/// Branch and bound over whole numbers of modules, with a limit on the plans it makes.
///
/// A plan with free sizes costs at most as much as any in whole modules. Where an asset is x modules large in it, the best
/// plan in whole modules has at most ⌊x⌋ or at least ⌈x⌉ of them: two ranges, each planned with the others still free, of
/// which the cheaper is followed first. A range whose plan costs more than the best plan in whole modules so far is left. What
/// has not been looked at when the limit is reached bounds how much better a plan there could be. The first plans in whole
/// modules are that rounded up and that rounded to the nearest.
struct ModuleSearch {
  /// Numbers of modules of each asset, and the plan that chooses freely within them.
  private struct Branch {
    var ranges: [ClosedRange<Double>]
    let counts: [Double]
    let bound: Double
  }

  /// Enough for eight kinds of modules to be followed to the end, and a few ways back.
  private static let planLimit = 40
  /// What solvers leave of nothing, relative to the objective.
  private static let tolerance = 1e-7

  private let input: PlanInput
  private let project: BuiltProject
  private let planner: Planner
  private let modules: [ModuleCount]
  private var open: [Branch]
  /// Bounds of branches whose plan was neither found nor proven impossible.
  private var unsettled: [Double] = []
  private var best: (plan: Plan, objective: Double)?
  /// A plan in whole modules that proved impossible.
  private var impossible: Plan?
  private var notes: [Issue]
  private let root: Plan
  /// Plans made.
  private(set) var plans = 0

  init(_ input: PlanInput, _ project: BuiltProject, root: Plan, _ planner: Planner) {
    self.input = input
    self.project = project
    self.planner = planner
    self.root = root
    let chosen = root.context.modules.filter(\.isChosen)
    modules = chosen.filter { $0.wholeCount != nil }
    notes =
      root.warnings
      + chosen.filter { $0.wholeCount == nil }.map { Issue(.noWholeModules($0.asset), severity: .warning) }
    guard case .results(let results) = root.outcome else { preconditionFailure("there is a plan with free sizes") }
    open = [Branch(ranges: modules.map(\.wholeRange), counts: modules.map(\.count), bound: results.objective)]
  }

  /// Whether there is a plan in whole modules.
  var isFound: Bool { best != nil }

  /// Whether nothing has been left that could be better.
  var isComplete: Bool { open.isEmpty && unsettled.isEmpty }

  /// No plan in whole modules costs less.
  var bound: Double { (open.map(\.bound) + unsettled + (best.map { [$0.objective] } ?? [])).min() ?? 0 }

  mutating func plan() throws -> Plan {
    if modules.isEmpty { return noted(root) }
    _ = try fix(modules.map { $0.wholeCount! })
    _ = try fix(modules.map { min(max($0.count.rounded(), $0.wholeRange.lowerBound), $0.wholeRange.upperBound) })
    while let branch = open.last, plans + 2 <= ModuleSearch.planLimit, !planner.isCancelled {
      open.removeLast()
      if isWorse(branch.bound) { continue }
      guard let index = branchingAsset(branch) else {
        if try !fix(branch.counts.map { $0.rounded() }) { unsettled.append(branch.bound) }
        continue
      }
      try split(branch, at: index)
    }
    open = open.filter { !isWorse($0.bound) }
    unsettled = unsettled.filter { !isWorse($0) }
    if let best { return noted(best.plan) }
    notes.append(Issue(isComplete ? .impossibleInModules : .noPlanInModules(plans), severity: .warning))
    return noted(isComplete ? impossible ?? root : root)
  }

  /// The one whose fraction of a module costs most; nil where all are whole.
  private func branchingAsset(_ branch: Branch) -> Int? {
    func cost(_ index: Int) -> Double {
      let fraction = branch.counts[index] - branch.counts[index].rounded(.down)
      let module = modules[index]
      return min(fraction, 1 - fraction) * module.module * max(module.yearlyCost, 1)
    }
    let fractional = modules.indices.filter {
      abs(branch.counts[$0] - branch.counts[$0].rounded()) > ModuleCount.tolerance
    }
    return fractional.max { cost($0) < cost($1) }
  }

  /// Plans both sides of a fraction; the cheaper comes last and is taken up first.
  private mutating func split(_ branch: Branch, at index: Int) throws {
    let range = branch.ranges[index], count = branch.counts[index]
    let sides = [(range.lowerBound, count.rounded(.down)), (count.rounded(.up), range.upperBound)]
    var children: [Branch] = []
    for (lower, upper) in sides where lower <= upper {
      var ranges = branch.ranges
      ranges[index] = lower...upper
      if planner.isCancelled {
        children.append(Branch(ranges: ranges, counts: branch.counts, bound: branch.bound))
        continue
      }
      let plan = try plan(within: ranges)
      guard case .results(let results) = plan.outcome else { continue }
      let isOptimal = results.status == .optimal
      let counts = isOptimal ? modules.map { module in plan.context.count(of: module.asset)! } : branch.counts
      children.append(Branch(ranges: ranges, counts: counts, bound: isOptimal ? results.objective : branch.bound))
    }
    open += children.sorted { $0.bound > $1.bound }
  }

  /// Plans with given numbers of modules, and keeps the plan if none is better.
  ///
  /// - Returns: whether there is such a plan, or proof that there is none.
  private mutating func fix(_ counts: [Double]) throws -> Bool {
    let plan = try plan(within: counts.map { $0...$0 })
    guard case .results(let results) = plan.outcome else {
      impossible = plan
      return true
    }
    if results.status == .optimal, best == nil || results.objective < best!.objective {
      best = (plan, results.objective)
    }
    return results.status == .optimal
  }

  private mutating func plan(within ranges: [ClosedRange<Double>]) throws -> Plan {
    var bounded = input
    for (module, range) in zip(modules, ranges) {
      guard let asset = project.project.assets.first(where: { $0.name == module.asset }) else { continue }
      bounded.network.bound(asset, to: module.sizes(of: range))
    }
    plans += 1
    planner.step = SolverProgress.Step(number: plans, limit: ModuleSearch.planLimit)
    defer { planner.step = nil }
    return Plan(try planner.outcome(of: bounded.network), for: bounded, [])
  }

  private func isWorse(_ bound: Double) -> Bool {
    best.map { bound >= $0.objective - ModuleSearch.tolerance * abs($0.objective) } ?? false
  }

  private func noted(_ plan: Plan) -> Plan {
    var plan = plan
    plan.warnings = notes
    return plan
  }
}

extension PlanContext {
  fileprivate func count(of asset: String) -> Double? { modules.first { $0.asset == asset }?.count }
}

extension Network {
  /// Lets a size be chosen within bounds only, and counts its cost as before.
  fileprivate mutating func bound(_ asset: SteppeProject.Asset, to sizes: ClosedRange<Double>) {
    let attribute = asset.componentClass == .store ? "e_nom" : "p_nom"
    guard let index = self[asset.componentClass].index(of: asset.name) else { return }
    self[asset.componentClass].set(attribute + "_min", of: index, to: .number(sizes.lowerBound))
    self[asset.componentClass].set(attribute + "_max", of: index, to: .number(sizes.upperBound))
  }
}
