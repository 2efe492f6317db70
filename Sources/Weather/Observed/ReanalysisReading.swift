import SteppeBase
import SteppeNetCDF

/// What is read of ERA5. The raw value is the variable's name in the files.
enum ReanalysisVariable: String, CaseIterable {
  case windEastwards = "u100"
  case windNorthwards = "v100"
  case temperature = "t2m"
  case pressure = "sp"
  case globalLight = "ssrd"
  case directLight = "fdir"

  /// The unit the file must have.
  var unit: String {
    switch self {
    case .windEastwards, .windNorthwards: "m s**-1"
    case .temperature: "K"
    case .pressure: "Pa"
    case .globalLight, .directLight: "J m**-2"
    }
  }

  /// Values that make sense, in that unit. Packed radiation may fall a little below zero.
  var range: ClosedRange<Double> {
    switch self {
    case .windEastwards, .windNorthwards: -75...75
    case .temperature: 183.15...333.15
    case .pressure: 40_000...110_000
    case .globalLight, .directLight: -3600...(1500 * 3600)
    }
  }

  /// m/s, °C, Pa and W/m² from the file's unit.
  func value(_ stored: Double) -> Double {
    switch self {
    case .windEastwards, .windNorthwards, .pressure: stored
    case .temperature: stored - 273.15
    case .globalLight, .directLight: max(stored, 0) / 3600
    }
  }
}

/// The reading of one file at one place. Use it inside `NetCDFLibrary.exclusively` only.
struct ReanalysisReading {
  let file: NetCDFFile
  let place: WeatherPlace

  /// The values of each variable by the hour since 1970 that is their time, and the hours that are preliminary (ERA5T).
  func values() throws -> (points: [ReanalysisVariable: [Int: Double]], preliminary: Set<Int>) {
    let timeName = try dimension(["valid_time", "time"])
    let hours = try self.hours(timeName)
    let latitudeName = try dimension(["latitude", "lat"]), longitudeName = try dimension(["longitude", "lon"])
    let cell = [
      latitudeName: try nearest(place.latitude, latitudeName, circle: nil),
      longitudeName: try nearest(place.longitude, longitudeName, circle: 360),
    ]
    var points: [ReanalysisVariable: [Int: Double]] = [:]
    var preliminary: Set<Int> = []
    for variable in ReanalysisVariable.allCases {
      guard let stored = file.variables[variable.rawValue] else { continue }
      let others = stored.dimensions.filter { $0 != ReanalysisReading.version }
      guard others.count == 3, Set(others) == [timeName, latitudeName, longitudeName] else {
        throw InputError(.unexpectedShape(stored.dimensions), at: place(variable), hint: .era5Download)
      }
      try checkUnit(stored, variable)
      let (numbers, isPreliminary) = try series(stored, timeName, cell)
      try check(numbers, hours, variable)
      points[variable] = Dictionary(zip(hours, numbers.map(variable.value)), uniquingKeysWith: { first, _ in first })
      preliminary.formUnion(zip(hours, isPreliminary).filter(\.1).map(\.0))
    }
    return (points, preliminary)
  }

  /// Hours of about the last three months are preliminary (ERA5T, version 5) until the final ones (version 1) replace them.
  private static let version = "expver", preliminaryVersion = 5

  /// The values in a cell and which of them are preliminary.
  ///
  /// Files tell the versions along the times; until 2024 they had a dimension for them, every hour missing at all but one
  /// of its places.
  private func series(
    _ stored: NetCDFFile.Variable, _ timeName: String, _ cell: [String: Int]
  ) throws -> (numbers: [Double], isPreliminary: [Bool]) {
    let versions = try self.versions()
    func isPreliminary(_ place: Int) -> Bool { versions[place] == ReanalysisReading.preliminaryVersion }
    guard stored.dimensions.contains(ReanalysisReading.version) else {
      let numbers = try file.numbers(stored, along: timeName, at: cell)
      return (numbers, numbers.indices.map { versions.count == numbers.count && isPreliminary($0) })
    }
    let count = file.dimensions[timeName]!
    var numbers = [Double](repeating: .nan, count: count), preliminary = [Bool](repeating: false, count: count)
    for place in versions.indices.sorted(by: { versions[$0] < versions[$1] }) {
      let own = try file.numbers(stored, along: timeName, at: cell.merging([ReanalysisReading.version: place]) { $1 })
      for hour in own.indices where numbers[hour].isNaN && !own[hour].isNaN {
        (numbers[hour], preliminary[hour]) = (own[hour], isPreliminary(place))
      }
    }
    return (numbers, preliminary)
  }

