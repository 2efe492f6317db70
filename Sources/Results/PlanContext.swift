import SteppeBase

/// What a project knows beyond its network: its name, its currency, where its numbers come from, and the published
/// figures it is measured against.
public struct PlanContext: Sendable, Equatable {
  /// How far a number can be trusted.
  public enum Standing: String, Sendable, CaseIterable {
    /// Found in the source named.
    case published
    /// Computed from published numbers.
    case derived
    /// General knowledge that nobody has checked.
    case unverified
    /// Set by the user.
    case given
  }

  /// A number the plan rests on.
  public struct Assumption: Sendable, Equatable {
    public var subject: Text
    /// The number with its unit, as it was given.
    public var value: String
    public var source: Text
    public var standing: Standing

    public init(subject: Text, value: String, source: Text, standing: Standing) {
      self.subject = subject
      self.value = value
      self.source = source
      self.standing = standing
    }
  }

  /// A published figure beside what the plan gives.
  public struct Comparison: Sendable, Equatable {
    public var subject: Text
    public var published: Double
    public var planned: Double
    public var unit: String
    public var source: Text
    /// The relative difference that still counts as agreement.
    public var tolerance: Double

    public init(
      subject: Text, published: Double, planned: Double, unit: String, source: Text, tolerance: Double = 0.05
    ) {
      self.subject = subject
      self.published = published
      self.planned = planned
      self.unit = unit
      self.source = source
      self.tolerance = tolerance
    }

    public var relativeDifference: Double { published == 0 ? planned : planned / published - 1 }
    public var agrees: Bool { abs(relativeDifference) <= tolerance }
  }

  public var name: Text
  /// The ISO code of the currency; empty where the network does not say.
  public var currency: String
  public var assumptions: [Assumption]
  public var comparisons: [Comparison]

  public init(name: Text, currency: String = "", assumptions: [Assumption] = [], comparisons: [Comparison] = []) {
    self.name = name
    self.currency = currency
    self.assumptions = assumptions
    self.comparisons = comparisons
  }
}
