import SteppeBase
import Yams

/// A number of a technology with its evidence.
public struct Parameter: Sendable, Hashable {
  /// In base units (MWh, h, t, Nm³, a, CNY); amounts of a carrier in the carrier's unit.
  public let value: Double
  /// As it was written, with its unit.
  public let written: String
  public let evidence: Evidence
  /// For what differs by hour of the day its 24 values, of which `value` is the mean.
  public var hoursOfDay: [Double]?
}

/// The numbers a technology may have. The raw value is the key in YAML.
public enum ParameterName: String, Sendable, CaseIterable {
  case moduleSize = "module_size"
  case investment
  case energyInvestment = "energy_investment"
  case fixedCost = "fixed_cost"
  case variableCost = "variable_cost"
  case lifetime
  case stackLife = "stack_life"
  case replacementShare = "replacement_share"
  case availability
  case consumption
  case halfLoadConsumption = "half_load_consumption"
  case noLoadUse = "no_load_use"
  case auxiliaryUse = "auxiliary_use"
  case fuelUse = "fuel_use"
  case fuelPrice = "fuel_price"
  case emissionFactor = "emission_factor"
  case minimumLoad = "minimum_load"
  case lowestLoad = "lowest_load"
  case roundTripEfficiency = "round_trip_efficiency"
  case hours
  case minimumLevel = "minimum_level"
  case maximumLevel = "maximum_level"
  case purchasePrice = "purchase_price"
  case salePrice = "sale_price"
  case price
  case displacedEmissions = "displaced_emissions"
  case deferrable
  case schedule
  case ramp
  case standingLoss = "standing_loss"
  case loss
  case capacityCharge = "capacity_charge"
  case discountRate = "discount_rate"
  case overhead
  case co2Price = "co2_price"
  case projectLife = "project_life"
  case inflation
  // Of turbines and panels that make power of measured weather.
  case hubHeight = "hub_height"
  case roughness
  case shear
  case tilt
  case azimuth
  case maximumRotation = "maximum_rotation"
  case groundCover = "ground_cover"
  case albedo
  case panelsPerInverter = "panels_per_inverter"
  case panelLosses = "panel_losses"
  case temperatureCoefficient = "temperature_coefficient"
  case inverterEfficiency = "inverter_efficiency"
  case heatLoss = "heat_loss"
  case heatLossByWind = "heat_loss_by_wind"
}

/// What a number of a technology must be.
struct ParameterSpecification {
  let name: ParameterName
  let dimension: QuantityDimension
  let substance: Substance?
  let range: ClosedRange<Double>
  /// Whether there is no plan without it.
  let isRequired: Bool

  init(
    _ name: ParameterName, _ dimension: QuantityDimension, of substance: Substance? = nil,
    in range: ClosedRange<Double> = 0...Double.greatestFiniteMagnitude, required: Bool = true
  ) {
    self.name = name
    self.dimension = dimension
    self.substance = substance
    self.range = range
    isRequired = required
  }
}

extension ParameterSpecification {
  /// The numbers that hold for a whole project.
  static let economics = [
    ParameterSpecification(.discountRate, .one, in: 0...1),
    // Announced totals have been up to twice what the equipment costs.
    ParameterSpecification(.overhead, .one, in: 0...2),
    ParameterSpecification(.projectLife, .year, in: 1...200),
    ParameterSpecification(.co2Price, .massPrice, required: false),
    ParameterSpecification(.inflation, .one, in: -0.1...0.5),
  ]
}

extension ParameterSpecification {
  /// The numbers that may differ by hour of the day.
  var mayDifferByHour: Bool { [.purchasePrice, .salePrice, .schedule].contains(name) }
}

extension ParameterSpecification {
  /// The numbers of a wind turbine that makes power of measured weather; lengths in km, as all lengths are.
  static let turbine = [
    ParameterSpecification(.hubHeight, .length, in: 0.01...0.3),
    ParameterSpecification(.roughness, .length, in: 1e-7...0.004),
    ParameterSpecification(.shear, .one, in: 0...1, required: false),
  ]
  /// Those of panels and their inverters; angles in degrees.
  static let panels = [
    ParameterSpecification(.tilt, .one, in: 0...90),
    ParameterSpecification(.azimuth, .one, in: 0...360),
    ParameterSpecification(.maximumRotation, .one, in: 0...90),
    ParameterSpecification(.groundCover, .one, in: 0.05...1),
    ParameterSpecification(.albedo, .one, in: 0...1),
    ParameterSpecification(.panelsPerInverter, .one, in: 0.5...3),
    ParameterSpecification(.panelLosses, .one, in: 0...1),
    ParameterSpecification(.temperatureCoefficient, .one, in: -0.02...0),
    ParameterSpecification(.inverterEfficiency, .one, in: 0.5...1),
    ParameterSpecification(.heatLoss, .one, in: 1...100),
    ParameterSpecification(.heatLossByWind, .one, in: 0...50),
  ]
}

