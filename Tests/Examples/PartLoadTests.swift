import Foundation
import Steppe
import SteppeNetwork
import SteppeProgram
import SteppeResults
import Testing

struct PartLoadTests {
  /// Every hour lies on the curve through nothing, half load at 4.7 and full load at 5.0 kWh/Nm³.
  @Test func hydrogenFollowsTheCurveOfTheElectrolyserAtEveryHour() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "part-load-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = """
      name: Part load
      time: {year: 2025}
      weather: {synthetic: xilingol, seed: 1}
      system:
        wind: {technology: onshore-wind, capacity: 110 MW}
        electrolyser: {technology: alkaline-electrolyser, capacity: 0..100 MW, part_load: true}
        chemicals: {technology: coal-chemicals, price: 20 yuan/kg}
      """
    try Data(text.utf8).write(to: folder.appending(path: "project.yaml"))
    let plan = try plan(.project(folder))
    #expect(plan.status == .optimal)
    guard case .results(let results) = plan.outcome else { return }
    let network = results.network
    func series(_ componentClass: ComponentClass, _ name: String) throws -> [Double] {
      let table = network[componentClass]
      return try #require(table.series["p"]?[table.index(of: name)!])
    }
    let input = try series(.link, "electrolyser"), sold = try series(.generator, "chemicals")
    let size = network[.link].number("p_nom_opt", network[.link].index(of: "electrolyser")!)
    let energy = 0.08988 * 33.33
    var loads: Set<Bool> = []
    for (power, output) in zip(input, sold) {
      let half = size / 2
      let above = max(0, power - half)
      let expected = energy * (min(power, half) / 4.7 + above * (2 / 5.0 - 1 / 4.7))
      #expect(abs(output - expected) < 1e-4 * size, "\(power) \(output) \(expected)")
      if power > 0.01 * size { loads.insert(power > half) }
    }
    #expect(size > 10 && loads.count == 2)
  }
}
