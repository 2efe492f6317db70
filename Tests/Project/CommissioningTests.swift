import SteppeBase
import SteppeNetwork
import SteppeProject
import SteppeWeather
import Testing

private func project(_ commissioned: String) -> String {
  broken("capacity: 110 MW}", "capacity: 110 MW, commissioned: \(commissioned)}")
}

private let growing = "{by: {2025-02-01: 50 %, 2025-03-01: 100 %}, status: derived, source: a register}"

struct CommissioningTests {
  @Test func theShareInOperationIsLinearBetweenDatesAndLevelOutsideThem() throws {
    let commissioning = try #require(try read(project(growing)).assets.first?.commissioning)
    let shares = commissioning.shares(CalendarYear(2025))
    #expect(shares[0] == 0.5 && shares[31 * 24 - 1] == 0.5)
    #expect(shares.dropFirst(59 * 24).allSatisfy { $0 == 1 })
    // Half of February's 28 days.
    #expect(abs(shares[45 * 24] - 0.75) < 1e-3)
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func whatIsNotYetBuiltGivesNothingAndCountsAsNoCurtailment() throws {
    let whole = buildNetwork(try read(soundProject)), growing = buildNetwork(try read(project(growing)))
    func available(_ built: BuiltProject) throws -> [Double] {
      let generators = built.network[.generator]
      return try #require(generators.series["p_max_pu"]?[generators.index(of: "wind")!])
    }
    let (all, part) = (try available(whole), try available(growing))
    #expect(zip(all, part).prefix(31 * 24).allSatisfy { abs($1 - $0 / 2) < 1e-12 })
    #expect(zip(all, part).dropFirst(59 * 24).allSatisfy { $0 == $1 })
    let assumption = try #require(growing.assumptions.first { $0.subject.english == "wind: in operation" })
    #expect(assumption.value.english == "2025-02-01: 50 %, 2025-03-01: 100 %")
    #expect(assumption.evidence.standing == .derived)
  }

  @Test(
    arguments: [
      ("{2025-01-01: 50 %}", "unknown key “2025-01-01”", "未知的键“2025-01-01”"),
      ("{source: a}", "“by” is missing", "缺少“by”"),
      ("{by: {}}", "“by” is missing", "缺少“by”"),
      ("{by: {January: 50 %}}", "“January” is not a time", "“January”不是时间"),
      ("{by: {2025-01-01: 150 %}}", "“150 %” is not between 0 and 1", "“150 %” 应介于 0 与 1 之间"),
      (
        "{by: {2025-03-01: 50 %, 2025-02-01: 100 %}}", "“2025-02-01” is not later than the date before it",
        "“2025-02-01”不晚于前一个日期"
      ),
    ])
  func aMistakeIsNamedAtItsPlace(commissioned: String, english: String, chinese: String) throws {
    let found = issues(project(commissioned))
    let issue = try #require(found.first)
    #expect(issue.place.line == 5 && issue.place.column! > 55)
    #expect(issue.message == Text(english, chinese))
  }

  @Test func onlyWindAndSunAreCommissionedStepByStep() {
    let found = issues(broken("capacity: 150 MW,", "capacity: 150 MW, commissioned: \(growing),"))
    #expect(found.map(\.message) == [.unknownKey("commissioned")])
  }
}
