import Foundation

/// Sunlight without clouds.
enum ClearSky {
  /// Degrees from the horizontal, facing south.
  static let panelTilt = 35.0
  private static let samplesPerHour = 6

  /// Irradiance in kW/m² on a panel that looks south, the mean of every hour.
  ///
  /// Declination and equation of time by Spencer (1971), direct light by Meinel (1976) with a tenth of it as diffuse light.
  static func onPanel(
    latitude: Double, longitude: Double, tilt: Double = panelTilt, _ calendar: CalendarYear
  ) -> [Double] {
    let minutesFromMeridian = longitude * 4 - Double(calendar.zone.minutesAheadOfUTC)
    return (0..<calendar.hourCount).map { hour in
      let samples = (0..<samplesPerHour).map { sample in
        let clock = Double(hour) + (Double(sample) + 0.5) / Double(samplesPerHour)
        return irradiance(
          yearAngle: 2 * .pi * clock / Double(calendar.hourCount), clockHours: clock, latitude * .pi / 180,
          minutesFromMeridian, tilt: tilt * .pi / 180)
      }
      return samples.reduce(0, +) / Double(samplesPerHour)
    }
  }

  private static func irradiance(
    yearAngle b: Double, clockHours: Double, _ latitude: Double, _ minutesFromMeridian: Double, tilt: Double
  ) -> Double {
    let declination =
      0.006918 - 0.399912 * cos(b) + 0.070257 * sin(b) - 0.006758 * cos(2 * b) + 0.000907 * sin(2 * b)
      - 0.002697 * cos(3 * b) + 0.00148 * sin(3 * b)
    let minutesOfSundial =
      229.18 * (0.000075 + 0.001868 * cos(b) - 0.032077 * sin(b) - 0.014615 * cos(2 * b) - 0.040849 * sin(2 * b))
    let solarHours = clockHours + (minutesFromMeridian + minutesOfSundial) / 60
    let hourAngle = (solarHours - 12) * .pi / 12
    func cosineOfIncidence(on latitude: Double) -> Double {
      sin(latitude) * sin(declination) + cos(latitude) * cos(declination) * cos(hourAngle)
    }
    let sineOfElevation = cosineOfIncidence(on: latitude)
    guard sineOfElevation > 0 else { return 0 }
    let direct = 1.353 * pow(0.7, pow(relativeAirMass(sineOfElevation: sineOfElevation), 0.678))
    // A panel tilted towards the equator sees the sun as a level one does that much nearer to the equator.
    return direct * (max(cosineOfIncidence(on: latitude - tilt), 0) + 0.1 * (1 + cos(tilt)) / 2)
  }
}
