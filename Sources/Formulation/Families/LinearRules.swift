import SteppeBase
import SteppeNetwork

extension Model {
  /// Rules of the network beside PyPSA's global constraints:
  ///
  ///     Σ_t weight Σ factor operation  +  Σ factor capacity  +  constant   ≤, = or ≥   0
  mutating func obeyRules() {
    for rule in network.rules {
      var sum = StageExpression.zero
      var shared: [ProgramBuilder.SharedTerm] = []
      var constant = rule.expression.constant
      for term in rule.expression.operations {
        let label = Label("\(term.componentClass.rawValue)-\(term.operation.rawValue)", term.component)
        // Components that are not active, or cannot do what is counted, contribute nothing.
        guard let operation = builder.variables[label] else { continue }
        sum += operation * (term.weight * horizon.energyWeights)
      }
      for term in rule.expression.capacities {
        let attribute = term.componentClass == .store ? "e_nom" : "p_nom"
        switch capacities[Label("\(term.componentClass.rawValue)-\(attribute)", term.component)] {
        case .given(let value)?: constant += term.weight * value
        case .chosen(let column)?: shared.append(.init(column: column, coefficient: term.weight))
        case nil: continue
        }
      }
      builder.limitTotal(
        sum, plus: shared, from: rule.sense == .atMost ? -.infinity : -constant,
        to: rule.sense == .atLeast ? .infinity : -constant, Label("Rule", rule.name))
    }
  }
}
