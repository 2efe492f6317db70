/// A point to start from: the optimum of a program that differs little. Flat order as the program's.
public struct SolverStart: Sendable, Equatable {
  public var x: [Double]
  public var y: [Double]

  public init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
  }
}

/// The order of elimination and the structure of a factor, kept from one solve to the next. They belong to the pattern
/// of a program, not to its numbers. Whoever keeps something here checks that it still fits.
public final class SymbolicMemory {
  public var content: Any?

  public init() {}

  /// The kept content if it is of this type and fits, else a new one, which is kept.
  public func recall<Content>(if fits: (Content) -> Bool, else make: () -> Content) -> Content {
    if let kept = content as? Content, fits(kept) { return kept }
    let new = make()
    content = new
    return new
  }
}

/// What the engine is told besides the program.
public struct EngineTask {
  public var options: SolverOptions
  /// The user's objective is this times the scaled program's.
  public var objectiveUnit: Double
  public var start: SolverStart?
  public var symbolic: SymbolicMemory
  /// Steps end before the first pair that blocks: for a second attempt, after steps that went on led nowhere.
  public var isCautious: Bool
  /// Merit (relative gap and residuals) from which the point is offered to the judge.
  public var firstOffer: Double

  public init(
    options: SolverOptions, objectiveUnit: Double, start: SolverStart?, symbolic: SymbolicMemory, isCautious: Bool,
    firstOffer: Double
  ) {
    self.options = options
    self.objectiveUnit = objectiveUnit
    self.start = start
    self.symbolic = symbolic
    self.isCautious = isCautious
    self.firstOffer = firstOffer
  }
}
