import SteppeBase
import Yams

/// The rules of one document of an authority, or its factors, ready to be named by a project.
public struct RulePack: Sendable {
  /// A point the document leaves open, with the readings a project can choose from.
  public struct Switch: Sendable {
    public let options: [String]
    public let usual: String
    public let note: Text
  }

  /// One rule of the document.
  struct Entry: Sendable {
    let name: String
    /// Its keys and values as a project would write them.
    let written: [(key: String, value: String)]
    /// The reading of every switch that the entry needs.
    let when: [String: String]
    let evidence: Evidence
  }

  /// A number of the document that a project may name in the place of its own.
  struct Factor {
    /// As written, with its unit.
    let value: String
    let evidence: Evidence
  }

  /// The name of its file: `green-direct-connection-2025`.
  public let id: String
  public let name: Text
  public let document: Text
  /// The number of the document, as 发改能源〔2025〕650号; empty where it has none.
  public let number: String
  /// Of issue: `2025-05-30`.
  public let date: String
  public let switches: [String: Switch]
  let entries: [Entry]
  let factors: [String: Factor]
}

extension RulePack {
  private static let required = ["name", "document", "number", "date"]
  private static let optional = ["switches", "rules", "factors"]

  init?(id: String, _ root: Node, sources: [String: Source], _ reader: DocumentReader) {
    let fields = reader.fields(of: root, known: RulePack.required + RulePack.optional)
    for key in RulePack.required where fields[key] == nil { reader.report(.missingKey(key), at: root) }
    if fields["rules"] == nil && fields["factors"] == nil { reader.report(.missingKey("rules"), at: root) }
    guard let name = fields["name"].flatMap(reader.bilingual),
      let document = fields["document"].flatMap(reader.bilingual),
      let number = fields["number"]?.string, let date = fields["date"].flatMap(reader.text)
    else { return nil }
    self.id = id
    self.name = name
    self.document = document
    self.number = number
    self.date = date
    let switches = fields["switches"].map { reader.entries(of: $0) } ?? []
    self.switches = switches.reduce(into: [:]) { $0[$1.key] = Switch($1.value, reader) }
    let origin = [document.english, number, date].filter { !$0.isEmpty }.joined(separator: ", ")
    let rules = fields["rules"].map { reader.entries(of: $0) } ?? []
    entries = rules.compactMap { Entry(name: $0.key, $0.value, sources: sources, of: origin, reader) }
    let factors = fields["factors"].map { reader.entries(of: $0) } ?? []
    self.factors = factors.reduce(into: [:]) { $0[$1.key] = Factor($1.value, sources: sources, of: origin, reader) }
  }
}

extension RulePack.Switch {
  init?(_ node: Node, _ reader: DocumentReader) {
    let fields = reader.fields(of: node, known: ["options", "usual", "note"])
    guard let options = fields["options"].map({ reader.sequence($0).compactMap(reader.text) }),
      let usual = fields["usual"].flatMap(reader.text), let note = fields["note"].flatMap(reader.bilingual),
      options.contains(usual)
    else {
      reader.report(.missingKey("options, usual, note"), at: node)
      return nil
    }
    self.options = options
    self.usual = usual
    self.note = note
  }
}

extension RulePack.Entry {
  private static let own = ["when", "clause"] + Evidence.keys

  init?(name: String, _ node: Node, sources: [String: Source], of document: String, _ reader: DocumentReader) {
    let entries = reader.entries(of: node)
    let fields = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
    guard let evidence = Evidence(fields, at: node, sources: sources, of: document, reader) else { return nil }
    self.name = name
    self.evidence = evidence
    when = fields["when"].map { reader.entries(of: $0) }?.reduce(into: [:]) { $0[$1.key] = $1.value.string } ?? [:]
    written = entries.filter { !RulePack.Entry.own.contains($0.key) }.map { ($0.key, $0.value.string ?? "") }
  }
}

extension RulePack.Entry {
  /// The entry as a project would write it; `$basis` stands for the reading of the switch `basis`.
  func node(_ readings: [String: String]) -> Node {
    Node(
      written.map { key, value in
        (Node(key), Node(value.first == "$" ? readings[String(value.dropFirst())] ?? value : value))
      })
  }
}

extension RulePack.Factor {
  fileprivate init?(_ node: Node, sources: [String: Source], of document: String, _ reader: DocumentReader) {
    let fields = reader.fields(of: node, known: ["value", "clause"] + Evidence.keys)
    guard let value = fields["value"].flatMap(reader.text) else {
      reader.report(.missingKey("value"), at: node)
      return nil
    }
    guard let evidence = Evidence(fields, at: node, sources: sources, of: document, reader) else { return nil }
    self.value = value
    self.evidence = evidence
  }
}

extension Evidence {
  /// The evidence of what stands in a clause of a document.
  fileprivate init?(
    _ fields: [String: Node], at node: Node, sources: [String: Source], of document: String, _ reader: DocumentReader
  ) {
    guard let clause = fields["clause"].flatMap(reader.bilingual) else {
      reader.report(.missingKey("clause"), at: node)
      return nil
    }
    guard let evidence = Evidence(fields, at: node, sources: sources, reader) else { return nil }
    self.init(
      standing: evidence.standing, sources: evidence.sources, range: evidence.range, year: evidence.year,
      note: Text("\(document): \(clause.english)", "\(document)：\(clause.chinese)"))
  }
}
