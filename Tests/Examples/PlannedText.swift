import Foundation
import Steppe
import SteppeBase

/// Plans a project that stands in a text.
func planOf(
  _ text: String, files: [String: String] = [:], settings: [String] = [], roundsModules: Bool = false
) throws -> Plan {
  let folder = FileManager.default.temporaryDirectory.appending(path: "project-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, content) in files.merging(["project.yaml": text], uniquingKeysWith: { $1 }) {
    try Data(content.utf8).write(to: folder.appending(path: name))
  }
  return try plan(.project(folder, settings: settings), roundsModules: roundsModules)
}

/// A `weather.csv` with the same capacity factor in every hour of 2025.
func evenWind(_ factor: Double) -> [String: String] {
  let start = CalendarTime(year: 2024, month: 12, day: 31, hour: 17).secondsSince1970
  let hours = (0..<8760).map {
    CalendarTime(secondsSince1970: start + Double($0) * 3600).description + ",\(factor)"
  }
  return ["weather.csv": (["time_utc,wind_cf"] + hours).joined(separator: "\n")]
}
