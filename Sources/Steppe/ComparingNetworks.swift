import Foundation
import SteppeBase
import SteppeNetwork
import SteppePyPSAFiles
import SteppeReport
import SteppeResults

/// Reads two solved networks and holds them against each other. Of a folder of CSV files that a plan was written into,
/// the solved network in it counts.
///
/// - Throws: `InputError` if one cannot be read or has no results.
public func compareNetworks(_ first: URL, _ second: URL) throws -> NetworkComparison {
  func solved(_ place: URL) throws -> Network {
    let inside = place.appending(path: "network.nc")
    return try network(at: FileManager.default.fileExists(atPath: inside.path) ? inside : place)
  }
  return try NetworkComparison(
    solved(first), named: first.relativePath, solved(second), named: second.relativePath)
}

extension NetworkComparison {
  /// The comparison as a page of text.
  public func text(_ language: Language) -> String { ComparisonReport(self, language).text }

  /// The comparison as an HTML document.
  public func page(_ language: Language) -> String { ComparisonReport(self, language).page }
}
