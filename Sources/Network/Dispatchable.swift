import SteppeBase

/// A component with one dispatch variable p that exchanges a multiple of it with each of its buses: generators, links
/// and processes.
public protocol Dispatchable: Asset {
  /// Where it meets buses, in the order of their numbers.
  var ports: [Port] { get }
  var limits: DispatchLimits { get }
  var ramps: RampLimits { get }
  /// Switching on and off, if there is any.
  var commitment: UnitCommitment? { get }
  /// Cost per MWh of p.
  var marginalCost: Values { get }
  /// Cost by dispatch per unit of capacity, in place of a cost per MWh.
  var marginalCostCurve: CostCurve? { get }
  /// Cost per MW² and hour of p².
  var quadraticCost: Values { get }
}

extension Dispatchable {
  public var homeBus: String { ports[0].bus }
}

/// A connection to a bus: the component feeds `coefficient` × p into it.
public struct Port: Sendable, Equatable {
  /// PyPSA's number of the port.
  public var number: Int
  public var bus: String
  public var coefficient: Values
  /// How much later than p the bus feels it; nil for at once.
  public var delay: Delay?

  public init(number: Int, bus: String, coefficient: Values, delay: Delay? = nil) {
    self.number = number
    self.bus = bus
    self.coefficient = coefficient
    self.delay = delay
  }
}

/// How much of its capacity a component may and must use.
public struct DispatchLimits: Sendable, Equatable {
  public var minimumPerUnit: Values
  public var maximumPerUnit: Values
  /// Prescribed dispatch (MW), nil if there is none.
  public var setPoint: SetPoint?

  init(_ table: ComponentTable, _ index: Int) {
    minimumPerUnit = table.values("p_min_pu", index)
    maximumPerUnit = table.values("p_max_pu", index)
    setPoint = SetPoint(table.values("p_set", index))
  }
}

/// Values that a variable has to take at the snapshots where they are given.
public struct SetPoint: Sendable, Equatable {
  /// The prescribed value, −∞ and ∞ where there is none.
  public let lower: Values
  public let upper: Values

  /// nil if nothing is prescribed at any snapshot.
  ///
  /// - Parameter values: NaN where nothing is prescribed.
  public init?(_ values: Values) {
    if values.allSatisfy(\.isNaN) { return nil }
    lower = values.map { $0.isNaN ? -.infinity : $0 }
    upper = values.map { $0.isNaN ? .infinity : $0 }
  }
}

/// How fast the dispatch may change from one snapshot to the next.
public struct RampLimits: Sendable, Equatable {
  /// The largest change per unit of capacity, with the snapshots where there is no limit.
  public struct Limit: Sendable, Equatable {
    public var perUnit: Values
    /// 0 where the limit holds, ∞ where there is none.
    public var relief: Values

    /// nil if there is no limit at any snapshot.
    ///
    /// - Parameter values: NaN where there is no limit.
    init?(_ values: Values) {
      if values.allSatisfy(\.isNaN) { return nil }
      perUnit = values.map { $0.isNaN ? 0 : $0 }
      relief = values.map { $0.isNaN ? .infinity : 0 }
    }
  }

  public var up: Limit?
  public var down: Limit?
  /// Dispatch just before the first snapshot (MW); nil if it is not known, and then nothing limits the first one.
  public var initial: Double?

  /// A limit for starting or stopping alone means 1 for the plain ramp of that direction, as in PyPSA.
  init(_ table: ComponentTable, _ index: Int) {
    func limit(_ plain: String, _ switching: String) -> Limit? {
      let values = table.values(plain, index)
      return Limit(table.optionalNumber(switching, index) == nil ? values : values.map { $0.isNaN ? 1 : $0 })
    }
    up = limit("ramp_limit_up", "ramp_limit_start_up")
    down = limit("ramp_limit_down", "ramp_limit_shut_down")
    initial = table.optionalNumber("p_init", index)
  }
}
