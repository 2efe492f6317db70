import SteppeBase

/// What may be known hour by hour. The raw value is the column's name in CSV files.
public enum WeatherVariable: String, Sendable, CaseIterable {
  /// Output of wind turbines per installed power, 0 to 1.
  case windCapacityFactor = "wind_cf"
  /// Output of solar panels per installed power, 0 to 1.
  case solarCapacityFactor = "solar_cf"
  /// The same of panels on trackers.
  case trackedSolarCapacityFactor = "solar_tracking_cf"
  /// Demand for electricity, MW.
  case load = "load_mw"

  /// The values that make sense.
  public var range: ClosedRange<Double> {
    switch self {
    case .windCapacityFactor, .solarCapacityFactor, .trackedSolarCapacityFactor: 0...1
    case .load: 0...Double.greatestFiniteMagnitude
    }
  }
}

/// Weather and what follows from it for every hour of a calendar year.
public struct WeatherYear: Sendable, Equatable {
  public let calendar: CalendarYear
  /// One value per hour of the calendar, each the mean of its hour.
  public let series: [WeatherVariable: [Double]]

  /// - Precondition: every series has one value per hour of the year.
  public init(_ calendar: CalendarYear, _ series: [WeatherVariable: [Double]]) {
    precondition(series.values.allSatisfy { $0.count == calendar.hourCount }, "a series does not fill its year")
    self.calendar = calendar
    self.series = series
  }

  /// The same weather by the calendar of another year: 29 February is dropped, or repeats the 28th.
  public func moved(to year: Int) -> WeatherYear {
    let target = CalendarYear(year, zone: calendar.zone)
    return WeatherYear(target, series.mapValues { calendar.moved($0, to: target) })
  }

  /// The same hours by another clock. What this moves over one end of the year comes in at the other.
  ///
  /// - Throws: `InputError` if the clocks differ by half hours.
  public func turned(to zone: ClockZone) throws(InputError) -> WeatherYear {
    let minutes = zone.minutesAheadOfUTC - calendar.zone.minutesAheadOfUTC
    guard minutes % 60 == 0 else { throw InputError(.halfHours(zone.name)) }
    let count = calendar.hourCount, shift = minutes / 60
    return WeatherYear(
      CalendarYear(calendar.year, zone: zone),
      series.mapValues { values in (0..<count).map { values[(($0 - shift) % count + count) % count] } })
  }
}
