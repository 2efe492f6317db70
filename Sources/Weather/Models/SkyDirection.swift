import Foundation

/// A direction by its parts to the east, to the north and upwards, of length 1.
struct SkyDirection {
  let east: Double
  let north: Double
  let up: Double

  func dot(_ other: SkyDirection) -> Double { east * other.east + north * other.north + up * other.up }
}

extension SkyDirection {
  /// Where the sun is seen.
  ///
  /// The Astronomical Almanac's approximation (Michalsky 1988, Solar Energy 40(3), 227-235; 0.01° from 1950 to 2050), raised
  /// by refraction as in the NREL algorithm (Reda & Andreas 2004, Solar Energy 76(5), 577-589) at 1010 hPa and 10 °C.
  ///
  /// - Parameters:
  ///   - time: seconds from 1970-01-01 0:00 UTC.
  ///   - latitude, longitude: degrees north and east.
  static func sun(at time: Double, latitude: Double, longitude: Double) -> SkyDirection {
    // Days from noon of 1 January 2000.
    let days = time / 86_400 - 10_957.5
    let meanLongitude = 280.460 + 0.9856474 * days
    let meanAnomaly = radians(357.528 + 0.9856003 * days)
    let eclipticLongitude = radians(meanLongitude + 1.915 * sin(meanAnomaly) + 0.020 * sin(2 * meanAnomaly))
    let obliquity = radians(23.439 - 0.0000004 * days)
    let rightAscension = atan2(cos(obliquity) * sin(eclipticLongitude), cos(eclipticLongitude))
    let declination = asin(sin(obliquity) * sin(eclipticLongitude))
    let utcHours = (time / 3600).truncatingRemainder(dividingBy: 24)
    let siderealHours = 6.697375 + 0.0657098242 * days + utcHours
    let hourAngle = radians(siderealHours * 15 + longitude) - rightAscension

    let north = radians(latitude)
    return SkyDirection(
      east: -cos(declination) * sin(hourAngle),
      north: sin(declination) * cos(north) - cos(declination) * sin(north) * cos(hourAngle),
      up: sin(declination) * sin(north) + cos(declination) * cos(north) * cos(hourAngle)
    ).refracted
  }

  /// The hour angle of the true sun: radians after noon, -π to π.
  static func solarHourAngle(at time: Double, longitude: Double) -> Double {
    // On the equator the direction turns in the plane of east and up.
    let sun = sun(at: time, latitude: 0, longitude: longitude)
    return atan2(-sun.east, sun.up)
  }

  /// The same direction as it is seen through the air. The formula serves down to the sun's rim at the horizon.
  private var refracted: SkyDirection {
    let elevation = asin(min(max(up, -1), 1)) * 180 / .pi
    guard elevation > -0.83 else { return self }
    let seen = radians(elevation + 1.02 / (60 * tan(radians(elevation + 10.3 / (elevation + 5.11)))))
    let horizontal = (east * east + north * north).squareRoot()
    guard horizontal > 0 else { return self }
    return SkyDirection(east: east / horizontal * cos(seen), north: north / horizontal * cos(seen), up: sin(seen))
  }
}

extension SkyDirection {
  /// Of the sun, above the horizon.
  var relativeAirMass: Double { SteppeWeather.relativeAirMass(sineOfElevation: up) }
}

/// How much more air light comes through than from the zenith: Kasten & Young (1989), Applied Optics 28(22), 4735-4738.
func relativeAirMass(sineOfElevation sine: Double) -> Double {
  let elevation = asin(min(sine, 1)) * 180 / .pi
  return 1 / (sine + 0.50572 * pow(elevation + 6.07995, -1.6364))
}

func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
