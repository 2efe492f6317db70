import SteppeBase
import Yams

/// What the command line sets in a project: `wind.capacity=130MW`, `rules.export.limit=10%`, `time.year=2030`.
extension DocumentReader {
  /// The sections whose entries may be named without their section, in this order.
  private static let searched = ["system", "demand", "rules"]

  /// What the anchor of a value begins with that the command line set: no anchor in a text has a blank.
  static let settingMark = "--set "

  /// The document with the settings in place of its own values.
  func applying(_ given: [String], to root: Node) -> Node {
    given.reduce(root) { root, setting in
      let sides = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let path = sides[0].split(separator: ".").map(String.init)
      guard sides.count == 2, !path.isEmpty, !sides[1].isEmpty else {
        reportSetting(.notASetting(setting), hint: .settingExample)
        return root
      }
      let origin = Anchor(rawValue: DocumentReader.settingMark + setting)
      settings.append(origin)
      return replaced(whole(path, in: root), by: value(String(sides[1]), origin), in: root, setting)
    }
  }

  /// A text, or what `[wind, solar]` and `{value: 130 MW, source: …}` hold.
  private func value(_ text: String, _ origin: Anchor) -> Node {
    let isStructure = text.first == "[" || text.first == "{"
    if isStructure, let node = try? Yams.compose(yaml: text) { return marked(node, origin) }
    return .scalar(Node.Scalar(text, .implicit, .any, nil, origin))
  }

  /// The node as if it stood in no line of the document.
  private func marked(_ node: Node, _ origin: Anchor) -> Node {
    switch node {
    case .scalar(let scalar): .scalar(Node.Scalar(scalar.string, .implicit, scalar.style, nil, origin))
    case .sequence(let nodes):
      .sequence(Node.Sequence(nodes.map { marked($0, origin) }, .implicit, nodes.style, nil, origin))
    case .mapping(let pairs):
      .mapping(
        Node.Mapping(
          pairs.map { (marked($0.key, origin), marked($0.value, origin)) }, .implicit, pairs.style, nil, origin))
    case .alias: node
    }
  }

  /// The path from the root of the document.
  private func whole(_ path: [String], in root: Node) -> [String] {
    guard root.mapping?[Node(path[0])] == nil else { return path }
    let section = DocumentReader.searched.first { root.mapping?[Node($0)]?.mapping?[Node(path[0])] != nil }
    return (section.map { [$0] } ?? []) + path
  }

  /// What a path may begin with here.
  private func names(in node: Node) -> [String] {
    ([node] + DocumentReader.searched.compactMap { node.mapping?[Node($0)] })
      .flatMap { $0.mapping?.keys.compactMap(\.string) ?? [] }
  }

  /// Only the last key may be new: everything above it must exist.
  private func replaced(_ path: [String], by value: Node, in node: Node, _ setting: String) -> Node {
    guard var mapping = node.mapping else {
      reportSetting(.nothingBelow(path[0], in: setting))
      return node
    }
    let key = Node.scalar(Node.Scalar(path[0], .implicit, .any, nil, settings.last))
    guard path.count > 1 else {
      // A number with its source keeps neither when another is set.
      mapping[key] = value
      return .mapping(mapping)
    }
    guard let child = mapping[key] else {
      reportSetting(
        .nothingToSet(path[0], in: setting),
        hint: closestMatch(to: path[0], among: names(in: node)).map(Text.didYouMean) ?? .setWhole(nested(path, setting))
      )
      return node
    }
    mapping[key] = replaced(Array(path.dropFirst()), by: value, in: child, setting)
    return .mapping(mapping)
  }

  /// The setting with what is missing as one value: `rules.hub.rules={green-power: off}`.
  private func nested(_ path: [String], _ setting: String) -> String {
    let sides = setting.split(separator: "=", maxSplits: 1)
    let kept = sides[0].split(separator: ".").dropLast(path.count - 1).joined(separator: ".")
    return "\(kept)=" + path.dropFirst().reversed().reduce(String(sides[1])) { "{\($1): \($0)}" }
  }
}
