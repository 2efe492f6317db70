import SteppeBase
import SteppeNetwork

extension Model {
  /// The angle between the ends of a line on an AC bus, or of a transformer:
  ///
  ///     −maximum ≤ x s + shift ≤ maximum
  mutating func limitAngles() {
    for item in branches where item.branch.maximumAngle.isFinite {
      let branch = item.branch
      if branch is Line && branch.carrier != "AC" { continue }
      let flowPerDegree = .pi / 180 / branch.reactance
      let most = branch.maximumAngle * flowPerDegree
      if !most.isFinite { continue }
      let relief = item.activity.map { $0 == 0 ? Double.infinity : 0 }
      let angle = item.flow + item.phaseShift * .constant(flowPerDegree)
      builder.limit(
        angle.withoutConstant, from: .constant(relief.map { -most - $0 } - angle.constant),
        to: .constant(relief.map { most + $0 } - angle.constant), branch.label("v_ang"))
    }
  }
}
