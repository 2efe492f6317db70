import Foundation
import SteppeBase
import Testing

@testable import SteppeWeather

private let place = WeatherPlace(latitude: 43.95, longitude: 116.07)

/// A year of a sun that always shines the same, by the Beijing clock, as the columns `ghi`, `temperature`, `pressure`,
/// `wind_speed`.
private func table(
  _ header: String = "time [+08:00],ghi [W/m2],temperature [°C],pressure [hPa],wind_speed [m/s]", year: Int = 2025,
  shiftedBy hours: Int = 0, line: (Int, [String]) -> [String] = { $1 }
) -> String {
  let calendar = CalendarYear(year)
  let lines = (0..<calendar.hourCount).map { hour in
    let time = CalendarTime(secondsSince1970: calendar.startSeconds + Double(hour) * 3600).description
    let middle = calendar.startInUTC + (Double(hour - hours) + 0.5) * 3600
    let light = 900 * max(SkyDirection.sun(at: middle, latitude: place.latitude, longitude: place.longitude).up, 0)
    return line(hour, [time, String(format: "%.1f", light), "5", "900", "6"]).joined(separator: ",")
  }
  return ([header] + lines).joined(separator: "\n") + "\n"
}

private func record(_ text: String, label: HourLabel = .start) throws -> WeatherRecord {
  try MeasuredFile.read(text, file: "mast.csv", zone: .beijing, label: label, place: place, windHeight: 10)
}

private func messages(_ text: String, label: HourLabel = .start, _ language: Language = .english) -> [String] {
  do {
    _ = try record(text, label: label)
    return []
  } catch let error as InputError {
    return error.issues.map { $0.description(language) }
  } catch {
    return []
  }
}

struct MeasuredFileTests {
  @Test func unitsAreConvertedAndTheYearFound() throws {
    let metric = try record(table())
    #expect(metric.calendar == CalendarYear(2025))
    #expect(metric.pressure?.first == 90_000 && metric.temperature?.first == 5)
    let other = try record(
      table("time [+08:00],ghi [kJ/m2],temperature [K],pressure [kPa],wind_speed [km/h]") { _, fields in
        [fields[0], String(Double(fields[1])! * 3.6), "278.15", "90", "21.6"]
      })
    #expect(abs(other.temperature![0] - 5) < 1e-9 && abs(other.pressure![0] - 90_000) < 1e-6)
    #expect(abs(other.windSpeed![0] - 6) < 1e-9)
    #expect(zip(other.globalLight!, metric.globalLight!).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test func labelsAtTheEndOfTheHourMoveTheYearByOne() throws {
    let shifted = table { hour, fields in
      [CalendarTime(secondsSince1970: CalendarYear(2025).startSeconds + Double(hour + 1) * 3600).description]
        + fields.dropFirst()
    }
    #expect(try record(shifted, label: .end) == record(table(), label: .start))
  }

  @Test func lightOfAnotherClockOrLabelIsFoundOut() {
    for (hours, direction, chinese) in [(8, "after", "晚"), (-1, "before", "早")] {
      let text = table(shiftedBy: hours)
      let found = messages(text)
      #expect(found.count == 1)
      let match = found.first?.firstMatch(of: /centred ([0-9]+) minutes (after|before) the sun's noon/)
      #expect(match.map { abs(Int($0.1)! - abs(hours) * 60) < 6 && $0.2 == direction } == true, "\(found)")
      #expect(found.first?.contains("check the clock of the times") == true)
      #expect(messages(text, .chinese).first?.contains("比当地真太阳正午\(chinese)") == true)
    }
  }

  @Test func aColumnMustSayItsUnitAndOneThatIsUnderstood() {
    let found = messages(table("time [+08:00],ghi,temperature [°R],pressure [hPa],wind_speed [m/s]"))
    #expect(
      found[0].hasPrefix("mast.csv:1: the column “ghi” does not say its unit\n    → one of: ghi [J/m2],"))
    #expect(found[1].hasPrefix("mast.csv:1: “°R” is not a unit of temperature"))
  }

  @Test func theTimeMustSayItsClock() {
    #expect(
      messages(table("time,ghi [W/m2],a,b,c"))[0].hasPrefix("mast.csv:1: the column “time” does not say by which"))
    #expect(
      messages(table("time [Europe/Berlin],ghi [W/m2],a,b,c"))[0].hasPrefix(
        "mast.csv:1: unknown time zone “Europe/Berlin”"))
    #expect(messages(table("date,ghi [W/m2],a,b,c"))[0].hasPrefix("mast.csv:1: the column “time” is missing"))
  }

  @Test func missingHoursAndValuesAndImpossibleOnesAreListedWithTheirLine() {
    let text = table { hour, fields in
      switch hour {
      case 3: [fields[0], "", "5", "900", "6"]
      case 4: [fields[0], "0", "99", "900", "6"]
      case 5: [fields[0], "0", "5", "900", "-1"]
      case 6: [fields[0], "0", "5", "90000", "6"]
      case 7: ["2025-01-01 08:00", "0", "5", "900", "6"]
      default: fields
      }
    }
    let found = Set(messages(text).map { $0.split(separator: "\n")[0] })
    for expected in [
      "mast.csv:5: ghi [W/m2]: the value is missing",
      "mast.csv:6: temperature [°C]: 99 is not between -90 and 60",
      "mast.csv:7: wind_speed [m/s]: -1 is not between 0 and 75",
      "mast.csv:8: pressure [hPa]: 90000 is not between 400 and 1100",
      "mast.csv:9: 2025-01-01 08:00 where 2025-01-01 07:00 should follow",
    ] { #expect(found.contains(Substring(expected)), "\(expected) is not in \(found)") }
  }

  @Test func aLeapDayLeftOutIsCalledThat() {
    let lines = table(year: 2024).split(separator: "\n")
    let without = lines.filter { !$0.hasPrefix("2024-02-29") }.joined(separator: "\n")
    let found = messages(without)
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("mast.csv:1418: 2024-03-01 00:00 where 2024-02-29 00:00 should follow"))
    #expect(found[0].contains("29 February 2024 is left out"))
  }

  @Test func powerNeedsTemperatureAndPressureOrElevation() throws {
    var incomplete = try record(table())
    incomplete.temperature = nil
    incomplete.pressure = nil
    let wind = WindModel(curve: PowerCurve.builtIn["vestas-v112-3mw"]!, hubHeight: 100, profile: .power(shear: 0.14))
    let sun = PhotovoltaicModel(
      mounting: .fixed(tilt: 35, azimuth: 180), transposition: .hayDavies, albedo: 0.2, panelsPerInverter: 1.2,
      losses: 0.1,
      temperatureCoefficient: -0.004, inverterEfficiency: 0.96, heatLoss: 25, heatLossByWind: 6.84)
    #expect(throws: InputError([SteppeBase.Issue(.noTemperature), SteppeBase.Issue(.noPressure)])) {
      _ = try incomplete.capacityFactors(wind: wind, sun: sun)
    }
    let whole = try record(table()).capacityFactors(wind: wind, sun: sun)
    #expect(whole.series.keys.count == 2)
    #expect(whole.series.values.allSatisfy { $0.allSatisfy((0...1).contains) })
  }
}
