/// How large a number can be and still be meant. What is larger would drown every other number of a program.
extension Double {
  /// A limit from here on is none, as HiGHS and most other solvers of linear programs take it.
  private static let unlimited = 1e20
  /// No cost, load or ratio of an energy system comes near: who writes one has slipped. HiGHS, too, refuses
  /// coefficients from here on (`large_matrix_value`).
  private static let vast = 1e15

  /// Whether this cannot be meant as a cost, a load or a ratio.
  public var isVast: Bool { magnitude >= Self.vast }

  /// A limit as it is meant: infinite if it is that large.
  public var withoutVastLimit: Double {
    magnitude >= Self.unlimited ? (self < 0 ? -.infinity : .infinity) : self
  }
}
