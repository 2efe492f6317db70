import Foundation

/// Hourly solar power of a synthetic year: the clear sky on a panel facing south at 35°, the region's cloudiness of each
/// month, and a cloud index for each day; the mean of the year is exactly the site's.
struct SyntheticSun {
  let capacityFactors: [Double]
  /// Of panels on trackers under the same sky.
  let trackedCapacityFactors: [Double]

  /// The correlation between the cloud indices of two sites falls by 1/e in so many km: a fit over 18 provinces in 2020.
  static let reach = 690.0

  /// One for every day and one before them.
  static func noiseCount(_ calendar: CalendarYear) -> Int { calendar.dayCount + 1 }

  /// - Parameters:
  ///   - noise: `noiseCount` normal numbers.
  ///   - windiness: the standardised daily wind index, with which cloudiness goes a little together.
  init(site: SyntheticSite, calendar: CalendarYear, noise: [Double], windiness: [Double]) {
    let index = CloudIndex(site.scale).days(windiness, noise)
    let clearness = SyntheticSun.monthlyClearness(calendar)
    let potential = zip(ClearSky.onPanel(latitude: site.latitude, longitude: site.longitude, calendar), calendar.months)
      .enumerated().map { hour, sky in sky.0 * clearness[sky.1 - 1] * index[hour / 24] }
    capacityFactors = SyntheticSun.scaled(potential, to: site.solarCapacityFactor)
    let light = SyntheticLight(site, calendar, cloudIndex: index)
    trackedCapacityFactors = SyntheticSun.turned(
      capacityFactors, light.onPanels(SyntheticLight.fixed), light.onPanels(SyntheticLight.trackers))
  }

  /// The power of fixed panels, brought to trackers day by day: its energy times what the light of the day gives trackers
  /// over fixed panels, at the hours that it falls on them.
  private static func turned(_ power: [Double], _ fixed: [Double], _ tracked: [Double]) -> [Double] {
    stride(from: 0, to: power.count, by: 24).flatMap { start in
      let day = start..<start + 24
      let perLight = power[day].reduce(0, +) / fixed[day].reduce(0, +)
      return tracked[day].map { min($0 * perLight, 1) }
    }
  }

  /// What the region's panels gave in each month of 2020 per clear sky: clouds, temperature and losses in one number.
  private static func monthlyClearness(_ calendar: CalendarYear) -> [Double] {
    let region = WeatherTables.region
    let sky = ClearSky.onPanel(latitude: region.latitude, longitude: region.longitude, calendar)
    var sums = [Double](repeating: 0, count: 12)
    for (month, value) in zip(calendar.months, sky) { sums[month - 1] += value }
    return zip(sums, calendar.monthLengths).enumerated().map { month, sky in
      WeatherTables.sun[month].reduce(0, +) * Double(sky.1) / sky.0
    }
  }

  /// The values times the factor that gives them a mean, none above 1.
  private static func scaled(_ values: [Double], to mean: Double) -> [Double] {
    var result = values
    // Once suffices if nothing exceeds 1; every further pass hands what was cut off to the other hours.
    for _ in 0..<20 {
      let factor = mean * Double(result.count) / result.reduce(0, +)
      result = result.map { min($0 * factor, 1) }
    }
    return result
  }
}

/// How clear the days are: the daily sum of power over the 98 % quantile of its month.
private struct CloudIndex {
  private let scale: SyntheticSite.Scale

  /// Quantiles of 2020, Inner Mongolia; the ends are assumed.
  private static let quantiles: [(probability: Double, index: Double)] = [
    (0, 0.25), (0.01, 0.34), (0.05, 0.58), (0.10, 0.69), (0.25, 0.77), (0.5, 0.87), (0.75, 0.93), (0.9, 0.97),
    (0.95, 0.99), (0.99, 1.017), (1, 1.03),
  ]
  /// Correlation of the (normal) index from one day to the next.
  private static let dayToDay = 0.38
  /// A single site is overcast on more days than the mean of a region: an unverified estimate.
  private static let overcast = (share: 0.12, index: 0.15...0.30)
  /// Windy days are a little cloudier at a site, not over the region: an unverified estimate.
  private static let correlationWithWind: [SyntheticSite.Scale: Double] = [.region: 0, .site: -0.15]

  init(_ scale: SyntheticSite.Scale) { self.scale = scale }

  func days(_ windiness: [Double], _ noise: [Double]) -> [Double] {
    let withWind = CloudIndex.correlationWithWind[scale]!
    let ownShare = (1 - withWind * withWind).squareRoot()
    let newShare = (1 - CloudIndex.dayToDay * CloudIndex.dayToDay).squareRoot()
    var own = noise[0]
    return zip(windiness, noise.dropFirst()).map { wind, new in
      own = CloudIndex.dayToDay * own + newShare * new
      let normal = withWind * wind + ownShare * own
      return quantile(0.5 * erfc(-normal / 2.0.squareRoot()))
    }
  }

  private func quantile(_ probability: Double) -> Double {
    let overcast = CloudIndex.overcast
    if scale == .site, probability < overcast.share {
      let width = overcast.index.upperBound - overcast.index.lowerBound
      return overcast.index.lowerBound + width * probability / overcast.share
    }
    let upper = CloudIndex.quantiles.firstIndex { $0.probability >= probability }!
    guard upper > 0 else { return CloudIndex.quantiles[0].index }
    let (a, b) = (CloudIndex.quantiles[upper - 1], CloudIndex.quantiles[upper])
    return a.index + (b.index - a.index) * (probability - a.probability) / (b.probability - a.probability)
  }
}
