extension Network {
  /// A numeric attribute of the carriers, such as `co2_emissions`, by carrier; nil if carriers have no such attribute.
  public func carrierValues(_ attribute: String) -> [String: Double]? {
    let table = self[.carrier]
    let isNumeric: Bool
    switch (table.columns[attribute], AttributeTable.of(.carrier).attribute(attribute)?.kind) {
    case (.numbers?, _), (nil, .number?), (nil, .integer?): isNumeric = true
    default: isNumeric = false
    }
    guard isNumeric else { return nil }
    let values = table.names.enumerated().map { ($1, table.number(attribute, $0)) }
    return Dictionary(values, uniquingKeysWith: { first, _ in first })
  }
}
