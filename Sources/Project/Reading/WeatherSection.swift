import SteppeBase
import SteppeWeather
import Yams

/// Weather as the project chose it.
struct WeatherChoice {
  enum Source {
    case given(WeatherYear)
    case observed(ObservedWeather)
    case synthetic(SyntheticSite, seed: Int)
  }

  /// Where it holds; nil where a place has none of its own.
  let place: String?
  let variables: Set<WeatherVariable>
  let origin: Text
  let evidence: Evidence
  /// Means that the project gives to a synthetic year.
  var means: [Assumption] = []
  let source: Source

  var observed: ObservedWeather? { if case .observed(let weather) = source { weather } else { nil } }

  var coordinates: Coordinates? {
    guard case .synthetic(let site, _) = source else { return nil }
    return Coordinates(longitude: site.longitude, latitude: site.latitude)
  }

  /// The weather of all choices. Synthetic years are made only here, once the whole project has proved sound; sites of one
  /// seed are made together, since their weather belongs together.
  static func made(_ choices: [WeatherChoice], _ calendar: CalendarYear) -> [PlaceWeather] {
    var sites: [Int: [SyntheticSite]] = [:]
    for case .synthetic(let site, let seed) in choices.map(\.source) { sites[seed, default: []].append(site) }
    var years = sites.reduce(into: [:]) { years, entry in
      years[entry.key] = SyntheticSite.weather(of: entry.value, calendar, seed: UInt64(entry.key))[...]
    }
    return choices.map { choice in
      let year =
        switch choice.source {
        case .given(let year): year
        case .observed(let weather): weather.year
        case .synthetic(_, let seed): years[seed]!.removeFirst()
        }
      return PlaceWeather(
        place: choice.place, year: year, origin: choice.origin, evidence: choice.evidence, observed: choice.observed,
        means: choice.means)
    }
  }
}

extension [WeatherChoice] {
  /// That of a place, or of all places that have none of their own.
  func holding(at place: String?) -> WeatherChoice? { first { $0.place == place } ?? first { $0.place == nil } }
}

/// `weather:` a CSV file of capacity factors, measured weather (`ObservedWeather.swift`), or a synthetic site with a seed
/// and, if they are known, its own means.
extension ProjectReading {
  private static let meanKeys: [WeatherVariable] = [.windCapacityFactor, .solarCapacityFactor]
  static let usualSeed = 1

  /// - Parameters:
  ///   - seed: of synthetic weather.
  ///   - place: where it holds; nil for the project's.
  ///   - coordinates: of the place, if it has its own.
  func weather(
    _ node: Node, _ calendar: CalendarYear?, seed: Int, at place: String? = nil, _ coordinates: Coordinates? = nil
  ) -> WeatherChoice? {
    let known = ["file", "synthetic", "seed"] + ProjectReading.observedKeys + ProjectReading.meanKeys.map(\.rawValue)
    let fields = document.fields(of: node, known: known)
    let sources = (["file", "synthetic"] + ProjectReading.observedKinds).filter { fields[$0] != nil }
    guard sources.count == 1 else {
      let second = sources.dropFirst().first.flatMap { fields[$0] }
      document.report(second == nil ? .noWeatherGiven : .twoWeathers(sources), at: second ?? node, hint: .weatherForms)
      return nil
    }
    if fields["synthetic"] != nil { return syntheticWeather(fields, seed: seed, at: place, coordinates) }
    guard let calendar else { return nil }
    if let file = fields["file"] { return weatherFile(file, fields["label"], calendar, at: place) }
    return observedWeather(sources[0], fields, at: node, calendar, usual: coordinates).map { observed in
      WeatherChoice(
        place: place, variables: Set(observed.year.series.keys), origin: observed.origin, evidence: .project,
        source: .observed(observed))
    }
  }

  /// The seed that a weather gives.
  func seed(_ node: Node) -> Int? {
    node.mapping?["seed"].flatMap { document.wholeNumber($0, in: 0...Int.max) }
  }

  private func weatherFile(
    _ node: Node, _ labelNode: Node?, _ calendar: CalendarYear, at place: String?
  ) -> WeatherChoice? {
    guard let name = document.text(node), let text = fileText(name, at: node) else { return nil }
    let label: HourLabel? = labelNode.flatMap { document.choice($0, Text.unknownLabel) }
    if labelNode != nil && label == nil { return nil }
    do {
      let weather = try WeatherFile.read(text, file: name, zone: calendar.zone, label: label)
      return WeatherChoice(
        place: place, variables: Set(weather.series.keys),
        origin: .weatherFromFile(name, year: weather.calendar.year), evidence: .project,
        source: .given(weather.moved(to: calendar.year)))
    } catch {
      document.report(error.issues)
      return nil
    }
  }

  private func syntheticWeather(
    _ fields: [String: Node], seed: Int, at place: String?, _ coordinates: Coordinates?
  ) -> WeatherChoice? {
    var means: [Assumption] = []
    func mean(_ variable: WeatherVariable, _ usual: Double, in range: ClosedRange<Double>) -> Double? {
      guard let given = fields[variable.rawValue] else { return usual }
      guard let (value, evidence) = evidenced(given) else { return nil }
      let subject = variable == .windCapacityFactor ? Text.meanOfWind : .meanOfSun
      means.append(Assumption(subject: subject, value: Text(verbatim: value.string ?? ""), evidence: evidence))
      return document.quantity(value, .one, in: range)
    }
    guard let node = fields["synthetic"], let id = document.text(node) else { return nil }
    guard var site = SyntheticSite.all.first(where: { $0.id == id }) else {
      document.reportUnknown(id, .unknownSite(id), among: SyntheticSite.all.map(\.id), at: node)
      return nil
    }
    guard let wind = mean(.windCapacityFactor, site.windCapacityFactor, in: SyntheticSite.windRange),
      let sun = mean(.solarCapacityFactor, site.solarCapacityFactor, in: SyntheticSite.solarRange)
    else { return nil }
    site.windCapacityFactor = wind
    site.solarCapacityFactor = sun
    if let coordinates { (site.longitude, site.latitude) = (coordinates.longitude, coordinates.latitude) }
    return WeatherChoice(
      place: place, variables: [.windCapacityFactor, .solarCapacityFactor, .trackedSolarCapacityFactor],
      origin: .weatherFromSite(site.name, seed: seed, wind: wind, sun: sun),
      evidence: Evidence(
        standing: .unverified, sources: [library.sources["region-profiles-2020"]].compactMap(\.self), range: nil,
        year: 2020, note: nil),
      means: means, source: .synthetic(site, seed: seed))
  }

  /// Reports assets that need weather which is not there.
  func checkWeather(_ weather: [WeatherChoice], covers assets: [Asset], at node: Node) {
    for asset in assets {
      guard case .renewable(_, let variable?) = asset.technology.kind, asset.profile == nil else { continue }
      let keyNode = node.mapping?.keys.first { $0.string == asset.entry } ?? node
      guard let choice = weather.holding(at: asset.place) else {
        document.report(.noWeather(at: asset.place, asset: asset.name), at: keyNode, hint: .giveWeather)
        continue
      }
      let needed = choice.observed == nil ? asset.technology.column(variable) : variable
      if !choice.variables.contains(needed) {
        document.report(.weatherLacks(needed.rawValue, asset: asset.name), at: keyNode)
      }
      if asset.plant != nil && choice.observed == nil {
        document.report(.plantNeedsMeasuredWeather(asset.name), at: keyNode)
      }
    }
  }
}
