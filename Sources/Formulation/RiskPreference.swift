import SteppeBase
import SteppeProgram

/// How much the worst scenarios count: PyPSA's `set_risk_preference`. With the operating cost o of a scenario,
///
///     objective = E[investment] + (1 − weight) E[o] + weight CVaR(o)
///
/// where CVaR is the mean of o over the worst 1 − `confidence` of the probability.
public struct RiskPreference: Sendable, Equatable {
  /// PyPSA's `alpha`, between 0 and 1.
  public var confidence: Double
  /// PyPSA's `omega`, 0 for the plain expectation to 1 for nothing but the worst.
  public var weight: Double

  public init(confidence: Double, weight: Double) {
    self.confidence = confidence
    self.weight = weight
  }

  /// - Throws: `InputError` if a number is out of range.
  func validate() throws(InputError) {
    if confidence > 0 && confidence < 1 && weight >= 0 && weight <= 1 { return }
    throw InputError(.riskOutOfRange(confidence: "\(confidence)", weight: "\(weight)"))
  }
}

extension ScenarioJoin {
  /// The conditional value at risk (Rockafellar and Uryasev 2000): with θ the value at risk, p the probabilities and
  /// k the operating cost of a stage,
  ///
  ///     excess_s ≥ Σ_t k − θ,   excess_s ≥ 0,   CVaR ≥ θ + Σ p_s excess_s / (1 − confidence)
  mutating func addRisk(_ risk: RiskPreference) {
    let costs = parts.map { part in
      part.formulation.program.columns.enumerated().map { StagedProgram.Entry(row: 0, column: $0, $1.cost) }
    }
    let cost = addSum(Label("CVaR-cost", ""), costs)
    let threshold = program.add(SharedColumn(Label("CVaR-theta", ""), lower: -.infinity, upper: .infinity))
    let tail = program.add(SharedColumn(Label("CVaR", ""), lower: -.infinity, upper: .infinity, cost: risk.weight))
    let definition = program.add(TotalRow(Label("CVaR-def", ""), lower: 0, upper: .infinity))
    program.totalsShared += [.init(row: definition, column: tail, 1), .init(row: definition, column: threshold, -1)]
    for (scenario, part) in parts.enumerated() {
      let excess = program.add(SharedColumn(Label("CVaR-a", part.name), lower: 0, upper: .infinity))
      let weight = part.probability / (1 - risk.confidence)
      program.totalsShared.append(.init(row: definition, column: excess, -weight))
      let row = program.add(
        TotalRow(Label("CVaR-excess", part.name), lower: part.formulation.operatingConstant, upper: .infinity))
      program.totals.append(.init(row: row, column: cost, within(scenario, -1)))
      program.totalsShared += [.init(row: row, column: excess, 1), .init(row: row, column: threshold, 1)]
      for copy in part.formulation.stageCopies.sorted() {
        let cost = part.formulation.program.sharedColumns[copy].cost
        if cost != 0 { program.totalsShared.append(.init(row: row, column: part.sharedColumns[copy], -cost)) }
      }
    }
  }
}

extension Formulation {
  /// Operating cost that no decision changes, such as that of an initial level.
  var operatingConstant: Double { program.objectiveConstant + objectiveConstant }
}
