import SteppeBase
import Testing

@testable import SteppeWeather

/// A typical year of a sun that always shines the same: months of several years, 8,760 lines.
private func file(
  location: String = "LOCATION,Xilinhot,NM,CHN,TEST,541020,43.95,116.07,8.0,990",
  line: (Int, [String]) -> [String]? = { $1 }
) -> String {
  let calendar = CalendarYear(2001)
  let header = [location] + (2...8).map { "HEADER \($0)" }
  let lines = (0..<calendar.hourCount).compactMap { hour -> String? in
    let start = CalendarTime(secondsSince1970: calendar.startSeconds + Double(hour) * 3600)
    let middle = calendar.startInUTC + (Double(hour) + 0.5) * 3600
    let up = max(SkyDirection.sun(at: middle, latitude: 43.95, longitude: 116.07).up, 0)
    let fields = [
      String(2000 + start.month), String(start.month), String(start.day), String(start.hour + 1), "60", "?9", "5.0",
      "0",
      "50", "90000", "0", "0", "300", String(Int(700 * up)), "500", "100", "0", "0", "0", "0", "270", "6.0", "0",
    ]
    return line(hour, fields)?.joined(separator: ",")
  }
  return (header + lines).joined(separator: "\n") + "\n"
}

private func issues(_ text: String) -> [SteppeBase.Issue] {
  do {
    _ = try EnergyPlusFile.read(text, file: "x.epw", year: 2025)
    return []
  } catch {
    return error.issues
  }
}

private func setting(_ index: Int, of hour: Int, to value: String) -> String {
  file { line, fields in
    guard line == hour else { return fields }
    var fields = fields
    fields[index] = value
    return fields
  }
}

struct EnergyPlusFileTests {
  @Test func aTypicalYearIsCalledByTheYearWanted() throws {
    let record = try EnergyPlusFile.read(file(), file: "x.epw", year: 2025)
    #expect(record.calendar == CalendarYear(2025, zone: ClockZone("+08:00")!))
    #expect(record.place == WeatherPlace(latitude: 43.95, longitude: 116.07, elevation: 990))
    #expect(record.windSpeed == Array(repeating: 6, count: 8760))
    // A common year stays one where a leap year is wanted.
    #expect(try EnergyPlusFile.read(file(), file: "x.epw", year: 2024).calendar.hourCount == 8760)
  }

  @Test(
    arguments: [
      ("LOCATON,a", "x.epw:1: this is not an EnergyPlus weather file", "这不是 EnergyPlus 气象文件"),
      (
        "LOCATION,X,NM,CHN,T,1,north,116.07,8.0,990", "x.epw:1: latitude: “north” is not a number",
        "latitude：“north”不是数值"
      ),
      ("LOCATION,X,NM,CHN,T,1,43.95,116.07,80,990", "x.epw:1: unknown time zone “80”", "未知时区“80”"),
      (
        "LOCATION,X,NM,CHN,T,1,43.95,116.07,0.0,990", "x.epw:1: the light of the year is centred 480 minutes", "全年辐射的中心"
      ),
    ])
  func aWrongLocationIsNamed(location: String, english: String, chinese: String) {
    let found = issues(file(location: location))
    #expect(found.first?.description(.english).hasPrefix(english) == true, "\(found.map { $0.description(.english) })")
    #expect(found.first?.message.chinese.hasPrefix(chinese) == true)
  }

  @Test(
    arguments: [
      (6, "99.9", "x.epw:14: dry bulb temperature: the value is missing"),
      (21, "999", "x.epw:14: wind speed: the value is missing"),
      (9, "900", "x.epw:14: pressure: 900 is not between 40000 and 110000"),
      (13, "sunny", "x.epw:14: global horizontal radiation: “sunny” is not a number"),
      (3, "7", "x.epw:14: 1/1/7 where 1/1 6 h should follow"),
    ])
  func aWrongFieldIsNamedWithItsLine(index: Int, value: String, english: String) {
    #expect(issues(setting(index, of: 5, to: value)).first?.description(.english).hasPrefix(english) == true)
  }

  @Test func aMissingHourIsNamed() {
    let found = issues(file { hour, fields in hour == 100 ? nil : fields })
    #expect(found.contains { $0.message == .notAYear(hours: 8759, year: 2025, expected: 8760) })
    #expect(found.contains { $0.description(.english).hasPrefix("x.epw:109: 1/5/6 where 1/5 5 h should follow") })
  }
}
