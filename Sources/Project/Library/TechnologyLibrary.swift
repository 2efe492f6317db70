import SteppeBase
import Yams

/// The technologies, carriers and general economic numbers that come with Steppe (`Sources/Data`).
public struct TechnologyLibrary: Sendable {
  public private(set) var carriers: [String: Carrier]
  public let sources: [String: Source]
  public private(set) var technologies: [String: Technology]
  public let packs: [String: RulePack]
  /// Discount rate, overhead, life of a project and inflation.
  public let economics: [ParameterName: Parameter]
  /// Yuan per unit of other money.
  public let exchangeRates: [Currency: Parameter]
  /// Turbines and panels that make power of measured weather.
  public let weatherModels: [ParameterName: Parameter]

  /// The library compiled into this binary.
  public static let builtIn: TechnologyLibrary = {
    do {
      return try TechnologyLibrary(
        files: Dictionary(uniqueKeysWithValues: EmbeddedFiles.paths.map { ($0, EmbeddedFiles.text($0)!) }))
    } catch {
      preconditionFailure("the technology library is wrong: \(error)")
    }
  }()

  /// Reads a library from its files by path: `carriers.yaml`, `sources.yaml`, `economics.yaml`, `weather/models.yaml`,
  /// `technologies/*.yaml` and `rules/*.yaml`.
  ///
  /// - Throws: `InputError` with every mistake, among them every value without a source.
  init(files: [String: String]) throws {
    var readers: [DocumentReader] = []
    func open(_ path: String) throws -> (Node, DocumentReader) {
      let (root, reader) = try DocumentReader.open(files[path]!, file: path)
      readers.append(reader)
      return (root, reader)
    }
    func table<Value>(_ path: String, _ read: (String, Node, DocumentReader) -> Value?) throws -> [String: Value] {
      let (root, reader) = try open(path)
      return reader.entries(of: root).reduce(into: [:]) { $0[$1.key] = read($1.key, $1.value, reader) }
    }
    let sources = try table("sources.yaml", Source.init)
    let carriers = try table("carriers.yaml") { Carrier($0, $1, sources: sources, $2) }
    var technologies: [String: Technology] = [:]
    for path in files.keys.sorted() where path.hasPrefix("technologies/") {
      let id = String(path.dropFirst("technologies/".count).dropLast(".yaml".count))
      let (root, reader) = try open(path)
      technologies[id] = Technology(id: id, root, carriers: carriers, sources: sources, reader)
    }
    var packs: [String: RulePack] = [:]
    for path in files.keys.sorted() where path.hasPrefix("rules/") {
      let id = String(path.dropFirst("rules/".count).dropLast(".yaml".count))
      let (root, reader) = try open(path)
      packs[id] = RulePack(id: id, root, sources: sources, reader)
    }
    let (root, reader) = try open("economics.yaml")
    let ratesKey = "exchange_rates"
    let economics = reader.parameters(root, ParameterSpecification.economics, sources, beside: [ratesKey])
    let exchangeRates =
      root.mapping?[Node(ratesKey)].map { reader.exchangeRates($0) { reader.libraryValue($0, $1, sources) } } ?? [:]
    let (modelRoot, modelReader) = try open("weather/models.yaml")
    let models = modelReader.parameters(
      modelRoot, ParameterSpecification.turbine + ParameterSpecification.panels, sources)
    let issues = readers.flatMap(\.issues)
    guard issues.isEmpty else { throw InputError(issues) }
    self.carriers = carriers
    self.sources = sources
    self.technologies = technologies
    self.packs = packs
    self.economics = economics
    self.exchangeRates = exchangeRates
    weatherModels = models
  }
}

extension TechnologyLibrary {
  /// With the `carriers:` and `technologies:` of a project, which stand in the place of its own of the same name.
  func adding(_ root: Node, _ document: DocumentReader) -> TechnologyLibrary {
    var library = self
    func entries(_ key: String) -> [(key: String, keyNode: Node, value: Node)] {
      root.mapping?[Node(key)].map(document.entries) ?? []
    }
    for entry in entries("carriers") {
      library.carriers[entry.key] = Carrier(entry.key, entry.value, sources: sources, document)
    }
    for entry in entries("technologies") {
      library.technologies[entry.key] = Technology(
        id: entry.key, entry.value, carriers: library.carriers, sources: sources, document)
    }
    return library
  }
}

extension Source {
  init?(_ id: String, _ node: Node, _ reader: DocumentReader) {
    let fields = reader.fields(of: node, known: ["citation", "address"])
    guard let citation = fields["citation"].flatMap(reader.text) else {
      reader.report(.missingKey("citation"), at: node)
      return nil
    }
    self.id = id
    self.citation = citation
    address = fields["address"].flatMap(reader.text)
  }
}
