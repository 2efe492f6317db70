import SteppeBase
import Yams

/// A rule pack in `rules:`: which readings of its open points hold, which rules are off or other, whether it only watches.
///
///     direct: {pack: green-direct-connection-2025, switches: {year_2030: new-projects}, rules: {export: {limit: 10 %}}}
extension ProjectReading {
  func pack(_ name: String, keyNode: Node, _ node: Node, _ assets: [Asset]) -> [Rule] {
    let fields = document.fields(of: node, known: ["pack", "watch", "switches", "rules"])
    guard let packNode = fields["pack"], let id = document.text(packNode) else { return [] }
    let packs = library.packs.filter { !$0.value.entries.isEmpty }
    guard let pack = packs[id] else {
      document.reportUnknown(id, .unknownPack(id), among: packs.keys.sorted(), at: packNode)
      return []
    }
    let readings = readings(of: pack, fields["switches"])
    let entries = pack.entries.filter { $0.when.allSatisfy { readings[$0.key] == $0.value } }
    let changes = fields["rules"].map { document.fields(of: $0, known: pack.entries.map(\.name)) } ?? [:]
    return entries.compactMap { entry in
      guard changes[entry.name]?.bool != false else { return nil }
      return rule(
        "\(name) \(entry.name)", keyNode: keyNode,
        entry.node(readings).overridden(by: changes[entry.name], watch: fields["watch"]), assets,
        evidence: entry.evidence)
    }
  }

  private func readings(of pack: RulePack, _ node: Node?) -> [String: String] {
    let given = node.map { document.fields(of: $0, known: pack.switches.keys.sorted()) } ?? [:]
    return pack.switches.reduce(into: [:]) { readings, entry in
      let (name, choice) = entry
      readings[name] = choice.usual
      guard let node = given[name], let text = document.text(node) else { return }
      guard choice.options.contains(text) else {
        document.reportUnknown(text, .unknownSwitch(text), among: choice.options, at: node)
        return
      }
      readings[name] = text
    }
  }
}

extension Node {
  /// The mapping with the entries of another in place of its own.
  fileprivate func overridden(by changes: Node?, watch: Node?) -> Node {
    guard var result = mapping else { return self }
    if let watch { result["watch"] = watch }
    for (key, value) in changes?.mapping ?? [:] { result[key] = value }
    return Node.mapping(result)
  }
}
