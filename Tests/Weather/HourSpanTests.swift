import SteppeBase
import Testing

@testable import SteppeWeather

private func span(_ time: CalendarTime, count: Int) -> HourSpan {
  HourSpan(firstEnd: time.secondsSince1970, count: count)
}

struct HourSpanTests {
  @Test func aYearOfTheClockItselfIsTakenAsItIs() throws {
    let beijing = try span(CalendarTime(year: 2024, month: 12, day: 31, hour: 17), count: 8760).year(.beijing)
    #expect(beijing.calendar == CalendarYear(2025))
    #expect(beijing.places == Array(0..<8760))
  }

  @Test func aYearOfUTCIsTurnedToTheClock() throws {
    let (calendar, places) = try span(CalendarTime(year: 2025, month: 1, day: 1, hour: 1), count: 8760).year(.beijing)
    #expect(calendar.year == 2025)
    // The first eight hours by the Beijing clock are the last eight of the file.
    #expect(Array(places[..<9]) == [8752, 8753, 8754, 8755, 8756, 8757, 8758, 8759, 0])
    #expect(places.sorted() == Array(0..<8760))
  }

  @Test func whatSurroundsTheYearIsLeftOut() throws {
    let (calendar, places) = try span(CalendarTime(year: 2023, month: 12, day: 1, hour: 1), count: 8784 + 1400)
      .year(.beijing)
    #expect(calendar.year == 2024 && places.count == 8784 && places[0] == 30 * 24 + 16)
  }

  @Test func aLeapYearWithoutItsLeapDayIsRefusedWithAWayOut() {
    #expect {
      _ = try span(CalendarTime(year: 2024, month: 1, day: 1, hour: 1), count: 8760).year(.utc)
    } throws: { error in
      let issue = (error as? InputError)?.issues.first
      return issue?.message == Text("8,760 hours, but 2024 has 8,784", "共 8,760 小时，而 2024 年有 8,784 小时")
        && issue?.hint == .leapDayMissing(2024)
    }
  }

  @Test func halfAYearOffIsRefused() {
    #expect(throws: InputError.self) {
      _ = try span(CalendarTime(year: 2024, month: 10, day: 1, hour: 1), count: 8760).year(.utc)
    }
  }

  @Test func aClockOffByHalfAnHourIsRefused() {
    #expect(throws: InputError(.halfHours("+05:30"))) {
      _ = try span(CalendarTime(year: 2025, month: 1, day: 1, hour: 1), count: 8800).year(ClockZone("+05:30")!)
    }
  }
}
