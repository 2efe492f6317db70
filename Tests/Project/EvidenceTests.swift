import SteppeBase
import SteppeProject
import Testing

private func assumptions(_ text: String) throws -> [String: Assumption] {
  let all = buildNetwork(try read(text)).assumptions
  return Dictionary(all.map { ($0.subject.english, $0) }, uniquingKeysWith: { first, _ in first })
}

private let centre = """
  name: Centre
  time: {year: 2025}
  weather: {synthetic: hohhot, wind_cf: {value: 31 %, status: found, source: a mast}}
  system:
    wind: {technology: onshore-wind, at: north, capacity: free}
    line: {technology: hvdc-corridor, from: north, to: south, capacity: 8 GW, schedule: usual}
    centres: {technology: data-centre, at: south, capacity: 800 MW}
    grid: {technology: grid-connection, at: south, purchase_price: 0.4 yuan/kWh}
  demand:
    work: {carrier: computing-power, at: south, annual: 1 TWh, deferrable: usual}
  """

/// Shares, schedules and shapes say where they come from, as every other number.
struct EvidenceTests {
  @Test func theLibrarysUsualScheduleAndShareComeWithTheirStanding() throws {
    let all = try assumptions(centre)
    let schedule = try #require(all["line: schedule"])
    #expect(schedule.value.english == "8-22 h: 100 %, 22-8 h: 60 %" && schedule.evidence.standing == .unverified)
    let share = try #require(all["demand of work: share that may wait within its day"])
    #expect(share.value.english == "15 %" && share.evidence.standing == .unverified)
    let mean = try #require(all["weather: mean of wind"])
    #expect(mean.value.english == "31 %" && mean.evidence.standing == .found)
    #expect(try read(centre).demands[0].deferrableShare == 0.15)
  }

  @Test func aProjectSaysWhereItsOwnComeFrom() throws {
    let text =
      centre
      .replacing(
        "schedule: usual",
        with: "schedule: {hours: {8-20: 100 %, 20-8: 50 %}, status: found, source: an agreement of 2025}"
      )
      .replacing("deferrable: usual", with: "deferrable: {value: 20 %, status: unverified, note: a guess}")
      .replacing(
        "annual: 1 TWh",
        with: "annual: 1 TWh, profile: {hours: {0-12: 40 %, 12-24: 60 %}, status: derived, source: meters}")
    let all = try assumptions(text)
    let schedule = try #require(all["line: schedule"])
    #expect(schedule.evidence.standing == .found && schedule.evidence.sources[0].citation == "an agreement of 2025")
    let share = try #require(all["demand of work: share that may wait within its day"])
    #expect(share.evidence.standing == .unverified && share.evidence.note?.english == "a guess")
    let shape = try #require(all["demand of work: shape over the hours"])
    #expect(shape.value.english == "0-12 h: 40 %, 12-24 h: 60 %" && shape.evidence.standing == .derived)
    let hours = try read(text).demands[0].hours
    #expect(abs(hours[12] / hours[0] - 1.5) < 1e-12)
  }

  @Test func anAssetMayKnowItsUsualShareBetter() throws {
    let text = centre.replacing("capacity: 800 MW", with: "capacity: 800 MW, deferrable: 10 %")
    #expect(try read(text).demands[0].deferrableShare == 0.1)
  }

  @Test func aScheduleNobodyAsksForLeavesTheFlowFree() throws {
    let text = centre.replacing(", schedule: usual", with: "")
    #expect(try assumptions(text)["line: schedule"] == nil)
    #expect(buildNetwork(try read(text)).network[.link].series["p_min_pu"] == nil)
  }

  @Test(
    arguments: [
      (
        "deferrable: usual", "carrier: computing-power, at: south, ",
        "deferrable: usual, carrier: electricity, at: south, ", 10
      ),
      ("technology: hvdc-corridor", "", "technology: ac-line", 6),
    ])
  func whereTheLibraryHasNoUsualValueAMistakeIsTold(piece: String, other: String, replacement: String, line: Int) {
    let text =
      other.isEmpty
      ? centre.replacing(piece, with: replacement)
      : centre.replacing(", " + piece, with: "").replacing(other, with: replacement)
    let found = issues(text)
    #expect(found.map(\.place.line) == [line])
    #expect(found.first?.message.english.hasPrefix("the library has no usual “") == true)
    #expect(found.first?.message.chinese.hasPrefix("技术库中没有") == true)
  }

  @Test func standingWithoutASourceIsRefusedHereToo() {
    let text = centre.replacing("deferrable: usual", with: "deferrable: {value: 20 %, status: found}")
    #expect(issues(text).map(\.message.english) == ["“found” needs a source"])
  }

  /// A technology that neither takes nor gives has nothing to override, and a price is named as it was written.
  @Test func whatThereIsNotIsSaidPlainly() {
    let around = centre.replacing(
      "capacity: 800 MW", with: "capacity: 800 MW, surroundings: {byproducts: {co2: 1 t/t}}")
    #expect(issues(around).map(\.message.english) == ["unknown key “surroundings”"])
    let smelter = centre.replacing(
      "technology: data-centre, at: south, capacity: 800 MW",
      with: "technology: aluminium-smelter, at: south, capacity: 385 MW, surroundings: {byproducts: {water: 1 t/t}}")
    #expect(issues(smelter).first?.message.english == "unknown key “water”")
    let price = issues("co2_price: 97 yuan\n" + centre)
    #expect(price.map(\.message.english) == ["“yuan” is not a unit of a price per mass"])
    #expect(price.map(\.message.chinese) == ["“yuan”不是单位质量价格单位"])
  }

  /// Each language has its own units, and a word for a size that is left to the plan.
  @Test func sizesAreShownInTheUnitsOfEachLanguage() throws {
    let sizes = try assumptions(soundProject.replacing("110 MW", with: "11万千瓦"))
    #expect(sizes["wind: capacity"]?.value == Text("110 MW", "11万千瓦"))
    #expect(sizes["battery: capacity"]?.value == Text("free", "由规划确定"))
    #expect(sizes["electrolyser: capacity"]?.value == Text(verbatim: "0..100 MW"))
  }
}
