/// The light of a synthetic year, for panels that stand otherwise than the ones its power is known of: level light of the
/// clear sky times the cloud index of the day. What of it is diffuse and how it falls on panels follow the models of
/// measured weather.
struct SyntheticLight {
  private let site: SyntheticSite
  private let calendar: CalendarYear
  /// kW/m² on level ground in every hour.
  private let global: [Double]

  /// How the panels stand that the library's series are of.
  static let fixed = PanelMounting.fixed(tilt: ClearSky.panelTilt, azimuth: 180)
  /// Trackers, and the ground, as in `Sources/Data/weather/models.yaml`.
  static let trackers = PanelMounting.tracking(azimuth: 180, maximumRotation: 60, groundCover: 0.35)
  static let albedo = 0.25

  /// - Parameter cloudIndex: of every day, 1 for a clear one.
  init(_ site: SyntheticSite, _ calendar: CalendarYear, cloudIndex: [Double]) {
    self.site = site
    self.calendar = calendar
    let clear = ClearSky.onPanel(latitude: site.latitude, longitude: site.longitude, tilt: 0, calendar)
    global = clear.enumerated().map { hour, light in light * cloudIndex[hour / 24] }
  }

  /// Light that passes the glass of panels in every hour, W/m².
  func onPanels(_ mounting: PanelMounting) -> [Double] {
    global.enumerated().map { hour, light in
      guard light > 0 else { return 0 }
      let day = hour / 24 + 1
      let sun = SkyDirection.sun(
        at: calendar.startInUTC + (Double(hour) + 0.5) * 3600, latitude: site.latitude, longitude: site.longitude)
      return PanelLight(
        Sunlight(.global(light * 1000), sun: sun, dayOfYear: day), sun: sun, normal: mounting.normal(facing: sun),
        .hayDavies, albedo: SyntheticLight.albedo, dayOfYear: day
      ).effective
    }
  }
}
