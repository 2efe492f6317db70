import Foundation
import SteppeBase
import SteppeProject
import SteppeWeather
import Testing

/// A folder with a project and its data files, gone at the end of the test.
final class ProjectFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "steppe-\(UUID().uuidString)")

  init(_ files: [String: String]) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: url.appending(path: name)) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func issues() -> [String] {
    ((try? allIssues()) ?? []).map { $0.description(.english).replacing(url.path + "/", with: "") }
  }

  func allIssues() throws -> [SteppeBase.Issue] {
    do {
      _ = try Project.read(url.path)
      return []
    } catch let error as InputError {
      return error.issues
    }
  }
}

private let leapYear = CalendarYear(2020)
private let leapWeather = WeatherFile.text(
  WeatherYear(
    leapYear,
    [
      .windCapacityFactor: leapYear.months.map { $0 == 2 ? 0.5 : 0.25 },
      .load: leapYear.months.map { Double($0) },
    ]))
private let withFile = broken("synthetic: xilingol, seed: 1", "file: weather.csv")

struct ProjectFilesTests {
  @Test func weatherOfALeapYearIsMovedToTheProjectsYear() throws {
    let folder = try ProjectFolder(["project.yaml": withFile, "weather.csv": leapWeather])
    let project = try Project.read(folder.url.path)
    let wind = try #require(project.weather[0].year.series[.windCapacityFactor])
    #expect(wind.count == 8760 && wind.filter { $0 == 0.5 }.count == 28 * 24)
    #expect(project.weather[0].origin.english == "file weather.csv, weather of 2020")
  }

  @Test func anAssetWithoutItsWeatherIsNamed() throws {
    let text = withFile.replacing("onshore-wind", with: "utility-pv")
    let folder = try ProjectFolder(["project.yaml": text, "weather.csv": leapWeather])
    #expect(
      folder.issues().map { $0.split(separator: "\n")[0] } == [
        "project.yaml:5:3: “wind” needs solar_cf, which the weather does not have"
      ])
  }

  @Test func mistakesInTheWeatherFileAreShownInThatFile() throws {
    let folder = try ProjectFolder([
      "project.yaml": withFile,
      "weather.csv": leapWeather.replacing("2020-01-02T00:00:00Z,0.25", with: "2020-01-02T00:00:00Z,2.5"),
    ])
    #expect(folder.issues() == ["weather.csv:33: wind_cf: 2.5 is not between 0 and 1"])
  }

  @Test func aDemandFollowsAColumnScaledToItsYearlyAmount() throws {
    let hours = (["load_mw"] + (0..<8760).map { $0 < 4380 ? "1" : "3" }).joined(separator: "\n")
    let demand = "demand:\n  electricity: {annual: 1.752亿度, profile: load.csv, column: load_mw}\nrules:"
    let folder = try ProjectFolder(["project.yaml": broken("rules:", demand), "load.csv": hours])
    // 175,200 MWh over 4,380 h × 1 and 4,380 h × 3: ten MWh per unit.
    let read = try Project.read(folder.url.path).demands[0]
    #expect(abs(read.hours[0] - 10) < 1e-9 && abs(read.hours[8759] - 30) < 1e-9)
  }

  @Test func wrongNumbersAndAWrongLengthOfADemandAreReported() throws {
    let demand =
      "demand:\n  electricity: {profile: load.csv, column: laod}\n  hydrogen: {profile: two.csv, column: h2}\nrules:"
    let folder = try ProjectFolder([
      "project.yaml": broken("rules:", demand), "load.csv": "load\n1\n", "two.csv": "h2\n5\n-1\nx\n",
    ])
    let found = folder.issues()
    #expect(found.count == 4)
    #expect(found[0].hasSuffix("→ did you mean “load”?") && found[0].contains("the column “laod” is missing"))
    #expect(found[1...2].elementsEqual(["two.csv:3: h2: -1 is not at least 0", "two.csv:4: h2: “x” is not a number"]))
    #expect(found[3].contains("3 hours, but 2025 has 8760"))
  }

  @Test func aFolderWithoutAProjectIsSaidToBeUnreadable() throws {
    let folder = try ProjectFolder([:])
    #expect(folder.issues() == ["the file “project.yaml” cannot be read"])
  }
}
