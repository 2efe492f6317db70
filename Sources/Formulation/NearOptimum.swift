import SteppeBase
import SteppeNetwork
import SteppeProgram

/// Another objective than cost: a sum of capacities and operation, to be as small or as large as a budget allows.
public struct AlternativeObjective: Sendable, Equatable {
  public struct Term: Sendable, Equatable {
    public var componentClass: ComponentClass
    /// PyPSA's name of the variable: `p_nom`, `p`, `e`, `p_dispatch` …
    public var variable: String
    /// nil for every component of the class.
    public var component: String?
    /// nil for every scenario; what is decided before anyone knows the scenario counts once all the same.
    public var scenario: String?
    /// One number, or one for every snapshot of the network.
    public var weight: Values

    public init(
      _ componentClass: ComponentClass, _ variable: String, _ component: String? = nil, scenario: String? = nil,
      weight: Values
    ) {
      self.scenario = scenario
      self.componentClass = componentClass
      self.variable = variable
      self.component = component
      self.weight = weight
    }
  }

  public var terms: [Term]
  public var isMaximised: Bool

  /// - Parameter terms: PyPSA minimises the capacity of all generators where nothing is said.
  public init(
    _ terms: [Term] = [Term(.generator, "p_nom", weight: .constant(1))], isMaximised: Bool = false
  ) {
    self.terms = terms
    self.isMaximised = isMaximised
  }
}

extension Formulation {
  /// The same network with another objective, while its cost (the objective there was) is at most `budget`:
  ///
  ///     minimise ± Σ weight variable   with   cost ≤ budget
  ///
  /// Capacities that are given count for nothing, as in PyPSA, and operation in every scenario alike, whatever its
  /// probability.
  ///
  /// - Throws: `UnsupportedError` if costs are quadratic; `InputError` if a term means no variable.
  public func seeking(_ alternative: AlternativeObjective, budget: Double) throws -> Formulation {
    if program.columns.contains(where: { !$0.quadraticCost.isZero }) {
      throw UnsupportedError([Issue(.quadraticBudget)])
    }
    var builder = ProgramBuilder(program.limitingCost(to: budget))
    let sign = alternative.isMaximised ? -1.0 : 1
    var issues: [Issue] = []
    for term in alternative.terms {
      let chosen = variables(of: term)
      if chosen == nil { issues.append(issue(with: term)) }
      if case .series(let weights) = term.weight, weights.count <= snapshots.max() ?? 0 {
        issues.append(Issue(.wrongWeightCount(weights.count), at: term.place))
        continue
      }
      let weight = term.weight.map { sign * $0 }
      for case .capacity(let column) in chosen ?? [] {
        builder.charge(weight.constantValue ?? 0, forShared: column)
      }
      for case .operation(let variable, let scenario) in chosen ?? [] {
        let counted = variable * weight.selected(at: snapshots)
        builder.charge(
          .constant(1), for: scenario?.summed(counted, in: program) ?? counted, weights: .constant(1))
      }
    }
    if !issues.isEmpty { throw InputError(issues) }
    var result = self
    result.program = builder.program
    return result
  }

  private enum Variable {
    case capacity(column: Int)
    case operation(StageExpression, ScenarioProgram?)
  }

  /// What a term counts; nil if there is nothing of that name.
  private func variables(of term: AlternativeObjective.Term) -> [Variable]? {
    let family = "\(term.componentClass.rawValue)-\(term.variable)"
    func counts(_ label: StagedProgram.Label) -> Bool {
      label.family == family && (term.component.map { $0 == label.component } ?? true)
    }
    let sizes = capacities.filter { counts($0.key) }.sorted { $0.key.component < $1.key.component }
    if !sizes.isEmpty {
      return sizes.compactMap { if case .chosen(let column) = $0.value { .capacity(column: column) } else { nil } }
    }
    let operations = operating.filter { term.scenario == nil || term.scenario == $0.scenario?.name }.flatMap { part in
      part.variables.filter { counts($0.key) }.sorted { $0.key.component < $1.key.component }
        .map { Variable.operation($0.value, part.scenario) }
    }
    return operations.isEmpty ? nil : operations
  }

  /// The variables of each scenario, or of the network without any.
  private var operating: [(scenario: ScenarioProgram?, variables: [StagedProgram.Label: StageExpression])] {
    scenarios.isEmpty ? [(nil, variables)] : scenarios.map { ($0, $0.formulation.variables) }
  }

  /// The names of all variables at single stages.
  public var operationLabels: Set<StagedProgram.Label> { Set(operating.flatMap(\.variables.keys)) }

  private func issue(with term: AlternativeObjective.Term) -> Issue {
    let ofClass = "\(term.componentClass.rawValue)-"
    let all = operationLabels.union(capacities.keys).filter { $0.family.hasPrefix(ofClass) }
    let isKnown = all.contains { $0.family == ofClass + term.variable }
    let candidates =
      isKnown
      ? all.filter { $0.family == ofClass + term.variable }.map(\.component)
      : all.map { String($0.family.dropFirst(ofClass.count)) }
    return Issue(
      .noSuchVariable, at: term.place,
      hint: closestMatch(to: isKnown ? term.component ?? "" : term.variable, among: candidates).map(Text.didYouMean))
  }
}

extension AlternativeObjective.Term {
  fileprivate var place: Issue.Place {
    let name = component.map { " '\($0)'" } ?? ""
    return Issue.Place(component: componentClass.rawValue + name, attribute: variable, scenario: scenario)
  }
}

extension StagedProgram {
  /// The same rows and columns without costs, and the cost there was in a total row.
  fileprivate func limitingCost(to budget: Double) -> StagedProgram {
    var program = self
    let row = program.add(TotalRow(Label("Budget", "cost"), lower: -.infinity, upper: budget - objectiveConstant))
    for (index, column) in columns.enumerated() where !column.cost.isZero {
      program.totals.append(Entry(row: row, column: index, column.cost))
      program.columns[index].cost = .zero
    }
    for (index, column) in sharedColumns.enumerated() where column.cost != 0 {
      program.totalsShared.append(TotalEntry(row: row, column: index, column.cost))
      program.sharedColumns[index].cost = 0
    }
    program.objectiveConstant = 0
    return program
  }
}

extension Values {
  /// The values at some positions.
  fileprivate func selected(at positions: [Int]) -> Values {
    if case .series(let values) = self { .series(positions.map { values[$0] }) } else { self }
  }
}
