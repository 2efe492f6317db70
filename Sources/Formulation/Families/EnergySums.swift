import SteppeNetwork

extension Model {
  /// Bounds on the energy of a generator over all snapshots:
  ///
  ///     minimum ≤ Σ weight p ≤ maximum
  ///
  /// One that is not in use at any of them owes nothing, as in PyPSA.
  mutating func limitEnergySums() {
    for item in dispatched {
      guard let generator = item.component as? Generator, item.activity != .zero,
        generator.minimumEnergy > -.infinity || generator.maximumEnergy < .infinity
      else { continue }
      builder.limitTotal(
        item.power * horizon.energyWeights, from: generator.minimumEnergy, to: generator.maximumEnergy,
        generator.label("e_sum"))
    }
  }
}
