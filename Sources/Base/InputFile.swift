import Foundation

/// The content of a file that the user named.
///
/// - Throws: `InputError` that tells a file that is missing from a folder and from one that may not be read.
public func readFile(at path: String) throws(InputError) -> Data {
  do {
    if let reason = whyUnreadable(path) { throw InputError(reason, at: Issue.Place(file: path)) }
    return try Data(contentsOf: URL(filePath: path))
  } catch {
    throw error as? InputError ?? InputError(.cannotBeRead, at: Issue.Place(file: path))
  }
}

/// The text of a file in UTF-8, with or without a byte order mark, which is left out.
///
/// - Parameter orLatin: whether what is no UTF-8 is taken for ISO 8859-1, as old programs for Europe write it.
/// - Throws: `InputError` as `readFile`, and if the text is in another encoding.
public func readText(at path: String, orLatin: Bool = false) throws(InputError) -> String {
  let data = try readFile(at: path), byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  let content = data.starts(with: byteOrderMark) ? data.dropFirst(byteOrderMark.count) : data
  // UTF-16 without a mark would pass for UTF-8 that is full of zeros.
  if !content.contains(0) {
    if let text = String(validating: content, as: UTF8.self) { return text }
    if orLatin, let text = String(data: content, encoding: .isoLatin1) { return text }
  }
  let isTable = path.lowercased().hasSuffix(".csv")
  throw InputError(.notUTF8, at: Issue.Place(file: path), hint: isTable ? .saveAsUTF8 : .saveProjectAsUTF8)
}

/// What keeps a file from being read; nil if nothing is seen to.
///
/// - Parameter allowsFolder: whether a folder would do as well.
public func whyUnreadable(_ path: String, allowsFolder: Bool = false) -> Text? {
  if path.isEmpty { return .emptyPath }
  var status = stat()
  guard stat(path, &status) == 0 else {
    return [ENOENT, ENOTDIR].contains(errno) ? .noSuchFile : .reason(ofSystemError: errno)
  }
  if isFolder(status) && !allowsFolder { return .isFolder }
  return access(path, R_OK) == 0 ? nil : .mayNotBeRead
}

func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }
