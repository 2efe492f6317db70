import Foundation
import SteppeBase
import SteppeNetwork
import SteppeProject
import SteppeWeather
import Testing

/// Wind at two leagues and at a site between them, from one seed.
private let project = """
  name: Places
  time: {year: 2025}
  weather: {seed: 7}
  places:
    ordos: {weather: {synthetic: ordos}}
    alxa: {weather: {synthetic: alxa, seed: 3, wind_cf: 30 %}}
    kubuqi: {longitude: 109.1, latitude: 40.3, weather: {synthetic: ordos}}
    east: {longitude: 119.4, latitude: 32.4}
  system:
    ordos wind: {technology: onshore-wind, at: ordos, capacity: 1 GW}
    alxa wind: {technology: onshore-wind, at: alxa, capacity: 1 GW}
    kubuqi wind: {technology: onshore-wind, at: kubuqi, capacity: 1 GW}
    line: {technology: hvdc-corridor, from: kubuqi, to: east, capacity: 1 GW}
  demand:
    electricity: {at: east, annual: 1 TWh}

  """

struct PlaceWeatherTests {
  @Test func everyPlaceHasItsOwnWeather() throws {
    let read = try read(project), calendar = CalendarYear(2025)
    #expect(read.weather.map(\.place) == ["ordos", "alxa", "kubuqi"])
    let ordos = try SyntheticSite.named("ordos")
    var alxa = try SyntheticSite.named("alxa"), kubuqi = ordos
    alxa.windCapacityFactor = 0.3
    (kubuqi.longitude, kubuqi.latitude) = (109.1, 40.3)
    let together = SyntheticSite.weather(of: [ordos, kubuqi], calendar, seed: 7)
    #expect(read.weather[0].year == together[0] && read.weather[2].year == together[1])
    #expect(read.weather[1].year == alxa.weather(calendar, seed: 3))
  }

  @Test func windBlowsWhereItStandsAndBusesLieAtTheirPlaces() throws {
    let built = buildNetwork(try read(project)), network = built.network
    let generators = network[.generator], buses = network[.bus]
    for weather in built.project.weather {
      let wind = weather.year.series[.windCapacityFactor]!
      let generator = try #require(generators.index(of: "\(weather.place!) wind"))
      let available = try #require(generators.series["p_max_pu"]?[generator])
      #expect(zip(wind, available).allSatisfy { abs($0 * 0.9 - $1) < 1e-12 })
    }
    // Given, or those of the synthetic site.
    for (bus, x, y) in [("kubuqi electricity", 109.1, 40.3), ("alxa electricity", 102.5, 40.48)] {
      let index = try #require(buses.index(of: bus))
      #expect(buses.number("x", index) == x && buses.number("y", index) == y)
    }
  }

  @Test func theAssumptionsNameTheWeatherOfEveryPlace() throws {
    let subjects = buildNetwork(try read(project)).assumptions.map(\.subject.english)
    #expect(
      subjects.filter { $0.hasPrefix("weather") } == [
        "weather at ordos", "weather at alxa", "weather at alxa: mean of wind", "weather at kubuqi",
      ])
  }

  @Test func placesWithoutWeatherHaveThatOfTheProject() throws {
    let text = project.replacing("weather: {seed: 7}", with: "weather: {synthetic: inner-mongolia, seed: 7}")
      .replacing("ordos: {weather: {synthetic: ordos}}", with: "ordos:")
    let read = try read(text)
    #expect(read.weather.map(\.place) == ["alxa", "kubuqi", nil])
    #expect(buildNetwork(read).network[.generator].count == 3)
  }

  @Test func aSeriesOutOfRangeInThePlacesFileIsShownInThatFile() throws {
    let calendar = CalendarYear(2025)
    let file = WeatherFile.text(
      WeatherYear(calendar, [.windCapacityFactor: Array(repeating: 0.3, count: calendar.hourCount)]))
    let folder = FileManager.default.temporaryDirectory.appending(path: "places-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = project.replacing("{synthetic: alxa, seed: 3, wind_cf: 30 %}", with: "{file: alxa.csv}")
    func issues(_ series: String) throws -> [SteppeBase.Issue] {
      try Data(series.utf8).write(to: folder.appending(path: "alxa.csv"))
      do {
        _ = try Project.read(text, file: "project.yaml", folder: folder)
        return []
      } catch let error as InputError {
        return error.issues
      }
    }
    #expect(try issues(file).isEmpty)
    let issue = try #require(
      try issues(file.replacing("2025-01-01T00:00:00Z,0.3", with: "2025-01-01T00:00:00Z,1.3")).first)
    #expect(issue.place.file == "alxa.csv" && issue.place.line == 9)
    #expect(issue.message == Text("wind_cf: 1.3 is not between 0 and 1", "wind_cf：1.3 应介于 0 与 1 之间"))
  }
}
