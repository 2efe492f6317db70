import SteppeBase
import Testing

/// Seconds since 1970 from the Unix command `date -u -d … +%s`.
@Test(arguments: [
  ("2000-02-29 12:30", 951_827_400.0), ("1969-12-31 23:00", -3600), ("2030-01-01 00:00", 1_893_456_000),
  ("1900-03-01 00:00", -2_203_891_200), ("2025-07-27 08:00:15.5", 1_753_603_215.5),
])
func datesAndSecondsTurnIntoEachOther(_ text: String, _ seconds: Double) throws {
  let time = try #require(CalendarTime(text))
  #expect(time.secondsSince1970 == seconds)
  #expect(CalendarTime(secondsSince1970: seconds).description == text)
}

@Test func dateAndTimeMayBeWrittenInSeveralWays() {
  let expected = CalendarTime(year: 2025, month: 1, day: 31, hour: 8)
  for text in ["2025-01-31 08:00", "2025-01-31T08:00:00", "2025/1/31 8:00"] { #expect(CalendarTime(text) == expected) }
  #expect(CalendarTime("2025-01-31") == CalendarTime(year: 2025, month: 1, day: 31))
}

@Test(arguments: [
  "2025-02-30", "now", "2025", "31.01.2025", "2025-01-31 08", "2025-01-31 08:00+08:00", "2025-01-31 24:01",
  "2025-01-9223372036854775807",
])
func whatIsNoDateIsRefused(_ text: String) {
  #expect(CalendarTime(text) == nil)
}
