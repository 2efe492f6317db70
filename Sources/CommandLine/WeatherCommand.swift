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
  @Option(help: help(.helpSeed)) var seed: UInt64?
  @Option(name: .customLong("wind-cf"), help: help(.helpWindFactor)) var windFactor: Double?
  @Option(name: .customLong("solar-cf"), help: help(.helpSolarFactor)) var solarFactor: Double?
  @Option(name: .customLong("set"), help: help(.helpWeatherSetting)) var settings: [String] = []
  @Option(help: help(.helpZone)) var zone: String?
  @Option(help: help(.helpWeatherOut)) var out: String?
  @Option(help: help(.helpLanguage)) var language: Language?

  private static let usualYear = 2025

  func validate() throws {
    for (name, value, range) in [
      ("--wind-cf", windFactor, SyntheticSite.windRange), ("--solar-cf", solarFactor, SyntheticSite.solarRange),
      ("--year", year.map(Double.init), 1900...2200),
    ] {
      guard let value, !range.contains(value) else { continue }
      let bounds = [range.lowerBound, range.upperBound].map { AttributeValue.number($0).description }
      throw ValidationError(Text.mustBe(name, between: bounds[0], and: bounds[1])(spokenLanguage))
    }
    if let zone, ClockZone(zone) == nil { throw ValidationError(Text.unknownZone(zone)(spokenLanguage)) }
    try outputs.validate()
    if let message = misplacedOption { throw ValidationError(message(spokenLanguage)) }
  }

  /// What is said of an option that would have no effect.
  private var misplacedOption: Text? {
    let ofSites = [("--seed", seed != nil), ("--wind-cf", windFactor != nil), ("--solar-cf", solarFactor != nil)]
    let ofCalendar = [("--year", year != nil), ("--zone", zone != nil)]
    func first(_ options: [(String, Bool)]) -> String? { options.first(where: \.1)?.0 }
    switch WeatherOrigin.Source(sites) {
    case .project: return first(ofSites + ofCalendar).map(Text.notForProjects)
    case .files: return first(ofSites).map(Text.notForFiles)
    case .sites:
      if !settings.isEmpty { return .setNeedsFiles }
      guard sites.count > 1 else { return nil }
      return out == Outputs.stream
        ? .folderIsNoStream("--out") : first(Array(ofSites.dropFirst())).map(Text.forOneSite)
    }
  }

  func run() throws {
    if sites.isEmpty { return try say(WeatherSummary.sites(spokenLanguage)) }
    let zone = zone.flatMap(ClockZone.init) ?? .beijing
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
    let weather = SyntheticSite.weather(of: places, calendar, seed: seed ?? 1)
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
      if out == Outputs.stream { throw ValidationError(Text.folderIsNoStream("--out")(spokenLanguage)) }
      try makeFolder(at: out)
      for (name, year) in years {
        try writeFile(WeatherFile.text(year), to: "\(out)/\(name.replacing("/", with: "_")).csv")
      }
    }
    if out == Outputs.stream { return }
    try outputs.report("\n" + Text.resultsLieIn(out)(spokenLanguage) + "\n")
  }
}
