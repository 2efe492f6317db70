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
      let value = Node.scalar(Node.Scalar(String(sides[1]), .implicit, .any, nil, origin))
      return replaced(whole(path, in: root), by: value, in: root, setting)
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
    let key = Node(path[0])
    guard path.count > 1 else {
      // A number with its source keeps neither when another is set.
      mapping[key] = value
      return .mapping(mapping)
    }
    guard let child = mapping[key] else {
      reportSetting(
        .nothingToSet(path[0], in: setting),
        hint: closestMatch(to: path[0], among: names(in: node)).map(Text.didYouMean))
      return node
    }
    mapping[key] = replaced(Array(path.dropFirst()), by: value, in: child, setting)
    return .mapping(mapping)
  }
}
