import SteppeBase
import Yams

/// A publication a number comes from.
public struct Source: Sendable, Hashable {
  public let id: String
  public let citation: String
  public let address: String?
}

/// How far a number can be trusted.
public enum Standing: String, Sendable, CaseIterable {
  /// Stands in the source.
  case found
  /// Computed or chosen from what stands in the sources.
  case derived
  /// Nobody has checked it.
  case unverified
  /// Set by the project.
  case given
}

/// Where a number comes from and how far it can be trusted.
public struct Evidence: Sendable, Hashable {
  public let standing: Standing
  public let sources: [Source]
  /// What else has been seen or is conceivable, as written.
  public let range: String?
  /// The year the number holds for.
  public let year: Int?
  public let note: Text?

  /// A number the project gives without saying why.
  static let project = Evidence(standing: .given, sources: [], range: nil, year: nil, note: nil)
}

extension Evidence {
  static let keys = ["range", "year", "status", "sources", "note"]

  /// The evidence of a library value. Its source must be one of `sources`.
  init?(_ fields: [String: Node], at node: Node, sources: [String: Source], _ reader: DocumentReader) {
    guard let listed = fields["sources"] else {
      reader.report(.valueWithoutSource, at: node)
      return nil
    }
    let named = reader.sequence(listed).compactMap { item -> Source? in
      guard let id = reader.text(item) else { return nil }
      if let source = sources[id] { return source }
      reader.reportUnknown(id, .unknownSource(id), among: sources.keys.sorted(), at: item)
      return nil
    }
    guard let statusNode = fields["status"] else {
      reader.report(.missingKey("status"), at: node)
      return nil
    }
    guard let standing: Standing = reader.choice(statusNode, Text.unknownStanding), !named.isEmpty else {
      if named.isEmpty { reader.report(.valueWithoutSource, at: node) }
      return nil
    }
    self.standing = standing
    self.sources = named
    range = fields["range"].flatMap(reader.text)
    year = fields["year"].flatMap { reader.wholeNumber($0, in: 1990...2100) }
    note = fields["note"].flatMap(reader.bilingual)
  }

  static let projectKeys = ["status", "source", "year", "note"]

  /// What a project says about a number of its own. What is found or derived has a source.
  init(ofProject fields: [String: Node], _ reader: DocumentReader) {
    let citation = fields["source"].flatMap(reader.text)
    standing = fields["status"].flatMap { reader.choice($0, Text.unknownStanding) } ?? .given
    if let status = fields["status"], fields["source"] == nil, standing == .found || standing == .derived {
      reader.report(.standingWithoutSource(standing.rawValue), at: status)
    }
    sources = citation.map { [Source(id: "", citation: $0, address: nil)] } ?? []
    range = nil
    year = fields["year"].flatMap { reader.wholeNumber($0, in: 1990...2100) }
    note = fields["note"].flatMap(reader.bilingual)
  }
}
