import CZlib
import SteppeBase

/// The whole content of a file, unpacked if it is compressed with gzip.
///
/// - Throws: `InputError` if it cannot be read or is damaged.
func contents(ofFile path: String) throws -> [UInt8] {
  let place = Issue.Place(file: path)
  if let reason = whyUnreadable(path) { throw InputError(reason, at: place) }
  guard let file = gzopen(path, "rb") else { throw InputError(.cannotBeRead, at: place) }
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
    throw InputError(.damagedCompressedFile, at: place)
  }
  return bytes
}

/// Writes `text` to a file, compressed with gzip if the name ends in `.gz`.
///
/// - Throws: `OutputError` if it cannot be written.
func write(_ text: String, toFile path: String) throws(OutputError) {
  if !path.hasSuffix(".gz") { return try writeFile(text, to: path) }
  if let reason = whyUnwritable(path) { throw OutputError(path, reason) }
  guard let file = gzopen(path, "wb") else { throw OutputError(path, .cannotBeWritten) }
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let part = rest.prefix(1 << 30)
    let written = part.withUnsafeBytes { gzwrite(file, $0.baseAddress, UInt32(part.count)) }
    guard written > 0 else { break }
    rest = rest.dropFirst(Int(written))
  }
  guard gzclose_w(file) == Z_OK, rest.isEmpty else { throw OutputError(path, .cannotBeWritten) }
}
