import Foundation
import SteppeBase
import SteppePyPSAFiles
import SteppeReport
import SteppeResults

extension Plan {
  /// Writes `plan.json` and, if there is a plan, `report.html`, `network.nc` and `tables/` into a folder, making it where
  /// it is missing. Those of a former plan are replaced, or removed if there is no plan now.
  ///
  public func write(to folder: URL, _ language: Language) throws(OutputError) {
    try makeFolder(at: folder.path)
    for stale in ["report.html", "network.nc"] {
      try? FileManager.default.removeItem(at: folder.appending(path: stale))
    }
    TableFiles.remove(from: folder.appending(path: "tables"))
    try writeFile(document.description + "\n", to: folder.appending(path: "plan.json").path)
    guard let results else { return }
    try writeFile(HTMLReport(results, context, language).text, to: folder.appending(path: "report.html").path)
    try writeNetCDF(results.network, to: folder.appending(path: "network.nc").path)
    try TableFiles.write(results, to: folder.appending(path: "tables"))
  }
}
