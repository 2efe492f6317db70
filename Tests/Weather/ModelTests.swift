import Foundation
import SteppeBase
import Testing

@testable import SteppeWeather

/// Seconds from 1970 of a moment in UTC.
private func utc(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0, _ second: Double = 0) -> Double
{
  CalendarTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second).secondsSince1970
}

private func degrees(_ radians: Double) -> Double { radians * 180 / .pi }

struct SunTests {
  /// The worked example of Reda & Andreas (2004), NREL/TP-560-34302: 17 October 2003 12:30:30 at UTC-7, 39.742476 N,
  /// 105.1786 W; zenith 50.11162°, azimuth 194.34024°.
  @Test func theSunStandsWhereTheSolarPositionAlgorithmHasIt() {
    let sun = SkyDirection.sun(at: utc(2003, 10, 17, 19, 30, 30), latitude: 39.742476, longitude: -105.1786)
    #expect(abs(degrees(acos(sun.up)) - 50.11162) < 0.02)
    #expect(abs(degrees(atan2(sun.east, sun.north)) + 360 - 194.34024) < 0.02)
  }

  @Test func theSunIsAtNoonWhenItIsHighest() {
    // On 1 November the sundial is 16.4 minutes ahead of the clock; Beijing's clock is that of 120° E.
    let time = utc(2025, 11, 1, 4, 0) - 16.4 * 60
    #expect(abs(SkyDirection.solarHourAngle(at: time, longitude: 120)) < 0.003)
  }

  @Test(arguments: [(0.1, 0.991), (0.5, 0.6591), (0.79, 0.1656), (0.9, 0.165)])
  func theDiffuseShareIsThatOfErbs(clearness: Double, share: Double) {
    let sun = SkyDirection(east: 0, north: -0.6, up: 0.8)
    let global = clearness * Sunlight.extraterrestrial(dayOfYear: 100) * 0.8
    let light = Sunlight(.global(global), sun: sun, dayOfYear: 100)
    #expect(abs(light.diffuse / global - share) < 1e-3)
    #expect(abs(light.diffuse + light.direct * 0.8 - global) < 1e-9)
  }

  @Test(arguments: Transposition.allCases)
  func aLevelPanelGetsAllLightAndAPanelFacingTheSunItsDirectLight(_ transposition: Transposition) {
    let sun = SkyDirection(east: 0, north: -0.6, up: 0.8)
    let light = Sunlight(.directAndDiffuse(direct: 800, diffuse: 100), sun: sun, dayOfYear: 100)
    let level = PanelLight(
      light, sun: sun, normal: SkyDirection(east: 0, north: 0, up: 1), transposition, albedo: 0.2, dayOfYear: 100)
    #expect(abs(level.incident - (800 * 0.8 + 100)) < 1e-9)
    let facing = PanelLight(light, sun: sun, normal: sun, transposition, albedo: 0, dayOfYear: 100)
    // Straight light loses nothing more than the glass always takes.
    #expect(abs(facing.effective - facing.incident) < 1e-9)
    #expect(facing.incident > 800 && facing.incident < 930)
  }

  /// Under a clear sky the model puts more light around the sun and at the horizon, under an overcast one less at the horizon.
  @Test func perezHasABrighterSkyAroundTheSunThanAnEvenSkyWouldBe() {
    let sun = SkyDirection(east: 0, north: -0.8, up: 0.6), south = SkyDirection(east: 0, north: -0.6, up: 0.8)
    func fromSky(_ direct: Double, _ diffuse: Double) -> Double {
      let light = Sunlight(.directAndDiffuse(direct: direct, diffuse: diffuse), sun: sun, dayOfYear: 100)
      return Transposition.perez.diffuse(
        light, sun: sun, normal: south, incidence: sun.dot(south), dayOfYear: 100) / (diffuse * 0.9)
    }
    #expect(fromSky(800, 100) > 1.1)
    #expect((0.9...1.05).contains(fromSky(0, 100)))
  }

  @Test func trackersFollowTheSunAndTurnBackWhenItIsLow() {
    let mounting = PanelMounting.tracking(azimuth: 180, maximumRotation: 60, groundCover: 0.4)
    let high = SkyDirection(east: -0.5, north: -0.1, up: (1 - 0.26 as Double).squareRoot())
    let normal = mounting.normal(facing: high)
    #expect(normal.east < 0 && abs(normal.east / normal.up - high.east / high.up) < 1e-12)
    let low = SkyDirection(east: -0.98, north: -0.1, up: (1 - 0.9704 as Double).squareRoot())
    #expect(mounting.normal(facing: low).up > 0.9)
    let night = SkyDirection(east: 0.5, north: 0.5, up: -(0.5 as Double).squareRoot())
    #expect(mounting.normal(facing: night).up == 1)
  }
}

struct WindModelTests {
  private let curve = PowerCurve(speeds: [3, 10, 25], shares: [0, 1, 1])

  @Test func windRisesWithHeightByEitherLaw() {
    #expect(abs(WindProfile.logarithmic(roughness: 0.1).ratio(from: 10, to: 100) - 1.5) < 1e-12)
    #expect(abs(WindProfile.power(shear: 0.5).ratio(from: 25, to: 100) - 2) < 1e-12)
  }

  @Test func inStandardAirTheCurveIsReadAsItIsAndZeroOutside() {
    let shares = [2.9, 3, 6.5, 10, 25, 25.1].map { curve.share(atSpeed: $0, density: 1.225) }
    #expect(shares[0] == 0 && shares[5] == 0)
    for (share, expected) in zip(shares[1...4], [0, 0.5, 1, 1]) { #expect(abs(share - expected) < 1e-12) }
  }

  @Test func thinAirStretchesTheCurve() {
    // Below 7.5 m/s by the cube root, from 12.5 m/s by its square, at 10 m/s by the square root.
    let thin = 1.225 / 1.21
    #expect(curve.share(atSpeed: 3 * pow(1.21, 1.0 / 3) - 1e-9, density: thin) == 0)
    #expect(abs(curve.share(atSpeed: 10 * 1.1, density: thin) - 1) < 1e-12)
    #expect(curve.share(atSpeed: 25 * pow(1.21, 2.0 / 3) - 1e-9, density: thin) == 1)
  }

  @Test func curvesThatComeWithSteppeRiseToTheirRatedPower() {
    #expect(PowerCurve.builtIn.count == 3)
    for curve in PowerCurve.builtIn.values { #expect(curve.shares.max() == 1 && curve.shares[0] == 0) }
  }

  @Test func aCurveOfTheUsersIsReadAndItsMistakesAreNamed() throws {
    let read = try PowerCurve.read("wind_speed,power\n3,0\n12,2500\n25,2500\n", file: "t.csv")
    #expect(read == PowerCurve(speeds: [3, 12, 25], shares: [0, 1, 1]))
    #expect {
      _ = try PowerCurve.read("wind_speed,power\n3,0\n12,-1\n11,2500\n", file: "t.csv")
    } throws: { error in
      (error as? InputError)?.description(.english)
        == "t.csv:3: power: -1 is not at least 0\nt.csv:1: the wind speeds of a power curve must rise"
    }
  }
}
