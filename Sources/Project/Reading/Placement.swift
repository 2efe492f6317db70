import SteppeBase
import Yams

/// Where an asset of an entry of `system:` stands, and how large it is there.
struct Placement {
  let name: String
  let place: String?
  var destination: String?
  let capacity: CapacityChoice?
}

extension ProjectReading {
  /// One asset of `capacity:`, or one for every place of `at: {ordos: 20 GW, baotou: 5 GW}` or every way of
  /// `between: {ordos: {baotou: 3 GW}}`.
  func placements(
    _ entry: String, _ fields: [String: Node], of technology: Technology, at node: Node, _ places: [Place]
  ) -> [Placement] {
    if let sizes = fields["between"] ?? fields["at"].flatMap({ $0.mapping == nil ? nil : $0 }) {
      for key in ["capacity", "from", "to"] {
        if let given = fields[key] { document.report(.besidePlaces(key), at: given) }
      }
      return fields["between"] == nil
        ? atPlaces(entry, sizes, of: technology, places)
        : ways(entry, sizes, isYes(fields["both_ways"]), of: technology, places)
    }
    for key in ["from", "to"] where technology.kind.isTransmission && fields[key] == nil {
      document.report(.missingKey(key), at: node)
    }
    if let bothWays = fields["both_ways"] { document.report(.onlyBetween, at: bothWays) }
    let placement = Placement(
      name: entry, place: (fields["at"] ?? fields["from"]).flatMap { place($0, among: places) },
      destination: fields["to"].flatMap { place($0, among: places) },
      capacity: capacity(fields["capacity"], of: technology, at: node))
    return [placement]
  }

  private func atPlaces(
    _ entry: String, _ sizes: Node, of technology: Technology, _ places: [Place]
  ) -> [Placement] {
    document.entries(of: sizes).map { size in
      Placement(
        name: "\(size.key) \(entry)", place: place(size.keyNode, among: places),
        capacity: capacity(size.value, of: technology, at: size.keyNode))
    }
  }

  private func ways(
    _ entry: String, _ sizes: Node, _ isBothWays: Bool, of technology: Technology, _ places: [Place]
  ) -> [Placement] {
    document.entries(of: sizes).flatMap { origin in
      document.entries(of: origin.value).flatMap { destination -> [Placement] in
        let ends = [place(origin.keyNode, among: places), place(destination.keyNode, among: places)]
        let capacity = capacity(destination.value, of: technology, at: destination.keyNode)
        return (isBothWays ? [ends, ends.reversed()] : [ends]).map { ends in
          Placement(
            name: "\(ends[0] ?? "")-\(ends[1] ?? "") \(entry)", place: ends[0], destination: ends[1],
            capacity: capacity)
        }
      }
    }
  }

  /// Reports assets of the same name: two entries of a place, or a way that is given twice.
  func checkNames(_ assets: [Asset], at node: Node) {
    var known: Set<String> = []
    for asset in assets where !known.insert(asset.name).inserted {
      document.report(.repeatedKey(asset.name), at: node.mapping?.keys.first { $0.string == asset.entry } ?? node)
    }
  }
}
