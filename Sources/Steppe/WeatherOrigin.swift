import Foundation
import SteppeBase
import SteppeProject
import SteppeReport
import SteppeWeather

/// Hourly capacity factors with where they come from.
public struct WeatherOrigin: Sendable {
  /// What weather is asked of.
  public enum Source: Sendable {
    case sites, files, project

    public init(_ paths: [String]) {
      if ObservedWeather.isKnown(paths) {
        self = .files
      } else {
        let isProject = paths.count == 1 && InputKind(of: URL(fileURLWithPath: paths[0])) == .project
        self = isProject ? .project : .sites
      }
    }
  }

  /// The place in projects of several.
  public let place: String?
  public let year: WeatherYear
  let origin: Text
  let settings: [Assumption]

  /// Reads the weather of a project, or of one EPW, CSV or several ERA5 files; nil if the paths are neither.
  ///
  /// - Parameters:
  ///   - settings: values in place of those of the project or of the models.
  ///   - year: the year wanted of files; nil for their own.
  ///   - zone: the clock wanted of files.
  /// - Throws: `InputError` with everything that is wrong.
  public static func read(_ paths: [String], settings: [String], year: Int?, zone: ClockZone) throws -> [WeatherOrigin]?
  {
    switch Source(paths) {
    case .files:
      let weather = try ObservedWeather.read(paths, settings: settings, year: year, zone: zone)
      return [WeatherOrigin(place: nil, year: weather.year, origin: weather.origin, settings: weather.settings)]
    case .project:
      return try Project.read(paths[0], settings: settings).weather.map {
        WeatherOrigin(place: $0.place, year: $0.year, origin: $0.origin, settings: $0.settings)
      }
    case .sites: return nil
    }
  }

  /// Months and quantiles, and every number of turbines and panels.
  public func text(_ language: Language) -> String {
    let title = [place, origin(language)].compactMap(\.self).joined(separator: ": ")
    let summary = WeatherSummary.text(of: year, title: title, language)
    guard !settings.isEmpty else { return summary }
    var table = TextTable(alignments: [.left, .left], header: [Text.subject(language), Text.value(language)])
    table.rows = settings.map { [$0.subject(language), $0.value(language)] }
    return summary + "\n" + table.lines.joined(separator: "\n") + "\n"
  }
}
