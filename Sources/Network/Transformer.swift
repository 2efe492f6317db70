import SteppeBase

/// A transformer between two voltage levels.
public struct Transformer: PassiveBranch {
  public static let componentClass = ComponentClass.transformer

  public let name: String
  public let isActive: Bool
  /// Transformers have no carrier.
  public let carrier = ""
  public let bus0: String
  public let bus1: String
  /// The capacity of the standard type wins over the transformer's own.
  public let capacity: NominalCapacity
  public let investment: InvestmentCost
  public let service: ServiceLife
  public let maximumPerUnit: Values
  public let reactance: Double
  public let resistance: Double
  public let phaseShift: Values
  public let phaseShiftRange: ClosedRange<Double>?
  public let maximumAngle: Double

  /// - Throws: `InputError` if the transformer's type does not exist.
  init(_ table: ComponentTable, _ index: Int, in network: Network) throws(InputError) {
    name = table.names[index]
    isActive = table.boolean("active", index)
    bus0 = table.text("bus0", index)
    bus1 = table.text("bus1", index)
    investment = InvestmentCost(table, index)
    service = ServiceLife(table, index)
    maximumPerUnit = table.values("s_max_pu", index)
    maximumAngle = table.number("v_ang_max", index)
    let least = table.number("phase_shift_min", index), greatest = table.number("phase_shift_max", index)
    phaseShiftRange = least < greatest ? least...greatest : nil

    var capacity = NominalCapacity(table, index, "s_nom")
    var shift = table.values("phase_shift", index)
    // Impedance in per unit of the transformer's own capacity.
    var own = (x: table.number("x", index), r: table.number("r", index))
    var tapRatio = table.number("tap_ratio", index)
    let typeName = table.text("type", index)
    if !typeName.isEmpty {
      let (types, type) = try network.requireType(.transformerType, typeName, of: table, index)
      let perCent = 100.0
      let impedance = types.number("vsc", type) / perCent
      let parallel = table.number("num_parallel", index)
      own.r = types.number("vscr", type) / perCent
      own.x = (impedance * impedance - own.r * own.r).squareRoot() / parallel
      own.r /= parallel
      let taps = table.number("tap_position", index) - types.number("tap_neutral", type)
      tapRatio = 1 + taps * types.number("tap_step", type) / perCent
      capacity.given = types.number("s_nom", type)
      if case .constant = shift { shift = .constant(types.number("phase_shift", type)) }
    }
    self.capacity = capacity
    phaseShift = shift
    reactance = own.x / capacity.given * tapRatio
    resistance = own.r / capacity.given * tapRatio
  }
}

extension Network {
  /// - Throws: `InputError` naming every transformer whose type does not exist.
  public func transformers() throws(InputError) -> [Transformer] {
    let table = self[.transformer]
    return try table.names.indices.collect { index throws(InputError) in try Transformer(table, index, in: self) }
  }
}
