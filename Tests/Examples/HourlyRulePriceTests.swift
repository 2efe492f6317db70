import Foundation
import Steppe
import SteppeProgram
import SteppeResults
import Testing

/// A rule that holds at every hour, with a limit that binds at some.
struct HourlyCase: CustomTestStringConvertible, Sendable {
  var rule: String
  /// The rule with a number in per cent, the number, and how far it moves each way for the finite difference.
  var written: @Sendable (Double) -> String
  var binding: Double
  var step: Double
  /// Per cent of the number per hundredth of the limit: a reserve's limit is all of its need, whose size the number says.
  var perPoint = 1.0

  var testDescription: String { rule }
}

private let cases = [
  HourlyCase(
    rule: "green-share", written: { "{rule: green-share, minimum: \($0) %, period: hour}" }, binding: 10, step: 0.5),
  HourlyCase(rule: "must-run", written: { "{rule: must-run, of: [unit], minimum: \($0) %}" }, binding: 30, step: 0.5),
  HourlyCase(
    rule: "reserve-up", written: { "{rule: reserve-up, load: \($0) %}" }, binding: 60, step: 1, perPoint: 0.6),
]

private func planned(_ rule: String) throws -> (outcome: PlanContext.RuleOutcome, cost: Double) {
  let text = """
    name: Hours
    time: {year: 2025}
    weather: {synthetic: xilingol, seed: 1}
    system:
      wind: {technology: onshore-wind, capacity: 0..300 MW}
      battery: {technology: lfp-battery, capacity: 0..100 MW}
      unit: {technology: coal-unit, capacity: 35 MW, lowest_load: 0 %}
    demand:
      electricity: {annual: 250 GWh}
    rules:
      it: \(rule)
    """
  let plan = try planOf(text)
  #expect(plan.status == .optimal)
  guard case .results(let results) = plan.outcome else { throw CancellationError() }
  return (try #require(plan.context.rules.first), results.objective)
}

struct HourlyRulePriceTests {
  @Test(arguments: cases) func thePriceOfARuleByHourIsTheDifferenceOfTwoPlans(test: HourlyCase) throws {
    let outcome = try planned(test.written(test.binding)).outcome
    #expect((outcome.bindingHours ?? 0) > 0)
    let below = try planned(test.written(test.binding - test.step)).cost
    let above = try planned(test.written(test.binding + test.step)).cost
    let difference = (above - below) / (2 * test.step) * test.perPoint
    let price = try #require(outcome.pricePerPoint)
    #expect(abs(difference - price) <= 0.03 * abs(price), "\(difference) \(price)")
    #expect(abs(price) > 1000)
  }
}
