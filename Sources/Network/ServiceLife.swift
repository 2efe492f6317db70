import SteppeBase

/// The years in which an asset can be used. They matter only with investment periods.
public struct ServiceLife: Sendable, Equatable {
  public var buildYear: Double
  /// Years; ∞ for ever. PyPSA takes NaN for "never in use".
  public var lifetime: Double

  public init(_ table: ComponentTable, _ index: Int) {
    buildYear = table.number("build_year", index)
    lifetime = table.number("lifetime", index)
  }

  /// Whether the asset is in use in the investment period of that year.
  public func includes(_ period: Int) -> Bool {
    buildYear <= Double(period) && Double(period) < buildYear + lifetime
  }
}
