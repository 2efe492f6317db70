import Foundation
import SteppeBase
import SteppeWeather
import Yams

extension ObservedWeather {
  /// The key of the `weather:` section for files by their ending.
  private static let kinds = ["epw": "epw", "csv": "measured", "nc": "era5"]

  /// What a typical year of an EPW file is called that is made of several.
  private static let usualYear = 2025

  /// Whether these are files of measured weather, by their endings: one EPW or CSV file, or ERA5 files.
  public static func isKnown(_ paths: [String]) -> Bool {
    let found = paths.map { kinds[URL(filePath: $0).pathExtension.lowercased()] }
    return found.count == 1 ? found[0] != nil : !found.isEmpty && found.allSatisfy { $0 == "era5" }
  }

  /// Reads files of measured weather without a project.
  ///
  /// - Parameters:
  ///   - settings: what a project's `weather:` section would say beside the files, as `wind.hub_height=120m`.
  ///   - year: the year wanted; nil for the weather's own.
  ///   - zone: the clock wanted.
  /// - Throws: `InputError` with everything that is wrong with the files and settings.
  /// - Precondition: the files are known (`isKnown`).
  public static func read(
    _ paths: [String], settings: [String], year: Int?, zone: ClockZone, library: TechnologyLibrary = .builtIn
  ) throws -> ObservedWeather {
    let unreadable = paths.compactMap { path in
      whyUnreadable(path).map { Issue($0, at: Issue.Place(file: path)) }
    }
    if !unreadable.isEmpty { throw InputError(unreadable) }
    let urls = paths.map { URL(filePath: $0) }
    guard let kind = kinds[urls[0].pathExtension.lowercased()] else { preconditionFailure("no file of weather") }
    let document = DocumentReader("", file: paths.joined(separator: ", "))
    let names = urls.map { Node($0.path) }
    let files = names.count == 1 ? names[0] : Node.sequence(Node.Sequence(names))
    let empty = Node.mapping(Node.Mapping([]))
    let section = Node.mapping(
      Node.Mapping([(Node(kind), files), (Node("wind"), empty), (Node("solar"), empty)]))
    let reading = ProjectReading(document: document, folder: URL(filePath: "/"), library: library)
    let node = document.applying(settings, to: section)
    let fields = document.fields(of: node, known: ProjectReading.observedKeys)
    let weather = reading.observedWeather(
      kind, fields, at: node, CalendarYear(year ?? usualYear, zone: zone), keepsYear: year == nil)
    try document.finish()
    guard let weather else { preconditionFailure("weather that cannot be read has an issue that says why") }
    return weather
  }
}
