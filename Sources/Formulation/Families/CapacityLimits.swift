import SteppeBase
import SteppeNetwork

extension Model {
  /// The capacity of a component: what is given, or a shared column with
  ///
  ///     minimum ≤ capacity ≤ maximum,   capacity = prescribed value where there is one
  mutating func addCapacity(of asset: any Asset) -> Capacity {
    let label = asset.label(asset.capacityAttribute), nominal = asset.capacity
    let capacity: Capacity
    if nominal.isExtendable {
      let column = builder.addSharedVariable(
        label, lower: max(nominal.minimum, nominal.prescribed ?? -.infinity),
        upper: min(nominal.maximum, nominal.prescribed ?? .infinity))
      capacity = .chosen(column: column)
    } else {
      if nominal.prescribed != nil {
        issues.append(Issue(.prescribedWithoutExtension, at: asset.place(asset.capacityAttribute + "_set")))
      }
      capacity = .given(nominal.given)
    }
    capacities[label] = capacity
    return capacity
  }
}
