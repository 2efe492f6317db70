import Foundation
import SteppeBase
import Yams

/// The files that a project names, beside its `project.yaml`.
extension ProjectReading {
  /// The text of a file; reports what keeps it from being read.
  func fileText(_ name: String, at node: Node, orLatin: Bool = false) -> String? {
    guard let name = existing(name, at: node) else { return nil }
    do {
      return try readText(at: folder.appending(path: name).path, orLatin: orLatin)
    } catch {
      document.report(error.issues.map { Issue($0.message, at: Issue.Place(file: name), hint: $0.hint) })
      return nil
    }
  }

  /// The name of a file that is there; reports it if it is not.
  func existing(_ name: String, at node: Node) -> String? {
    let place = folder.appending(path: name)
    guard let reason = whyUnreadable(place.path) else { return name }
    let neighbours = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    document.report(
      .fileProblem(name, reason), at: node,
      hint: closestMatch(to: name, among: neighbours.filter { $0 != name }).map(Text.didYouMean))
    return nil
  }
}
