import Foundation
import SteppeBase
import SteppeWeather
import Yams

/// What turbines and panels make of weather that was measured, or that a model of the atmosphere has.
public struct ObservedWeather: Sendable {
  public let year: WeatherYear
  public let origin: Text
  /// Every number of the turbines and panels, in the order they are asked for.
  public let settings: [Assumption]
}

/// Weather as `epw: station.epw`, `measured: mast.csv` or `era5: [wind.nc, light.nc]`, with `wind:` the turbine and
/// `solar:` the panels that make capacity factors of it.
extension ProjectReading {
  static let observedKinds = ["epw", "measured", "era5"]
  static let observedKeys =
    observedKinds + ["label", "latitude", "longitude", "elevation", "wind_height", "wind", "solar"]

  /// - Parameters:
  ///   - kind: one of `observedKinds`, whose key is there.
  ///   - usual: where the place is if the section does not say.
  ///   - keepsYear: whether the weather stays in its own year.
  func observedWeather(
    _ kind: String, _ fields: [String: Node], at node: Node, _ calendar: CalendarYear,
    usual: Coordinates? = nil, keepsYear: Bool = false
  ) -> ObservedWeather? {
    let place = kind == "epw" ? nil : self.place(fields, at: node, usual: usual)
    let turbine = self.turbine(fields["wind"])
    let panels = self.panels(fields["solar"])
    guard let source = fields[kind], let turbine, let panels else { return nil }
    do {
      guard let (record, origin) = try record(kind, source, fields, at: node, calendar, place) else { return nil }
      let ofItsYear = try record.capacityFactors(wind: turbine.model, sun: panels.model)
      let turned = try ofItsYear.turned(to: calendar.zone)
      let year = keepsYear ? turned : turned.moved(to: calendar.year)
      return ObservedWeather(
        year: year, origin: origin,
        settings: (year.series[.windCapacityFactor] == nil ? [] : turbine.settings)
          + (year.series[.solarCapacityFactor] == nil ? [] : panels.settings))
    } catch let error as InputError {
      document.report(error, of: source)
    } catch {
      preconditionFailure("weather is either read or wrong: \(error)")
    }
    return nil
  }

  private func record(
    _ kind: String, _ source: Node, _ fields: [String: Node], at node: Node, _ calendar: CalendarYear,
    _ place: WeatherPlace?
  ) throws -> (WeatherRecord, Text)? {
    switch kind {
    case "epw":
      guard let name = document.text(source), let text = fileText(name, at: source) else { return nil }
      let record = try EnergyPlusFile.read(text, file: name, year: calendar.year)
      return (record, .weatherFromEPW(name, year: record.calendar.year))
    case "measured":
      guard let name = document.text(source), let label = label(fields["label"], at: node),
        let text = fileText(name, at: source), let place
      else { return nil }
      let height = fields["wind_height"].flatMap { document.metres($0, in: 1...300) }
      let record = try MeasuredFile.read(
        text, file: name, zone: calendar.zone, label: label, place: place, windHeight: height ?? 10)
      if record.windSpeed != nil && fields["wind_height"] == nil {
        document.report(.missingKey("wind_height"), at: node)
      }
      return (record, .weatherFromStation(name, year: record.calendar.year))
    default:
      let nodes = source.sequence.map(Array.init) ?? [source]
      let names = nodes.compactMap { entry in document.text(entry).flatMap { existing($0, at: entry) } }
      guard names.count == nodes.count, let place else { return nil }
      let files = names.map { (name: $0, path: folder.appending(path: $0).path) }
      let record = try ReanalysisFile.read(files, place: place, zone: calendar.zone)
      return (record, .weatherFromReanalysis(names, year: record.calendar.year))
    }
  }

  /// The name of a file that is there.
  private func existing(_ name: String, at node: Node) -> String? {
    if FileManager.default.fileExists(atPath: folder.appending(path: name).path) { return name }
    document.report(.noSuchFile(name), at: node)
    return nil
  }

  /// Which end of its hour a time tells; never assumed.
  func label(_ node: Node?, at section: Node) -> HourLabel? {
    guard let node else {
      document.report(.missingKey("label"), at: section, hint: .labelMeaning)
      return nil
    }
    return document.choice(node, Text.unknownLabel)
  }

  private func place(
    _ fields: [String: Node], at node: Node, usual: Coordinates?
  ) -> WeatherPlace? {
    func degrees(_ key: String, _ usual: Double?, _ range: ClosedRange<Double>) -> Double? {
      if let given = fields[key] { return document.quantity(given, .one, in: range) }
      if usual == nil { document.report(.missingKey(key), at: node) }
      return usual
    }
    let latitude = degrees("latitude", usual?.latitude, -90...90)
    let longitude = degrees("longitude", usual?.longitude, -180...180)
    let elevation = fields["elevation"].flatMap { document.metres($0, in: -500...9000) }
    guard let latitude, let longitude else { return nil }
    return WeatherPlace(latitude: latitude, longitude: longitude, elevation: elevation)
  }
}

/// `wind:` and `solar:`.
extension ProjectReading {
  private func turbine(_ node: Node?) -> (model: WindModel, settings: [Assumption])? {
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
    let evidence = Evidence(
      standing: .found, sources: [library.sources["power-curves-atlite"]].compactMap(\.self), range: nil, year: nil,
      note: nil)
    return (curve, Assumption(subject: subject, value: Text(verbatim: name), evidence: evidence))
  }

  private enum Mounting: String, CaseIterable { case fixed, tracking }

  private func panels(_ node: Node?) -> (model: PhotovoltaicModel, settings: [Assumption])? {
    let specifications = ParameterSpecification.panels
    let fields =
      node.map { document.fields(of: $0, known: ["mounting"] + specifications.map(\.name.rawValue)) } ?? [:]
    let mounting: Mounting? = fields["mounting"].map { document.choice($0, Text.unknownMounting) } ?? .fixed
    guard let numbers = modelNumbers(specifications, fields), let mounting else { return nil }
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
      mounting: stand, albedo: number(.albedo), panelsPerInverter: number(.panelsPerInverter),
      losses: number(.panelLosses), temperatureCoefficient: number(.temperatureCoefficient),
      inverterEfficiency: number(.inverterEfficiency), heatLoss: number(.heatLoss),
      heatLossByWind: number(.heatLossByWind))
    let used = specifications.map(\.name).filter { !unused.contains($0) }
    return (model, used.map { Assumption($0.title, numbers[$0]!) })
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

/// Base units count lengths in km.
private let metresPerKilometre = 1000.0

extension DocumentReader {
  /// A length in m.
  fileprivate func metres(_ node: Node, in range: ClosedRange<Double>) -> Double? {
    let kilometres = (range.lowerBound / metresPerKilometre)...(range.upperBound / metresPerKilometre)
    return quantity(node, .length, in: kilometres).map { $0 * metresPerKilometre }
  }
}
