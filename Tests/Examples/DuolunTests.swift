import Foundation
import Steppe
import SteppeProgram
import SteppeResults
import Testing

private let duolun = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Examples/duolun")

struct DuolunTests {
  @Test func thePlanAnswersThePublishedFigures() throws {
    let plan = try plan(.project(duolun))
    #expect(plan.status == .optimal)
    let figures = plan.context.comparisons
    #expect(figures.map(\.subject.english) == ["hydrogen delivered", "CO2 emissions avoided"])
    for figure in figures { #expect(figure.agrees, "\(figure.subject.english): \(figure.planned) \(figure.unit)") }
    let results = try #require(plan.results)
    // PyPSA 1.4.0 with HiGHS on the same weather, built by hand.
    #expect(abs(results.objective / -65_215_481.44 - 1) < 1e-6)
    let electrolyser = try #require(results.components.first { $0.name == "electrolyser" }?.capacity?.optimal)
    #expect(abs(electrolyser - 60.7771) < 1e-3)
  }

  /// Another way to the published figure: the mean site of the league, electrolysers of the size reported for such
  /// plants, and hydrogen worth more than electricity.
  @Test func aMeanSiteWithSeventyMegawattsOfElectrolysersComesToTheSame() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "duolun-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var text = try String(contentsOf: duolun.appending(path: "project.yaml"), encoding: .utf8)
    for (piece, replacement) in [
      ("wind_cf: 37.5 %, solar_cf: 17.5 %", "wind_cf: 33.4 %, solar_cf: 17.1 %"), ("11万千瓦", "112.5 MW"),
      ("4万千瓦", "37.5 MW"), ("alkaline-electrolyser\n    capacity: free", "alkaline-electrolyser\n    capacity: 70 MW"),
      ("limit: 1.2", "limit: 9"), ("technology: coal-chemicals", "technology: coal-chemicals\n    price: 40 yuan/kg"),
    ] {
      let changed = text.replacing(piece, with: replacement)
      try #require(changed != text, "\(piece)")
      text = changed
    }
    try Data(text.utf8).write(to: folder.appending(path: "project.yaml"))
    let plan = try plan(.project(folder))
    #expect(plan.status == .optimal)
    let hydrogen = try #require(plan.context.comparisons.first)
    // PyPSA with HiGHS: 6,892.31; the published figure is 7,059.
    #expect(abs(hydrogen.planned - 6892.31) < 0.1)
    #expect(hydrogen.agrees)
  }
}
