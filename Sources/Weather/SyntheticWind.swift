import Foundation

/// Hourly wind power of a synthetic year.
///
/// A standard normal index z follows an autoregression of second order fitted to the hourly output of Inner Mongolia in
/// 2020. The capacity factor is a logistic function of it,
///
///     cf = 1.02 / (1 + exp(-(μ + σ z))) - 0.01, cut to 0…1,
///
/// with μ by month and hour and σ by month such that the means follow the region's months and hours of day, scaled to
/// the site's mean, and the spread is the region's, widened for a single site. Last, one shift of all μ makes the mean
/// of the year exactly the site's.
struct SyntheticWind {
  let capacityFactors: [Double]
  /// The daily means of z, standardised: positive on windy days.
  let dailyIndex: [Double]

  /// z_t = 1.624 z_{t-1} - 0.642 z_{t-2} + noise: correlation 0.989 after an hour, 1/e after 17.
  private static let autoregression = (first: 1.624, second: -0.642)
  /// The correlation between two sites falls by 1/e in so many km: a fit over 18 provinces in 2020.
  static let reach = 550.0
  /// Hours until the autoregression has forgotten its start.
  private static let warmUp = 500
  /// Standard deviation of hourly wind power: of the region in 2020, and of one site within it. The second follows from
  /// the first and the correlation between sites, 0.40 on average over the region.
  private static let deviation: [SyntheticSite.Scale: Double] = [.region: 0.1814, .site: 0.285]

  static func noiseCount(_ calendar: CalendarYear) -> Int { warmUp + calendar.hourCount }

  /// - Parameter noise: `noiseCount` normal numbers.
  init(site: SyntheticSite, calendar: CalendarYear, noise: [Double]) {
    let index = SyntheticWind.index(count: calendar.hourCount, noise)
    let arguments = SyntheticWind.arguments(site, calendar, index)
    let shift = bisected(-Logistic.reach...Logistic.reach) { shift in
      arguments.reduce(0) { $0 + Logistic.capacityFactor($1 + shift) } < site.windCapacityFactor
        * Double(arguments.count)
    }
    capacityFactors = arguments.map { Logistic.capacityFactor($0 + shift) }
    dailyIndex = standardised(
      stride(from: 0, to: index.count, by: 24).map { index[$0..<$0 + 24].reduce(0, +) / 24 })
  }

  /// The index z of every hour, with mean 0 and deviation 1 over the year.
  private static func index(count: Int, _ noise: [Double]) -> [Double] {
    var z = [0.0, 0.0]
    for number in noise {
      z.append(autoregression.first * z[z.count - 1] + autoregression.second * z[z.count - 2] + number)
    }
    return standardised(Array(z.suffix(count)))
  }

  /// μ + σ z for every hour.
  private static func arguments(_ site: SyntheticSite, _ calendar: CalendarYear, _ index: [Double]) -> [Double] {
    let region = WeatherTables.region
    let scale = site.windCapacityFactor / region.windCapacityFactor
    let widening = deviation[site.scale]! / deviation[.region]!
    let fits = zip(WeatherTables.wind, WeatherTables.windDeviation).map { hours, deviation in
      let mean = hours.reduce(0, +) / 24
      let spread = Logistic.spread(mean: mean * scale, deviation: deviation * widening)
      return (spread: spread, centres: hours.map { Logistic.centre(mean: $0 * scale, spread: spread) })
    }
    // The table tells the hour by the clock at its end.
    return zip(index.indices, calendar.months).map { hour, month in
      let fit = fits[month - 1]
      return fit.centres[(hour + 1) % 24] + fit.spread * index[hour]
    }
  }
}

/// A capacity factor that is a logistic function of a normal variable.
private enum Logistic {
  /// Farther than this from 0 the function is flat.
  static let reach = 12.0

  static func capacityFactor(_ x: Double) -> Double { min(max(1.02 / (1 + exp(-x)) - 0.01, 0), 1) }

  /// The μ that gives a mean, for a given σ.
  static func centre(mean: Double, spread: Double) -> Double {
    bisected(-reach...reach) { moments($0, spread).mean < mean }
  }

  /// The σ that gives a mean and a standard deviation together.
  static func spread(mean: Double, deviation: Double) -> Double {
    // No variable between 0 and 1 deviates more than one that is only ever 0 or 1.
    let reachable = min(deviation, 0.95 * (mean * (1 - mean)).squareRoot())
    var spread = 1.0
    for _ in 0..<12 { spread *= reachable / moments(centre(mean: mean, spread: spread), spread).deviation }
    return spread
  }

  /// Integrates over the normal density by the trapezoidal rule, which converges faster than any power here.
  private static func moments(_ centre: Double, _ spread: Double) -> (mean: Double, deviation: Double) {
    var mean = 0.0, square = 0.0
    for node in nodes {
      let value = capacityFactor(centre + spread * node.z)
      mean += node.weight * value
      square += node.weight * value * value
    }
    return (mean, max(square - mean * mean, 0).squareRoot())
  }

  private static let nodes: [(z: Double, weight: Double)] = {
    let step = 0.25
    return (-24...24).map { k in
      let z = Double(k) * step
      return (z, step * exp(-z * z / 2) / (2 * Double.pi).squareRoot())
    }
  }()
}

/// Where a condition that holds below some point and not above it changes.
private func bisected(_ range: ClosedRange<Double>, isBelow: (Double) -> Bool) -> Double {
  var (low, high) = (range.lowerBound, range.upperBound)
  for _ in 0..<40 {
    let middle = (low + high) / 2
    if isBelow(middle) { low = middle } else { high = middle }
  }
  return (low + high) / 2
}

private func standardised(_ values: [Double]) -> [Double] {
  let count = Double(values.count)
  let mean = values.reduce(0, +) / count
  let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
  return values.map { ($0 - mean) / deviation }
}
