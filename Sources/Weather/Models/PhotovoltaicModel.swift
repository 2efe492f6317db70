/// Panels and inverters of a solar plant.
public struct PhotovoltaicModel: Sendable, Hashable {
  public var mounting: PanelMounting
  public var transposition: Transposition
  /// The share of light that the ground throws back.
  public var albedo: Double
  /// Power of the panels at 1000 W/m² and 25 °C over that of the inverters.
  public var panelsPerInverter: Double
  /// Dirt, wiring, mismatch, outage and the rest, of the panels' power.
  public var losses: Double
  /// Relative change of power per °C of the cells; negative.
  public var temperatureCoefficient: Double
  /// Of the inverter at its rated power.
  public var inverterEfficiency: Double
  /// What a panel gives off to calm air, W/m²K.
  public var heatLoss: Double
  /// What it gives off more per m/s of wind, W·s/m³K.
  public var heatLossByWind: Double

  public init(
    mounting: PanelMounting, transposition: Transposition, albedo: Double, panelsPerInverter: Double, losses: Double,
    temperatureCoefficient: Double, inverterEfficiency: Double, heatLoss: Double, heatLossByWind: Double
  ) {
    self.mounting = mounting
    self.transposition = transposition
    self.albedo = albedo
    self.panelsPerInverter = panelsPerInverter
    self.losses = losses
    self.temperatureCoefficient = temperatureCoefficient
    self.inverterEfficiency = inverterEfficiency
    self.heatLoss = heatLoss
    self.heatLossByWind = heatLossByWind
  }

  /// Power given to the grid over the inverters' rated power, 0 to 1.
  ///
  /// Cells are `incident / (heatLoss + heatLossByWind × wind)` warmer than the air (Faiman 2008, Progress in Photovoltaics
  /// 16(4), 307-315). Panels and inverter follow PVWatts version 5 (Dobos 2014, NREL/TP-6A20-62641).
  ///
  /// - Parameters:
  ///   - air: °C.
  ///   - wind: m/s at 10 m.
  func capacityFactor(_ light: PanelLight, air: Double, wind: Double) -> Double {
    let cells = air + light.incident / (heatLoss + heatLossByWind * wind)
    let panels =
      light.effective / 1000 * (1 + temperatureCoefficient * (cells - 25)) * (1 - losses) * panelsPerInverter
    // The inverter's power is rated on its output side.
    let load = panels * inverterEfficiency
    guard load > 0 else { return 0 }
    let referenceEfficiency = 0.9637
    let efficiency = inverterEfficiency / referenceEfficiency * (-0.0162 * load - 0.0059 / load + 0.9858)
    return min(max(efficiency * panels, 0), 1)
  }
}
