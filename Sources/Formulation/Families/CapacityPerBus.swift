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
      let carrier = String(attribute.dropFirst("nom_min_".count))
      guard isMinimum || attribute.hasPrefix("nom_max_"), network[.carrier].index(of: carrier) != nil else { continue }
      let assets = extendables.filter { $0.asset.carrier == carrier && Self.onePorts.contains($0.asset.componentClass) }
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

  private static let onePorts: Set<ComponentClass> = [.generator, .storageUnit, .store]
}

extension Asset {
  var componentClass: ComponentClass { Self.componentClass }
}
