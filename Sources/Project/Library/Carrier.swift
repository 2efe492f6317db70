import SteppeBase
import Yams

/// What a bus carries, with the unit its amounts are in.
public struct Carrier: Sendable, Hashable {
  public let id: String
  public let name: Text
  /// The unit of amounts: MWh for energy carriers (gases by their lower heating value), t for materials.
  public let unit: QuantityUnit
  /// Lets mass, gas volume and energy convert into each other.
  public let substance: Substance?

  /// The bus that carries it at a place.
  func bus(at place: String?) -> String { place.map { "\($0) \(id)" } ?? id }

  /// Amount per hour.
  var rate: QuantityDimension { unit.dimension / .hour }
  /// Money per amount.
  var price: QuantityDimension { .money / unit.dimension }
}

extension Carrier {
  init?(_ id: String, _ node: Node, _ reader: DocumentReader) {
    let fields = reader.fields(of: node, known: ["name", "unit", "density", "heating_value"])
    guard let name = fields["name"].flatMap(reader.bilingual), let unitText = fields["unit"].flatMap(reader.text),
      let unit = try? QuantityUnit(parsing: unitText)
    else { return nil }
    let density = fields["density"].flatMap { reader.quantity($0, .mass / .normalVolume) }
    let heatingValue = fields["heating_value"].flatMap { reader.quantity($0, .energy / .mass) }
    self.id = id
    self.name = name
    self.unit = unit
    substance = density == nil && heatingValue == nil ? nil : Substance(density: density, heatingValue: heatingValue)
  }
}
