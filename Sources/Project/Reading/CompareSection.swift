import SteppeBase
import Yams

/// `compare:` published figures by name.
extension ProjectReading {
  func comparisons(_ node: Node, _ assets: [Asset], _ rules: [Rule]) -> [Comparison] {
    document.entries(of: node).compactMap { comparison($0.key, $0.value, assets, rules) }
  }

  private static let keys = [
    "measure", "carrier", "assets", "factor", "of", "among", "rule", "published", "tolerance", "source",
  ]

  private func comparison(_ name: String, _ node: Node, _ assets: [Asset], _ rules: [Rule]) -> Comparison? {
    let fields = document.fields(of: node, known: ProjectReading.keys)
    for key in ["measure", "published"] where fields[key] == nil { document.report(.missingKey(key), at: node) }
    guard let measureNode = fields["measure"], let publishedNode = fields["published"],
      let measureName: Comparison.MeasureName = document.choice(measureNode, Text.unknownMeasure)
    else { return nil }
    let measure: Comparison.Measure
    switch measureName {
    case .avoidedEmissions: measure = .avoidedEmissions
    case .rule:
      guard let rule = rule(fields["rule"], among: rules, at: node) else { return nil }
      measure = .rule(rule)
    case .supplied:
      guard let supplied = supplied(fields, assets, at: node) else { return nil }
      measure = supplied
    case .share:
      for key in ["of", "among"] where fields[key] == nil { document.report(.missingKey(key), at: node) }
      guard let part = fields["of"].flatMap({ suppliers($0, assets) }),
        let whole = fields["among"].flatMap({ suppliers($0, assets) })
      else { return nil }
      guard let factor = factor(fields["factor"]) else { return nil }
      measure = .share(part: part, whole: whole, factor: factor.value, dimension: factor.dimension)
    case .delivered:
      guard let carrierNode = fields["carrier"] else {
        document.report(.missingKey("carrier"), at: node)
        return nil
      }
      guard let carrier = document.carrier(carrierNode, among: library.carriers) else { return nil }
      measure = .delivered(carrier)
    }
    let tolerance = fields["tolerance"].map { document.quantity($0, .one, in: 0...1) } ?? 0.05
    let source = fields["source"].flatMap(document.bilingual) ?? Text("", "")
    guard let published = published(publishedNode, measure), let tolerance else { return nil }
    return Comparison(
      name: name, measure: measure, published: published.magnitude, unit: published.unit, tolerance: tolerance,
      source: source)
  }

  /// A rule with one value: what holds by month or hour has many.
  private func rule(_ node: Node?, among rules: [Rule], at comparison: Node) -> Rule? {
    guard let node else {
      document.report(.missingKey("rule"), at: comparison)
      return nil
    }
    guard let name = document.text(node) else { return nil }
    let known = rules.filter { $0.period == .year && $0.kind != .monthlyDelivery }
    if let rule = known.first(where: { $0.name == name }) { return rule }
    document.reportUnknown(name, .notAYearlyRule(name), among: known.map(\.name), at: node)
    return nil
  }

  private func supplied(_ fields: [String: Node], _ assets: [Asset], at node: Node) -> Comparison.Measure? {
    guard let list = fields["assets"] else {
      document.report(.missingKey("assets"), at: node)
      return nil
    }
    guard let names = suppliers(list, assets),
      let carrier = assets.first(where: { $0.isMeant(by: [names[0]]) })?.technology.kind.supplies.first
    else { return nil }
    return factor(fields["factor"]).map {
      .supplied(assets: names, factor: $0.value, dimension: $0.dimension * carrier.unit.dimension)
    }
  }

  /// What a figure is multiplied by, 1 where nothing is said.
  private func factor(_ node: Node?) -> (value: Double, dimension: QuantityDimension)? {
    guard let node else { return (1, .one) }
    guard let text = document.text(node) else { return nil }
    do throws(QuantityError) {
      let factor = try Quantity(parsing: text)
      return (try factor.value(in: factor.unit.dimension, of: nil), factor.unit.dimension)
    } catch {
      document.report(error, at: node)
      return nil
    }
  }

  /// The figure in the unit it was published in.
  private func published(_ node: Node, _ measure: Comparison.Measure) -> Quantity? {
    guard let text = document.text(node) else { return nil }
    do throws(QuantityError) {
      let quantity = try Quantity(parsing: text)
      _ = try quantity.value(in: measure.dimension, of: measure.substance)
      return quantity
    } catch {
      document.report(error, at: node)
      return nil
    }
  }
}

extension Comparison.Measure {
  var dimension: QuantityDimension {
    switch self {
    case .delivered(let carrier): carrier.unit.dimension
    case .avoidedEmissions: .mass
    case .supplied(_, _, let dimension), .share(_, _, _, let dimension): dimension
    case .rule(let rule): rule.limit.dimension
    }
  }

  var substance: Substance? {
    switch self {
    case .delivered(let carrier): carrier.substance
    case .rule(let rule): rule.limit.substance
    case .avoidedEmissions, .supplied, .share: nil
    }
  }
}