  /// The version of every hour, or of every place of the dimension.
  private func versions() throws -> [Int] {
    guard let stored = file.variables[ReanalysisReading.version] else {
      return Array(0..<(file.dimensions[ReanalysisReading.version] ?? 0))
    }
    return stored.isText
      ? try file.texts(stored).map { Int($0) ?? 0 } : try file.numbers(stored).map { Int(exactly: $0) ?? 0 }
  }

  private func dimension(_ names: [String]) throws(InputError) -> String {
    guard let name = names.first(where: { file.variables[$0]?.isCoordinate == true }) else {
      throw InputError(.noSuchVariables([names.joined(separator: "/")]), hint: .era5Download)
    }
    return name
  }

  /// The times as hours since 1970, from "hours since …" or "seconds since …".
  private func hours(_ name: String) throws -> [Int] {
    let variable = file.variables[name]!
    guard case .text(let units)? = variable.attributes["units"],
      let match = units.wholeMatch(
        of: /(hours|seconds|days|minutes) since ([0-9\-]+)(?:[ T]([0-9]{1,2}:[0-9]{2})(?:[:.0-9]*))?/),
      let origin = CalendarTime(String(match.2))
    else {
      throw InputError(
        .unknownTimeUnit("\(variable.attributes["units"]?.description ?? "")"), at: Issue.Place(attribute: name))
    }
    let perHour = ["hours": 1.0, "seconds": 3600, "minutes": 60, "days": 1.0 / 24][String(match.1)]!
    let clock = match.3.map { $0.split(separator: ":").map { Double($0)! } } ?? [0, 0]
    let start = origin.secondsSince1970 / 3600 + clock[0] + clock[1] / 60
    return try file.numbers(variable).map { stored in
      let hour = start + stored / perHour
      guard abs(hour - hour.rounded()) < 1e-6 else {
        throw InputError(.halfHours("UTC"), at: Issue.Place(attribute: name))
      }
      return Int(hour.rounded())
    }
  }

  /// The place of the nearest coordinate, which may be no farther than the grid is wide.
  private func nearest(_ wanted: Double, _ name: String, circle: Double?) throws -> Int {
    let coordinates = try file.numbers(file.variables[name]!)
    func distance(_ coordinate: Double) -> Double {
      let plain = abs(coordinate - wanted)
      guard let circle else { return plain }
      let around = plain.truncatingRemainder(dividingBy: circle)
      return min(around, circle - around)
    }
    let index = coordinates.indices.min { distance(coordinates[$0]) < distance(coordinates[$1]) }
    let usualStep = 0.25
    let step = coordinates.count > 1 ? abs(coordinates[1] - coordinates[0]) : usualStep
    guard let index, distance(coordinates[index]) <= step else {
      throw InputError(
        .placeOutsideGrid(name, wanted, from: coordinates.min() ?? 0, to: coordinates.max() ?? 0),
        hint: .era5Download)
    }
    return index
  }

  private func checkUnit(_ stored: NetCDFFile.Variable, _ variable: ReanalysisVariable) throws(InputError) {
    guard case .text(let unit)? = stored.attributes["units"], unit != variable.unit else { return }
    throw InputError(.unexpectedUnit(unit, expected: variable.unit), at: place(variable))
  }

  private func check(_ numbers: [Double], _ hours: [Int], _ variable: ReanalysisVariable) throws(InputError) {
    for (hour, number) in zip(hours, numbers) where number.isNaN || !variable.range.contains(number) {
      var at = place(variable)
      at.snapshot = Timestamp(seconds: Double(hour) * 3600).text
      if number.isNaN { throw InputError(.noValue(variable.rawValue), at: at) }
      // Sums from the start of the day reach far beyond those of an hour.
      let isLight = variable == .globalLight || variable == .directLight
      throw InputError(
        .outOfRange("\(number)", column: variable.rawValue, variable.range), at: at,
        hint: isLight ? .notSumsOfTheDay : nil)
    }
  }

  private func place(_ variable: ReanalysisVariable) -> Issue.Place { Issue.Place(attribute: variable.rawValue) }
}
