import SteppeBase
import SteppeNetwork

/// How a converter works better at part load, as the lower of two straight lines: through nothing and half load, and through
/// half load and full load. With an input P of the capacity C,
///
///     output = slope P + gain,   gain ≤ fall P,   gain ≤ fall C/2,   slope = 2/c_full - 1/c_half,   fall = 2/c_half - 2/c_full
///
/// which is linear because the gain is always worth having.
struct PartLoad {
  let slope: Double
  let fall: Double

  /// nil where the consumption is the same at every load.
  init?(_ asset: Asset) {
    guard let half = asset.parameters[.halfLoadConsumption]?.value else { return nil }
    slope = 2 / asset.number(.consumption) - 1 / half
    fall = 2 / half - 2 / asset.number(.consumption)
  }

  /// Whether the lines bend down and the second still rises.
  var isConcave: Bool { fall >= 0 && slope >= 0 }
}

/// What a running process or plant takes whatever its output. With an output P of the capacity C, a lowest load m and a share s of the
/// inputs at full load r,
///
///     input = r (1 - s) P + r s C = r worst P - saved,   saved ≤ r s (P/m - C),   worst = 1 - s + s/m
///
/// so that all is taken for the output, most at the lowest load, and what is saved above it is worth having.
struct NoLoadUse {
  let share: Double
  let lowestLoad: Double

  /// nil for units that may stand still: they use nothing then.
  init?(_ asset: Asset) {
    share = asset.number(.noLoadUse)
    lowestLoad = asset.number(.lowestLoad)
    if share == 0 || lowestLoad == 0 { return nil }
  }

  /// Input at the lowest load per input at full load, each per output.
  var worst: Double { 1 - share + share / lowestLoad }
}

extension Asset {
  /// The component that gives what a converter makes more at part load.
  var gainName: String { name + " gain at part load" }

  /// The component that gives back what a process takes less above its lowest load.
  func savingName(_ input: String) -> String { "\(name) \(input) saved above lowest load" }
}

extension NetworkBuilder {
  mutating func addGain(of asset: Asset, _ partLoad: PartLoad, to output: AttributeValue) {
    addHelper(asset.gainName, asset, at: output, cost: project.processEmissionCost(of: asset))
    let gain = LinearExpression.energy(.generator, asset.gainName)
    let most: [(String, LinearExpression)] = [
      (" below half load", .energy(.link, asset.name)), (" above half load", .capacity(.link, asset.name, weight: 0.5)),
    ]
    network.rules += most.map { LinearRule(asset.gainName + $0, gain - partLoad.fall * $1, .atMost, .everySnapshot) }
  }

  /// - Parameter input: what is taken: its name, its bus, and how much of it per output at full load.
  mutating func addSaving(
    of asset: Asset, _ use: NoLoadUse, _ input: (name: String, bus: AttributeValue, ratio: Double)
  ) {
    let name = asset.savingName(input.name)
    addHelper(name, asset, at: input.bus)
    let most =
      1 / use.lowestLoad * LinearExpression.energy(.process, asset.name) - .capacity(.process, asset.name)
    network.rules.append(
      LinearRule(name, .energy(.generator, name) - input.ratio * use.share * most, .atMost, .everySnapshot))
  }

  private mutating func addHelper(_ name: String, _ asset: Asset, at bus: AttributeValue, cost: Double = 0) {
    network.add(
      .generator, name,
      [
        "bus": bus, "carrier": .text(asset.technology.id), "p_nom": .number(.infinity), "marginal_cost": .number(cost),
      ])
  }
}
