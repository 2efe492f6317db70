import Foundation
import SteppeBase
import SteppeWeather
import Yams

/// Weather as the project chose it. A synthetic year is made only once the whole project has proved sound.
struct WeatherChoice {
  let variables: Set<WeatherVariable>
  let origin: Text
  let evidence: Evidence
  let year: () -> WeatherYear
}

/// `weather:` a CSV file, or a synthetic site with a seed and, if they are known, its own means.
extension ProjectReading {
  private static let meanKeys: [WeatherVariable] = [.windCapacityFactor, .solarCapacityFactor]

  func weather(_ node: Node, _ calendar: CalendarYear?) -> WeatherChoice? {
    let known = ["file", "synthetic", "seed", "epw", "era5"] + ProjectReading.meanKeys.map(\.rawValue)
    let fields = document.fields(of: node, known: known)
    for format in ["epw", "era5"] {
      if let refused = fields[format] {
        document.refuse(.weatherFormatNotYet(format), at: refused, hint: .useFileOrSite)
      }
    }
    if let file = fields["file"] { return calendar.flatMap { weatherFile(file, $0) } }
    if let site = fields["synthetic"] { return calendar.flatMap { syntheticWeather(site, fields, $0) } }
    if fields["epw"] == nil && fields["era5"] == nil {
      document.report(.noWeatherGiven, at: node, hint: .useFileOrSite)
    }
    return nil
  }

  private func weatherFile(_ node: Node, _ calendar: CalendarYear) -> WeatherChoice? {
    guard let name = document.text(node), let text = fileText(name, at: node) else { return nil }
    do {
      let weather = try WeatherFile.read(text, file: name, zone: calendar.zone)
      return WeatherChoice(
        variables: Set(weather.series.keys), origin: .weatherFromFile(name, year: weather.calendar.year),
        evidence: .project,
        year: { weather.moved(to: calendar.year) })
    } catch {
      document.report(error.issues)
      return nil
    }
  }

  /// The text of a file of the project; reports it where it is missing.
  func fileText(_ name: String, at node: Node) -> String? {
    guard let data = FileManager.default.contents(atPath: folder.appending(path: name).path) else {
      document.report(.noSuchFile(name), at: node)
      return nil
    }
    return String(decoding: data, as: UTF8.self)
  }

  private func syntheticWeather(
    _ node: Node, _ fields: [String: Node], _ calendar: CalendarYear
  ) -> WeatherChoice? {
    let seed = fields["seed"].map { document.wholeNumber($0, in: 0...Int.max) } ?? 1
    func mean(_ variable: WeatherVariable, _ usual: Double) -> Double? {
      fields[variable.rawValue].map { document.quantity($0, .one, in: 0.01...0.95) } ?? usual
    }
    guard let id = document.text(node) else { return nil }
    guard var site = SyntheticSite.all.first(where: { $0.id == id }) else {
      document.reportUnknown(id, .unknownSite(id), among: SyntheticSite.all.map(\.id), at: node)
      return nil
    }
    guard let seed, let wind = mean(.windCapacityFactor, site.windCapacityFactor),
      let sun = mean(.solarCapacityFactor, site.solarCapacityFactor)
    else { return nil }
    site.windCapacityFactor = wind
    site.solarCapacityFactor = sun
    let chosen = site
    return WeatherChoice(
      variables: [.windCapacityFactor, .solarCapacityFactor],
      origin: .weatherFromSite(site.name, seed: seed, wind: wind, sun: sun),
      evidence: Evidence(
        standing: .unverified, sources: [library.sources["region-profiles-2020"]].compactMap(\.self), range: nil,
        year: 2020, note: nil),
      year: { chosen.weather(calendar, seed: UInt64(seed)) })
  }

  /// Reports assets that need weather which is not there.
  func checkWeather(_ weather: WeatherChoice, covers assets: [Asset], at node: Node) {
    for asset in assets {
      guard case .renewable(_, let variable) = asset.technology.kind, !weather.variables.contains(variable) else {
        continue
      }
      let place = node.mapping?.keys.first { $0.string == asset.name } ?? node
      document.report(.weatherLacks(variable.rawValue, asset: asset.name), at: place)
    }
  }
}
