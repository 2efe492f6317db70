import SteppeBase
import SteppeProject
import SteppeWeather
import Testing

/// A year of the same wind, by the Beijing clock.
private let mast: String = {
  let calendar = CalendarYear(2024)
  let lines = (0..<calendar.hourCount).map { hour in
    CalendarTime(secondsSince1970: calendar.startSeconds + Double(hour) * 3600).description + ",8,5,90"
  }
  return (["time [+08:00],wind_speed [m/s],temperature [°C],pressure [kPa]"] + lines).joined(separator: "\n")
}()

private func project(_ weather: String) -> String { broken("{synthetic: xilingol, seed: 1}", weather) }

private let sound = """
  {measured: mast.csv, label: start, latitude: 43.9, longitude: 116.1, wind_height: 110 m, wind: {curve: curve.csv}}
  """

/// Twice as much power at twice the speed, in any air between.
private let curve = "wind_speed,power\n2,0\n4,100\n25,100\n"

struct ObservedWeatherTests {
  @Test func aProjectTakesMeasuredWeatherWithItsOwnPowerCurve() throws {
    let folder = try ProjectFolder(["project.yaml": project(sound), "mast.csv": mast, "curve.csv": curve])
    let read = try Project.read(folder.url.path)
    let weather = try #require(read.weather.first)
    #expect(weather.year.series == [.windCapacityFactor: Array(repeating: 1, count: 8760)])
    #expect(weather.origin.english == "measured, file mast.csv, weather of 2024")
    let assumptions = buildNetwork(read).assumptions.prefix(4)
    #expect(
      assumptions.map(\.subject.english) == [
        "weather", "weather: power curve", "weather: hub height", "weather: roughness length",
      ])
    #expect(assumptions.map(\.evidence.standing) == [.given, .given, .unverified, .unverified])
  }

  /// Two wind farms under one sky, one of them with hubs so high that their wind is twice as fast.
  @Test func plantsOfOneWeatherMayHaveTheirOwnTurbines() throws {
    let text = project(sound.replacing("curve.csv}", with: "steps.csv, shear: 1, hub_height: 110 m}"))
      .replacing(
        "capacity: 110 MW}",
        with:
          "capacity: 110 MW}\n  high wind: {technology: onshore-wind, capacity: 1 MW, turbine: {curve: steps.csv, shear: 1, hub_height: 220 m}}"
      )
    let folder = try ProjectFolder([
      "project.yaml": text, "mast.csv": mast, "steps.csv": "wind_speed,power\n2,0\n4,1\n12,1\n12.1,2\n30,2\n",
    ])
    let built = buildNetwork(try Project.read(folder.url.path))
    let generators = built.network[.generator]
    let available = try ["wind", "high wind"].map { name in
      Set(try #require(generators.series["p_max_pu"]?[generators.index(of: name)!]))
    }
    #expect(available == [[0.45], [0.9]])
    let own = built.assumptions.filter { $0.subject.english.hasPrefix("high wind: ") }.map(\.subject.english)
    #expect(own.contains("high wind: hub height") && own.contains("high wind: power curve"))
  }

  private static let light: String = {
    let calendar = CalendarYear(2025)
    let lines = (0..<calendar.hourCount).map { hour in
      let clock = hour % 24
      let light = clock < 7 || clock > 17 ? 0 : 900 - 24 * (clock - 12) * (clock - 12)
      return CalendarTime(secondsSince1970: calendar.startSeconds + Double(hour) * 3600).description + ",\(light),5,90"
    }
    return (["time [+08:00],ghi [W/m2],temperature [°C],pressure [kPa]"] + lines).joined(separator: "\n")
  }()

  private static func sunny(_ plants: String, solar: String = "") -> String {
    """
    name: Sun
    time: {year: 2025}
    weather: {measured: sun.csv, label: start, latitude: 43.9, longitude: 116.1\(solar)}
    system:
      \(plants)
    demand:
      electricity: {annual: 1 MWh}
    """
  }

  private static func sums(_ text: String) throws -> [String: Double] {
    let folder = try ProjectFolder(["project.yaml": text, "sun.csv": light])
    let generators = buildNetwork(try Project.read(folder.url.path)).network[.generator]
    return try Dictionary(
      uniqueKeysWithValues: generators.names.map { name in
        (name, try #require(generators.series["p_max_pu"]?[generators.index(of: name)!]).reduce(0, +))
      })
  }

  /// The technology says how its panels stand, and what the weather says of panels holds for both.
  @Test func panelsStandAsThoseOfTheirTechnology() throws {
    let both = try Self.sums(
      Self.sunny(
        "fixed: {technology: utility-pv, capacity: 1 MW}\n  trackers: {technology: tracking-pv, capacity: 1 MW}",
        solar: ", solar: {panels_per_inverter: 1.3}"))
    #expect(both["trackers"]! > 1.05 * both["fixed"]!)
    let byHand = try Self.sums(
      Self.sunny(
        "trackers: {technology: tracking-pv, capacity: 1 MW, panels: {mounting: tracking, panels_per_inverter: 1.3}}"))
    #expect(byHand["trackers"] == both["trackers"])
    let section = try Self.sums(
      Self.sunny(
        "trackers: {technology: tracking-pv, capacity: 1 MW}",
        solar: ", solar: {mounting: tracking, panels_per_inverter: 1.3}"))
    #expect(section["trackers"] == both["trackers"])
    let turned = try Self.sums(Self.sunny("trackers: {technology: tracking-pv, capacity: 1 MW, panels: {azimuth: 90}}"))
    #expect(turned["trackers"]! < 0.98 * byHand["trackers"]!)
  }

  @Test(
    arguments: [
      (
        "pv: {technology: tracking-pv, capacity: 1 MW, panels: {mounting: fixed}}", "", "5:57", "tracking-pv",
        "utility-pv"
      ),
      (
        "pv: {technology: utility-pv, capacity: 1 MW}", ", solar: {mounting: tracking}", "5:20", "utility-pv",
        "tracking-pv"
      ),
    ])
  func panelsThatStandOtherwiseThanTheirTechnologyAreRefused(
    plant: String, solar: String, place: String, technology: String, other: String
  ) throws {
    let folder = try ProjectFolder(["project.yaml": Self.sunny(plant, solar: solar), "sun.csv": Self.light])
    let error = try #require(throws: InputError.self) { try Project.read(folder.url.path) }
    #expect(error.issues.count == 1)
    let issue = error.issues[0]
    #expect("\(issue.place.line!):\(issue.place.column!)" == place)
    #expect(issue.message.english.hasPrefix("“pv” is of the technology “\(technology)”, whose panels are "))
    #expect(issue.message.chinese.contains("支架") && issue.hint?.english.contains(other) == true)
  }

  @Test func plantsUnderMadeUpWeatherHaveNoTurbinesOfTheirOwn() throws {
    let issue = try #require(issues(broken("110 MW}", "110 MW, turbine: {hub_height: 140 m}}")).first)
    #expect(issue.place.line == 5)
    #expect(issue.message == .plantNeedsMeasuredWeather("wind"))
  }

  @Test(
    arguments: [
      ("label: start, ", "", "project.yaml:3:10: “label” is missing", "缺少“label”"),
      ("label: start", "label: begin", "project.yaml:3:38: unknown label “begin”", "未知的时刻含义“begin”"),
      (
        "latitude: 43.9", "latitude: 143.9", "project.yaml:3:55: “143.9” is not between -90 and 90",
        "“143.9” 应介于 -90 与 90 之间"
      ),
      (", wind_height: 110 m", "", "project.yaml:3:10: “wind_height” is missing", "缺少“wind_height”"),
      ("curve.csv", "v112", "project.yaml:3:113: there is no power curve “v112”", "没有名为“v112”的功率曲线"),
      (
        "curve: curve.csv", "shear: 0.1, roughness: 0.1 m",
        "project.yaml:3:113: give either roughness or shear, not both",
        "roughness 与 shear 只能给出一个"
      ),
      (
        "wind: {", "solar: {mounting: tracking, tilt: 30}, wind: {",
        "project.yaml:3:133: “tilt” means nothing for panels that are tracking", "“tilt”不适用于 tracking 支架"
      ),
      (
        "wind: {", "solar: {transposition: klucher}, wind: {",
        "project.yaml:3:122: unknown transposition “klucher”", "未知的转换模型“klucher”"
      ),
      (
        "measured: mast.csv", "measured: no.csv", "project.yaml:3:21: no.csv: there is no such file or folder",
        "no.csv：文件或文件夹不存在"
      ),
      (
        "measured: mast.csv", "measured: mast.csv, epw: x.epw",
        "project.yaml:3:21: weather comes from one place: epw or measured",
        "气象来源只能有一个：epw 或 measured"
      ),
      ("measured: mast.csv", "era5: mast.csv", "mast.csv: this is not a netCDF file", "这不是 netCDF 文件"),
    ])
  func aMistakeInTheSectionIsNamed(piece: String, replacement: String, english: String, chinese: String) throws {
    let text = project(sound.replacing(piece, with: replacement))
    let folder = try ProjectFolder(["project.yaml": text, "mast.csv": mast, "curve.csv": curve])
    let issues = try folder.allIssues()
    #expect(issues.count == 1)
    #expect(
      issues.first?.description(.english).replacing(folder.url.path + "/", with: "").hasPrefix(english) == true,
      "\(issues)")
    #expect(issues.first?.message.chinese == chinese)
  }
}
