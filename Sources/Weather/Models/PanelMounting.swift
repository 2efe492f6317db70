import Foundation

/// How panels stand.
public enum PanelMounting: Sendable, Hashable {
  /// Degrees from the horizontal, and from north by east where they look to.
  case fixed(tilt: Double, azimuth: Double)
  /// On one level axis that points to `azimuth`, turning east to west with the sun.
  ///
  /// - Parameters:
  ///   - maximumRotation: degrees from the horizontal on either side.
  ///   - groundCover: breadth of the rows over the distance of their axes; when the sun is low the rows turn back so far
  ///     that none shades the next.
  case tracking(azimuth: Double, maximumRotation: Double, groundCover: Double)

  /// Where the panels look to.
  ///
  /// The rotation of trackers with backtracking follows Anderson & Mikofski (2020), NREL/TP-5K00-76626, on level ground.
  func normal(facing sun: SkyDirection) -> SkyDirection {
    switch self {
    case .fixed(let tilt, let azimuth): return SkyDirection(tilt: radians(tilt), azimuth: radians(azimuth))
    case .tracking(let azimuth, let maximumRotation, let groundCover):
      // To the right of the axis when looking along it; rotation is positive that way.
      let side = radians(azimuth + 90)
      let right = SkyDirection(east: sin(side), north: cos(side), up: 0)
      guard sun.up > 0 else { return SkyDirection(east: 0, north: 0, up: 1) }
      var rotation = atan2(sun.dot(right), sun.up)
      let shaded = abs(cos(rotation)) / groundCover
      if shaded < 1 { rotation -= (rotation < 0 ? -1 : 1) * acos(shaded) }
      let most = radians(maximumRotation)
      rotation = min(max(rotation, -most), most)
      return SkyDirection(
        east: sin(rotation) * right.east, north: sin(rotation) * right.north, up: cos(rotation))
    }
  }
}

extension SkyDirection {
  fileprivate init(tilt: Double, azimuth: Double) {
    self.init(east: sin(tilt) * sin(azimuth), north: sin(tilt) * cos(azimuth), up: cos(tilt))
  }
}
