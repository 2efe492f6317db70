import SteppeBase
import SteppeWeather
import Testing

/// The region's synthetic years against the statistics of Inner Mongolia in 2020. Two real years differ too, so single
/// years are not compared: the tolerances are about three standard errors of the mean of eight years.
struct SyntheticRegion {
  static let calendar = CalendarYear(2020)
  static let years = (1...8).map { try! SyntheticSite.named("inner-mongolia").weather(calendar, seed: $0) }
  static let winds = years.map { $0.series[.windCapacityFactor]! }
  static let suns = years.map { $0.series[.solarCapacityFactor]! }

  private func average(_ series: [[Double]], _ statistic: ([Double]) -> Double) -> Double {
    mean(series.map(statistic))
  }

  @Test func theMeanOfEveryYearIsExact() {
    for wind in Self.winds { #expect(abs(mean(wind) - 0.29887) < 1e-9) }
    for sun in Self.suns { #expect(abs(mean(sun) - 0.16917) < 1e-9) }
  }

  @Test func windSpreadsLikeTheRegion() {
    #expect(abs(average(Self.winds, deviation) - 0.1814) < 0.008)
    let quantiles = [
      0.01: 0.029, 0.05: 0.064, 0.1: 0.094, 0.25: 0.156, 0.5: 0.264, 0.75: 0.414, 0.9: 0.563, 0.95: 0.645, 0.99: 0.806,
    ]
    for (probability, expected) in quantiles {
      #expect(abs(average(Self.winds) { quantile($0, probability) } - expected) < 0.025, "quantile \(probability)")
    }
    let daily = Self.winds.map { means($0, of: 24) }
    #expect(abs(average(daily, deviation) - 0.1608) < 0.01)
  }

  @Test(arguments: [(1, 0.988), (3, 0.920), (6, 0.802), (12, 0.638), (24, 0.481), (48, 0.211)])
  func windPersistsLikeTheRegion(lag: Int, expected: Double) {
    let tolerance = lag <= 6 ? 0.02 : 0.12
    #expect(abs(average(Self.winds) { autocorrelation($0, lag: lag) } - expected) < tolerance)
  }

  @Test(arguments: [
    (1, [-0.082, -0.049, 0.047, 0.073]), (3, [-0.190, -0.116, 0.125, 0.195]), (6, [-0.284, -0.182, 0.198, 0.297]),
  ])
  func windChangesAsFastAsTheRegion(hours: Int, expected: [Double]) {
    for (probability, expected) in zip([0.01, 0.05, 0.95, 0.99], expected) {
      let change = average(Self.winds) { wind in quantile(zip(wind.dropFirst(hours), wind).map { $0 - $1 }, probability)
      }
      #expect(abs(change / expected - 1) < 0.16, "\(hours) h, quantile \(probability): \(change)")
    }
  }

  @Test func windFollowsTheMonthsAndTheHoursOfTheDay() {
    let months = [0.193, 0.304, 0.401, 0.323, 0.365, 0.278, 0.178, 0.219, 0.251, 0.355, 0.323, 0.397]
    for (month, expected) in zip(1..., months) {
      let inMonth = Self.winds.map { wind in mean(zip(wind, Self.calendar.months).filter { $0.1 == month }.map(\.0)) }
      #expect(abs(mean(inMonth) - expected) < 0.06, "month \(month): \(mean(inMonth))")
    }
    // By the clock at the end of the hour: 0 h, 6 h, 10 h, 15 h, 18 h.
    for (hour, expected) in [(0, 0.333), (6, 0.303), (10, 0.2515), (15, 0.304), (18, 0.2755)] {
      let atHour = Self.winds.map { wind in
        mean(wind.enumerated().filter { ($0.offset + 1) % 24 == hour }.map(\.element))
      }
      #expect(abs(mean(atHour) - expected) < 0.012, "hour \(hour): \(mean(atHour))")
    }
  }

  @Test func theSunFollowsTheMonthsAndTheHoursOfTheDay() {
    let months = [0.150, 0.175, 0.193, 0.196, 0.182, 0.190, 0.185, 0.162, 0.154, 0.166, 0.133, 0.145]
    for (month, expected) in zip(1..., months) {
      let inMonth = Self.suns.map { sun in mean(zip(sun, Self.calendar.months).filter { $0.1 == month }.map(\.0)) }
      #expect(abs(mean(inMonth) - expected) < 0.012, "month \(month): \(mean(inMonth))")
    }
    for (hour, expected) in [
      (3, 0), (7, 0.022), (8, 0.095), (10, 0.385), (13, 0.577), (16, 0.354), (18, 0.085), (21, 0),
    ] {
      let atHour = Self.suns.map { sun in mean(sun.enumerated().filter { ($0.offset + 1) % 24 == hour }.map(\.element))
      }
      #expect(abs(mean(atHour) - expected) < 0.015, "hour \(hour): \(mean(atHour))")
    }
  }

  @Test func theSunVariesLikeTheRegion() {
    #expect(abs(average(Self.suns, deviation) - 0.2229) < 0.006)
    let daily = Self.suns.map { means($0, of: 24) }
    #expect(abs(average(daily, deviation) - 0.0329) < 0.004)
    for (probability, expected) in [(0.05, 0.116), (0.25, 0.150), (0.5, 0.171), (0.75, 0.192), (0.95, 0.215)] {
      #expect(abs(average(daily) { quantile($0, probability) } - expected) < 0.012, "quantile \(probability)")
    }
    for (lag, expected) in [(1, 0.942), (3, 0.559), (6, -0.164), (12, -0.574), (24, 0.975)] {
      #expect(abs(average(Self.suns) { autocorrelation($0, lag: lag) } - expected) < 0.04, "lag \(lag)")
    }
    #expect(average(Self.suns) { $0.max()! } < 0.9)
  }

  @Test func windAndSunAreUncorrelatedOverTheRegion() {
    let daily = zip(Self.winds, Self.suns).map { correlation(means($0, of: 24), means($1, of: 24)) }
    #expect(abs(mean(daily) - 0.048) < 0.1)
    #expect(abs(mean(zip(Self.winds, Self.suns).map(correlation)) - -0.066) < 0.06)
  }
}

struct SyntheticSites {
  @Test func thereAreTwelveLeaguesAndTheRegion() {
    #expect(SyntheticSite.all.filter { $0.scale == .site }.count == 12)
    #expect(SyntheticSite.all.filter { $0.scale == .region }.map(\.id) == ["inner-mongolia"])
  }

  @Test(arguments: SyntheticSite.all.filter { $0.scale == .site })
  func everyLeagueHasItsMeansAndTheSpreadOfASite(site: SyntheticSite) {
    let weather = site.weather(CalendarYear(2025), seed: 1)
    let wind = weather.series[.windCapacityFactor]!, sun = weather.series[.solarCapacityFactor]!
    #expect(abs(mean(wind) - site.windCapacityFactor) < 1e-9)
    #expect(abs(mean(sun) - site.solarCapacityFactor) < 1e-9)
    // The single-turbine spread is 0.285; a calm place has less room for it.
    #expect(abs(deviation(wind) - 0.285) < 0.03)
    #expect(wind.allSatisfy { (0...1).contains($0) } && sun.allSatisfy { (0...1).contains($0) })
  }

  @Test func solarNoonMovesWithTheLongitude() throws {
    // Published solar noon by the Beijing clock: Alxa 13:10, Tongliao 11:54.
    for (id, noon) in [("alxa", 13 + 10.0 / 60), ("tongliao", 11 + 54.0 / 60)] {
      let sun = try SyntheticSite.named(id).weather(CalendarYear(2025), seed: 1).series[.solarCapacityFactor]!
      let centroid =
        sun.enumerated().map { (Double($0.offset % 24) + 0.5) * $0.element }.reduce(0, +) / sun.reduce(0, +)
      #expect(abs(centroid - noon) < 0.15, "\(id): \(centroid)")
    }
  }

  /// Trackers with level axes: more light over the year, most of it on the mornings and evenings of summer, less at noon in
  /// winter, when they lie flat.
  @Test(arguments: ["alxa", "hulunbuir", "inner-mongolia"])
  func trackersUnderTheSameSkyGiveMoreInSummerAndLessOnWinterNoons(id: String) throws {
    let weather = try SyntheticSite.named(id).weather(CalendarYear(2025), seed: 1)
    let fixed = weather.series[.solarCapacityFactor]!, tracked = weather.series[.trackedSolarCapacityFactor]!
    let gain = mean(tracked) / mean(fixed)
    #expect((1.03...1.15).contains(gain), "\(gain)")
    #expect(tracked.allSatisfy { (0...1).contains($0) })
    #expect(zip(fixed, tracked).allSatisfy { ($0 == 0) == ($1 == 0) })
    let months = weather.calendar.months
    func sum(_ values: [Double], month: Int, hours: ClosedRange<Int>) -> Double {
      values.indices.filter { months[$0] == month && hours.contains($0 % 24) }.reduce(0) { $0 + values[$1] }
    }
    #expect(sum(tracked, month: 6, hours: 5...8) > 1.5 * sum(fixed, month: 6, hours: 5...8))
    #expect(sum(tracked, month: 12, hours: 12...12) < 0.8 * sum(fixed, month: 12, hours: 12...12))
    // The clouds are the same.
    #expect(correlation(means(fixed, of: 24), means(tracked, of: 24)) > 0.8)
  }

  @Test func windyDaysAreALittleCloudierAtASite() throws {
    let site = try SyntheticSite.named("xilingol")
    let correlations = (UInt64(1)...4).map { seed in
      let weather = site.weather(CalendarYear(2025), seed: seed)
      return correlation(
        means(weather.series[.windCapacityFactor]!, of: 24), means(weather.series[.solarCapacityFactor]!, of: 24))
    }
    #expect((-0.25 ... -0.02).contains(mean(correlations)))
  }

  @Test func theSameSeedGivesTheSameYearAndAnotherSeedAnother() throws {
    let site = try SyntheticSite.named("ordos"), calendar = CalendarYear(2025)
    #expect(site.weather(calendar, seed: 3) == site.weather(calendar, seed: 3))
    #expect(site.weather(calendar, seed: 3) != site.weather(calendar, seed: 4))
  }

  @Test func anUnknownSiteIsNamedWithTheSiteMeant() {
    #expect {
      try SyntheticSite.named("xilingole")
    } throws: { error in
      (error as? InputError)?.issues.first?.hint == Text("did you mean “xilingol”?", "是否想写“xilingol”？")
    }
  }
}
