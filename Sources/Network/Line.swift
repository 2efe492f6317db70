import SteppeBase

/// An overhead line or cable.
public struct Line: PassiveBranch {
  public static let componentClass = ComponentClass.line

  public let name: String
  public let isActive: Bool
  /// The carrier of the first bus where the line names none.
  public let carrier: String
  public let bus0: String
  public let bus1: String
  public let capacity: NominalCapacity
  public let investment: InvestmentCost
  public let service: ServiceLife
  public let maximumPerUnit: Values
  public let reactance: Double
  public let resistance: Double
  public let phaseShift = Values.zero
  public let phaseShiftRange: ClosedRange<Double>? = nil
  public let maximumAngle: Double
  /// km, for the standard type and limits on transmission.
  public let length: Double

  /// - Throws: `InputError` if the line's type does not exist.
  init(_ table: ComponentTable, _ index: Int, in network: Network) throws(InputError) {
    name = table.names[index]
    isActive = table.boolean("active", index)
    bus0 = table.text("bus0", index)
    bus1 = table.text("bus1", index)
    carrier = network.carrier(of: table, index, at: bus0)
    capacity = NominalCapacity(table, index, "s_nom")
    investment = InvestmentCost(table, index)
    service = ServiceLife(table, index)
    maximumPerUnit = table.values("s_max_pu", index)
    maximumAngle = table.number("v_ang_max", index)
    length = table.number("length", index)

    // The impedance in Ohm: of the type, per length and parallel circuit, or the line's own.
    var ohm = (x: table.number("x", index), r: table.number("r", index))
    let typeName = table.text("type", index)
    if !typeName.isEmpty {
      let (types, type) = try network.requireType(.lineType, typeName, of: table, index)
      let circuitLength = length / table.number("num_parallel", index)
      ohm = (types.number("x_per_length", type) * circuitLength, types.number("r_per_length", type) * circuitLength)
    }
    let buses = network[.bus]
    let voltage = buses.index(of: bus0).map { buses.number("v_nom", $0) } ?? 1
    reactance = ohm.x / (voltage * voltage)
    resistance = ohm.r / (voltage * voltage)
  }
}

extension Network {
  /// - Throws: `InputError` naming every line whose type does not exist.
  public func lines() throws(InputError) -> [Line] {
    let table = self[.line]
    return try table.names.indices.collect { index throws(InputError) in try Line(table, index, in: self) }
  }

  /// A line or transformer type, the network's own or a standard one.
  func requireType(
    _ typeClass: ComponentClass, _ typeName: String, of table: ComponentTable, _ index: Int
  ) throws(InputError) -> (table: ComponentTable, index: Int) {
    guard let found = type(typeClass, named: typeName) else {
      let standard = typeClass == .lineType ? StandardTypes.lines : StandardTypes.transformers
      let suggestion = closestMatch(to: typeName, among: self[typeClass].names + standard.names)
      throw InputError(
        .unknownBranchType(typeName), at: table.place(of: index, "type"), hint: suggestion.map(Text.didYouMean))
    }
    return found
  }
}

extension ComponentTable {
  /// Where an attribute of a component is, for messages.
  public func place(of index: Int, _ attribute: String? = nil) -> Issue.Place {
    Issue.Place(component: "\(componentClass.rawValue) '\(names[index])'", attribute: attribute)
  }
}

extension Sequence {
  /// The transformed elements, or one error with the issues of all elements that failed.
  func collect<Result>(_ transform: (Element) throws(InputError) -> Result) throws(InputError) -> [Result] {
    var results: [Result] = [], issues: [Issue] = []
    for element in self {
      do { results.append(try transform(element)) } catch { issues += error.issues }
    }
    if !issues.isEmpty { throw InputError(issues) }
    return results
  }
}
