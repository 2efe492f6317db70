import SteppeBase

/// A place whose weather can be made up: statistically like the real one, hour by hour its own.
public struct SyntheticSite: Sendable, Equatable {
  /// Whether the series stand for one site or for the mean of a whole region, which varies less.
  public enum Scale: String, Sendable { case site, region }

  public let id: String
  public let name: Text
  public let scale: Scale
  /// Degrees east and north. Replace them for another site of the same climate.
  public var longitude: Double
  public var latitude: Double
  /// The means that a year can be made to have.
  public static let windRange = 0.01...0.8
  public static let solarRange = 0.01...0.35

  /// The means of the year. Replace them by measured ones for a particular site.
  public var windCapacityFactor: Double
  public var solarCapacityFactor: Double

  /// The region and its twelve leagues and cities (`Sources/Data/weather/sites.csv`).
  public static let all: [SyntheticSite] = WeatherTables.sites

  /// The site of that id.
  ///
  /// - Throws: `InputError` with the nearest name if there is none.
  public static func named(_ id: String) throws(InputError) -> SyntheticSite {
    if let site = all.first(where: { $0.id == id }) { return site }
    let ids = all.map(\.id)
    throw InputError(.unknownSite(id), hint: closestMatch(to: id, among: ids).map(Text.didYouMean) ?? .oneOf(ids))
  }

  /// Wind and sun of a year: the same for the same site, year and seed.
  ///
  /// Both means are met exactly; months and days vary around their climate as real years do.
  public func weather(_ calendar: CalendarYear, seed: UInt64) -> WeatherYear {
    SyntheticSite.weather(of: [self], calendar, seed: seed)[0]
  }

  /// The same year at several sites, in their order: the nearer two of them lie, the more alike is their weather. A site
  /// of the library has the same weather whatever sites are asked for beside it.
  public static func weather(of sites: [SyntheticSite], _ calendar: CalendarYear, seed: UInt64) -> [WeatherYear] {
    let windNoise = SiteNoise(
      for: sites, reach: SyntheticWind.reach, purpose: "wind", seed: seed, count: SyntheticWind.noiseCount(calendar))
    let sunNoise = SiteNoise(
      for: sites, reach: SyntheticSun.reach, purpose: "sun", seed: seed, count: SyntheticSun.noiseCount(calendar))
    return sites.map { site in
      let winds = SyntheticWind(site: site, calendar: calendar, noise: windNoise.values(of: site))
      let sun = SyntheticSun(
        site: site, calendar: calendar, noise: sunNoise.values(of: site), windiness: winds.dailyIndex)
      return WeatherYear(
        calendar,
        [
          .windCapacityFactor: winds.capacityFactors, .solarCapacityFactor: sun.capacityFactors,
          .trackedSolarCapacityFactor: sun.trackedCapacityFactors,
        ])
    }
  }

  init(id: String, name: Text, scale: Scale, longitude: Double, latitude: Double, wind: Double, sun: Double) {
    self.id = id
    self.name = name
    self.scale = scale
    self.longitude = longitude
    self.latitude = latitude
    windCapacityFactor = wind
    solarCapacityFactor = sun
  }
}
