import Foundation

/// Sunlight on level ground and what of it comes straight from the sun, in W/m².
struct Sunlight {
  /// All light on a level plane.
  let global: Double
  /// Light from the sky except the sun's disc, on a level plane.
  let diffuse: Double
  /// Light straight from the sun, on a plane that faces it.
  let direct: Double

  /// What is known of an hour's light; the rest follows.
  enum Measured {
    case global(Double)
    case globalAndDiffuse(global: Double, diffuse: Double)
    case globalAndLevelDirect(global: Double, levelDirect: Double)
    case directAndDiffuse(direct: Double, diffuse: Double)
    case all(global: Double, direct: Double, diffuse: Double)
  }

  /// Below this height of the sun (87° from the zenith) light that is measured on a level plane cannot be divided by the
  /// sine of the height; it is taken as diffuse.
  private static let lowestSine = cos(87 * Double.pi / 180)

  init(_ measured: Measured, sun: SkyDirection, dayOfYear: Int) {
    switch measured {
    case .all(let global, let direct, let diffuse):
      self.init(global: global, diffuse: diffuse, direct: direct)
    case .directAndDiffuse(let direct, let diffuse):
      self.init(global: diffuse + direct * max(sun.up, 0), diffuse: diffuse, direct: direct)
    case .globalAndDiffuse(let global, let diffuse):
      self.init(global: global, levelDirect: global - diffuse, sun)
    case .globalAndLevelDirect(let global, let levelDirect):
      self.init(global: global, levelDirect: levelDirect, sun)
    case .global(let global):
      let diffuse = global * Sunlight.diffuseFraction(global, sun, dayOfYear: dayOfYear)
      self.init(global: global, levelDirect: global - diffuse, sun)
    }
  }

  private init(global: Double, levelDirect: Double, _ sun: SkyDirection) {
    guard sun.up >= Sunlight.lowestSine, levelDirect > 0 else {
      self.init(global: global, diffuse: global, direct: 0)
      return
    }
    self.init(global: global, diffuse: max(global - levelDirect, 0), direct: levelDirect / sun.up)
  }

  private init(global: Double, diffuse: Double, direct: Double) {
    self.global = global
    self.diffuse = diffuse
    self.direct = direct
  }

  /// The diffuse share of global light by the clearness of the sky: Erbs, Klein & Duffie (1982), Solar Energy 28(4),
  /// 293-302, equation 1.
  private static func diffuseFraction(_ global: Double, _ sun: SkyDirection, dayOfYear: Int) -> Double {
    // A sun lower than 3.7° would make any light look like a clear sky.
    let outside = extraterrestrial(dayOfYear: dayOfYear) * max(sun.up, 0.065)
    let clearness = min(max(global / outside, 0), 1)
    switch clearness {
    case ...0.22: return 1 - 0.09 * clearness
    case ...0.8:
      let k = clearness
      return 0.9511 + k * (-0.1604 + k * (4.388 + k * (-16.638 + k * 12.336)))
    default: return 0.165
    }
  }

  /// Sunlight above the air on a plane that faces the sun, W/m²: Spencer (1971), Search 2(5), 172, times 1366.1 W/m².
  static func extraterrestrial(dayOfYear: Int) -> Double {
    let b = 2 * Double.pi * Double(dayOfYear - 1) / 365
    return 1366.1
      * (1.00011 + 0.034221 * cos(b) + 0.00128 * sin(b) + 0.000719 * cos(2 * b) + 0.000077 * sin(2 * b))
  }
}
