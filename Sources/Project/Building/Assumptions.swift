import SteppeBase

extension Project {
  /// Every number the plan rests on: weather, economics, assets, demands and rules.
  var assumptions: [Assumption] {
    weather.flatMap { weather in
      [Assumption(subject: .weather(at: weather.place), value: weather.origin, evidence: weather.evidence)]
        + weather.settings.map {
          Assumption(subject: .of(.weather(at: weather.place), $0.subject), value: $0.value, evidence: $0.evidence)
        }
    }
      + ParameterSpecification.economics.compactMap { specification in
        economics[specification.name].map { Assumption(specification.name.title, $0) }
      }
      + Currency.foreign.compactMap { money in
        exchangeRates[money].map { Assumption(.exchangeRate(money.rawValue), $0) }
      }
      + assets.flatMap(\.assumptions)
      + demands.flatMap { demand in
        [Assumption(subject: .demand(demand.name), value: Text(written: demand.written), evidence: demand.evidence)]
          + demand.settings
      }
      + rules.map { Assumption(subject: .rule($0.name), value: Text(written: $0.written), evidence: $0.evidence) }
  }
}

extension Asset {
  fileprivate var assumptions: [Assumption] {
    let size = capacity.map {
      let value = $0.upper == .infinity ? .freeSize : Text(written: $0.written)
      return Assumption(subject: .of(name, .capacity), value: value, evidence: $0.evidence)
    }
    // What may wait is told by the demands that use it.
    let numbers = technology.kind.parameters.filter { $0.name != .deferrable }.compactMap { specification in
      parameters[specification.name].map { Assumption(.of(name, specification.name.title), $0) }
    }
    let commissioned = commissioning.map {
      Assumption(subject: .of(name, .inOperation), value: Text(written: $0.written), evidence: $0.evidence)
    }
    let plant = plantSettings.map {
      Assumption(subject: .of(Text(verbatim: name), $0.subject), value: $0.value, evidence: $0.evidence)
    }
    let ports = technology.kind.ports.map {
      Assumption(.of(name, .perOutput($0.carrier.name, of: technology.kind.carriers[0].name)), $0.ratio)
    }
    let around = technology.surroundings.map {
      Assumption(.of(name, .surrounding($0.side == .inputs, $0.carrier.name, technology.kind.output.name)), $0.ratio)
    }
    return [size, commissioned].compactMap(\.self) + plant + ports + around + numbers
  }
}

extension Assumption {
  init(_ subject: Text, _ parameter: Parameter) {
    self.init(subject: subject, value: Text(written: parameter.written), evidence: parameter.evidence)
  }
}

extension ParameterName {
  /// What the number is called.
  public var title: Text {
    switch self {
    case .moduleSize: .moduleSize
    case .investment: .investment
    case .energyInvestment: .energyInvestment
    case .fixedCost: .fixedCostShare
    case .variableCost: .variableCost
    case .lifetime: .lifetime
    case .stackLife: .stackLife
    case .replacementShare: .replacementShare
    case .availability: .availability
    case .consumption: .consumption
    case .halfLoadConsumption: .halfLoadConsumption
    case .noLoadUse: .noLoadUse
    case .auxiliaryUse: .auxiliaryUse
    case .fuelUse: .fuelUse
    case .fuelPrice: .fuelPrice
    case .emissionFactor: .emissionFactor
    case .minimumLoad: .minimumLoad
    case .lowestLoad: .lowestLoad
    case .roundTripEfficiency: .roundTripEfficiency
    case .hours: .storageHours
    case .minimumLevel: .minimumLevel
    case .maximumLevel: .maximumLevel
    case .purchasePrice: .purchasePrice
    case .salePrice: .salePrice
    case .price: .productPrice
    case .displacedEmissions: .displacedEmissions
    case .discountRate: .discountRate
    case .overhead: .overhead
    case .deferrable: .deferrableShare
    case .schedule: .schedule
    case .ramp: .rampLimit
    case .standingLoss: .standingLoss
    case .loss: .transmissionLoss
    case .capacityCharge: .capacityCharge
    case .co2Price: .co2Price
    case .projectLife: .projectLife
    case .inflation: .inflation
    case .hubHeight: .hubHeight
    case .roughness: .roughness
    case .shear: .windShear
    case .tilt: .panelTilt
    case .azimuth: .panelAzimuth
    case .maximumRotation: .maximumRotation
    case .groundCover: .groundCover
    case .albedo: .albedo
    case .panelsPerInverter: .panelsPerInverter
    case .panelLosses: .panelLosses
    case .temperatureCoefficient: .temperatureCoefficient
    case .inverterEfficiency: .inverterEfficiency
    case .heatLoss: .heatLoss
    case .heatLossByWind: .heatLossByWind
    }
  }
}
