import SteppeBase
import SteppeWeather
import Yams

/// `places:` the places of a project by name, each with its coordinates and its own weather where it has one.
extension ProjectReading {
  /// The places and their weather, and the weather of the project for those that have none.
  func places(
    _ sections: [String: Node], _ calendar: CalendarYear?
  ) -> (places: [Place], weather: [WeatherChoice]) {
    let general = sections["weather"]
    // Weather that the places do not give themselves has the project's seed.
    let seed = general.flatMap(self.seed) ?? ProjectReading.usualSeed
    var own: [WeatherChoice] = []
    let entries = sections["places"].map(document.entries) ?? []
    let places = entries.map { entry in
      // A place may say nothing about itself: `east:`.
      let isEmpty = entry.value.string == ""
      let fields = isEmpty ? [:] : document.fields(of: entry.value, known: ["longitude", "latitude", "weather"])
      let given = coordinates(fields, at: entry.value)
      let choice = fields["weather"].flatMap {
        weather($0, calendar, seed: self.seed($0) ?? seed, at: entry.key, given)
      }
      if let choice { own.append(choice) }
      return Place(name: entry.key, coordinates: given ?? choice?.coordinates)
    }
    let isSeedAlone = !entries.isEmpty && general?.mapping?.keys.map(\.string) == ["seed"]
    let ofAll = isSeedAlone ? nil : general.flatMap { weather($0, calendar, seed: seed) }
    return (places, own + (ofAll.map { [$0] } ?? []))
  }

  private func coordinates(_ fields: [String: Node], at node: Node) -> Coordinates? {
    guard fields["longitude"] != nil || fields["latitude"] != nil else { return nil }
    for key in ["longitude", "latitude"] where fields[key] == nil { document.report(.missingKey(key), at: node) }
    guard let longitude = fields["longitude"].flatMap({ document.quantity($0, .one, in: -180...180) }),
      let latitude = fields["latitude"].flatMap({ document.quantity($0, .one, in: -90...90) })
    else { return nil }
    return Coordinates(longitude: longitude, latitude: latitude)
  }

  /// The place that a node names: of the project's list where there is one.
  func place(_ node: Node, among places: [Place]) -> String? {
    guard let name = document.text(node) else { return nil }
    if !places.isEmpty, !places.contains(where: { $0.name == name }) {
      document.reportUnknown(name, .unknownPlace(name), among: places.map(\.name), at: node)
    }
    return name
  }
}