extension TechnologyKind {
  /// The numbers that a technology of this kind has.
  var parameters: [ParameterSpecification] {
    let share = 0.0...1.0
    switch self {
    case .renewable(let output, _):
      return owned(per: output.rate, output) + [
        ParameterSpecification(.availability, .one, in: share),
        ParameterSpecification(.variableCost, output.price, of: output.substance, required: false),
      ]
    case .plant(let output):
      return owned(per: output.rate, output) + [
        ParameterSpecification(.fuelUse, .energy / output.unit.dimension, of: output.substance),
        ParameterSpecification(.fuelPrice, .energyPrice),
        ParameterSpecification(.emissionFactor, .mass / .energy, required: false),
        ParameterSpecification(.lowestLoad, .one, in: share, required: false),
        ParameterSpecification(.minimumLoad, .one, in: share, required: false),
        ParameterSpecification(.noLoadUse, .one, in: 0...0.5, required: false),
        ParameterSpecification(.ramp, .one / .hour, required: false),
        ParameterSpecification(.variableCost, output.price, of: output.substance, required: false),
      ]
    case .converter(let input, let output, let auxiliary):
      let auxiliaryUse = auxiliary.map {
        [ParameterSpecification(.auxiliaryUse, $0.unit.dimension / output.unit.dimension, of: output.substance)]
      }
      // Where both are substances, a mass could be that of either: only the carriers' own units are understood.
      func consumption(_ name: ParameterName, required: Bool = true) -> ParameterSpecification {
        ParameterSpecification(
          name, input.unit.dimension / output.unit.dimension, of: input.substance == nil ? output.substance : nil,
          required: required)
      }
      return owned(per: input.rate, input) + (auxiliaryUse ?? []) + [
        consumption(.consumption),
        consumption(.halfLoadConsumption, required: false),
        ParameterSpecification(.lowestLoad, .one, in: share, required: false),
        ParameterSpecification(.minimumLoad, .one, in: share, required: false),
        ParameterSpecification(.ramp, .one / .hour, required: false),
        ParameterSpecification(.stackLife, .hour, required: false),
        ParameterSpecification(.replacementShare, .one, in: share, required: false),
        ParameterSpecification(.variableCost, input.price, of: input.substance, required: false),
        ParameterSpecification(.deferrable, .one, in: share, required: false),
      ]
    case .storage(let carrier):
      return owned(per: carrier.rate, carrier) + [
        ParameterSpecification(.energyInvestment, carrier.price, of: carrier.substance),
        ParameterSpecification(.roundTripEfficiency, .one, in: 0.01...1),
        ParameterSpecification(.hours, .hour, in: 0.1...10_000),
        ParameterSpecification(.minimumLevel, .one, in: share),
        ParameterSpecification(.maximumLevel, .one, in: share),
      ]
    case .store(let carrier, _):
      return owned(per: carrier.unit.dimension, carrier) + [
        ParameterSpecification(.minimumLevel, .one, in: share),
        ParameterSpecification(.standingLoss, .one / .hour, in: share, required: false),
      ]
    case .process(let output, _, let fuels):
      return owned(per: output.rate, output) + [
        ParameterSpecification(.availability, .one, in: share, required: false),
        ParameterSpecification(.lowestLoad, .one, in: share, required: false),
        ParameterSpecification(.minimumLoad, .one, in: share, required: false),
        ParameterSpecification(.deferrable, .one, in: share, required: false),
        ParameterSpecification(.ramp, .one / .hour, required: false),
        ParameterSpecification(.noLoadUse, .one, in: 0...0.5, required: false),
        ParameterSpecification(.variableCost, output.price, of: output.substance, required: false),
        ParameterSpecification(.emissionFactor, .mass / output.unit.dimension, of: output.substance, required: false),
      ]
        + (fuels.isEmpty
          ? [] : [ParameterSpecification(.fuelUse, .energy / output.unit.dimension, of: output.substance)])
    case .transmission(let carrier):
      return owned(per: carrier.rate, carrier) + [
        ParameterSpecification(.loss, .one, in: 0...0.9),
        ParameterSpecification(.lowestLoad, .one, in: share, required: false),
        ParameterSpecification(.variableCost, carrier.price, of: carrier.substance, required: false),
        ParameterSpecification(.schedule, .one, in: share, required: false),
      ]
    case .grid(let carrier):
      return [
        ParameterSpecification(.purchasePrice, carrier.price, of: carrier.substance, required: false),
        ParameterSpecification(.salePrice, carrier.price, of: carrier.substance, required: false),
        ParameterSpecification(.capacityCharge, .money / carrier.rate / .year, of: carrier.substance, required: false),
        ParameterSpecification(.emissionFactor, .mass / carrier.unit.dimension, of: carrier.substance, required: false),
      ]
    case .sink(let carrier):
      return [
        ParameterSpecification(.price, carrier.price, of: carrier.substance),
        ParameterSpecification(
          .displacedEmissions, .mass / carrier.unit.dimension, of: carrier.substance, required: false),
      ]
    }
  }

  /// What everything that is built has: its cost per capacity and how long it lasts.
  private func owned(per capacity: QuantityDimension, _ carrier: Carrier) -> [ParameterSpecification] {
    [
      ParameterSpecification(.investment, .money / capacity, of: carrier.substance),
      ParameterSpecification(.fixedCost, .perYear, in: 0...1),
      ParameterSpecification(.lifetime, .year, in: 1...200),
      ParameterSpecification(
        .moduleSize, capacity, of: carrier.substance, in: 1e-6...Double.greatestFiniteMagnitude, required: false),
    ]
  }
}
