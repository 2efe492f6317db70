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
