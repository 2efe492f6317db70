import Foundation
import SteppeBase
import SteppeNetwork

extension Model {
  /// Losses r s² of lines and transformers, approximated from below by straight lines in |s| up to the largest flow S:
  ///
  ///     loss ≥ ± slope s + constant,   0 ≤ loss ≤ r S²
  ///
  /// Source: PyPSA 1.4, `define_secant_loss_constraints` and `define_tangent_loss_constraints`.
  mutating func loseEnergy() {
    guard let losses = options.losses else { return }
    for componentClass in [ComponentClass.line, .transformer] {
      let items = branches.filter { $0.branch.componentClass == componentClass }
      let open = items.filter { !($0.branch.largestCapacity * $0.branch.maximumPerUnit.maximum).isFinite }
      issues += open.map { Issue(.lossWithoutLargestCapacity, at: $0.branch.place("s_nom_max")) }
      if !open.isEmpty { continue }
      let secants = secantPoints(losses, of: items)
      for item in items {
        let branch = item.branch
        let largestFlow = branch.maximumPerUnit.map { $0 * branch.largestCapacity }
        builder.limit(
          item.loss, to: .constant(largestFlow.map { branch.resistance * $0 * $0 } * item.activity),
          branch.label("loss"))
        switch losses {
        case .tangents(let segments):
          limitLoss(of: item, from: tangents(segments, branch.resistance, largestFlow)) {
            "loss_tangents-\($0 + 1)-\($1)"
          }
        case .secants(let absolute, _, _):
          limitLoss(of: item, from: self.secants(secants, absolute, branch.resistance)) {
            "loss_secants-\($1 < 0 ? "neg" : "pos")_\($0)"
          }
        }
      }
    }
  }

  private typealias Lines = [(slope: Values, constant: Values)]

  /// - Parameter name: of a line, by its number and the sign of its slope.
  private mutating func limitLoss(
    of item: BranchVariables, from lines: Lines, name: (_ number: Int, _ sign: Int) -> String
  ) {
    for (number, line) in lines.enumerated() {
      for sign in [-1, 1] {
        builder.limit(
          item.loss + item.flow * line.slope.map { Double(sign) * $0 }, from: .constant(line.constant),
          item.branch.label(name(number, sign)))
      }
    }
  }

  /// Tangents at equal steps of the flow.
  private func tangents(_ segments: Int, _ resistance: Double, _ largestFlow: Values) -> Lines {
    (1...segments).map { step in
      let flow = largestFlow.map { Double(step) / Double(segments) * $0 }
      return (flow.map { 2 * resistance * $0 }, flow.map { -resistance * $0 * $0 })
    }
  }

  /// Secants through points that are multiples of 2 √(error / r).
  private func secants(_ points: [Double], _ absolute: Double, _ resistance: Double) -> Lines {
    if resistance <= 0 { return [] }
    return zip(points, points.dropFirst()).map { first, second in
      (
        .constant(2 * (absolute * resistance).squareRoot() * (first + second)),
        .constant(-4 * absolute * first * second)
      )
    }
  }

  /// The points of the secants of a class, so far apart as the errors allow and so many that they reach every flow.
  private mutating func secantPoints(_ losses: LossApproximation, of items: [BranchVariables]) -> [Double] {
    guard case .secants(let absolute, let relative, let mostSegments) = losses else { return [] }
    let farthest =
      items.map { item in
        let resistance = max(item.branch.resistance, 0)
        return item.branch.largestCapacity * item.branch.maximumPerUnit.maximum * (resistance / absolute).squareRoot()
          / 2
      }.max() ?? 0
    var points = [0.0, 1.0]
    while points.last! < farthest {
      let count = Double(points.count)
      points.append(
        points.last! * max(count / (count - 1), 1 + 2 * (relative + (relative + relative * relative).squareRoot())))
      if points.count > mostSegments {
        issues.append(Issue(.tooManyLossSegments(mostSegments)))
        break
      }
    }
    return points
  }
}

extension PassiveBranch {
  /// The capacity that losses are prepared for.
  fileprivate var largestCapacity: Double { capacity.isExtendable ? capacity.maximum : capacity.given }
}
