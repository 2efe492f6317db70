import SteppeBase

/// The balance of a process per unit of its output. Water, air and ore are not counted, so that only what leaves beyond what
/// enters is an error: energy, and elements of which the inputs bring some.
struct ProcessBalance {
  typealias Flow = (carrier: Carrier, amount: Double)

  private let inputs: [Flow]
  private let outputs: [Flow]
  /// Energy that enters beside the carriers: of fuels, whichever they are.
  private let fuelEnergy: Double

  /// nil for what makes nothing.
  init?(_ kind: TechnologyKind, _ numbers: [ParameterName: Parameter]) {
    func number(_ name: ParameterName) -> Double { numbers[name]?.value ?? 0 }
    switch kind {
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

  /// Everything that leaves beyond what enters, as sentences about `name`.
  ///
  /// - Parameter takesAmbientHeat: whether the surroundings give energy that no carrier counts.
  func violations(of name: String, takesAmbientHeat: Bool) -> [Text] {
    let elements = Carrier.Element.allCases.compactMap { element -> Text? in
      let entering = ProcessBalance.sum(inputs) { $0.elements[element] }
      let leaving = ProcessBalance.sum(outputs) { $0.elements[element] }
      return entering > 0 && exceeds(leaving, entering)
        ? .moreOfElement(element.name, name, leaving: leaving, entering: entering) : nil
    }
    let isKnown = inputs.allSatisfy { $0.carrier.energy != nil }
    let entering = fuelEnergy + ProcessBalance.sum(inputs, \.energy)
    let leaving = ProcessBalance.sum(outputs, \.energy)
    let makesEnergy = isKnown && !takesAmbientHeat && exceeds(leaving, entering)
    return elements + (makesEnergy ? [.moreEnergy(name, leaving: leaving, entering: entering)] : [])
  }

  /// What a unit of the carriers that say it holds, times their amounts.
  private static func sum(_ flows: [Flow], _ content: (Carrier) -> Double?) -> Double {
    flows.reduce(0) { $0 + $1.amount * (content($1.carrier) ?? 0) }
  }

  /// Beyond rounding: contents are known to four digits.
  private func exceeds(_ leaving: Double, _ entering: Double) -> Bool { leaving > entering * 1.0005 }
}

extension Carrier.Element {
  fileprivate var name: Text {
    switch self {
    case .carbon: Text("carbon", "碳")
    case .hydrogen: Text("hydrogen", "氢")
    }
  }
}
