import SteppeBase
import SteppeResults

/// Emissions, sizes in modules, and what comes from the surroundings, for both reports.
extension PlanContext {
  static let emitterHeader: [Text] = [.component, .amount]

  /// What emits, and all of it together.
  func emitterRows(_ language: Language) -> [[String]] {
    let shown = emitters.filter { $0.amount > 1e-3 }
    guard !shown.isEmpty else { return [] }
    let total = (Text.total(language), shown.reduce(0) { $0 + $1.amount })
    return (shown.map { ($0.entry, $0.amount) } + (shown.count > 1 ? [total] : [])).map {
      [$0, Figures.quantity($1, "t")]
    }
  }

  static let surroundingHeader: [Text] = [.substance, .takenFrom, .givenTo]

  func surroundingRows(_ language: Language) -> [[String]] {
    surroundings.filter { $0.taken + $0.given > 1e-3 }.map { flow in
      [flow.substance(language)]
        + [flow.taken, flow.given].map { $0 > 1e-3 ? Figures.quantity($0, flow.unit) : "" }
    }
  }

  static let moduleHeader: [Text] = [
    .component, .size, .module, .moduleCount, .wholeModules, .wholeSize, .roundingCost,
  ]

  /// Those that the plan chose and built.
  private var shownModules: [ModuleCount] { modules.filter { $0.isChosen && $0.count > 1e-3 } }

  func moduleRows(_ language: Language) -> [[String]] {
    shownModules.map { module in
      [
        module.asset, Figures.quantity(module.size, module.unit), Figures.quantity(module.module, module.unit),
        Figures.short(module.count), module.wholeCount.map { Figures.grouped($0) } ?? "–",
        module.wholeSize.map { Figures.quantity($0, module.unit) } ?? "–",
        module.roundingCost.map { Figures.money($0, currency, language) } ?? "–",
      ]
    }
  }

  /// How to plan with whole modules; nil where that has been done.
  func moduleHint(_ language: Language) -> String? {
    guard rounding == nil, let example = shownModules.first(where: { $0.wholeSize != nil }) else { return nil }
    let setting = "\(example.setting)=\(example.wholeSize!)\(example.unit)"
    return Text.planInModules(setting: setting.contains(" ") ? "\"\(setting)\"" : setting)(language)
  }

  /// What whole modules cost.
  func roundingLine(_ objective: Double, _ language: Language) -> String? {
    rounding.map {
      let more = objective - $0.freeObjective
      return Text.roundedPlan(
        more: Figures.money(more, currency, language), share: Figures.percent(more / abs($0.freeObjective), decimals: 2)
      )(
        language)
    }
  }
}
