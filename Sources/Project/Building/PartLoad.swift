import SteppeBase
import SteppeNetwork

/// How a converter works better at part load, as the lower of two straight lines: below half load an output of `best` per
/// input, above it less for what is added. With an input P of the capacity C,
///
///     output = best P - loss,   loss ≥ fall (P - C/2),   loss ≥ 0,   best = 1/c_half,   fall = 2/c_half - 2/c_full
///
/// which is linear because the loss is never worth having.
struct PartLoad {
  let best: Double
  let fall: Double

  /// nil where the consumption is the same at every load.
  init?(_ asset: Asset) {
    guard let half = asset.parameters[.halfLoadConsumption]?.value else { return nil }
    best = 1 / half
    fall = 2 / half - 2 / asset.number(.consumption)
  }

  /// Whether the lines bend down and the second still rises.
  var isConcave: Bool { fall >= 0 && best >= fall }
}

extension Asset {
  /// The component that takes away what is lost above half load.
  var lossName: String { name + " loss above half load" }

  /// The shares of the inputs of a process that go with its output and with its capacity. Units that may stand still use
  /// nothing then.
  var noLoadShare: Double { number(.lowestLoad) > 0 ? number(.noLoadUse) : 0 }
}

extension NetworkBuilder {
  mutating func addLoss(of asset: Asset, _ partLoad: PartLoad, from output: AttributeValue) {
    network.add(
      .generator, asset.lossName,
      ["bus": output, "carrier": .text(asset.technology.id), "sign": .number(-1), "p_nom": .number(.infinity)])
    network.rules.append(
      LinearRule(
        asset.lossName,
        .energy(.generator, asset.lossName)
          - partLoad.fall * (.energy(.link, asset.name) - .capacity(.link, asset.name, weight: 0.5)),
        .atLeast, .everySnapshot))
  }

  /// What a running process takes whatever its output: a share of its inputs at full load, at every hour.
  mutating func addNoLoadUse(of asset: Asset, _ port: Port) {
    let name = "\(asset.name) \(port.carrier.id) at no load"
    let rate = port.ratio.value * asset.noLoadShare
    var attributes: [String: AttributeValue] = [
      "bus": bus(port.carrier, at: asset.place), "carrier": .text(asset.technology.id), "sign": .number(-1),
      "p_min_pu": .number(1),
    ]
    if let capacity = asset.capacity, capacity.isGiven {
      attributes["p_nom"] = .number(rate * capacity.lower)
    } else {
      attributes["p_nom_extendable"] = .boolean(true)
      network.rules.append(
        LinearRule(name, .capacity(.generator, name) - .capacity(.process, asset.name, weight: rate), .equal))
    }
    network.add(.generator, name, attributes)
  }
}
