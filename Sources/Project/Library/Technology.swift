import SteppeBase
import SteppeWeather
import Yams

/// What can be built: how it works, and the numbers it has unless a project knows better.
public struct Technology: Sendable, Hashable {
  /// The name of its file: `onshore-wind`.
  public let id: String
  public let name: Text
  public let kind: TechnologyKind
  public let parameters: [ParameterName: Parameter]
  /// Whether the surroundings give energy that no carrier counts, as to a heat pump.
  let takesAmbientHeat: Bool
  /// What it takes from its surroundings and gives to them, per unit of its output: no bus carries that.
  public let surroundings: [Port]
  /// How the panels stand of one that turns light into power.
  let mounting: Mounting?

  /// The column with what it gives, in weather that is no more than such columns.
  func column(_ variable: WeatherVariable) -> WeatherVariable {
    mounting == .tracking ? .trackedSolarCapacityFactor : variable
  }
}

/// How panels stand, of a technology or of measured weather.
enum Mounting: String, CaseIterable { case fixed, tracking }

/// How a technology works.
public enum TechnologyKind: Sendable, Hashable {
  /// Gives what the weather allows, or less; without a column of it every asset has a profile of its own.
  case renewable(output: Carrier, WeatherVariable?)
  /// Burns a fuel that is bought.
  case plant(output: Carrier)
  /// Makes one carrier of another, in proportion; it may need some of a third.
  case converter(input: Carrier, output: Carrier, auxiliary: Carrier?)
  /// Holds a carrier for some hours at its power.
  case storage(Carrier)
  /// Holds a carrier; filling is free, emptying takes what the ports say.
  case store(Carrier, ports: [Port])
  /// Makes an output of several inputs in fixed proportions, and of energy from any mix of its fuels.
  case process(output: Carrier, ports: [Port], fuels: [Carrier])
  /// Carries one way from one place to another.
  case transmission(Carrier)
  /// Buys and sells at given prices.
  case grid(Carrier)
  /// Takes a carrier at a price.
  case sink(Carrier)

  enum Name: String, CaseIterable {
    case renewable, plant, converter, storage, store, process, transmission, grid, sink
  }

  /// What it makes, or all it has to do with.
  public var output: Carrier {
    if case .converter(_, let output, _) = self { return output }
    return carriers[0]
  }

  /// The carriers it connects.
  public var carriers: [Carrier] {
    switch self {
    case .converter(let input, let output, let auxiliary): [input, output] + (auxiliary.map { [$0] } ?? [])
    case .renewable(let carrier, _), .plant(let carrier), .storage(let carrier), .transmission(let carrier),
      .grid(let carrier),
      .sink(let carrier):
      [carrier]
    case .store(let carrier, let ports): [carrier] + ports.map(\.carrier)
    case .process(let output, let ports, let fuels): [output] + ports.map(\.carrier) + fuels
    }
  }
}

extension Technology {
  /// The same with other ratios of its ports, and of what no bus carries.
  func with(_ ports: [Port], surroundings: [Port]) -> Technology {
    Technology(
      id: id, name: name, kind: kind.with(ports), parameters: parameters, takesAmbientHeat: takesAmbientHeat,
      surroundings: surroundings, mounting: mounting)
  }

  private static let keys =
    [
      "name", "kind", "carrier", "input", "output", "auxiliary", "weather", "fuels", "ambient_heat", "surroundings",
      "mounting", "parameters",
    ]
    + Port.Side.allCases.map(\.rawValue)

  init?(id: String, _ root: Node, carriers: [String: Carrier], sources: [String: Source], _ reader: DocumentReader) {
    let fields = reader.fields(of: root, known: Technology.keys)
    guard let kindNode = fields["kind"], let nameNode = fields["name"] else {
      reader.report(.missingKey(fields["kind"] == nil ? "kind" : "name"), at: root)
      return nil
    }
    guard let name = reader.bilingual(nameNode), let kind = TechnologyKind(kindNode, fields, carriers, sources, reader)
    else { return nil }
    self.id = id
    self.name = name
    self.kind = kind
    parameters = fields["parameters"].map { reader.parameters($0, kind.parameters, sources) } ?? [:]
    takesAmbientHeat = fields["ambient_heat"]?.bool ?? false
    surroundings =
      fields["surroundings"].map {
        reader.ports(
          reader.fields(of: $0, known: Port.Side.allCases.map(\.rawValue)), per: kind.output, carriers, sources)
      } ?? []
    mounting = fields["mounting"].flatMap { reader.choice($0, Text.unknownMounting) }
    guard reader.isSound else { return }
    for violation in violations(named: id, parameters) { reader.report(violation, at: root) }
  }

  /// What it would make of nothing, with numbers of its own or of a project.
  func violations(named name: String, _ numbers: [ParameterName: Parameter]) -> [Text] {
    ProcessBalance(self, numbers)?.violations(of: name, takesAmbientHeat: takesAmbientHeat) ?? []
  }

