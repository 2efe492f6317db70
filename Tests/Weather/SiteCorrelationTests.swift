import Foundation
import Testing

@testable import SteppeWeather

/// Several sites of one seed: the correlation between them falls with their distance, by 1/e in 550 km for wind and in
/// 690 km for the cloudiness of days.
struct SiteCorrelation {
  static let leagues = SyntheticSite.all.filter { $0.scale == .site }
  static let calendar = CalendarYear(2025)
  static let years = (UInt64(1)...4).map { SyntheticSite.weather(of: leagues, calendar, seed: $0) }
  /// Land on which turbines could stand, GW: the weights with which the leagues make up the region.
  static let land = [
    "hohhot": 42.0, "baotou": 65, "wuhai": 0, "chifeng": 167, "tongliao": 128, "ordos": 222, "hulunbuir": 25,
    "bayannur": 97, "ulanqab": 123, "hinggan": 60, "xilingol": 278, "alxa": 77,
  ]

  private static func pairs() -> [(Int, Int)] {
    leagues.indices.flatMap { i in (0..<i).map { ($0, i) } }
  }

  @Test(arguments: [550.0, 690]) func theNoiseOfTwoSitesIsAsAlikeAsTheyAreNear(reach: Double) {
    let noise = SiteNoise(for: Self.leagues, reach: reach, purpose: "test", seed: 1, count: 20_000)
    let values = Self.leagues.map(noise.values)
    for (i, j) in Self.pairs() {
      let expected = exp(-Self.leagues[i].distance(to: Self.leagues[j]) / reach)
      // Four standard errors.
      #expect(abs(correlation(values[i], values[j]) - expected) < 0.029, "\(Self.leagues[i].id) \(Self.leagues[j].id)")
    }
  }

  @Test func distancesAreThoseOnTheGlobe() throws {
    let hulunbuir = try SyntheticSite.named("hulunbuir"), alxa = try SyntheticSite.named("alxa")
    // By the spherical law of cosines.
    #expect(abs(hulunbuir.distance(to: alxa) - 1773.26) < 0.01)
    #expect(hulunbuir.distance(to: hulunbuir) == 0)
  }

  /// Departures from the mean of the month and the hour, which all sites have in common.
  private static func departures(_ values: [Double]) -> [Double] {
    var sums: [Int: (sum: Double, count: Double)] = [:]
    let keys = calendar.months.enumerated().map { $0.element * 24 + $0.offset % 24 }
    for (key, value) in zip(keys, values) {
      let old = sums[key] ?? (0, 0)
      sums[key] = (old.sum + value, old.count + 1)
    }
    return zip(keys, values).map { $1 - sums[$0]!.sum / sums[$0]!.count }
  }

  /// Means over the pairs whose distance lies in a range, of all years.
  private func byDistance(
    reach: Double, _ series: [[[Double]]]
  ) -> [(expected: Double, found: Double)] {
    [0..<300.0, 300..<600, 600..<900, 900..<1300, 1300..<2000].map { range in
      let pairs = Self.pairs().filter { range.contains(Self.leagues[$0.0].distance(to: Self.leagues[$0.1])) }
      return (
        mean(pairs.map { exp(-Self.leagues[$0.0].distance(to: Self.leagues[$0.1]) / reach) }),
        mean(series.flatMap { sites in pairs.map { correlation(sites[$0.0], sites[$0.1]) } })
      )
    }
  }

  @Test func windIsTheMoreAlikeTheNearerTheSites() {
    let winds = Self.years.map { $0.map { Self.departures($0.series[.windCapacityFactor]!) } }
    for (expected, found) in byDistance(reach: 550, winds) {
      #expect(abs(found - expected) < 0.08, "\(found), not \(expected)")
    }
  }

  /// Clear and overcast days are two heaps: what they give correlates about a seventh less than the noise behind them.
  @Test func cloudyDaysAreTheMoreAlikeTheNearerTheSites() {
    let suns = Self.years.map { $0.map { means(Self.departures($0.series[.solarCapacityFactor]!), of: 24) } }
    for (expected, found) in byDistance(reach: 690, suns) {
      #expect(abs(found - 0.85 * expected) < 0.05, "\(found), not \(expected)")
    }
  }

  /// Twelve points stand for the region, so their mean varies a little more than it.
  @Test func theLeaguesTogetherSpreadLikeTheRegion() {
    let weights = Self.leagues.map { Self.land[$0.id]! / Self.land.values.reduce(0, +) }
    let winds = Self.years.map { sites in
      (0..<Self.calendar.hourCount).map { hour in
        zip(weights, sites).reduce(0) { $0 + $1.0 * $1.1.series[.windCapacityFactor]![hour] }
      }
    }
    #expect(abs(mean(winds.map { mean($0) }) - 0.2989) < 0.002)
    #expect(abs(mean(winds.map(deviation)) - 0.1814) < 0.03)
    for (probability, expected) in [(0.05, 0.064), (0.25, 0.156), (0.5, 0.264), (0.75, 0.414), (0.95, 0.645)] {
      #expect(abs(mean(winds.map { quantile($0, probability) }) - expected) < 0.05, "quantile \(probability)")
    }
  }

  @Test func aLeagueHasTheSameWeatherWhateverElseIsAskedFor() throws {
    let all = Self.years[0]
    for (site, weather) in zip(Self.leagues, all) where ["xilingol", "ordos", "alxa"].contains(site.id) {
      #expect(site.weather(Self.calendar, seed: 1) == weather)
    }
    var other = try SyntheticSite.named("ordos")
    other.longitude += 1
    let more = SyntheticSite.weather(of: [other] + Self.leagues.reversed(), Self.calendar, seed: 1)
    #expect(Array(more.dropFirst().reversed()) == all)
  }

  /// The series are part of what a release promises: examples and their figures rest on them.
  @Test(arguments: [("xilingol", 0.008359406425200859), ("ordos", 0.3648171392435855)])
  func theSeriesOfASeedStayTheSame(id: String, expected: Double) throws {
    let wind = try SyntheticSite.named(id).weather(Self.calendar, seed: 1).series[.windCapacityFactor]!
    #expect(abs(wind[4000] - expected) < 1e-9, "\(wind[4000])")
  }

  @Test func anotherSiteOfALeagueIsAlmostLikeIt() throws {
    let ordos = try SyntheticSite.named("ordos")
    var near = ordos
    near.latitude += 1
    let years = (UInt64(1)...4).map { SyntheticSite.weather(of: [ordos, near], Self.calendar, seed: $0) }
    let found = mean(
      years.map {
        correlation(
          Self.departures($0[0].series[.windCapacityFactor]!), Self.departures($0[1].series[.windCapacityFactor]!))
      })
    // 111 km.
    #expect(abs(found - 0.817) < 0.04)
  }
}
