import Foundation
import SteppeBase
import SteppeWeather
import Yams

extension Project {
  /// Reads a project: a folder with `project.yaml`, or that file.
  ///
  /// - Parameter settings: values in place of those in the file, as `wind.capacity=130MW`.
  /// - Throws: `InputError` with every mistake in the project and the files it names; `UnsupportedError` with every
  ///   feature it asks for that is not there yet.
  public static func read(
    _ path: String, settings: [String] = [], library: TechnologyLibrary = .builtIn
  ) throws -> Project {
    var url = URL(filePath: path)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue {
      url.append(path: "project.yaml")
    }
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw InputError(.noSuchFile(url.relativePath))
    }
    return try read(
      String(decoding: data, as: UTF8.self), file: url.relativePath, folder: url.deletingLastPathComponent(),
      settings: settings, library: library)
  }

  /// Reads the text of a project whose other files lie in `folder`.
  public static func read(
    _ text: String, file: String, folder: URL, settings: [String] = [], library: TechnologyLibrary = .builtIn
  ) throws -> Project {
    let (root, document) = try DocumentReader.open(text, file: file)
    let reading = ProjectReading(document: document, folder: folder, library: library)
    let project = reading.project(document.applying(settings, to: root))
    try document.finish()
    guard let project else { preconditionFailure("a project that cannot be read has an issue that says why") }
    return project
  }
}

/// The reading of one project. The extensions beside this file read its sections.
struct ProjectReading {
  let document: DocumentReader
  let folder: URL
  let library: TechnologyLibrary

  private static let required = ["name", "time", "weather", "system"]
  private static let optional = [
    "places", "currency", "discount_rate", "overhead", "co2_price", "demand", "rules", "compare",
  ]

  func project(_ root: Node) -> Project? {
    let fields = document.fields(of: root, known: ProjectReading.required + ProjectReading.optional)
    guard root.mapping != nil else { return nil }
    for key in ProjectReading.required where fields[key] == nil {
      // Places may have their own.
      if key == "weather", fields["places"] != nil { continue }
      document.report(.missingKey(key), at: root)
    }
    fields["currency"].map(self.checkCurrency)
    let calendar = fields["time"].flatMap(self.calendar)
    let (places, weather) = places(fields, calendar)
    let isWeatherKnown = document.isSound
    let assets = fields["system"].map { self.system($0, places) } ?? []
    if isWeatherKnown, let system = fields["system"] { checkWeather(weather, covers: assets, at: system) }
    let demands = fields["demand"].map { self.demands($0, calendar, places) } ?? []
    if let system = fields["system"] { checkConnections(assets, demands, at: system) }
    let rules = fields["rules"].map { self.rules($0, assets) } ?? []
    let comparisons = fields["compare"].map { self.comparisons($0, assets, rules) } ?? []
    let economics = self.economics(fields)
    guard let name = fields["name"].flatMap(document.bilingual), let calendar, document.isSound else { return nil }
    return Project(
      name: name, calendar: calendar, places: places, weather: WeatherChoice.made(weather, calendar),
      economics: economics, assets: assets, demands: demands, rules: rules, comparisons: comparisons)
  }

  private func checkCurrency(_ node: Node) {
    guard let currency = document.text(node), currency != "CNY" else { return }
    document.refuse(.otherCurrency(currency), at: node, hint: .writeInstead("CNY"))
  }

  private func calendar(_ node: Node) -> CalendarYear? {
    let fields = document.fields(of: node, known: ["year", "zone"])
    var zone = ClockZone.beijing
    if let zoneNode = fields["zone"], let name = document.text(zoneNode) {
      if let known = ClockZone(name) {
        zone = known
      } else {
        document.reportUnknown(name, .unknownZone(name), among: ClockZone.named.keys.sorted(), at: zoneNode)
      }
    }
    guard let yearNode = fields["year"] else {
      document.report(.missingKey("year"), at: node)
      return nil
    }
    return document.wholeNumber(yearNode, in: 1900...2200).map { CalendarYear($0, zone: zone) }
  }

  private func economics(_ fields: [String: Node]) -> [ParameterName: Parameter] {
    var economics = library.economics
    for specification in ParameterSpecification.economics {
      guard let node = fields[specification.name.rawValue] else { continue }
      economics[specification.name] = override(node, specification) ?? economics[specification.name]
    }
    return economics
  }
}
