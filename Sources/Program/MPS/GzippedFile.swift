import CZlib
import SteppeBase

/// The whole content of a file, unpacked if it is compressed with gzip.
///
/// - Throws: `InputError` if it cannot be opened or is damaged.
func contents(ofFile path: String) throws -> [UInt8] {
  guard let file = gzopen(path, "rb") else { throw InputError(.cannotReadFile(path)) }
  gzbuffer(file, 1 << 17)
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 20)
  var count: Int32
  repeat {
    count = gzread(file, &chunk, UInt32(chunk.count))
    if count > 0 { bytes += chunk[..<Int(count)] }
  } while count > 0
  // A file that ends in the middle of its compressed data is only found out on closing.
  guard gzclose_r(file) == Z_OK, count == 0 else {
    throw InputError(.damagedCompressedFile, at: Issue.Place(file: path))
  }
  return bytes
}

/// Writes `text` to a file, compressed with gzip if the name ends in `.gz`.
///
/// - Throws: `InputError` if it cannot be written.
func write(_ text: String, toFile path: String) throws {
  // "T" writes the bytes as they are.
  guard let file = gzopen(path, path.hasSuffix(".gz") ? "wb" : "wbT") else {
    throw InputError(.cannotWriteFile(path))
  }
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let part = rest.prefix(1 << 30)
    let written = part.withUnsafeBytes { gzwrite(file, $0.baseAddress, UInt32(part.count)) }
    guard written > 0 else { break }
    rest = rest.dropFirst(Int(written))
  }
  guard gzclose_w(file) == Z_OK, rest.isEmpty else { throw InputError(.cannotWriteFile(path)) }
}
