import ArgumentParser
import Foundation
import Steppe
import SteppeBase
import SteppeWeather

/// Makes up the weather of sites, or reads that of a project or of files; shows its statistics and writes it as CSV.
/// Without a site, lists the sites.
struct WeatherCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "weather", abstract: Text.helpWeather(spokenLanguage))

  @Argument(help: help(.helpSite)) var sites: [String] = []
  @Option(help: help(.helpYear)) var year: Int?
  @Option(help: help(.helpSeed)) var seed: UInt64 = 1
  @Option(name: .customLong("wind-cf"), help: help(.helpWindFactor)) var windFactor: Double?
  @Option(name: .customLong("solar-cf"), help: help(.helpSolarFactor)) var solarFactor: Double?
  @Option(name: .customLong("set"), help: help(.helpWeatherSetting)) var settings: [String] = []
  @Option(help: help(.helpZone)) var zone = ClockZone.beijing.name
  @Option(help: help(.helpWeatherOut)) var out: String?
  @Option(help: help(.helpLanguage)) var language: Language?

  private static let usualYear = 2025

  func validate() throws {
    for (name, value) in [("--wind-cf", windFactor), ("--solar-cf", solarFactor)] {
      guard let value else { continue }
      if !(0...1).contains(value) { throw ValidationError(Text.mustBeAShare(name)(spokenLanguage)) }
      if sites.count > 1 { throw ValidationError(Text.forOneSite(name)(spokenLanguage)) }
    }
    if ClockZone(zone) == nil { throw ValidationError(Text.unknownZone(zone)(spokenLanguage)) }
    try outputs.validate()
  }

  func run() throws {
    if sites.isEmpty { return try say(WeatherSummary.sites(spokenLanguage)) }
    let zone = ClockZone(zone)!
    if let read = try WeatherOrigin.read(sites, settings: settings, year: year, zone: zone) {
      try outputs.report(read.map { $0.text(spokenLanguage) }.joined(separator: "\n"))
      try writeOut(read.map { (name: $0.place ?? "weather", year: $0.year) })
      return
    }
    let places = try sites.map { name in
      var place = try SyntheticSite.named(name)
      if let windFactor { place.windCapacityFactor = windFactor }
      if let solarFactor { place.solarCapacityFactor = solarFactor }
      return place
    }
    let calendar = CalendarYear(year ?? WeatherCommand.usualYear, zone: zone)
    let weather = SyntheticSite.weather(of: places, calendar, seed: seed)
    let summary =
      places.count == 1
      ? WeatherSummary.text(of: weather[0], places[0], spokenLanguage)
      : WeatherSummary.comparison(of: Array(zip(places, weather)), spokenLanguage)
    try outputs.report(summary)
    try writeOut(zip(sites, weather).map { (name: $0, year: $1) })
  }

  private var outputs: Outputs { Outputs(reading: sites, files: ["--out": out]) }

  /// One year into the file asked for, several into a folder with a file for each.
  private func writeOut(_ years: [(name: String, year: WeatherYear)]) throws {
    guard let out else { return }
    if years.count == 1 {
      try write(WeatherFile.text(years[0].year), to: out)
    } else {
      if out == Outputs.Output.stream { throw ValidationError(Text.folderIsNoStream("--out")(spokenLanguage)) }
      try makeFolder(at: out)
      for (name, year) in years {
        try writeFile(WeatherFile.text(year), to: "\(out)/\(name.replacing("/", with: "_")).csv")
      }
    }
    if out == Outputs.Output.stream { return }
    try outputs.report("\n" + Text.resultsLieIn(out)(spokenLanguage) + "\n")
  }
}
