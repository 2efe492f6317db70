import SteppeBase
import Yams

/// A carrier that a process takes or gives beside its output, or that emptying a store takes.
public struct Port: Sendable, Hashable {
  /// The raw value is the key in YAML.
  public enum Side: String, Sendable, CaseIterable { case inputs, byproducts }

  public let carrier: Carrier
  public let side: Side
  /// Amount per unit of the output (of what leaves a store).
  public internal(set) var ratio: Parameter

  /// What the port adds to the bus of its carrier per unit of the output.
  var rate: Double { side == .inputs ? -ratio.value : ratio.value }
}

extension ParameterSpecification {
  /// The ratio of a port: an amount of its carrier per amount of the output.
  init(portOf carrier: Carrier, per output: Carrier) {
    self.init(
      .consumption, carrier.unit.dimension / output.unit.dimension, of: carrier.substance ?? output.substance)
  }
}

extension DocumentReader {
  /// The ports of a technology of the library, each with its evidence.
  func ports(
    _ fields: [String: Node], per output: Carrier, _ carriers: [String: Carrier], _ sources: [String: Source]
  ) -> [Port] {
    Port.Side.allCases.flatMap { side in
      fields[side.rawValue].map(entries(of:))?.compactMap { entry -> Port? in
        guard let carrier = carrier(entry.keyNode, among: carriers),
          let ratio = libraryValue(entry.value, ParameterSpecification(portOf: carrier, per: output), sources)
        else { return nil }
        return Port(carrier: carrier, side: side, ratio: ratio)
      } ?? []
    }
  }
}

extension Technology {
  /// t of CO2 per unit of the output that arise in the process itself, as from anodes and coke: what is given to the
  /// surroundings, as far as its carbon comes from there. The carbon of what buses carry counts where that is bought.
  var processEmissions: Double {
    let given = surroundings.filter { $0.side == .byproducts && $0.carrier.id == "co2" }
    let carbon = surroundings.filter { $0.side == .inputs }
      .reduce(0) { $0 + $1.ratio.value * ($1.carrier.content(of: .carbon) ?? 0) }
    return given.reduce(0) { sum, port in
      sum + min(port.ratio.value, carbon / (port.carrier.content(of: .carbon) ?? 1))
    }
  }
}

extension TechnologyKind {
  /// What goes in and out in fixed proportion to the first carrier.
  public var ports: [Port] {
    switch self {
    case .process(_, let ports, _), .store(_, let ports): ports
    case .renewable, .plant, .converter, .storage, .transmission, .grid, .sink: []
    }
  }

  /// The same with other ratios of its ports.
  func with(_ ports: [Port]) -> TechnologyKind {
    switch self {
    case .process(let output, _, let fuels): .process(output: output, ports: ports, fuels: fuels)
    case .store(let carrier, _): .store(carrier, ports: ports)
    case .renewable, .plant, .converter, .storage, .transmission, .grid, .sink: self
    }
  }
}
