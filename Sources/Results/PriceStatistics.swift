import SteppeBase
import SteppeNetwork

extension Network {
  /// Mean prices as PyPSA 1.4 states them (`n.statistics.prices`), with the objective weighting w of every snapshot:
  ///
  ///     by load   Σ w taken price / Σ w taken      taken: what all components together take from the bus
  ///     by time   Σ w price / Σ w
  ///
  /// and by carrier of the bus, each bus counting with its Σ w taken. A bus that nothing is connected to counts by time,
  /// and one that nothing is ever taken from has no price by load.
  func priceStatistics() -> [Statistics.Metric: [String: Double]] {
    let buses = self[.bus], weights = snapshots.objectiveWeightings, totalWeight = weights.reduce(0, +)
    let taken = withdrawals()
    var byLoad: [String: Double] = [:], byTime: [String: Double] = [:]
    var byCarrier: [String: (value: Double, amount: Double)] = [:]
    for (index, name) in buses.names.enumerated() {
      let prices = buses.output("marginal_price", index)
      func weighted(_ value: (Int) -> Double) -> Double { weights.indices.reduce(0) { $0 + weights[$1] * value($1) } }
      if totalWeight != 0 { byTime[name] = weighted { prices[$0] } / totalWeight }
      let amount = weighted { taken[index]?[$0] ?? 1 }, value = weighted { (taken[index]?[$0] ?? 1) * prices[$0] }
      if amount == 0 { continue }
      byLoad[name] = value / amount
      byCarrier[buses.text("carrier", index), default: (0, 0)].value += value
      byCarrier[buses.text("carrier", index), default: (0, 0)].amount += amount
    }
    return [.prices: byLoad, .pricesByTime: byTime, .pricesByBusCarrier: byCarrier.mapValues { $0.value / $0.amount }]
  }

  /// What is taken from every bus, by snapshot; nil for a bus that no active component is connected to.
  private func withdrawals() -> [[Double]?] {
    let buses = self[.bus]
    var taken = [[Double]?](repeating: nil, count: buses.count)
    for componentClass in ComponentClass.onePorts + ComponentClass.branches {
      let table = self[componentClass]
      for index in table.names.indices where table.boolean("active", index) {
        for port in table.ports(of: index) {
          guard let bus = buses.index(of: port.bus) else { continue }
          let injection = table.injection(index, at: port)
          var sum = taken[bus] ?? Array(repeating: 0, count: snapshots.count)
          taken[bus] = nil
          if !injection.isZero { for t in sum.indices { sum[t] += max(0 - injection[t], 0) } }
          taken[bus] = sum
        }
      }
    }
    return taken
  }
}
