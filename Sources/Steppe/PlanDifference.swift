import SteppeBase
import SteppeReport
import SteppeResults

/// Two plans side by side: what a changed number does.
public enum PlanDifference {
  /// Cost, capacities, figures and rules before and after; empty if one of them has no plan.
  public static func text(from base: Plan, to changed: Plan, _ language: Language) -> String {
    guard let before = base.results, let after = changed.results else { return "" }
    var table = TextTable(
      alignments: [.left, .right, .right, .right],
      header: [Text.subject, .before, .after, .difference].map { $0(language) })
    func add(_ subject: String, _ old: Double?, _ new: Double?, shown: (Double) -> String) {
      let change = old.flatMap { old in new.map { difference(old, $0) } }
      table.rows.append([subject] + [old, new, change].map { $0.map(shown) ?? "–" })
    }
    func add(_ subject: String, _ old: Double?, _ new: Double?) { add(subject, old, new, shown: Figures.short) }
    addCosts(from: base, to: changed, language, add)
    for component in after.components {
      guard let size = component.capacity?.optimal else { continue }
      let old = before.components.first {
        $0.componentClass == component.componentClass && $0.name == component.name
      }
      // What has no limit in either plan has no size to compare.
      if size == .infinity, old?.capacity?.optimal == .infinity { continue }
      add("\(component.name), \(changed.network.capacityUnit(of: component))", old?.capacity?.optimal, size)
    }
    for figure in changed.context.comparisons {
      let old = base.context.comparisons.first { $0.subject == figure.subject }
      let (factor, unit) = UnitWords.spelled(figure.unit, language)
      add("\(figure.subject(language)), \(unit)", old.map { $0.planned * factor }, figure.planned * factor)
    }
    // Of a rule by months the one that is nearest to its limit, which need not be the same in both.
    let tightestBefore = base.context.tightestRules
    for (rule, conditions) in changed.context.tightestRules {
      let old = tightestBefore.first { $0.outcome.rule == rule.rule }?.outcome
      let title = Text.rule(Text.tightest(rule.rule, of: conditions)(language))(language)
      add(title, old?.value, rule.value, shown: rule.shown)
    }
    return ([Text.whatChanges(language)] + table.lines).joined(separator: "\n") + "\n"
  }

  /// All costs of a year, of given sizes too; those of other money stand in a line of their own.
  private static func addCosts(
    from base: Plan, to changed: Plan, _ language: Language, _ add: (String, Double?, Double?) -> Void
  ) {
    func title(_ plan: Plan) -> String { "\(Text.yearlyCost(language)), \(plan.context.currency)" }
    let old = base.context.lifeCycle?.yearlyCost, new = changed.context.lifeCycle?.yearlyCost
    guard base.context.currency != changed.context.currency else { return add(title(base), old, new) }
    add(title(base), old, nil)
    add(title(changed), nil, new)
  }

  /// Nothing where the two differ by what solvers leave.
  private static func difference(_ old: Double, _ new: Double) -> Double {
    abs(new - old) <= 1e-6 * max(abs(old), abs(new)) ? 0 : new - old
  }
}
