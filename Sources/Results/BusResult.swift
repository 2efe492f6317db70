import SteppeBase
import SteppeNetwork

/// Prices of a bus and who supplies and takes there.
public struct BusResult: Sendable, Equatable {
  public struct Share: Sendable, Equatable {
    public var componentClass: ComponentClass
    public var name: String
    public var carrier: String
    public var supply: Double
    public var withdrawal: Double
  }

  public var name: String
  public var carrier: String
  /// The unit of energy, "MWh" where the network does not say.
  public var unit: String
  /// Plain mean over the snapshots.
  public var meanPrice: Double
  /// Mean weighted with the objective weighting.
  public var weightedMeanPrice: Double
  public var lowestPrice: Double
  public var highestPrice: Double
  /// Every component that gives or takes energy here, in the order of the network.
  public var shares: [Share]

  public var supply: Double { shares.reduce(0) { $0 + $1.supply } }
}

extension Network {
  /// Prices and energy balances of all buses, from the results of the components.
  ///
  /// - Parameters:
  ///   - planned: the snapshots whose prices count.
  ///   - costWeights: the weights of the snapshots in the objective.
  public func busResults(
    _ components: [ComponentResult], snapshots planned: [Int], costWeights: Values
  ) -> [BusResult] {
    var shares: [String: [BusResult.Share]] = [:]
    for component in components {
      for exchange in component.exchanges where exchange.supply != 0 || exchange.withdrawal != 0 {
        shares[exchange.bus, default: []].append(
          BusResult.Share(
            componentClass: component.componentClass, name: component.name, carrier: component.carrier,
            supply: exchange.supply, withdrawal: exchange.withdrawal))
      }
    }
    let weights = planned.map { costWeights[$0] }
    let totalWeight = weights.reduce(0, +)
    let buses = self[.bus]
    return buses.names.enumerated().map { index, name in
      let series = buses.output("marginal_price", index)
      let prices = planned.map { series[$0] }
      return BusResult(
        name: name, carrier: buses.text("carrier", index), unit: energyUnit(ofBus: index),
        meanPrice: prices.reduce(0, +) / Double(prices.count),
        weightedMeanPrice: totalWeight == 0 ? 0 : zip(prices, weights).reduce(0) { $0 + $1.0 * $1.1 } / totalWeight,
        lowestPrice: prices.min() ?? 0, highestPrice: prices.max() ?? 0, shares: shares[name] ?? [])
    }
  }

  /// PyPSA leaves the unit open by default; energy is then in MWh.
  func energyUnit(ofBus index: Int) -> String {
    let unit = self[.bus].text("unit", index)
    return unit.isEmpty || unit == "None" ? "MWh" : unit
  }
}
