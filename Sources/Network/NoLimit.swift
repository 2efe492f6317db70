import SteppeBase

/// Which numbers say that there is no limit.
extension ComponentTable {
  /// Whether a value that is infinite, or would be if it were larger still, says that there is no limit: below or above
  /// only, and a share of a capacity only where the capacity is a number and nothing is switched.
  func isNoLimit(_ value: Double, _ attribute: String, _ index: Int) -> Bool {
    let isLimit = value > 0 ? Self.isUpperLimit(attribute) : Self.isLowerLimit(attribute)
    let flags = ["p_nom_extendable", "e_nom_extendable", "s_nom_extendable", "committable"]
    return isLimit && !(isShare(attribute) && flags.contains { self.has($0) && boolean($0, index) })
  }

  /// Whether an attribute counts in capacities.
  func isShare(_ attribute: String) -> Bool {
    attribute.hasSuffix("_pu") || attribute.hasPrefix("ramp_limit") || attribute == "max_hours"
  }

  private static func isUpperLimit(_ attribute: String) -> Bool {
    [
      "p_nom", "e_nom", "s_nom", "lifetime", "max_hours", "max_growth", "max_relative_growth", "constant",
    ].contains(attribute) || attribute.hasSuffix("_max") || attribute.hasSuffix("_max_pu")
      || attribute.hasPrefix("ramp_limit")
  }

  private static func isLowerLimit(_ attribute: String) -> Bool {
    attribute == "constant" || attribute.hasSuffix("_min") || attribute.hasSuffix("_min_pu")
  }

  /// Limits of 1e20 and more become infinite, as the solvers that PyPSA calls take them.
  fileprivate mutating func liftVastLimits() {
    func lifted(_ values: [Double]) -> [Double]? {
      values.contains { $0.isFinite && $0.withoutVastLimit.isInfinite } ? values.map(\.withoutVastLimit) : nil
    }
    for attribute in givenAttributes where Self.isUpperLimit(attribute) || Self.isLowerLimit(attribute) {
      if case .numbers(let values)? = columns[attribute], let lifted = lifted(values) {
        columns[attribute] = .numbers(lifted)
      }
      for (index, values) in series[attribute] ?? [:] {
        if let lifted = lifted(values) { series[attribute]![index] = lifted }
      }
    }
  }
}

extension Network {
  /// As it is to be planned. What a file says stays as it is, so that nothing of it is lost when it is written again.
  public var withoutVastLimits: Network {
    var result = self
    for componentClass in ComponentClass.allCases where result[componentClass].count > 0 {
      result[componentClass].liftVastLimits()
    }
    return result
  }
}
