import SteppeBase
import SteppeNetwork

extension Model {
  /// Limits in columns of the buses, an older form of capacity limits: `nom_min_wind`, `nom_max_wind` for the extendable
  /// capacity of carrier `wind` in generators, storage units and stores at the bus.
  mutating func limitCapacityPerBus() {
    let buses = network[.bus]
    for attribute in buses.columns.keys.sorted() {
      guard case .numbers(let limits)? = buses.columns[attribute] else { continue }
      let isMinimum = attribute.hasPrefix("nom_min_")
      guard isMinimum || attribute.hasPrefix("nom_max_"),
        let (carrier, period) = carrierAndPeriod(String(attribute.dropFirst("nom_min_".count)))
      else { continue }
      let assets = extendables.filter {
        $0.asset.carrier == carrier && Self.onePorts.contains($0.asset.componentClass) && $0.asset.isInUse(in: period)
      }
      for (bus, limit) in zip(buses.names, limits) where !limit.isNaN {
        let terms = assets.filter { $0.asset.homeBus == bus }
          .map { ProgramBuilder.SharedTerm(column: $0.column, coefficient: 1) }
        if terms.isEmpty { continue }
        builder.limitTotal(
          plus: terms, from: isMinimum ? limit : -.infinity, to: isMinimum ? .infinity : limit,
          Label("Bus-\(attribute)", bus))
      }
    }
  }

  /// The carrier of a limit, and the only period it holds for if it ends in one; nil if there is no such carrier.
  private func carrierAndPeriod(_ name: String) -> (String, Int?)? {
    if network[.carrier].index(of: name) != nil { return (name, nil) }
    guard let bar = name.lastIndex(of: "_"), let period = Int(name[name.index(after: bar)...]),
      horizon.periods.contains(where: { $0.label == period }), network[.carrier].index(of: String(name[..<bar])) != nil
    else { return nil }
    return (String(name[..<bar]), period)
  }

  private static let onePorts: Set<ComponentClass> = [.generator, .storageUnit, .store]
}

extension Asset {
  var componentClass: ComponentClass { Self.componentClass }
}
