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
  let record: WeatherRecord
  let turbine: WindModel
  let panels: Panels

  /// What a plant of its own kind makes of the same weather, every hour of the same year.
  ///
  /// - Precondition: others make power of the wind or light that it needs.
  func capacityFactors(of plant: PlantModel) -> [Double] {
    let made =
      switch plant {
      case .turbine(let own): try? record.made(own, panels.model, year.calendar)
      case .panels(let own): try? record.made(turbine, own, year.calendar)
      }
    guard let series = made?.series[plant.variable] else {
      preconditionFailure("weather that made power makes it again")
    }
    return series
  }
}

extension WeatherRecord {
  /// What turbines and panels make of it in a calendar year.
  fileprivate func made(
    _ turbine: WindModel, _ panels: PhotovoltaicModel, _ calendar: CalendarYear, keepsYear: Bool = false
  ) throws(InputError) -> WeatherYear {
    let turned = try capacityFactors(wind: turbine, sun: panels).turned(to: calendar.zone)
    return keepsYear ? turned : turned.moved(to: calendar.year)
  }
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
      let year = try record.made(turbine.model, panels.model, calendar, keepsYear: keepsYear)
      return ObservedWeather(
        year: year, origin: origin,
        settings: (year.series[.windCapacityFactor] == nil ? [] : turbine.settings)
          + (year.series[.solarCapacityFactor] == nil ? [] : panels.settings),
        record: record, turbine: turbine.model, panels: panels)
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
      guard let name = document.text(source), let text = fileText(name, at: source, orLatin: true) else { return nil }
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
      return (record, .weatherFromReanalysis(names, year: record.calendar.year, preliminary: record.preliminaryHours))
    }
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

/// Base units count lengths in km.
let metresPerKilometre = 1000.0

extension DocumentReader {
  /// A length in m.
  fileprivate func metres(_ node: Node, in range: ClosedRange<Double>) -> Double? {
    let kilometres = (range.lowerBound / metresPerKilometre)...(range.upperBound / metresPerKilometre)
    return quantity(node, .length, in: kilometres).map { $0 * metresPerKilometre }
  }
}
