import SteppeBase

/// What goes into a process and comes out of it of an element, t per unit of the output.
public struct ElementBalance: Sendable, Equatable {
  public let element: Carrier.Element
  /// nil if an input may hold some and nobody has said how much.
  public let entering: Double?
  /// Of what is counted: the rest leaves with waste and flue gas.
  public let leaving: Double
}

/// The energy that goes into a process and comes out of it, MWh per unit of the output.
public struct EnergyBalance: Sendable, Equatable {
  /// nil if an input may hold some and nobody has said how much.
  public let entering: Double?
  /// Of what is counted: the rest leaves as heat.
  public let leaving: Double
}

/// The balance of a process per unit of its output. Of no element, and of no energy, may more leave than enters, where all
/// that enters is known: of buses and of the surroundings, which give water, air and ore. What leaves beyond the outputs and
/// what is given to the surroundings is waste that nobody counts, so that less is no error.
struct ProcessBalance {
  typealias Flow = (carrier: Carrier, amount: Double)

  private var inputs: [Flow]
  private var outputs: [Flow]
  private let surroundings: [Port]
  /// Energy that enters beside the carriers: of fuels, whichever they are.
  private let fuelEnergy: Double

  /// nil for what makes nothing.
  init?(_ technology: Technology, _ numbers: [ParameterName: Parameter]) {
    func number(_ name: ParameterName) -> Double { numbers[name]?.value ?? 0 }
    surroundings = technology.surroundings
    switch technology.kind {
    case .converter(let input, let output, let auxiliary):
      let least = min(number(.consumption), numbers[.halfLoadConsumption]?.value ?? .infinity)
      inputs = [(input, least)] + (auxiliary.map { [($0, number(.auxiliaryUse))] } ?? [])
      outputs = [(output, 1)]
      fuelEnergy = 0
    case .process(let output, let ports, _):
      inputs = ports.filter { $0.side == .inputs }.map { ($0.carrier, $0.ratio.value) }
      outputs = [(output, 1)] + ports.filter { $0.side == .byproducts }.map { ($0.carrier, $0.ratio.value) }
      fuelEnergy = number(.fuelUse)
    case .plant(let output):
      inputs = []
      outputs = [(output, 1)]
      fuelEnergy = number(.fuelUse)
    case .renewable, .storage, .store, .transmission, .grid, .sink: return nil
    }
  }

  /// Those that enter or leave.
  var elements: [ElementBalance] {
    Carrier.Element.allCases.compactMap { element in
      let contents = (inputs + surrounding(.inputs)).map { flow in
        flow.carrier.content(of: element).map { $0 * flow.amount }
      }
      // A fuel may be any of several.
      let isKnown = fuelEnergy == 0 && !contents.contains(nil)
      let leaving = ProcessBalance.sum(outputs + surrounding(.byproducts)) { $0.content(of: element) }
      let entering = contents.compactMap(\.self).reduce(0, +)
      if entering == 0 && leaving == 0 { return nil }
      return ElementBalance(element: element, entering: isKnown ? entering : nil, leaving: leaving)
    }
  }

  private func surrounding(_ side: Port.Side) -> [Flow] {
    surroundings.filter { $0.side == side }.map { ($0.carrier, $0.ratio.value) }
  }

  /// Of the surroundings only what says that it has energy, as carbon does, counts; ores, water and air have none.
  ///
  /// - Parameter takesAmbientHeat: whether the surroundings give energy that no carrier counts.
  func energy(takesAmbientHeat: Bool) -> EnergyBalance {
    let isKnown = !takesAmbientHeat && inputs.allSatisfy { $0.carrier.energy != nil }
    let entering = fuelEnergy + ProcessBalance.sum(inputs + surrounding(.inputs), \.energy)
    return EnergyBalance(
      entering: isKnown ? entering : nil, leaving: ProcessBalance.sum(outputs + surrounding(.byproducts), \.energy))
  }

  /// Everything that leaves beyond what enters, as sentences about `name`.
  ///
  /// - Parameter takesAmbientHeat: whether the surroundings give energy that no carrier counts.
  func violations(of name: String, takesAmbientHeat: Bool) -> [Text] {
    let made = elements.compactMap { balance in
      balance.entering.flatMap { entering in
        exceeds(balance.leaving, entering)
          ? Text.moreOfElement(balance.element.name, name, leaving: balance.leaving, entering: entering) : nil
      }
    }
    let energy = energy(takesAmbientHeat: takesAmbientHeat)
    guard let entering = energy.entering, exceeds(energy.leaving, entering) else { return made }
    return made + [.moreEnergy(name, leaving: energy.leaving, entering: entering)]
  }

  /// What a unit of the carriers that say it holds, times their amounts.
  private static func sum(_ flows: [Flow], _ content: (Carrier) -> Double?) -> Double {
    flows.reduce(0) { $0 + $1.amount * (content($1.carrier) ?? 0) }
  }

  /// Beyond rounding: contents are known to four digits.
  private func exceeds(_ leaving: Double, _ entering: Double) -> Bool { leaving > entering * 1.0005 }
}

extension Carrier.Element {
  public var name: Text {
    switch self {
    case .carbon: Text("carbon", "碳")
    case .hydrogen: Text("hydrogen", "氢")
    case .oxygen: Text("oxygen", "氧")
    case .nitrogen: Text("nitrogen", "氮")
    case .sulfur: Text("sulfur", "硫")
    case .chlorine: Text("chlorine", "氯")
    case .iron: Text("iron", "铁")
    case .chromium: Text("chromium", "铬")
    case .manganese: Text("manganese", "锰")
    case .aluminium: Text("aluminium", "铝")
    case .silicon: Text("silicon", "硅")
    }
  }
}
