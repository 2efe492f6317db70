import SteppeBase
import SteppeWeather

/// What a planning engineer writes down: a place and its weather, what may be built, what is needed, which rules hold.
public struct Project: Sendable {
  public let name: Text
  public let calendar: CalendarYear
  /// The places, in projects that list them.
  public let places: [Place]
  /// That of places with weather of their own, and that of all others.
  public let weather: [PlaceWeather]
  /// The year whose prices all money is in; nil where the numbers are taken as they stand.
  public let priceYear: Int?
  /// Discount rate, overhead on investments and what else holds for the whole project.
  public let economics: [ParameterName: Parameter]
  /// What all money in the project is in.
  public let currency: Currency
  /// Yuan per unit of the other money that the project uses.
  public let exchangeRates: [Currency: Parameter]
  /// In the order of the file.
  public let assets: [Asset]
  public let demands: [Demand]
  public let rules: [Rule]
  public let comparisons: [Comparison]
  /// What is worth a word but stops nothing.
  public let warnings: [Issue]

  /// A number that every project has.
  public func number(_ name: ParameterName) -> Double {
    guard let parameter = economics[name] else { preconditionFailure("no project has \(name)") }
    return parameter.value
  }

  /// The weather of a place.
  ///
  /// - Precondition: there is weather that holds there.
  func weather(at place: String?) -> PlaceWeather {
    guard let weather = weather.first(where: { $0.place == place }) ?? weather.first(where: { $0.place == nil }) else {
      preconditionFailure("a project is read only if all its wind and sun have weather")
    }
    return weather
  }
}

/// Where buses of their own stand; only transmission joins them.
public struct Place: Sendable, Hashable {
  public let name: String
  public let coordinates: Coordinates?
}

/// Degrees east and north.
public struct Coordinates: Sendable, Hashable {
  public let longitude: Double
  public let latitude: Double
}

/// The weather of a place, or of all that have none of their own.
public struct PlaceWeather: Sendable {
  public let place: String?
  public let year: WeatherYear
  public let origin: Text
  public let evidence: Evidence
  /// What was measured, where that is known.
  let observed: ObservedWeather?
  /// Means that the project gives to a synthetic year.
  let means: [Assumption]

  /// Of turbines and panels, where the weather is measured, and of given means.
  public var settings: [Assumption] { means + (observed?.settings ?? []) }
}

/// One thing that is built, or may be, or connects the project with others.
public struct Asset: Sendable, Hashable {
  public let name: String
  /// The entry of `system` it comes from: its name, or that of the assets of one technology at many places.
  public let entry: String
  /// Where it stands, where transmission leads from, in projects of several places.
  public let place: String?
  /// Where transmission leads to.
  public let destination: String?
  public let technology: Technology
  /// nil: as much as needed.
  public let capacity: CapacityChoice?
  /// The technology's numbers with what the project knows better.
  public let parameters: [ParameterName: Parameter]
  /// Turbines or panels other than those of its place's measured weather; nil where they are the same.
  public let plant: PlantModel?
  /// The numbers of those.
  public let plantSettings: [Assumption]
  /// What it can give in every hour per unit of its capacity, where that is told and not made of the weather.
  public let profile: [Double]?
  /// Of wind and sun; nil where all of the capacity is there from the start.
  public let commissioning: Commissioning?

  /// The buses it can be the origin of.
  var supplies: [String] {
    if case .transmission(let carrier) = technology.kind { return [carrier.bus(at: destination)] }
    // A grid that only buys is no source.
    if case .grid = technology.kind, parameters[.purchasePrice] == nil { return [] }
    return technology.kind.supplies.map { $0.bus(at: place) }
  }

  /// The buses that it takes something from for good: storage gives it back.
  var takes: [String] {
    switch technology.kind {
    case .storage, .store(_, []): []
    case .store(_, let ports): ports.filter { $0.side == .inputs }.map { $0.carrier.bus(at: place) }
    case .grid(let carrier): parameters[.salePrice] == nil ? [] : [carrier.bus(at: place)]
    case .process(_, _, let fuels): (technology.kind.needs + fuels).map { $0.bus(at: place) }
    case .renewable, .plant, .converter, .transmission, .sink: technology.kind.needs.map { $0.bus(at: place) }
    }
  }

  /// Whether a list of names means it, by its own name or that of its entry.
  func isMeant(by names: [String]) -> Bool { names.contains(name) || names.contains(entry) }

  /// The flow of a transmission by hour of the day as shares of its capacity; nil where the flow is free.
  var schedule: [Double]? { parameters[.schedule]?.hoursOfDay }

  /// The number in base units, zero where neither the library nor the project has one.
  func number(_ name: ParameterName) -> Double { parameters[name]?.value ?? 0 }
}

/// How large an asset is: a size, or what the plan may choose from.
public struct CapacityChoice: Sendable, Hashable {
  /// MW (MWh for stores, t/h and t for materials); equal where the size is given, the upper infinite where it is free.
  public let lower: Double
  public let upper: Double
  public let written: String
  public let evidence: Evidence

  public var isGiven: Bool { lower == upper }
}

/// What must be delivered.
public struct Demand: Sendable, Hashable {
  /// Over which span the amount must be right.
  public enum Delivery: String, Sendable, CaseIterable { case hourly, daily, monthly, yearly }

  public let name: String
  public let carrier: Carrier
  /// Where it is needed, in projects of several places.
  public let place: String?
  /// The amount of every hour, in the carrier's unit.
  public let hours: [Double]
  public let delivery: Delivery
  /// The share that may be met at other hours of its day: what an hourly delivery says, all of a daily one.
  public let deferrableShare: Double
  public let written: String
  public let evidence: Evidence
  /// Where the shape over the hours and the deferrable share come from.
  public let settings: [Assumption]
}

/// A published figure to hold the plan against.
public struct Comparison: Sendable, Hashable {
  public enum Measure: Sendable, Hashable {
    /// All of a carrier that reaches demands and sinks.
    case delivered(Carrier)
    /// Emissions that sinks displace elsewhere, t of CO2.
    case avoidedEmissions
    /// What assets supply together, times a factor: coal or emissions saved per energy, for instance.
    case supplied(assets: [String], factor: Double, dimension: QuantityDimension)
    /// The share of some assets in what others supply together,
    /// times a factor: an amount that has the same mix, for instance.
    case share(part: [String], whole: [String], factor: Double, dimension: QuantityDimension)
    /// The value of a rule that holds over the year, enforced or watched.
    case rule(Rule)
  }

  public enum MeasureName: String, Sendable, CaseIterable {
    case delivered, avoidedEmissions = "avoided-emissions", supplied, share, rule
  }

  public let name: String
  public let measure: Measure
  /// In `unit`.
  public let published: Double
  public let unit: QuantityUnit
  /// The relative difference that still counts as agreement.
  public let tolerance: Double
  public let source: Text
}
