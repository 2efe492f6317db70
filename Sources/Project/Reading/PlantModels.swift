import SteppeBase
import SteppeWeather
import Yams

/// Turbines or panels of a plant, where the weather is measured.
public enum PlantModel: Sendable, Hashable {
  case turbine(WindModel)
  case panels(PhotovoltaicModel)

  var variable: WeatherVariable {
    switch self {
    case .turbine: .windCapacityFactor
    case .panels: .solarCapacityFactor
    }
  }
}

/// Turbines and panels: `wind:` and `solar:` of measured weather, `turbine:` and `panels:` of a plant of its own kind.
extension ProjectReading {
  /// What an asset says about its own turbines or panels, with their numbers.
  func plant(_ fields: [String: Node]) -> (model: PlantModel, settings: [Assumption])? {
    if let node = fields["turbine"] { return turbine(node).map { (.turbine($0.model), $0.settings) } }
    if let node = fields["panels"] { return panels(node).map { (.panels($0.model), $0.settings) } }
    return nil
  }

  func turbine(_ node: Node?) -> (model: WindModel, settings: [Assumption])? {
    let specifications = ParameterSpecification.turbine
    let fields =
      node.map { document.fields(of: $0, known: ["curve"] + specifications.map(\.name.rawValue)) } ?? [:]
    if let shear = fields["shear"], fields["roughness"] != nil { document.report(.twoWindProfiles, at: shear) }
    guard let numbers = modelNumbers(specifications, fields), let curve = powerCurve(fields["curve"]) else {
      return nil
    }
    let shear = numbers[.shear]?.value
    let roughness = numbers[.roughness]!.value * metresPerKilometre
    let profile = shear.map(WindProfile.power) ?? .logarithmic(roughness: roughness)
    let used: [ParameterName] = [.hubHeight, shear == nil ? .roughness : .shear]
    return (
      WindModel(curve: curve.curve, hubHeight: numbers[.hubHeight]!.value * metresPerKilometre, profile: profile),
      [curve.setting] + used.map { Assumption($0.title, numbers[$0]!) }
    )
  }

  /// One of the library's, or a file of the project.
  private func powerCurve(_ node: Node?) -> (curve: PowerCurve, setting: Assumption)? {
    let subject = Text.powerCurve
    guard let name = node.map(document.text) ?? "vestas-v112-3mw" else { return nil }
    if let node, name.lowercased().hasSuffix(".csv") {
      guard let text = fileText(name, at: node) else { return nil }
      do {
        let curve = try PowerCurve.read(text, file: name)
        return (curve, Assumption(subject: subject, value: Text(verbatim: name), evidence: .project))
      } catch {
        document.report(error.issues)
        return nil
      }
    }
    guard let curve = PowerCurve.builtIn[name] else {
      if let node {
        document.reportUnknown(name, .unknownPowerCurve(name), among: PowerCurve.builtIn.keys.sorted(), at: node)
      }
      return nil
    }
    return (
      curve, Assumption(subject: subject, value: Text(verbatim: name), evidence: published("power-curves-atlite"))
    )
  }

  private enum Mounting: String, CaseIterable { case fixed, tracking }

  func panels(_ node: Node?) -> (model: PhotovoltaicModel, settings: [Assumption])? {
    let specifications = ParameterSpecification.panels
    let fields =
      node.map { document.fields(of: $0, known: ["mounting", "transposition"] + specifications.map(\.name.rawValue)) }
      ?? [:]
    let mounting: Mounting? = fields["mounting"].map { document.choice($0, Text.unknownMounting) } ?? .fixed
    let transposition = self.transposition(fields["transposition"])
    guard let numbers = modelNumbers(specifications, fields), let mounting, let transposition else { return nil }
    func number(_ name: ParameterName) -> Double { numbers[name]!.value }
    let stand: PanelMounting =
      switch mounting {
      case .fixed: .fixed(tilt: number(.tilt), azimuth: number(.azimuth))
      case .tracking:
        .tracking(
          azimuth: number(.azimuth), maximumRotation: number(.maximumRotation), groundCover: number(.groundCover))
      }
    let unused: [ParameterName] = mounting == .fixed ? [.maximumRotation, .groundCover] : [.tilt]
    for name in unused {
      fields[name.rawValue].map { document.report(.unusedWith(name.rawValue, mounting.rawValue), at: $0) }
    }
    let model = PhotovoltaicModel(
      mounting: stand, transposition: transposition.model, albedo: number(.albedo),
      panelsPerInverter: number(.panelsPerInverter),
      losses: number(.panelLosses), temperatureCoefficient: number(.temperatureCoefficient),
      inverterEfficiency: number(.inverterEfficiency), heatLoss: number(.heatLoss),
      heatLossByWind: number(.heatLossByWind))
    let used = specifications.map(\.name).filter { !unused.contains($0) }
    return (model, [transposition.setting] + used.map { Assumption($0.title, numbers[$0]!) })
  }

  /// How the sky's light comes to a tilted panel.
  private func transposition(_ node: Node?) -> (model: Transposition, setting: Assumption)? {
    let model: Transposition? = node.map { document.choice($0, Text.unknownTransposition) } ?? .hayDavies
    return model.map { model in
      let evidence = node == nil ? published("pvlib") : .project
      return (
        model, Assumption(subject: .transposition, value: Text(verbatim: model.rawValue), evidence: evidence)
      )
    }
  }

  private func published(_ source: String) -> Evidence {
    Evidence(
      standing: .found, sources: [library.sources[source]].compactMap(\.self), range: nil, year: nil, note: nil)
  }

  /// The library's numbers with what the project knows better.
  private func modelNumbers(
    _ specifications: [ParameterSpecification], _ fields: [String: Node]
  ) -> [ParameterName: Parameter]? {
    var numbers = library.weatherModels
    for specification in specifications {
      guard let node = fields[specification.name.rawValue] else { continue }
      guard let own = override(node, specification) else { return nil }
      numbers[specification.name] = own
    }
    return numbers
  }
}
