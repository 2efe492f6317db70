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
  /// What an asset says about its own turbines or panels, with their numbers. Panels stand as those of its technology.
  func plant(
    _ asset: String, _ fields: [String: Node], of technology: Technology
  ) -> (model: PlantModel, settings: [Assumption])? {
    if let node = fields["turbine"] { return turbine(node).map { (.turbine($0.model), $0.settings) } }
    guard let node = fields["panels"], let panels = panels(node, usual: technology.mounting ?? .fixed) else {
      return nil
    }
    checkMounting(of: asset, technology, is: panels.mounting, at: node)
    return (.panels(panels.model), panels.settings)
  }

  /// The panels of measured weather, standing as those of the technology; nil where they do anyway.
  func mounted(
    _ asset: String, _ technology: Technology, _ weather: WeatherChoice?, at node: Node
  ) -> (model: PlantModel, settings: [Assumption])? {
    guard let mounting = technology.mounting, let panels = weather?.observed?.panels, panels.mounting != mounting else {
      return nil
    }
    if panels.isMountingGiven { checkMounting(of: asset, technology, is: panels.mounting, at: node) }
    let own = panels.mounted(mounting)
    return (.panels(own.model), own.settings)
  }

  /// Reports panels that stand otherwise than the technology's, whose cost is another.
  private func checkMounting(of asset: String, _ technology: Technology, is mounting: Mounting, at node: Node) {
    guard let usual = technology.mounting, usual != mounting else { return }
    let others = library.technologies.values.filter { $0.mounting == mounting }.map(\.id).sorted()
    document.report(
      .mountingContradicts(asset, technology.id, is: usual.rawValue, not: mounting.rawValue), at: node,
      hint: .useTechnology(others))
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

  /// - Parameter usual: how they stand if they do not say.
  func panels(_ node: Node?, usual: Mounting = .fixed) -> Panels? {
    let specifications = ParameterSpecification.panels
    let fields =
      node.map { document.fields(of: $0, known: ["mounting", "transposition"] + specifications.map(\.name.rawValue)) }
      ?? [:]
    let mounting: Mounting? = fields["mounting"].map { document.choice($0, Text.unknownMounting) } ?? usual
    let transposition = self.transposition(fields["transposition"])
    guard let numbers = modelNumbers(specifications, fields), let mounting, let transposition else { return nil }
    let panels = Panels(
      mounting: mounting, isMountingGiven: fields["mounting"] != nil, numbers: numbers,
      transposition: transposition.model, transpositionSetting: transposition.setting)
    for name in panels.unused {
      fields[name.rawValue].map { document.report(.unusedWith(name.rawValue, mounting.rawValue), at: $0) }
    }
    return panels
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
