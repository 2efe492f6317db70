import SteppeBase
import SteppeNetwork

extension Model {
  /// Rules of the network beside PyPSA's global constraints, with weightings w over the horizon or without at every
  /// snapshot t:
  ///
  ///     Σ_t w_t ( Σ weight operation + Σ weight profile capacity + series )  +  Σ weight capacity  +  constant   ≤, = or ≥  0
  ///     Σ weight operation + Σ weight profile capacity + series + constant   ≤, = or ≥  0      for every t
  mutating func obeyRules() {
    for rule in network.rules {
      switch rule.span {
      case .horizon: obey(rule)
      case .everySnapshot: obeyAlways(rule)
      }
    }
  }

  private mutating func obey(_ rule: LinearRule) {
    var sum = operations(of: rule, weights: horizon.energyWeights)
    sum.constant = sum.constant + rule.expression.series * horizon.energyWeights
    var shared: [ProgramBuilder.SharedTerm] = []
    var constant = rule.expression.constant
    for term in rule.expression.capacities {
      let share = term.profile.map { ($0 * horizon.energyWeights).sum(count: horizon.stageCount) } ?? 1
      switch capacity(of: term) {
      case .given(let value)?: constant += term.weight * share * value
      case .chosen(let column)?: shared.append(.init(column: column, coefficient: term.weight * share))
      case nil: continue
      }
    }
    builder.limitTotal(
      sum, plus: shared, from: rule.sense == .atMost ? -.infinity : -constant,
      to: rule.sense == .atLeast ? .infinity : -constant, Label("Rule", rule.name))
  }

  private mutating func obeyAlways(_ rule: LinearRule) {
    var sum = operations(of: rule, weights: .constant(1))
    sum.constant = sum.constant + rule.expression.series + .constant(rule.expression.constant)
    for term in rule.expression.capacities {
      let factor = (term.profile ?? .constant(1)) * .constant(term.weight)
      switch capacity(of: term) {
      case .given(let value)?: sum.constant = sum.constant + factor * .constant(value)
      case .chosen(let column)?: sum += .shared(column) * factor
      case nil: continue
      }
    }
    builder.addRow(
      sum, from: .constant(rule.sense == .atMost ? -.infinity : 0),
      to: .constant(rule.sense == .atLeast ? .infinity : 0), Label("Rule", rule.name))
  }

  /// Components that are not active, or cannot do what is counted, contribute nothing.
  private func operations(of rule: LinearRule, weights: Values) -> StageExpression {
    rule.expression.operations.reduce(into: .zero) { sum, term in
      let label = Label("\(term.componentClass.rawValue)-\(term.operation.rawValue)", term.component)
      if let operation = builder.variables[label] { sum += operation * (term.weight * weights) }
    }
  }

  private func capacity(of term: LinearExpression.CapacityTerm) -> Capacity? {
    let attribute = term.componentClass == .store ? "e_nom" : "p_nom"
    return capacities[Label("\(term.componentClass.rawValue)-\(attribute)", term.component)]
  }
}
