import SteppeBase
import Testing

@testable import SteppeWeather

private func year(_ calendar: CalendarYear) -> WeatherYear {
  WeatherYear(
    calendar,
    [
      .windCapacityFactor: (0..<calendar.hourCount).map { Double($0 % 1000) / 1000 },
      .solarCapacityFactor: Array(repeating: 0.33333, count: calendar.hourCount),
    ])
}

private func issues(_ text: String) -> [SteppeBase.Issue] {
  do {
    _ = try WeatherFile.read(text, file: "weather.csv")
    return []
  } catch {
    return error.issues
  }
}

struct WeatherFileTests {
  @Test(arguments: [2023, 2024, 2025]) func whatIsWrittenIsReadBack(calendarYear: Int) throws {
    let weather = year(CalendarYear(calendarYear))
    #expect(try WeatherFile.read(WeatherFile.text(weather), file: "x.csv") == weather)
  }

  @Test func timesAreTheEndsOfHoursInUTC() {
    let lines = WeatherFile.text(year(CalendarYear(2025))).split(separator: "\n")
    #expect(lines[0] == "time_utc,wind_cf,solar_cf")
    // 1:00 on 1 January 2025 in Beijing, and midnight at the end of the year.
    #expect(lines[1] == "2024-12-31T17:00:00Z,0,0.33333")
    #expect(lines[8760] == "2025-12-31T16:00:00Z,0.759,0.33333")
    #expect(lines.count == 8761)
  }

  @Test func aYearThatBeginsWithTheLastHourOfTheOldOneIsTurned() throws {
    let calendar = CalendarYear(2024, zone: .utc)
    var rows = ["time_utc,wind_cf"]
    for hour in 0..<calendar.hourCount {
      rows.append(
        Timestamp(seconds: calendar.startSeconds + Double(hour) * 3600).text + "," + (hour == 0 ? "0.9" : "0.1"))
    }
    let weather = try WeatherFile.read(rows.joined(separator: "\n"), file: "x.csv", zone: .utc, label: .end)
    #expect(weather.series[.windCapacityFactor]!.last == 0.9)
    #expect(weather.series[.windCapacityFactor]!.first == 0.1)
  }

  @Test func twentyNinthOfFebruaryIsDroppedOrRepeated() {
    let leap = year(CalendarYear(2024)), wind = leap.series[.windCapacityFactor]!
    let common = leap.moved(to: 2025).series[.windCapacityFactor]!
    #expect(common == Array(wind[..<(59 * 24)] + wind[(60 * 24)...]))
    let back = leap.moved(to: 2025).moved(to: 2028).series[.windCapacityFactor]!
    #expect(back.count == 8784 && Array(back[(59 * 24)..<(60 * 24)]) == Array(wind[(58 * 24)..<(59 * 24)]))
  }

  @Test func aMisspeltColumnIsNamedWithTheColumnMeant() {
    let found = issues("time_utc,wind_fc\n2024-12-31T17:00:00Z,0.1\n")
    #expect(
      found.first?.description(.english) == "weather.csv:1: unknown column “wind_fc”\n    → did you mean “wind_cf”?")
    #expect(found.first?.message.chinese == "未知的列“wind_fc”")
  }

  @Test func everyWrongNumberAndTimeIsListedWithItsLine() {
    let text = """
      time_utc,wind_cf,solar_cf
      2024-12-31T17:00:00Z,0.5,0.1
      2024-12-31T18:00:00Z,1.5,0.1
      2024-12-31T20:00:00Z,abc,0.1
      yesterday,0.5,NaN
      2024-12-31T22:00:00Z,0.5
      """
    #expect(
      Set(issues(text).map { $0.description(.english).split(separator: "\n")[0] }) == [
        "weather.csv:3: wind_cf: 1.5 is not between 0 and 1",
        "weather.csv:4: wind_cf: “abc” is not a number",
        "weather.csv:5: solar_cf: “NaN” is not a number",
        "weather.csv:4: 2024-12-31T20:00:00Z where 2024-12-31T19:00:00Z should follow",
        "weather.csv:5: “yesterday” is not a time",
        "weather.csv:6: 2 fields where the header has 3",
      ])
  }

  @Test func aSeriesThatIsNoYearIsRefused() {
    let lines = WeatherFile.text(year(CalendarYear(2025))).split(separator: "\n")
    let short = lines.dropLast(24).joined(separator: "\n")
    #expect(issues(short).first?.message == Text("8,736 hours, but 2025 has 8,760", "共 8,736 小时，而 2025 年有 8,760 小时"))
  }

  @Test func thousandsOfEqualMistakesAreCounted() {
    let text = WeatherFile.text(year(CalendarYear(2025))).replacing(",0.33333", with: ",33.333")
    let found = issues(text)
    #expect(found.count == 6)
    #expect(found.last?.message == Text("and 8755 more of this kind", "另有 8755 处同类问题"))
  }

  @Test(arguments: [("Asia/Shanghai", 480), ("UTC", 0), ("+05:30", 330), ("-03:00", -180)])
  func clocksAreNamesOrOffsets(text: String, minutes: Int) { #expect(ClockZone(text)?.minutesAheadOfUTC == minutes) }

  @Test func aClockWithSummerTimeIsNotKnown() { #expect(ClockZone("Europe/Berlin") == nil) }
}
