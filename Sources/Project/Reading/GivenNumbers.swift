import SteppeBase
import Yams

extension ProjectReading {
  /// A size or an amount alone, or with what there is to say about it: `{value: 150 MW, status: …, source: …, note: …}`.
  func evidenced(_ node: Node) -> (value: Node, evidence: Evidence)? {
    guard node.mapping != nil else { return (node, .project) }
    let fields = document.fields(of: node, known: ["value"] + Evidence.projectKeys)
    guard let value = fields["value"] else {
      document.report(.missingKey("value"), at: node)
      return nil
    }
    return (value, Evidence(ofProject: fields, document))
  }

  /// A number that a project gives: the number alone, with `status`, `source` and `note`, by hours of the day, or named
  /// from a pack of factors: `{pack: electricity-emissions-2023, factor: inner-mongolia}`.
  func override(_ node: Node, _ specification: ParameterSpecification) -> Parameter? {
    guard node.mapping != nil else { return Parameter(node, specification, .project, document) }
    let fields = document.fields(
      of: node,
      known: ["value"] + Evidence.projectKeys + ["pack", "factor"] + (specification.mayDifferByHour ? ["hours"] : []))
    if let hours = fields["hours"] {
      return document.byHour(hours, specification, Evidence(ofProject: fields, document))
    }
    if let pack = fields["pack"] { return factor(fields["factor"], of: pack, specification, at: node) }
    guard let value = fields["value"] else {
      document.report(.missingKey("value"), at: node)
      return nil
    }
    return Parameter(value, specification, Evidence(ofProject: fields, document), document)
  }

  /// Shares by hour of the day, alone or as `{hours: {8-22: 100 %, …}, status: …, source: …}`; `usual` for those of the
  /// technology.
  ///
  /// - Parameter most: of a shape, which only tells hours apart, more than one.
  func schedule(_ node: Node, usual: Parameter?, upTo most: Double = 1) -> Parameter? {
    let specification = ParameterSpecification(.schedule, .one, in: 0...most)
    if node.mapping?["hours"] != nil { return override(node, specification) }
    guard node.string == ProjectReading.usual else { return document.byHour(node, specification, .project) }
    if usual == nil { document.report(.nothingUsual(ParameterName.schedule.rawValue), at: node) }
    return usual
  }

  /// What stands in the place of a number that the library has.
  static let usual = "usual"

  private func factor(
    _ node: Node?, of packNode: Node, _ specification: ParameterSpecification, at number: Node
  ) -> Parameter? {
    guard let node else {
      document.report(.missingKey("factor"), at: number)
      return nil
    }
    guard let id = document.text(packNode), let name = document.text(node) else { return nil }
    let packs = library.packs.filter { !$0.value.factors.isEmpty }
    guard let factors = packs[id]?.factors else {
      document.reportUnknown(id, .unknownPack(id), among: packs.keys.sorted(), at: packNode)
      return nil
    }
    guard let factor = factors[name] else {
      document.reportUnknown(name, .unknownFactor(name), among: factors.keys.sorted(), at: node)
      return nil
    }
    do throws(QuantityError) {
      let value = try Quantity(parsing: factor.value).value(in: specification.dimension, of: specification.substance)
      return inProjectMoney(
        Parameter(value: value, written: factor.value, evidence: factor.evidence), specification)
    } catch {
      document.report(error.message, at: node, hint: error.hint)
      return nil
    }
  }

  /// The ports with what a project knows better about their ratios.
  func overridden(_ ports: [Port], _ node: Node?, per output: Carrier) -> [Port] {
    let sides = Port.Side.allCases.map(\.rawValue)
    return overridden(ports, node.map { document.fields(of: $0, known: sides) } ?? [:], per: output)
  }

  func overridden(_ ports: [Port], _ fields: [String: Node], per output: Carrier) -> [Port] {
    var ports = ports
    for side in Port.Side.allCases {
      guard let node = fields[side.rawValue] else { continue }
      let given = document.fields(of: node, known: ports.filter { $0.side == side }.map(\.carrier.id))
      for index in ports.indices where ports[index].side == side {
        guard let ratio = given[ports[index].carrier.id] else { continue }
        let specification = ParameterSpecification(portOf: ports[index].carrier, per: output)
        ports[index].ratio = override(ratio, specification) ?? ports[index].ratio
      }
    }
    return ports
  }
}
