import ArgumentParser
import Foundation
import Steppe
import SteppeBase
import SteppeWeather

/// Makes up the weather of sites, shows its statistics and writes it as CSV; without a site, lists the sites.
struct WeatherCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "weather", abstract: Text.helpWeather(spokenLanguage))

  @Argument(help: help(.helpSite)) var sites: [String] = []
  @Option(help: help(.helpYear)) var year = 2025
  @Option(help: help(.helpSeed)) var seed: UInt64 = 1
  @Option(name: .customLong("wind-cf"), help: help(.helpWindFactor)) var windFactor: Double?
  @Option(name: .customLong("solar-cf"), help: help(.helpSolarFactor)) var solarFactor: Double?
  @Option(help: help(.helpWeatherOut)) var out: String?
  @Option(help: help(.helpLanguage)) var language: Language?

  func validate() throws {
    for (name, value) in [("--wind-cf", windFactor), ("--solar-cf", solarFactor)] {
      guard let value else { continue }
      if !(0...1).contains(value) { throw ValidationError(Text.mustBeAShare(name)(spokenLanguage)) }
      if sites.count > 1 { throw ValidationError(Text.forOneSite(name)(spokenLanguage)) }
    }
  }

  func run() throws {
    guard !sites.isEmpty else {
      print(WeatherSummary.sites(spokenLanguage), terminator: "")
      return
    }
    let places = try sites.map { name in
      var place = try SyntheticSite.named(name)
      if let windFactor { place.windCapacityFactor = windFactor }
      if let solarFactor { place.solarCapacityFactor = solarFactor }
      return place
    }
    let weather = SyntheticSite.weather(of: places, CalendarYear(year), seed: seed)
    let summary =
      places.count == 1
      ? WeatherSummary.text(of: weather[0], places[0], spokenLanguage)
      : WeatherSummary.comparison(of: Array(zip(places, weather)), spokenLanguage)
    print(summary, terminator: "")
    if let out {
      try write(weather, to: URL(fileURLWithPath: out))
      print("\n" + Text.resultsLieIn(out)(spokenLanguage))
    }
  }

  /// One site into the file, several into a folder with a file for each.
  private func write(_ weather: [WeatherYear], to url: URL) throws {
    let files = sites.count == 1 ? [url] : sites.map { url.appending(path: $0 + ".csv") }
    if sites.count > 1 { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    for (file, year) in zip(files, weather) { try Data(WeatherFile.text(year).utf8).write(to: file) }
  }
}
