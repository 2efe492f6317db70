import SteppeBase
import SteppeNetwork

/// What results need to know about a class of components: its capacity, its ports and the signs at them.
extension ComponentClass {
  /// Classes that exchange energy with one bus.
  static let onePorts: [ComponentClass] = [.generator, .load, .storageUnit, .store]
  /// Classes that connect buses.
  static let branches: [ComponentClass] = [.line, .link, .process, .transformer]

  /// The attribute of the nominal capacity: `p_nom` (MW), `e_nom` (MWh) or `s_nom` (MVA).
  var nominalAttribute: String? {
    switch self {
    case .generator, .link, .process, .storageUnit: "p_nom"
    case .store: "e_nom"
    case .line, .transformer: "s_nom"
    default: nil
    }
  }

  /// The series that says how hard a component works: flow into a branch, level of a store, else its power.
  var operationAttribute: String {
    switch self {
    case .line, .transformer: "p0"
    case .store: "e"
    default: "p"
    }
  }

  /// The coefficient of a port: `efficiency`, `efficiency2` … of a link, `rate0` … of a process.
  func coefficientAttribute(port: Int) -> String {
    switch self {
    case .process: "rate\(port)"
    default: port == 1 ? "efficiency" : "efficiency\(port)"
    }
  }
}

/// A place where a component meets a bus.
struct Port: Sendable, Equatable {
  /// nil for components with one port.
  var number: Int?
  var bus: String

  /// PyPSA's suffix of attributes at this port: "" or "0", "1" …
  var suffix: String { number.map(String.init) ?? "" }
}

extension ComponentTable {
  /// The connected ports of a component. A branch's missing ports are the empty string.
  func ports(of index: Int) -> [Port] {
    if ComponentClass.onePorts.contains(componentClass) { return [Port(number: nil, bus: text("bus", index))] }
    return portNumbers.map { Port(number: $0, bus: text("bus\($0)", index)) }.filter { !$0.bus.isEmpty }
  }

  /// The result series of a component, zero where it was not written.
  func output(_ attribute: String, _ index: Int) -> Values {
    series[attribute]?[index].map(Values.series) ?? .zero
  }

  /// What a component injects into the bus at a port, by snapshot; negative where it takes.
  func injection(_ index: Int, at port: Port) -> Values {
    let power = output("p" + port.suffix, index)
    switch componentClass {
    case .generator, .load, .store, .storageUnit:
      let sign = number("sign", index)
      return power.map { sign * $0 }
    default: return power.map { 0 - $0 }
    }
  }

  /// What a component gives in total to a set of buses, by snapshot; nil if it has no port there.
  public func netInjection(_ index: Int, into buses: Set<String>, count: Int) -> [Double]? {
    let here = ports(of: index).filter { buses.contains($0.bus) }
    guard !here.isEmpty else { return nil }
    return here.map { injection(index, at: $0) }.reduce(.zero, +).expanded(count: count)
  }
}
