import Foundation
import SteppeBase

extension WeatherRecord {
  /// What turbines and panels make of the weather. What the record cannot tell is left out.
  ///
  /// - Throws: `InputError` if there is wind or light but not the rest that is needed with it.
  public func capacityFactors(wind: WindModel, sun: PhotovoltaicModel) throws(InputError) -> WeatherYear {
    let hasWind = windSpeed != nil, hasSun = globalLight != nil || (directLight != nil && diffuseLight != nil)
    var missing: [Text] = []
    if !hasWind && !hasSun { missing.append(.neitherWindNorLight) }
    if temperature == nil { missing.append(.noTemperature) }
    if hasWind && pressure == nil && place.elevation == nil { missing.append(.noPressure) }
    guard missing.isEmpty else { throw InputError(missing.map { Issue($0) }) }
    var series: [WeatherVariable: [Double]] = [:]
    if hasWind { series[.windCapacityFactor] = windPower(wind) }
    if hasSun { series[.solarCapacityFactor] = solarPower(sun, wind) }
    return WeatherYear(calendar, series)
  }

  private func windPower(_ model: WindModel) -> [Double] {
    windSpeed!.indices.map { hour in
      model.capacityFactor(
        speed: windSpeed![hour], height: windHeight, air: temperature![hour],
        pressure: pressure?[hour] ?? place.standardPressure!)
    }
  }

  /// The sun stands where it stands in the middle of the hour.
  private func solarPower(_ model: PhotovoltaicModel, _ windModel: WindModel) -> [Double] {
    // Heat is lost to the wind at 10 m; calm air is assumed to move 1 m/s where the wind is not told.
    let wind = windSpeed.map { speeds in
      let ratio = windModel.profile.ratio(from: windHeight, to: 10)
      return speeds.map { $0 * ratio }
    }
    return (0..<calendar.hourCount).map { hour in
      let day = hour / 24 + 1
      let sun = sun(inHour: hour)
      let light = Sunlight(measuredLight(hour), sun: sun, dayOfYear: day)
      let onPanel = PanelLight(
        light, sun: sun, normal: model.mounting.normal(facing: sun), model.transposition, albedo: model.albedo,
        dayOfYear: day)
      return model.capacityFactor(onPanel, air: temperature![hour], wind: wind?[hour] ?? 1)
    }
  }

  private func measuredLight(_ hour: Int) -> Sunlight.Measured {
    guard let global = globalLight?[hour] else {
      return .directAndDiffuse(direct: directLight![hour], diffuse: diffuseLight![hour])
    }
    switch (directLight, levelDirectLight, diffuseLight) {
    case (let direct?, _, let diffuse?): return .all(global: global, direct: direct[hour], diffuse: diffuse[hour])
    case (_, let direct?, _): return .globalAndLevelDirect(global: global, levelDirect: direct[hour])
    case (_, _, let diffuse?): return .globalAndDiffuse(global: global, diffuse: diffuse[hour])
    case (let direct?, _, _):
      let onLevel = direct[hour] * max(sun(inHour: hour).up, 0)
      return .globalAndLevelDirect(global: global, levelDirect: min(onLevel, global))
    default: return .global(global)
    }
  }

  private func sun(inHour hour: Int) -> SkyDirection {
    .sun(at: middle(ofHour: hour), latitude: place.latitude, longitude: place.longitude)
  }

  /// Seconds from 1970-01-01 0:00 UTC.
  private func middle(ofHour hour: Int) -> Double { calendar.startInUTC + (Double(hour) + 0.5) * 3600 }
}

extension WeatherRecord {
  /// Refuses light that comes at the wrong time of day: what a wrong clock, a wrong longitude or labels at the other end of
  /// the hour do.
  ///
  /// Over a year morning and afternoon are equally bright to within a quarter of an hour of their centre.
  ///
  /// - Throws: `InputError` where the centre of the light is more than 45 minutes from the sun's highest stand.
  func checkTimeOfDay() throws(InputError) {
    guard let light = globalLight ?? directLight else { return }
    var east = 0.0, up = 0.0
    for hour in light.indices where light[hour] > 0 {
      let angle = SkyDirection.solarHourAngle(at: middle(ofHour: hour), longitude: place.longitude)
      east += light[hour] * sin(angle)
      up += light[hour] * cos(angle)
    }
    let hours = atan2(east, up) * 12 / .pi
    guard east != 0 || up != 0, abs(hours) > 0.75 else { return }
    throw InputError(.lightAtWrongTime(hours: hours), hint: .checkClock)
  }
}
