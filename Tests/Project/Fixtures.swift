import Foundation
import SteppeBase
import SteppeProject

/// A small correct project for tests to break.
let soundProject = """
  name: {en: Test, zh: 测试}
  time: {year: 2025, zone: Asia/Shanghai}
  weather: {synthetic: xilingol, seed: 1}
  system:
    wind: {technology: onshore-wind, capacity: 110 MW}
    battery: {technology: lfp-battery, capacity: free}
    electrolyser: {technology: alkaline-electrolyser, capacity: 0..100 MW}
    grid: {technology: grid-connection, capacity: 150 MW, sale_price: 0.28 yuan/kWh}
    chemicals: {technology: coal-chemicals}
  rules:
    export: {rule: export-share, limit: 20 %}
  compare:
    hydrogen: {measure: delivered, carrier: hydrogen, published: 7059万 Nm3}

  """

let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

func read(_ text: String) throws -> Project {
  try Project.read(text, file: "project.yaml", folder: FileManager.default.temporaryDirectory)
}

/// The issues of a project text, in the order found.
func issues(_ text: String) -> [SteppeBase.Issue] {
  do {
    _ = try read(text)
    return []
  } catch let error as InputError {
    return error.issues
  } catch {
    return []
  }
}

/// The sound project with one piece replaced.
func broken(_ piece: String, _ replacement: String) -> String { soundProject.replacing(piece, with: replacement) }
