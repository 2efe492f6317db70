/// What a station may measure. The raw value is the column's name in CSV files.
enum MeasuredColumn: String, CaseIterable {
  case windSpeed = "wind_speed"
  case temperature
  case pressure
  case globalLight = "ghi"
  case diffuseLight = "dhi"
  case directLight = "dni"

  /// A unit a column may be in: the value meant is `stored × factor + offset`.
  typealias Unit = (factor: Double, offset: Double)

  /// The units understood, by the text in the brackets of the header. Light over an hour may be told as its energy.
  var units: [String: Unit] {
    switch self {
    case .windSpeed: ["m/s": (1, 0), "km/h": (1 / 3.6, 0), "kn": (1852.0 / 3600, 0)]
    case .temperature:
      [
        "°C": (1, 0), "degC": (1, 0), "C": (1, 0), "℃": (1, 0), "K": (1, -273.15), "°F": (5.0 / 9, -160.0 / 9),
        "degF": (5.0 / 9, -160.0 / 9),
      ]
    case .pressure: ["Pa": (1, 0), "hPa": (100, 0), "mbar": (100, 0), "kPa": (1000, 0)]
    case .globalLight, .diffuseLight, .directLight:
      [
        "W/m2": (1, 0), "W/m²": (1, 0), "kW/m2": (1000, 0), "kW/m²": (1000, 0), "Wh/m2": (1, 0), "Wh/m²": (1, 0),
        "kWh/m2": (1000, 0), "kWh/m²": (1000, 0), "J/m2": (1 / 3600.0, 0), "J/m²": (1 / 3600.0, 0),
        "kJ/m2": (1 / 3.6, 0), "kJ/m²": (1 / 3.6, 0), "MJ/m2": (1000 / 3.6, 0), "MJ/m²": (1000 / 3.6, 0),
      ]
    }
  }

  /// The values that make sense, in m/s, °C, Pa and W/m².
  var range: ClosedRange<Double> {
    switch self {
    case .windSpeed: 0...75
    case .temperature: -90...60
    case .pressure: 40_000...110_000
    // At night instruments cool towards the sky and show a little less than nothing.
    case .globalLight, .diffuseLight, .directLight: -15...1500
    }
  }

  /// A value as the models take it: no light is less than none.
  func cleaned(_ value: Double) -> Double {
    switch self {
    case .globalLight, .diffuseLight, .directLight: max(value, 0)
    case .windSpeed, .temperature, .pressure: value
    }
  }
}
