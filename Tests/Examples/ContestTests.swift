import Foundation
import Steppe
import SteppeProgram
import SteppeResults
import Testing

private let contest = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Examples/contest")

/// The typical day of the problem, as shares of capacity hour by hour.
private let wind = [
  0.2726, 0.3788, 0.3328, 0.3768, 0.4681, 0.2407, 0.5701, 0.4463, 0.3582, 0.2976, 0.1934, 0.2139, 0.363, 0.1677, 0.2794,
  0.2527, 0.1596, 0.1607, 0.1434, 0.0938, 0.0923, 0.122, 0.0625, 0.0798,
]
private let sun = [
  0, 0, 0, 0, 0, 0.02, 0.12, 0.28, 0.45, 0.58, 0.67, 0.7, 0.72, 0.67, 0.58, 0.45, 0.28, 0.08, 0, 0, 0, 0, 0, 0,
]

struct ContestTests {
  /// Question 1: a plant of 36 t a day at full load on the typical day. Public solutions: 64.08, 69.21 and 35.92 %, from
  /// 603.448 MWh of wind and sun, 172.044 MWh bought and 216.772 MWh sold.
  @Test func theTypicalDayAtFullLoadGivesTheThreeRatiosOfPublicSolutions() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "contest-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let start = Date(timeIntervalSince1970: 1_767_200_400)  // 31 December 2025, 17:00 UTC
    let lines = (0..<8760).map { hour in
      "\(start.addingTimeInterval(Double(hour) * 3600).ISO8601Format()),\(wind[hour % 24]),\(sun[hour % 24])"
    }
    let weather = (["time_utc,wind_cf,solar_cf"] + lines).joined(separator: "\n")
    try Data(weather.utf8).write(to: folder.appending(path: "weather.csv"))
    try Data(contentsOf: contest.appending(path: "project.yaml")).write(to: folder.appending(path: "project.yaml"))
    let plan = try plan(
      .project(folder, settings: ["alkaline.capacity=10MW", "pem.capacity=10MW", "synthesis.capacity=300kg/h"]))
    #expect(plan.status == .optimal)
    let ratios = plan.context.comparisons.map(\.planned)
    for (ratio, published) in zip(ratios, [64.0778, 69.2075, 35.9222]) {
      #expect(abs(ratio - published) < 1e-3, "\(ratio)")
    }
    #expect(ratios.count == 3)
  }
}
