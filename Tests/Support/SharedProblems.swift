import Foundation

/// The public LP files of the material beside the repository. Tests that need them are skipped where it is missing.
public enum SharedProblems {
  /// The folder, or nil where it is missing.
  public static let folder: String? = Judge.shared.map { $0.appending(path: "lp").path }.flatMap {
    FileManager.default.fileExists(atPath: $0 + "/objectives.json") ? $0 : nil
  }

  /// What is known of a file: HiGHS's status and optimal objective, and the size.
  public struct Reference: Decodable, Sendable {
    public var status: String
    public var objective: Double?
    public var rows: Int
    public var cols: Int
  }

  /// By the file's path in the folder; empty where the folder is missing.
  public static let references: [String: Reference] = {
    guard let folder, let data = FileManager.default.contents(atPath: folder + "/objectives.json") else { return [:] }
    return (try? JSONDecoder().decode([String: Reference].self, from: data)) ?? [:]
  }()

  /// The files that can be read: all but the one whose cost is no number.
  public static let readableNames = references.keys.filter { !$0.hasSuffix("nan0.mps.gz") }.sorted()
}
