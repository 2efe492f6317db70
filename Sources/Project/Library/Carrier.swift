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
  /// Whether what comes beside a product may be given to the surroundings unused.
  let mayEscape: Bool
  /// MWh in a unit of it, which burning would give: zero if it carries none, nil if nobody has said.
  let energy: Double?
  /// Where the elements and the energy come from, of a carrier that has any.
  public let composition: Evidence?
  /// t of each element in a unit of it, where that is known.
  private let elements: [Element: Double]
  /// Whether it holds no other elements.
  private let isWhollyKnown: Bool

  /// What cannot be made of nothing.
  public enum Element: String, Sendable, CaseIterable {
    case carbon, hydrogen, oxygen, nitrogen, sulfur, chlorine, iron, chromium, manganese, aluminium, silicon
  }

  /// t of an element in a unit of it; nil if nobody has said.
  func content(of element: Element) -> Double? { elements[element] ?? (isWhollyKnown ? 0 : nil) }

  /// What people price it by, where that is neither its own unit nor kWh: kg of hydrogen, Nm³ of gas.
  private let priced: QuantityUnit?

  /// The unit people price it by, and how much of its own unit that is; nil where its own is the one.
  public var everydayUnit: (symbol: String, amount: Double)? {
    guard unit.dimension == .energy else { return nil }
    guard let priced, let factor = substance?.factor(from: priced.dimension, to: unit.dimension) else {
      return ("kWh", 1e-3 / unit.factor)
    }
    return (priced.symbol, factor * priced.factor / unit.factor)
  }

  /// The bus that carries it at a place.
  func bus(at place: String?) -> String { place.map { "\($0) \(id)" } ?? id }

  /// Amount per hour.
  var rate: QuantityDimension { unit.dimension / .hour }
  /// Money per amount.
  var price: QuantityDimension { .money / unit.dimension }
}

extension Carrier {
  init?(_ id: String, _ node: Node, sources: [String: Source], _ reader: DocumentReader) {
    let fields = reader.fields(
      of: node,
      known: [
        "name", "unit", "density", "heating_value", "chemical_energy", "elements", "composition", "everyday_unit",
        "may_escape",
      ])
    for key in ["name", "unit"] where fields[key] == nil { reader.report(.missingKey(key), at: node) }
    guard let name = fields["name"].flatMap(reader.bilingual), let unit = fields["unit"].flatMap(reader.unit)
    else { return nil }
    let density = fields["density"].flatMap { reader.quantity($0, .mass / .normalVolume) }
    let heatingValue = fields["heating_value"].flatMap { reader.quantity($0, .energy / .mass) }
    self.id = id
    self.name = name
    self.unit = unit
    mayEscape = fields["may_escape"]?.bool ?? false
    priced = fields["everyday_unit"].flatMap(reader.text).flatMap { try? QuantityUnit(parsing: $0) }
    let convertible = heatingValue.flatMap { $0 > 0 ? $0 : nil }
    let substance =
      density == nil && convertible == nil ? nil : Substance(density: density, heatingValue: convertible)
    self.substance = substance
    let chemicalEnergy = fields["chemical_energy"].flatMap { reader.quantity($0, .energy / .mass) }
    energy = unit.dimension == .energy ? 1 : heatingValue ?? chemicalEnergy
    let listed = fields["elements"].map { reader.fields(of: $0, known: Element.allCases.map(\.rawValue)) }
    let elements = (listed ?? [:]).reduce(into: [Element: Double]()) { elements, entry in
      elements[Element(rawValue: entry.key)!] = reader.quantity(entry.value, .mass / unit.dimension, of: substance)
    }
    self.elements = elements
    composition = fields["composition"].flatMap {
      Evidence(reader.fields(of: $0, known: Evidence.keys), at: $0, sources: sources, reader)
    }
    if composition == nil && !elements.isEmpty && !reader.isOfProject { reader.report(.valueWithoutSource, at: node) }
    // A t of a unit of mass, or what a MWh of a fuel weighs.
    let mass = unit.dimension == .mass ? 1 : convertible.map { 1 / $0 } ?? 0
    isWhollyKnown = listed != nil && abs(elements.values.reduce(0, +) - mass) <= 1e-3 * mass
  }
}
