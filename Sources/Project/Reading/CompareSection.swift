import SteppeBase
import Yams

/// `compare:` published figures by name.
extension ProjectReading {
  func comparisons(_ node: Node) -> [Comparison] {
    document.entries(of: node).compactMap { comparison($0.key, $0.value) }
  }

  private func comparison(_ name: String, _ node: Node) -> Comparison? {
    let fields = document.fields(of: node, known: ["measure", "carrier", "published", "tolerance", "source"])
    for key in ["measure", "published"] where fields[key] == nil { document.report(.missingKey(key), at: node) }
    guard let measureNode = fields["measure"], let publishedNode = fields["published"],
      let measureName: Comparison.MeasureName = document.choice(measureNode, Text.unknownMeasure)
    else { return nil }
    let measure: Comparison.Measure
    switch measureName {
    case .avoidedEmissions: measure = .avoidedEmissions
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
    }
  }

  var substance: Substance? {
    switch self {
    case .delivered(let carrier): carrier.substance
    case .avoidedEmissions: nil
    }
  }
}
