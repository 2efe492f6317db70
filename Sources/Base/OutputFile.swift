import Foundation

/// A file or folder that cannot be written, and why.
public struct OutputError: Error, Sendable, Equatable {
  public var path: Text
  public var reason: Text

  public init(_ path: String, _ reason: Text) {
    self.path = Text(verbatim: path)
    self.reason = reason
  }

  /// - Parameter code: the system's `errno`.
  public init(_ path: Text, code: Int32) {
    self.path = path
    reason = .reason(ofSystemError: code)
  }

  public func description(_ language: Language) -> String {
    Text.fileProblem(path(language), reason)(language)
  }
}

/// Writes a text as a file in UTF-8, in place of what was there. What cannot be written whole is not left behind.
public func writeFile(_ text: String, to path: String) throws(OutputError) {
  try Array(text.utf8).withUnsafeBufferPointer { utf8 throws(OutputError) in
    try writeFile(UnsafeRawBufferPointer(utf8), to: path)
  }
}

/// Writes bytes as a file in the same way.
public func writeFile(_ bytes: UnsafeRawBufferPointer, to path: String) throws(OutputError) {
  if let reason = whyUnwritable(path) { throw OutputError(path, reason) }
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
  guard file >= 0 else { throw OutputError(Text(verbatim: path), code: errno) }
  do throws(OutputError) {
    try write(bytes, to: file, named: Text(verbatim: path))
    guard close(file) == 0 else { throw OutputError(Text(verbatim: path), code: errno) }
  } catch {
    close(file)
    removePart(path)
    throw error
  }
}

/// Writes a text to an open file or stream.
///
/// - Parameter name: what messages call it.
public func write(_ text: String, to file: Int32, named name: Text) throws(OutputError) {
  try Array(text.utf8).withUnsafeBufferPointer { utf8 throws(OutputError) in
    try write(UnsafeRawBufferPointer(utf8), to: file, named: name)
  }
}

private func write(_ bytes: UnsafeRawBufferPointer, to file: Int32, named name: Text) throws(OutputError) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = Foundation.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
    if count >= 0 {
      rest = rest.dropFirst(count)
    } else if errno == EPIPE {
      // Whoever reads this has had enough.
      return
    } else if errno != EINTR {
      throw OutputError(name, code: errno)
    }
  }
}

/// Makes a folder and those above it; one that is there already stays as it is.
public func makeFolder(at path: String) throws(OutputError) {
  if path.isEmpty { throw OutputError(path, .emptyPath) }
  if mkdir(path, 0o777) == 0 { return }
  let code = errno, above = URL(filePath: path).deletingLastPathComponent().path
  var status = stat()
  switch code {
  case EEXIST where stat(path, &status) == 0 && isFolder(status): return
  case ENOENT where stat(above, &status) != 0:
    try makeFolder(at: above)
    try makeFolder(at: path)
  case EEXIST: throw OutputError(path, .isFile)
  default: throw OutputError(Text(verbatim: path), code: code)
  }
}

/// What keeps a file from being written; nil if nothing is seen to.
public func whyUnwritable(_ path: String) -> Text? {
  var status = stat()
  if stat(path, &status) == 0 {
    if isFolder(status) { return .isFolder }
    return access(path, W_OK) == 0 ? nil : .mayNotBeWritten
  }
  let above = URL(filePath: path).deletingLastPathComponent().path
  if stat(above, &status) != 0 {
    return [ENOENT, ENOTDIR].contains(errno) ? .noFolderAbove(above) : .reason(ofSystemError: errno)
  }
  if !isFolder(status) { return .noFolderAbove(above) }
  return access(above, W_OK | X_OK) == 0 ? nil : .mayNotBeWritten
}

/// What keeps a folder from being written into or made; nil if nothing is seen to.
public func whyFolderUnwritable(_ path: String) -> Text? {
  var place = URL(filePath: path), status = stat()
  while stat(place.path, &status) != 0 {
    if errno != ENOENT { return .reason(ofSystemError: errno) }
    place.deleteLastPathComponent()
  }
  if !isFolder(status) { return place.path == URL(filePath: path).path ? .isFile : .reason(ofSystemError: ENOTDIR) }
  return access(place.path, W_OK | X_OK) == 0 ? nil : .mayNotBeWritten
}

/// Removes a file that was written in part only. Devices stay.
private func removePart(_ path: String) {
  var status = stat()
  if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG { unlink(path) }
}
