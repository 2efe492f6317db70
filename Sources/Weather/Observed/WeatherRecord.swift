import Foundation

/// Weather as a station measured it or a model of the atmosphere has it, for every hour of a calendar year.
///
/// Every value is the mean of its hour. What a file does not tell is nil.
public struct WeatherRecord: Sendable, Equatable {
  public let calendar: CalendarYear
  public let place: WeatherPlace
  /// m/s at `windHeight` m above ground.
  public var windSpeed: [Double]?
  public var windHeight: Double
  /// °C at 2 m.
  public var temperature: [Double]?
  /// Pa at the ground.
  public var pressure: [Double]?
  /// Light on level ground, W/m²; likewise the next three.
  public var globalLight: [Double]?
  /// The sky's light without the sun's on level ground.
  public var diffuseLight: [Double]?
  /// The sun's own on level ground.
  public var levelDirectLight: [Double]?
  /// The sun's own on a plane that faces it.
  public var directLight: [Double]?
  /// How many of the hours may still be revised by those who publish them.
  public var preliminaryHours = 0

  public init(calendar: CalendarYear, place: WeatherPlace, windHeight: Double = 10) {
    self.calendar = calendar
    self.place = place
    self.windHeight = windHeight
  }
}

/// Where weather is observed: degrees north and east, m above the sea.
public struct WeatherPlace: Sendable, Hashable {
  public let latitude: Double
  public let longitude: Double
  /// Needed only where the air's pressure is not told.
  public let elevation: Double?

  public init(latitude: Double, longitude: Double, elevation: Double? = nil) {
    self.latitude = latitude
    self.longitude = longitude
    self.elevation = elevation
  }

  /// Pa in the standard atmosphere.
  var standardPressure: Double? { elevation.map { 101_325 * pow(1 - 2.25577e-5 * $0, 5.25588) } }
}
