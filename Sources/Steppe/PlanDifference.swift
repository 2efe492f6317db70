import SteppeBase
import SteppeReport
import SteppeResults

/// Two plans side by side: what a changed number does.
public enum PlanDifference {
  /// Cost, capacities, figures and rules before and after; empty if one of them has no plan.
  public static func text(from base: Plan, to changed: Plan, _ language: Language) -> String {
    guard case .results(let before) = base.outcome, case .results(let after) = changed.outcome else { return "" }
    var table = TextTable(
      alignments: [.left, .right, .right, .right],
      header: [Text.subject, .before, .after, .difference].map { $0(language) })
    func add(_ subject: String, _ old: Double?, _ new: Double?) {
      let change = old.flatMap { old in new.map { $0 - old } }
      table.rows.append([subject] + [old, new, change].map { $0.map(Figures.short) ?? "–" })
    }
    add(Text.yearlyCost(language), before.objective, after.objective)
    for component in after.components where component.capacity != nil {
      let old = before.components.first {
        $0.componentClass == component.componentClass && $0.name == component.name
      }
      add(component.name, old?.capacity?.optimal, component.capacity?.optimal)
    }
    for figure in changed.context.comparisons {
      let old = base.context.comparisons.first { $0.subject == figure.subject }
      add("\(figure.subject(language)), \(figure.unit)", old?.planned, figure.planned)
    }
    for rule in changed.context.rules {
      let old = base.context.rules.first { $0.name == rule.name }
      add(Text.rule(rule.name)(language), old?.value, rule.value)
    }
    return ([Text.whatChanges(language)] + table.lines).joined(separator: "\n") + "\n"
  }
}
