import Foundation
import SteppeBase
import SteppeProject

/// The example projects that come with Steppe.
public struct ExampleProject: Sendable {
  public var folder: URL
  public var name: Text

  /// The projects in the folder `Examples` nearest above one of the places, in alphabetical order.
  ///
  /// - Throws: `InputError` if a project cannot be read.
  public static func all(near places: [URL]) throws -> [ExampleProject] {
    guard let folder = places.lazy.compactMap(examplesFolder).first else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .map { folder.appendingPathComponent($0) }
      .filter { FileManager.default.fileExists(atPath: $0.appendingPathComponent("project.yaml").path) }
      .map { ExampleProject(folder: $0, name: try Project.read($0.path).name) }
  }

  private static func examplesFolder(above place: URL) -> URL? {
    var place = place.standardizedFileURL
    while true {
      let folder = place.appendingPathComponent("Examples")
      if FileManager.default.fileExists(atPath: folder.path) { return folder }
      if place.path == "/" { return nil }
      place.deleteLastPathComponent()
    }
  }
}
