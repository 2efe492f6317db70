import Foundation
import SteppeBase
import SteppeWeather
import Yams

extension Project {
  /// Reads a project: a folder with `project.yaml`, or that file.
  ///
  /// - Parameter settings: values in place of those in the file, as `wind.capacity=130MW`.
  /// - Throws: `InputError` with every mistake in the project and the files it names.
  public static func read(
    _ path: String, settings: [String] = [], library: TechnologyLibrary = .builtIn
  ) throws -> Project {
    var url = URL(filePath: path)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue {
      url.append(path: "project.yaml")
      let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? ["project.yaml"]
      if !files.contains("project.yaml") {
        let meant = closestMatch(to: "project.yaml", among: files)
        throw InputError(.noProject, at: Issue.Place(file: path), hint: meant.map(Text.renameToProject))
      }
    }
    return try read(
      readText(at: url.relativePath), file: url.relativePath, folder: url.deletingLastPathComponent(),
      settings: settings, library: library)
  }

  /// Reads the text of a project whose other files lie in `folder`.
  public static func read(
    _ text: String, file: String, folder: URL, settings: [String] = [], library: TechnologyLibrary = .builtIn
  ) throws -> Project {
    let (root, document) = try DocumentReader.open(text, file: file)
    document.isOfProject = true
    let changed = document.applying(settings, to: root)
    let reading = ProjectReading(document: document, folder: folder, library: library.adding(changed, document))
    let project = reading.project(changed)
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
    "places", "carriers", "technologies", "currency", "price_year", "exchange_rates", "inflation", "discount_rate",
    "overhead", "project_life",
    "co2_price", "demand", "rules", "compare",
  ]

  func project(_ root: Node) -> Project? {
    let fields = document.fields(of: root, known: ProjectReading.required + ProjectReading.optional)
    guard root.mapping != nil else { return nil }
    for key in ProjectReading.required where fields[key] == nil {
      // Places may have their own.
      if key == "weather", fields["places"] != nil { continue }
      document.report(.missingKey(key), at: root)
    }
    let exchangeRates = exchangeRates(fields)
    let economics = self.economics(fields, exchangeRates)
    let calendar = fields["time"].flatMap(self.calendar)
    let (places, weather) = places(fields, calendar)
    let isWeatherKnown = document.isSound
    let issueCount = document.issues.count
    let assets = fields["system"].map { self.system($0, places, weather, calendar) } ?? []
    // Of an asset that cannot be read nobody knows what it supplies.
    let isSystemKnown = document.issues.count == issueCount
    if isWeatherKnown, let system = fields["system"] { checkWeather(weather, covers: assets, at: system) }
    let demands = fields["demand"].map { self.demands($0, calendar, places, assets) } ?? []
    if isSystemKnown, let system = fields["system"] {
      checkConnections(assets, demands, at: system, demand: fields["demand"])
    }
    if document.isSound, let system = fields["system"] { warnOfDeadEnds(assets, demands, at: system) }
    let rules = fields["rules"].map { self.rules($0, assets) } ?? []
    let comparisons = fields["compare"].map { self.comparisons($0, assets, rules) } ?? []
    guard let name = fields["name"].flatMap(document.bilingual), let calendar, document.isSound else { return nil }
    return Project(
      name: name, calendar: calendar, places: places, weather: WeatherChoice.made(weather, calendar),
      priceYear: document.money?.priceYear, economics: used(economics), currency: document.money?.currency ?? .yuan,
      exchangeRates: used(exchangeRates), assets: assets, demands: demands, rules: rules, comparisons: comparisons,
      warnings: document.warnings)
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

  /// Yuan per unit of other money: the library's, and what the project knows better.
  private func exchangeRates(_ fields: [String: Node]) -> [Currency: Parameter] {
    let own = fields["exchange_rates"].map { document.exchangeRates($0, override) } ?? [:]
    return library.exchangeRates.merging(own) { $1 }
  }

  /// The numbers that hold for the whole project; from here on prices in foreign money are understood.
  private func economics(
    _ fields: [String: Node], _ exchangeRates: [Currency: Parameter]
  ) -> [ParameterName: Parameter] {
    var economics = library.economics
    let rates = exchangeRates.mapValues(\.value)
    document.money = MoneyBasis(
      currency: fields["currency"].flatMap { currency($0, rates) } ?? .yuan, rates: rates,
      priceYear: fields["price_year"].flatMap { document.wholeNumber($0, in: 1990...2100) }, inflation: 0)
    for specification in ParameterSpecification.economics {
      guard let node = fields[specification.name.rawValue] else { continue }
      economics[specification.name] = override(node, specification) ?? economics[specification.name]
    }
    document.money?.inflation = economics[.inflation]!.value
    for specification in ParameterSpecification.economics {
      economics[specification.name] = economics[specification.name].map { inPriceYear($0, specification) }
    }
    return economics
  }

  /// What the project counts in.
  private func currency(_ node: Node, _ rates: [Currency: Double]) -> Currency? {
    guard let currency: Currency = document.choice(node, Text.unknownCurrency) else { return nil }
    if currency == .yuan || rates[currency] != nil { return currency }
    document.reportNoRate(of: currency, at: node)
    return nil
  }

  /// A price in prices of the project's year.
  func inPriceYear(_ parameter: Parameter, _ specification: ParameterSpecification) -> Parameter {
    document.money?.inPriceYear(parameter, specification) ?? parameter
  }

  /// A number of the library in the money of the project.
  func inProjectMoney(_ parameter: Parameter, _ specification: ParameterSpecification) -> Parameter {
    document.money?.fromYuan(parameter, specification) ?? parameter
  }

  /// Without what no number of the project has needed.
  private func used(_ economics: [ParameterName: Parameter]) -> [ParameterName: Parameter] {
    var used = economics
    if document.money?.priceYear == nil { used[.inflation] = nil }
    return used
  }

  private func used(_ rates: [Currency: Parameter]) -> [Currency: Parameter] {
    rates.filter { $0.key == document.money?.currency || document.usedMoney.contains($0.key) }
  }
}
