import ArgumentParser
import Steppe
import SteppeBase
import SteppeFormulation

/// Options of commands that form a program of a network, named as the arguments of PyPSA's `n.optimize` are.
struct FormulationFlags: ParsableArguments {
  @Flag(name: .customLong("multi-investment-periods"), help: help(.helpInvestmentPeriods)) var investsByPeriod = false
  @Flag(name: .customLong("linearized-unit-commitment"), help: help(.helpUnitCommitment)) var linearizesUnits = false
  @Option(name: .customLong("transmission-losses"), help: help(.helpLosses)) var lossSegments: Int?
  @Option(name: .customLong("risk-preference"), help: help(.helpRisk)) var risk: RiskPreference?

  mutating func validate() throws {
    // Every line has as many rows at every snapshot.
    if let lossSegments, !(1...1000).contains(lossSegments) {
      throw ValidationError(Text.mustBe("--transmission-losses", between: "1", and: "1000")(spokenLanguage))
    }
  }

  /// Whether nothing is asked for.
  var isEmpty: Bool { !investsByPeriod && !linearizesUnits && lossSegments == nil && risk == nil }

  var options: FormulationOptions {
    var options = FormulationOptions()
    options.investsByPeriod = investsByPeriod
    options.linearizesUnitCommitment = linearizesUnits
    options.losses = lossSegments.map { .tangents(segments: $0) }
    options.risk = risk
    return options
  }
}

extension RiskPreference: ExpressibleByArgument {
  /// `alpha,omega`, as in `0.9,0.5`.
  public init?(argument: String) {
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.count == 2, let confidence = numbers[0], let weight = numbers[1] else { return nil }
    self.init(confidence: confidence, weight: weight)
  }
}
