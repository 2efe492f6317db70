import SteppeBase
import Testing

@testable import SteppeProject
@testable import SteppeWeather

/// Panels on trackers where the weather is no more than capacity factors.
struct TrackerTests {
  private let both = broken(
    "wind: {technology: onshore-wind, capacity: 110 MW}",
    "fixed: {technology: utility-pv, capacity: 1 MW}\n  trackers: {technology: tracking-pv, capacity: 1 MW}")

  @Test func aSyntheticYearHasASeriesOfTheirOwn() throws {
    let network = buildNetwork(try read(both)).network
    func factors(_ name: String) throws -> [Double] {
      let index = try #require(network[.generator].index(of: name))
      return try #require(network[.generator].series["p_max_pu"]?[index])
    }
    #expect(try factors("trackers").reduce(0, +) > 1.05 * factors("fixed").reduce(0, +))
  }

  @Test func aFileMustHaveTheirColumn() throws {
    let text = both.replacing("synthetic: xilingol, seed: 1", with: "file: weather.csv")
    let year = try SyntheticSite.named("xilingol").weather(CalendarYear(2025), seed: 1)
    let whole = try ProjectFolder(["project.yaml": text, "weather.csv": WeatherFile.text(year)])
    #expect(whole.issues() == [])
    let fixedOnly = WeatherYear(year.calendar, [.solarCapacityFactor: year.series[.solarCapacityFactor]!])
    let folder = try ProjectFolder(["project.yaml": text, "weather.csv": WeatherFile.text(fixedOnly)])
    let issue = try #require(try folder.allIssues().first)
    #expect(issue.message.english == "“trackers” needs solar_tracking_cf, which the weather does not have")
    #expect(issue.message.chinese == "“trackers”需要 solar_tracking_cf，气象数据中没有")
    #expect(issue.place.line == 6 && issue.place.column == 3)
  }

  /// They stand as those that the library makes of measured weather.
  @Test func thoseOfSyntheticYearsStandAsTheLibrarysDo() {
    func number(_ name: ParameterName) -> Double { TechnologyLibrary.builtIn.weatherModels[name]!.value }
    #expect(
      SyntheticLight.trackers
        == .tracking(
          azimuth: number(.azimuth), maximumRotation: number(.maximumRotation), groundCover: number(.groundCover)))
    #expect(SyntheticLight.fixed == .fixed(tilt: number(.tilt), azimuth: number(.azimuth)))
    #expect(SyntheticLight.albedo == number(.albedo))
  }
}
