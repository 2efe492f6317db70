import CData

/// The data files compiled into the binary: attribute tables, standard types, technologies. Named by their path below
/// `Sources/Data`, such as `attributes/generators.csv`.
public enum EmbeddedFiles {
  /// The paths of all embedded files, in alphabetical order.
  public static let paths: [String] = files.keys.sorted()

  /// The text of an embedded file, nil if there is none of that path.
  public static func text(_ path: String) -> String? {
    guard let file = files[path] else { return nil }
    return String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.size), as: UTF8.self)
  }

  private struct File: @unchecked Sendable {
    /// Constant data of the binary itself, which is why it may be shared between threads.
    var bytes: UnsafePointer<UInt8>
    var size: Int
  }

  private static let files: [String: File] = {
    var files: [String: File] = [:]
    for index in 0..<steppe_file_count() {
      let file = steppe_file_at(index)!.pointee
      files[String(cString: file.path)] = File(bytes: file.bytes, size: file.size)
    }
    return files
  }()
}
