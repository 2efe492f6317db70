import SteppeBase
import SteppeNetCDF

/// ERA5 as netCDF: hourly wind at 100 m (`u100`, `v100`), radiation (`ssrd`, `fdir`), temperature (`t2m`) and pressure
/// (`sp`), on a grid of latitudes and longitudes, in one file or several.
///
/// Wind, temperature and pressure hold for the moment of their time, which is UTC; of an hour the values at its two ends
/// are averaged. Radiation is the sum of the hour that ends then, J/m². Source: Hersbach et al. (2020), Quarterly Journal
/// of the Royal Meteorological Society 146, 1999-2049, and the documentation of ERA5 (ECMWF).
public enum ReanalysisFile {
  /// Reads the cell nearest to a place.
  ///
  /// - Parameter files: what messages call each file, and where it is.
  /// - Throws: `InputError` with what is wrong with the files, or if the grid does not reach the place.
  public static func read(
    _ files: [(name: String, path: String)], place: WeatherPlace, zone: ClockZone
  ) throws(InputError) -> WeatherRecord {
    var points: [ReanalysisVariable: [Int: Double]] = [:]
    var preliminary: Set<Int> = []
    var issues: [Issue] = []
    for file in files {
      do {
        let own = try NetCDFLibrary.exclusively {
          try ReanalysisReading(file: NetCDFFile(reading: file.path), place: place).values()
        }
        preliminary.formUnion(own.preliminary)
        for (variable, values) in own.points { points[variable, default: [:]].merge(values) { first, _ in first } }
      } catch let error as InputError {
        issues += error.located(in: file.name).issues
      } catch let error as NetCDFError {
        issues.append(
          Issue(
            error.message, at: Issue.Place(file: file.name),
            hint: .era5Download))
      } catch {
        preconditionFailure("reading netCDF fails only in two ways: \(error)")
      }
    }
    guard issues.isEmpty else { throw InputError(issues) }
    do {
      return try record(points, preliminary, place, zone)
    } catch {
      throw error.located(in: files.map(\.name).joined(separator: ", "))
    }
  }

  private static func record(
    _ points: [ReanalysisVariable: [Int: Double]], _ preliminary: Set<Int>, _ place: WeatherPlace, _ zone: ClockZone
  ) throws(InputError) -> WeatherRecord {
    let isPartOfPair = (points[.windEastwards] == nil) != (points[.windNorthwards] == nil)
    if points.isEmpty || isPartOfPair {
      let missing = ReanalysisVariable.allCases.filter { points[$0] == nil }.map(\.rawValue)
      throw InputError(.noSuchVariables(missing), hint: .era5Download)
    }
    let (hours, first) = try span(points)
    let (calendar, places) = try hours.year(zone)
    // The moment before the first is missing; where the year is turned it is the last one.
    let isCircle = places.count == hours.count
    func before(_ hour: Int) -> Int { hour > 0 ? hour - 1 : isCircle ? hours.count - 1 : 0 }
    func means(_ values: [Double]) -> [Double] { places.map { (values[before($0)] + values[$0]) / 2 } }
    func inOrder(_ variable: ReanalysisVariable) -> [Double]? {
      points[variable].map { values in (0..<hours.count).map { values[first + $0]! } }
    }
    var record = WeatherRecord(calendar: calendar, place: place, windHeight: 100)
    if let east = inOrder(.windEastwards), let north = inOrder(.windNorthwards) {
      record.windSpeed = means(zip(east, north).map { ($0 * $0 + $1 * $1).squareRoot() })
    }
    record.temperature = inOrder(.temperature).map(means)
    record.pressure = inOrder(.pressure).map(means)
    record.globalLight = inOrder(.globalLight).map { sums in places.map { sums[$0] } }
    record.levelDirectLight = inOrder(.directLight).map { sums in places.map { sums[$0] } }
    record.preliminaryHours = places.count { preliminary.contains(first + $0) }
    try record.checkTimeOfDay()
    return record
  }

  /// The hours that all variables have, which must follow each other.
  private static func span(_ points: [ReanalysisVariable: [Int: Double]]) throws(InputError) -> (HourSpan, first: Int) {
    let common = points.values.dropFirst().reduce(Set(points.values.first!.keys)) { $0.intersection($1.keys) }.sorted()
    guard let first = common.first, let last = common.last else {
      throw InputError(.noCommonHours, hint: .era5Download)
    }
    if last - first + 1 != common.count {
      let gap = zip(common, common.dropFirst()).first { $1 != $0 + 1 }!.0 + 1
      throw InputError(
        .missingHours(last - first + 1 - common.count, first: Timestamp(seconds: Double(gap) * 3600).text),
        hint: .era5Download)
    }
    return (HourSpan(firstEnd: Double(first) * 3600, count: common.count), first)
  }
}