  /// What goes into it and comes out of it of every element, with its own numbers.
  public var elementBalances: [ElementBalance] { ProcessBalance(self, parameters)?.elements ?? [] }

  /// The same of energy; nil for what makes nothing.
  public var energyBalance: EnergyBalance? {
    ProcessBalance(self, parameters)?.energy(takesAmbientHeat: takesAmbientHeat)
  }

  /// The carriers of those balances.
  public var balanced: [Carrier] {
    (kind.carriers + surroundings.map(\.carrier)).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension DocumentReader {
  /// The library values of a mapping, each with its evidence.
  func parameters(
    _ node: Node, _ specifications: [ParameterSpecification], _ sources: [String: Source], beside others: [String] = []
  ) -> [ParameterName: Parameter] {
    let fields = fields(of: node, known: specifications.map(\.name.rawValue) + others)
    var parameters: [ParameterName: Parameter] = [:]
    for specification in specifications {
      guard let node = fields[specification.name.rawValue] else { continue }
      parameters[specification.name] = libraryValue(node, specification, sources)
    }
    return parameters
  }

  /// A value with its evidence.
  func libraryValue(_ node: Node, _ specification: ParameterSpecification, _ sources: [String: Source]) -> Parameter? {
    let isByHour = specification.mayDifferByHour
    if isOfProject { return ownValue(node, specification) }
    let entry = fields(of: node, known: ["value"] + (isByHour ? ["hours"] : []) + Evidence.keys)
    guard let valueNode = entry["value"] ?? entry["hours"] else {
      report(.missingKey("value"), at: node)
      return nil
    }
    guard let evidence = Evidence(entry, at: node, sources: sources, self) else { return nil }
    return entry["value"] == nil
      ? byHour(valueNode, specification, evidence) : Parameter(valueNode, specification, evidence, self)
  }
}

extension DocumentReader {
  /// A number of a project's own technology: alone, or with `status`, `source` and `note`.
  private func ownValue(_ node: Node, _ specification: ParameterSpecification) -> Parameter? {
    guard node.mapping != nil else { return Parameter(node, specification, .project, self) }
    let fields = fields(
      of: node, known: ["value"] + (specification.mayDifferByHour ? ["hours"] : []) + Evidence.projectKeys)
    let evidence = Evidence(ofProject: fields, self)
    if let hours = fields["hours"] { return byHour(hours, specification, evidence) }
    guard let value = fields["value"] else {
      report(.missingKey("value"), at: node)
      return nil
    }
    return Parameter(value, specification, evidence, self)
  }
}

extension Parameter {
  init?(_ node: Node, _ specification: ParameterSpecification, _ evidence: Evidence, _ reader: DocumentReader) {
    guard
      let value = reader.quantity(
        node, specification.dimension, of: specification.substance, in: specification.range)
    else { return nil }
    self.value = value
    written = node.scalar?.string ?? ""
    self.evidence = evidence
  }
}

extension TechnologyKind {
  init?(
    _ node: Node, _ fields: [String: Node], _ carriers: [String: Carrier], _ sources: [String: Source],
    _ reader: DocumentReader
  ) {
    guard let name: Name = reader.choice(node, Text.unknownTechnologyKind) else { return nil }
    func carrier(_ key: String) -> Carrier? {
      guard let node = fields[key] else {
        reader.report(.missingKey(key), at: node)
        return nil
      }
      return reader.carrier(node, among: carriers)
    }
    switch name {
    case .renewable:
      guard let output = carrier("output") else { return nil }
      guard let weather = fields["weather"] else {
        self = .renewable(output: output, nil)
        return
      }
      guard let variable: WeatherVariable = reader.choice(weather, Text.unknownColumn) else { return nil }
      self = .renewable(output: output, variable)
    case .plant:
      guard let output = carrier("output") else { return nil }
      self = .plant(output: output)
    case .converter:
      guard let input = carrier("input"), let output = carrier("output") else { return nil }
      self = .converter(
        input: input, output: output, auxiliary: fields["auxiliary"] == nil ? nil : carrier("auxiliary"))
    case .process:
      guard let output = carrier("output") else { return nil }
      let fuels = fields["fuels"].map { reader.sequence($0).compactMap { reader.carrier($0, among: carriers) } } ?? []
      self = .process(output: output, ports: reader.ports(fields, per: output, carriers, sources), fuels: fuels)
    case .storage, .store, .transmission, .grid, .sink:
      guard let carrier = carrier("carrier") else { return nil }
      switch name {
      case .storage: self = .storage(carrier)
      case .store: self = .store(carrier, ports: reader.ports(fields, per: carrier, carriers, sources))
      case .transmission: self = .transmission(carrier)
      case .grid: self = .grid(carrier)
      default: self = .sink(carrier)
      }
    }
  }
}

extension DocumentReader {
  func carrier(_ node: Node, among carriers: [String: Carrier]) -> Carrier? {
    guard let id = text(node) else { return nil }
    if let carrier = carriers[id] { return carrier }
    reportUnknown(id, .unknownCarrier(id), among: carriers.keys.sorted(), at: node)
    return nil
  }
}
