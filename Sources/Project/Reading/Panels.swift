import SteppeBase
import SteppeWeather

/// Panels with their inverters, and how they stand.
struct Panels: Sendable {
  private(set) var mounting: Mounting
  /// Whether a project says how they stand.
  let isMountingGiven: Bool
  let numbers: [ParameterName: Parameter]
  let transposition: Transposition
  let transpositionSetting: Assumption

  /// The same standing otherwise.
  func mounted(_ mounting: Mounting) -> Panels {
    var panels = self
    panels.mounting = mounting
    return panels
  }

  /// The numbers that mean nothing for panels that stand so.
  var unused: [ParameterName] { mounting == .fixed ? [.maximumRotation, .groundCover] : [.tilt] }

  /// Those that mean something.
  var settings: [Assumption] {
    let used = ParameterSpecification.panels.map(\.name).filter { !unused.contains($0) }
    return [transpositionSetting] + used.map { Assumption($0.title, numbers[$0]!) }
  }

  var model: PhotovoltaicModel {
    func number(_ name: ParameterName) -> Double { numbers[name]!.value }
    let stand: PanelMounting =
      switch mounting {
      case .fixed: .fixed(tilt: number(.tilt), azimuth: number(.azimuth))
      case .tracking:
        .tracking(
          azimuth: number(.azimuth), maximumRotation: number(.maximumRotation), groundCover: number(.groundCover))
      }
    return PhotovoltaicModel(
      mounting: stand, transposition: transposition, albedo: number(.albedo),
      panelsPerInverter: number(.panelsPerInverter),
      losses: number(.panelLosses), temperatureCoefficient: number(.temperatureCoefficient),
      inverterEfficiency: number(.inverterEfficiency), heatLoss: number(.heatLoss),
      heatLossByWind: number(.heatLossByWind))
  }
}
