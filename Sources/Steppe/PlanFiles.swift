import Foundation
import SteppeBase
import SteppePyPSAFiles
import SteppeReport
import SteppeResults

extension Plan {
  /// Writes `plan.json` and, if there is a plan, `report.html`, `network.nc` and `tables/` into a folder, making it where
  /// it is missing.
  ///
  /// - Throws: an error of the file system.
  public func write(to folder: URL, _ language: Language) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(document.description + "\n", to: folder.appendingPathComponent("plan.json"))
    guard case .results(let results) = outcome else { return }
    try write(HTMLReport(results, context, language).text, to: folder.appendingPathComponent("report.html"))
    try writeNetCDF(results.network, to: folder.appendingPathComponent("network.nc").path)
    try TableFiles.write(results, to: folder.appendingPathComponent("tables"))
  }

  private func write(_ text: String, to file: URL) throws { try Data(text.utf8).write(to: file) }
}
