import Steppe
import SteppeProgram
import SteppeResults
import Testing

/// All sizes are given and nothing costs anything to run: whether it works is all there is to plan.
struct GivenSizesTests {
  private let island = """
    name: Island
    time: {year: 2025}
    weather: {file: weather.csv}
    system:
      wind: {technology: onshore-wind, capacity: 10 MW, availability: 100 %}
      battery: {technology: lfp-battery, capacity: 4 MW}
    demand:
      electricity: {annual: 43.8 GWh, profile: {8-20: 100 %, 20-8: 99 %}}
    """

  @Test func aPlanThatWorksIsFoundAndCertified() throws {
    // 5 MW on average from 10 MW at 52 %, and half an MW hour to shift.
    let plan = try planOf(island, files: evenWind(0.52))
    #expect(plan.status == .optimal)
    let results = try #require(plan.results)
    #expect(results.objective == 0 && results.certificate.holds)
    #expect(results.totals.capital > 0 && results.totals.operating == 0)
    #expect(plan.text(.english).contains("10.00 MW"))
  }

  @Test func whereNoneWorksTheProofSaysSo() throws {
    let plan = try planOf(island, files: evenWind(0.48))
    #expect(plan.status == .infeasible)
    guard case .none(let diagnosis) = plan.outcome else { return }
    #expect(diagnosis.proof.holds)
  }
}
