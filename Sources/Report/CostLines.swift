import SteppeBase
import SteppeResults

extension Results {
  /// The costs of the horizon line by line, those that are zero left out; the objective counts chosen capacity and
  /// operation only.
  var costLines: [(name: Text, amount: Double)] {
    let operating = components.filter(\.isActive).map(\.operatingCost)
    let lines: [(name: Text, amount: Double)] = [
      (.capitalCost, totals.capital), (.fixedCost, totals.fixed),
      (.operatingCost, operating.filter { $0 > 0 }.reduce(0, +)), (.sales, operating.filter { $0 < 0 }.reduce(0, +)),
    ]
    let negligible = 1e-9 * lines.reduce(0) { max($0, abs($1.amount)) }
    return lines.filter { abs($0.amount) > negligible } + [(.totalCost, totals.total), (.ofWhichObjective, objective)]
  }
}

extension PlanContext {
  /// The life of the project line by line; empty where nothing is known of it.
  func lifeCycleLines(_ language: Language) -> [(name: String, value: String)] {
    guard let lifeCycle else { return [] }
    let years = Figures.whole(lifeCycle.years), rate = Figures.percent(lifeCycle.discountRate)
    let money: [(Text, Double)] = [
      (.initialInvestment, lifeCycle.investment), (.costOfAYear, lifeCycle.yearlyCost),
      (.netPresentCost(years: years, rate: rate), lifeCycle.netPresentCost),
    ]
    return money.map { ($0(language), Figures.money($1, currency, language)) }
      + (lifeCycle.priceYear.map { [(Text.priceYear(language), String($0))] } ?? [])
  }

  /// Money per unit of the bus, and per the unit people speak of: `CNY 612/MWh = 20.4/kg`.
  func unitCost(_ cost: Double, of product: Product) -> String {
    let plain = "\(Figures.short(cost)) \(currency)/\(product.cost.unit)"
    guard let everyday = product.everydayUnit else { return plain }
    return plain + " = \(Figures.short(cost * everyday.amount)) \(currency)/\(everyday.symbol)"
  }
}

extension ProductCost {
  /// Who takes it, or how many do, and in which period.
  func userText(_ language: Language) -> String {
    let users = userCount == 1 ? user : Text.users(userCount)(language)
    return switch span {
    case .plan: users
    case .period(let period): "\(period): \(users)"
    case .allPeriods: "\(Text.allPeriods(language)): \(users)"
    }
  }
}
