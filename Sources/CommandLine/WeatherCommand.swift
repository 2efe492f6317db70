import ArgumentParser
import Foundation
import Steppe
import SteppeBase
import SteppeWeather

/// Makes up the weather of a site, shows its statistics and writes it as CSV; without a site, lists the sites.
struct WeatherCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "weather", abstract: Text.helpWeather(spokenLanguage))

  @Argument(help: help(.helpSite)) var site: String?
  @Option(help: help(.helpYear)) var year = 2025
  @Option(help: help(.helpSeed)) var seed: UInt64 = 1
  @Option(name: .customLong("wind-cf"), help: help(.helpWindFactor)) var windFactor: Double?
  @Option(name: .customLong("solar-cf"), help: help(.helpSolarFactor)) var solarFactor: Double?
  @Option(help: help(.helpWeatherOut)) var out: String?
  @Option(help: help(.helpLanguage)) var language: Language?

  func validate() throws {
    for (name, value) in [("--wind-cf", windFactor), ("--solar-cf", solarFactor)] {
      if let value, !(0...1).contains(value) { throw ValidationError(Text.mustBeAShare(name)(spokenLanguage)) }
    }
  }

  func run() throws {
    guard let site else {
      print(WeatherSummary.sites(spokenLanguage), terminator: "")
      return
    }
    var place = try SyntheticSite.named(site)
    if let windFactor { place.windCapacityFactor = windFactor }
    if let solarFactor { place.solarCapacityFactor = solarFactor }
    let weather = place.weather(CalendarYear(year), seed: seed)
    print(WeatherSummary.text(of: weather, place, spokenLanguage), terminator: "")
    if let out {
      try Data(WeatherFile.text(weather).utf8).write(to: URL(fileURLWithPath: out))
      print("\n" + Text.resultsLieIn(out)(spokenLanguage))
    }
  }
}
