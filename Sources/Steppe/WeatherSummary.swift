import SteppeBase
import SteppeReport
import SteppeWeather

/// Weather in a page of text.
public enum WeatherSummary {
  /// The sites whose weather can be made up.
  public static func sites(_ language: Language) -> String {
    var table = TextTable(
      alignments: [.left, .left, .right, .right, .right, .right],
      header: [Text.siteID, .siteName, .longitude, .latitude, .windFactor, .solarFactor].map { $0(language) })
    table.rows = SyntheticSite.all.map { site in
      [
        site.id, site.name(language), Figures.grouped(site.longitude, decimals: 1),
        Figures.grouped(site.latitude, decimals: 1), Figures.percent(site.windCapacityFactor),
        Figures.percent(site.solarCapacityFactor),
      ]
    }
    return table.lines.joined(separator: "\n") + "\n"
  }

  /// Means by month and the spread of hours of a year.
  public static func text(of weather: WeatherYear, _ site: SyntheticSite, _ language: Language) -> String {
    text(of: weather, title: site.name(language), language)
  }

  static func text(of weather: WeatherYear, title: String, _ language: Language) -> String {
    let variables = WeatherVariable.allCases.compactMap { variable in
      weather.series[variable].map { (name: variable.title(language), values: $0) }
    }
    var table = TextTable(
      alignments: [.left] + variables.map { _ in .right }, header: [""] + variables.map(\.name))
    let months = weather.calendar.months
    for month in 1...12 {
      table.rows.append(
        [Text.month(month)(language)] + variables.map { share(mean($0.values, where: { months[$0] == month })) })
    }
    let statistics: [(Text, ([Double]) -> Double)] = [
      (.meanOfYear, { mean($0) { _ in true } }), (.quantile(10), { quantile($0, 0.1) }),
      (.quantile(50), { quantile($0, 0.5) }), (.quantile(90), { quantile($0, 0.9) }),
    ]
    for (name, statistic) in statistics {
      table.rows.append([name(language)] + variables.map { share(statistic($0.values)) })
    }
    return title + ", \(weather.calendar.year)\n" + table.lines.joined(separator: "\n") + "\n"
  }

  /// The hours of several sites side by side, and how alike their winds are.
  public static func comparison(of sites: [(site: SyntheticSite, weather: WeatherYear)], _ language: Language) -> String
  {
    let header = [Text.siteID] + [Text.meanOfYear, .quantile(10), .quantile(50), .quantile(90)]
    let tables = [WeatherVariable.windCapacityFactor, .solarCapacityFactor].map { variable in
      var table = TextTable(
        alignments: [.left] + header.dropFirst().map { _ in .right }, header: header.map { $0(language) })
      table.rows = sites.map { site, weather in
        let values = weather.series[variable]!
        let figures = [mean(values) { _ in true }] + [0.1, 0.5, 0.9].map { quantile(values, $0) }
        return [site.id] + figures.map(share)
      }
      return variable.title(language) + "\n" + table.lines.joined(separator: "\n")
    }
    let winds = sites.map { $0.weather.series[.windCapacityFactor]! }
    var correlations = TextTable(
      alignments: [.left] + sites.map { _ in .right }, header: [""] + sites.map(\.site.id))
    correlations.rows = zip(sites, winds).map { entry, wind in
      [entry.site.id] + winds.map { Figures.grouped(correlation(wind, $0), decimals: 2) }
    }
    let last = Text.correlationOfWinds(language) + "\n" + correlations.lines.joined(separator: "\n")
    return (tables + [last]).joined(separator: "\n\n") + "\n"
  }

  private static func share(_ value: Double) -> String { Figures.percent(value) }
}

private func mean(_ values: [Double], where isCounted: (Int) -> Bool) -> Double {
  let counted = values.indices.filter(isCounted)
  return counted.reduce(0) { $0 + values[$1] } / Double(counted.count)
}

private func correlation(_ a: [Double], _ b: [Double]) -> Double {
  func fromMean(_ values: [Double]) -> [Double] {
    let centre = mean(values) { _ in true }
    return values.map { $0 - centre }
  }
  func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
  let (a, b) = (fromMean(a), fromMean(b))
  return product(a, b) / (product(a, a) * product(b, b)).squareRoot()
}

private func quantile(_ values: [Double], _ share: Double) -> Double {
  values.sorted()[Int((share * Double(values.count - 1)).rounded())]
}

extension WeatherVariable {
  fileprivate var title: Text {
    switch self {
    case .windCapacityFactor: .windFactor
    case .solarCapacityFactor: .solarFactor
    case .trackedSolarCapacityFactor: .trackedSolarFactor
    case .load: .load
    }
  }
}
