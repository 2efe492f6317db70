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
      "project.yaml": broken("rules:", demand), "load.csv": "load\n1\n", "two.csv": "h2\n5\n-1\nx\n1e300\n",
    ])
    let found = folder.issues()
    #expect(found.count == 5)
    #expect(found[0].hasSuffix("→ did you mean “load”?") && found[0].contains("the column “laod” is missing"))
    #expect(found[1...2].elementsEqual(["two.csv:3: h2: -1 is not at least 0", "two.csv:4: h2: “x” is not a number"]))
    #expect(found[3] == "two.csv:5: h2: no such number can be meant: it must be below 1e15")
    #expect(found[4].contains("4 hours, but 2025 has 8,760"))
  }

  /// Hour by hour from 1 January 0:00 of a leap year by UTC, 1 in the first hour, 2 on 29 February, else 0.
  private let timedLoad =
    (["time [UTC],load"]
    + (0..<leapYear.hourCount).map { hour in
      let start = CalendarTime(secondsSince1970: leapYear.startSeconds + Double(hour) * 3600)
      let value = hour == 0 ? 1 : start.month == 2 && start.day == 29 ? 2 : 0
      return "\(start),\(value)"
    }).joined(separator: "\n")

  private func timedDemand(_ label: String, year: Int = 2025) -> String {
    broken("rules:", "demand:\n  electricity: {profile: load.csv, column: load\(label)}\nrules:").replacing(
      "2025", with: "\(year)")
  }

  @Test func aDemandWithTimesIsPutWhereTheyTellAndMovedToTheYear() throws {
    for (label, first) in [(", label: start", 8), (", label: end", 7)] {
      let common = try ProjectFolder(["project.yaml": timedDemand(label), "load.csv": timedLoad])
      let hours = try Project.read(common.url.path).demands[0].hours
      // Midnight by UTC is eight o'clock in Beijing; most of the leap day goes, but its first hours by UTC are the 29th too.
      #expect(hours.count == 8760 && hours.firstIndex(of: 1) == first)
      #expect(hours.filter { $0 == 2 }.count == 24 - (24 - first))
      let leap = try ProjectFolder(["project.yaml": timedDemand(label, year: 2024), "load.csv": timedLoad])
      let all = try Project.read(leap.url.path).demands[0].hours
      #expect(all.count == 8784 && all.filter { $0 == 2 }.count == 24)
    }
  }

  @Test func aDemandWithTimesMustSayWhichEndOfTheHourTheyAre() throws {
    let without = try ProjectFolder(["project.yaml": timedDemand(""), "load.csv": timedLoad])
    #expect(without.issues().first?.hasPrefix("project.yaml:11:26: “label” is missing") == true, "\(without.issues())")
    let order = try ProjectFolder([
      "project.yaml": timedDemand(", label: end"),
      "load.csv": (["load"] + (0..<8784).map(String.init)).joined(separator: "\n"),
    ])
    let found = order.issues()
    #expect(found.contains { $0.contains("has no column of times that a label could be of") })
    #expect(
      found.contains { $0.contains("8,784 hours, but 2025 has 8,760") && $0.contains("with a column time [clock]") })
  }

  @Test func aDemandWithAGapIsShownInItsFile() throws {
    let gap = timedLoad.replacing("2020-05-01 03:00,0\n", with: "")
    let folder = try ProjectFolder(["project.yaml": timedDemand(", label: end"), "load.csv": gap])
    #expect(folder.issues() == ["load.csv:2909: 2020-05-01 04:00 where 2020-05-01 03:00 should follow"])
  }

  /// Times of a year from 0:00 on are taken for no end of an hour without a word.
  @Test func aYearThatBeginsWithItsFirstTimeMustSayItsLabel() throws {
    let shifted = leapWeather.split(separator: "\n").dropLast()
    let lines = [shifted[0]] + ["2019-12-31T16:00:00Z,0.25,1"] + shifted.dropFirst()
    let files = ["project.yaml": withFile, "weather.csv": lines.joined(separator: "\n")]
    let issue = try #require(try ProjectFolder(files).allIssues().first)
    #expect(
      issue.message.english
        == "the first hour would end where the year begins: it is not clear which end of their hours the times tell")
    #expect(issue.message.chinese == "第一个小时恰在年初结束：无法判断时间标记的是小时的起点还是终点")
    #expect(issue.place.file?.hasSuffix("weather.csv") == true && issue.place.line == 2)
    for label in ["start", "end"] {
      let said = files.mapValues { $0.replacing("file: weather.csv", with: "file: weather.csv, label: \(label)") }
      #expect(try ProjectFolder(said).allIssues().isEmpty)
    }
  }

  @Test func capacityFactorsMayBeLabelledByTheStartOfTheHour() throws {
    let text = withFile.replacing("file: weather.csv", with: "file: weather.csv, label: start")
    let shifted = leapWeather.replacing("2019-12-31T17:00:00Z,0.25,1", with: "2019-12-31T17:00:00Z,0.75,1")
    let folder = try ProjectFolder(["project.yaml": text, "weather.csv": shifted])
    let wind = try #require(try Project.read(folder.url.path).weather[0].year.series[.windCapacityFactor])
    #expect(wind.firstIndex(of: 0.75) == 1)
  }

  @Test func aProjectInTheEncodingOfChineseWindowsIsRecognisedAsSuch() throws {
    let folder = try ProjectFolder(["project.yaml": withFile, "weather.csv": leapWeather])
    let gb18030 = Data([0xCD, 0xF2]) + Data("\n".utf8)  // 万
    try (Data("# ".utf8) + gb18030 + Data(withFile.utf8)).write(to: folder.url.appending(path: "project.yaml"))
    #expect(folder.issues().map { $0.split(separator: "\n")[0] } == ["project.yaml: the text is not encoded as UTF-8"])
  }

  @Test func aFolderWithoutAProjectIsSaidToLackIt() throws {
    let empty = try ProjectFolder([:])
    #expect(empty.issues() == ["\(empty.url.path): there is no project.yaml here"])
    let misnamed = try ProjectFolder(["project.yml": "name: x"])
    #expect(
      misnamed.issues() == [
        "\(misnamed.url.path): there is no project.yaml here\n    → give “project.yml” the name project.yaml"
      ])
  }

  @Test func aMisspeltFileIsFoundAgain() throws {
    let folder = try ProjectFolder([
      "project.yaml": withFile.replacing("weather.csv", with: "wether.csv"), "weather.csv": leapWeather,
    ])
    let lines = folder.issues()[0].split(separator: "\n")
    #expect(lines[0].hasSuffix(": wether.csv: there is no such file or folder"))
    #expect(lines.last == "    → did you mean “weather.csv”?")
  }

  @Test func weatherMayBeginWithAByteOrderMark() throws {
    let folder = try ProjectFolder(["project.yaml": withFile, "weather.csv": "\u{FEFF}" + leapWeather])
    #expect(folder.issues() == [])
  }

  /// UTF-16 with and without its mark, and the encoding of Chinese Windows.
  @Test(arguments: [
    Data([0xFF, 0xFE]) + leapWeather.data(using: .utf16LittleEndian)!, leapWeather.data(using: .utf16LittleEndian)!,
    Data([0x23, 0xCD, 0xF2]) + Data(leapWeather.utf8),
  ])
  func weatherInAnotherEncodingIsRecognisedAsSuch(content: Data) throws {
    let folder = try ProjectFolder(["project.yaml": withFile])
    try content.write(to: folder.url.appending(path: "weather.csv"))
    let issues = try folder.allIssues()
    #expect(
      issues.map { $0.description(.english).split(separator: "\n")[0] } == [
        "weather.csv: the text is not encoded as UTF-8"
      ])
    #expect(issues[0].message.chinese == "文本不是 UTF-8 编码")
  }
}
