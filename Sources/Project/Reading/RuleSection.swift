import SteppeBase
import Yams

/// `rules:` the conditions by name, each of a kind with its limit.
extension ProjectReading {
  private static let commonKeys = ["rule", "source", "status", "note"]

  func rules(_ node: Node, _ assets: [Asset]) -> [Rule] {
    document.entries(of: node).compactMap { rule($0.key, keyNode: $0.keyNode, $0.value, assets) }
  }

  private func rule(_ name: String, keyNode: Node, _ node: Node, _ assets: [Asset]) -> Rule? {
    let entries = document.entries(of: node)
    if let pack = entries.first(where: { $0.key == "pack" }) {
      document.refuse(.rulePacksNotYet, at: pack.keyNode, hint: .oneOf(Rule.Name.allCases.map(\.rawValue)))
      return nil
    }
    guard let kindNode = entries.first(where: { $0.key == "rule" })?.value else {
      if node.mapping != nil { document.report(.missingKey("rule"), at: node) }
      return nil
    }
    guard let kindName: Rule.Name = document.choice(kindNode, Text.unknownRule) else { return nil }
    let fields = document.fields(of: node, known: ProjectReading.commonKeys + kindName.keys)
    let missing = kindName.keys.filter { fields[$0] == nil }
    for key in missing { document.report(.missingKey(key), at: node) }
    guard missing.isEmpty, let kind = kind(kindName, fields, assets) else { return nil }
    for (isMissing, what) in kindName.needs(assets) where isMissing {
      document.report(.ruleNeeds(name, what), at: keyNode)
    }
    let written = kindName.keys.compactMap { fields[$0]?.written }.joined(separator: ", ")
    return Rule(name: name, kind: kind, written: written, evidence: Evidence(ofProject: fields, document))
  }

  private func kind(_ name: Rule.Name, _ fields: [String: Node], _ assets: [Asset]) -> Rule.Kind? {
    func share(_ key: String, upTo limit: Double = 1) -> Double? {
      fields[key].flatMap { document.quantity($0, .one, in: 0...limit) }
    }
    switch name {
    case .exportShare: return share("limit").map { .exportShare(limit: $0) }
    case .purchaseShare: return share("limit").map { .purchaseShare(limit: $0) }
    case .renewableToHydrogen: return share("limit", upTo: 100).map { .renewableToHydrogen(limit: $0) }
    case .storageRatio:
      guard let power = share("power"), let node = fields["hours"],
        let hours = document.quantity(node, .hour, in: 0...1e4)
      else { return nil }
      for asset in assets where asset.technology.kind.isStorage && asset.number(.hours) < hours {
        document.report(.storageTooShort(asset.name, asset.parameters[.hours]?.written ?? ""), at: node)
      }
      return .storageRatio(power: power, hours: hours)
    case .supplyShare:
      guard let part = fields["of"].flatMap({ suppliers($0, assets) }),
        let whole = fields["among"].flatMap({ suppliers($0, assets) })
      else { return nil }
      return share("minimum").map { .supplyShare(part: part, whole: whole, minimum: $0) }
    case .monthlyDelivery:
      guard let node = fields["asset"], let asset = document.text(node) else { return nil }
      let sinks = assets.filter { if case .sink = $0.technology.kind { true } else { false } }.map(\.name)
      guard sinks.contains(asset) else {
        document.reportUnknown(asset, .notASink(asset), among: sinks, at: node)
        return nil
      }
      return share("minimum").map { .monthlyDelivery(asset: asset, minimum: $0) }
    }
  }
}

extension ProjectReading {
  /// Assets by name that supply a carrier.
  func suppliers(_ node: Node, _ assets: [Asset]) -> [String]? {
    let known = assets.filter { !$0.supplies.isEmpty }.map(\.name)
    let names = document.sequence(node).compactMap { entry -> String? in
      guard let name = document.text(entry) else { return nil }
      if known.contains(name) { return name }
      document.reportUnknown(name, .notASupplier(name), among: known, at: entry)
      return nil
    }
    return names.isEmpty ? nil : names
  }
}

extension Rule.Name {
  /// The keys that say how much.
  var keys: [String] {
    switch self {
    case .exportShare, .purchaseShare, .renewableToHydrogen: ["limit"]
    case .storageRatio: ["power", "hours"]
    case .supplyShare: ["of", "among", "minimum"]
    case .monthlyDelivery: ["asset", "minimum"]
    }
  }

  /// What a rule of this kind is about, and whether the system lacks it.
  func needs(_ assets: [Asset]) -> [(isMissing: Bool, what: Text)] {
    func lacks(_ matches: (TechnologyKind) -> Bool) -> Bool { !assets.contains { matches($0.technology.kind) } }
    let renewable = (lacks { if case .renewable = $0 { true } else { false } }, Text.windOrSun)
    let grid = (lacks { if case .grid = $0 { true } else { false } }, Text.aGridConnection)
    let storage = (lacks(\.isStorage), Text.aStorage)
    let electrolyser = (lacks(\.makesHydrogen), Text.anElectrolyser)
    switch self {
    case .exportShare: return [renewable, grid]
    case .purchaseShare: return [grid]
    case .renewableToHydrogen: return [renewable, electrolyser]
    case .storageRatio: return [renewable, storage]
    case .supplyShare, .monthlyDelivery: return []
    }
  }
}

extension TechnologyKind {
  var isStorage: Bool { if case .storage = self { true } else { false } }

  /// Whether it makes hydrogen of electricity.
  var makesHydrogen: Bool {
    if case .converter(let input, let output, _) = self {
      input.id == "electricity" && output.id == "hydrogen"
    } else {
      false
    }
  }
}
