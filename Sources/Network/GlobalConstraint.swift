import SteppeBase

/// A limit over many components, in one row of the program.
public struct GlobalConstraint: Sendable, Equatable {
  /// What is limited. The raw value is PyPSA's type.
  public enum Kind: String, Sendable, CaseIterable {
    /// Primary energy of generators times an attribute of their carrier, such as CO2.
    case primaryEnergy = "primary_energy"
    /// Net production of a carrier.
    case operation = "operational_limit"
    /// Extendable capacity of a carrier.
    case capacity = "tech_capacity_expansion_limit"
    /// Length times capacity of extendable lines and links.
    case transmissionVolume = "transmission_volume_expansion_limit"
    /// Investment in extendable lines and links.
    case transmissionCost = "transmission_expansion_cost_limit"
  }

  /// On which side of the constant the limited quantity must be.
  public enum Sense: String, Sendable { case atMost = "<=", equal = "==", atLeast = ">=" }

  public let name: String
  public let kind: Kind
  public let sense: Sense
  public let constant: Double
  /// The attribute of carriers, the carrier, or the comma-separated carriers that count, depending on the kind.
  public let carrierAttribute: String
  /// The only bus that counts; empty for all.
  public let bus: String
  /// The only investment period that counts; nil for all.
  public let period: Int?

  /// The sides of a row that holds the limited quantity less `offset`.
  public func sides(less offset: Double = 0) -> (lower: Double, upper: Double) {
    (sense == .atMost ? -.infinity : constant - offset, sense == .atLeast ? .infinity : constant - offset)
  }
}

extension Network {
  /// The global constraints of a known type; PyPSA passes over the others.
  ///
  /// - Throws: `InputError` naming every constraint with an unknown sense, or for a period of a network without any.
  public func globalConstraints() throws(InputError) -> [GlobalConstraint] {
    let table = self[.globalConstraint]
    let known = try table.names.indices.collect { index throws(InputError) -> GlobalConstraint? in
      guard let kind = GlobalConstraint.Kind(rawValue: table.text("type", index)) else { return nil }
      let period = table.optionalNumber("investment_period", index)
      if period != nil, !hasInvestmentPeriods {
        throw InputError(.noInvestmentPeriods, at: table.place(of: index, "investment_period"))
      }
      let symbol = table.text("sense", index)
      // linopy reads "=" as "==".
      guard let sense = GlobalConstraint.Sense(rawValue: symbol == "=" ? "==" : symbol) else {
        throw InputError(.unknownSense(symbol), at: table.place(of: index, "sense"))
      }
      return GlobalConstraint(
        name: table.names[index], kind: kind, sense: sense, constant: table.number("constant", index),
        carrierAttribute: table.text("carrier_attribute", index), bus: table.text("bus", index),
        period: period.map { _ in table.count("investment_period", index) })
    }
    return known.compactMap(\.self)
  }
}
