import SteppeBase
import SteppeNetwork

extension Model {
  /// Limits on the net production of a carrier:
  ///
  ///     Σ weight p  +  Σ (initial − final energy)   ≤, = or ≥   constant
  ///
  /// over its generators, and its storage units and stores that are not cyclic.
  mutating func limitOperation() {
    for constraint in globalConstraints where constraint.kind == .operation {
      limitSum(constraint, perEnergy: { _ in .constant(1) }) { $0 == constraint.carrierAttribute ? 1 : 0 }
    }
  }
}
