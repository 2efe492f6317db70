/// Comma-separated text taken apart into rows of fields, as RFC 4180 has it: fields may be quoted, a quoted field may
/// hold commas, line breaks and doubled quotes. Lines may end in LF or CRLF; a byte order mark and empty lines are
/// skipped.
public struct CSV: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    /// The line the row begins on, counted from 1.
    public var line: Int
    public var fields: [String]
  }

  public var rows: [Row] = []

  public init(_ text: String, separator: Character = ",") {
    var text = text
    self = text.withUTF8 { CSV($0, separator: separator.asciiValue!) }
  }

  /// - Precondition: the separator is an ASCII character.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8 = UInt8(ascii: ",")) {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var position = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    var line = 1
    while position < bytes.count {
      var row = Row(line: line, fields: [])
      repeat {
        row.fields.append(CSV.field(bytes, &position, &line, separator))
      } while CSV.skip(separator, bytes, &position)
      CSV.skip(UInt8(ascii: "\r"), bytes, &position)
      if CSV.skip(UInt8(ascii: "\n"), bytes, &position) { line += 1 }
      if row.fields != [""] { rows.append(row) }
    }
  }

  @discardableResult private static func skip(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int)
    -> Bool
  {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// Reads one field and stops at what ends it: a separator, a line end or the end of the text.
  private static func field(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ line: inout Int, _ separator: UInt8
  ) -> String {
    let quote = UInt8(ascii: "\""), lineFeed = UInt8(ascii: "\n"), carriageReturn = UInt8(ascii: "\r")
    let ends = { (byte: UInt8) in byte == separator || byte == lineFeed || byte == carriageReturn }
    guard position < bytes.count, bytes[position] == quote else {
      let start = position
      while position < bytes.count, !ends(bytes[position]) { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    position += 1
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == quote {
        guard skip(quote, bytes, &position) else { break }
      } else if byte == lineFeed {
        line += 1
      }
      content.append(byte)
    }
    // What stands between the closing quote and the separator is kept, as spreadsheets do.
    while position < bytes.count, !ends(bytes[position]) {
      content.append(bytes[position])
      position += 1
    }
    return String(decoding: content, as: UTF8.self)
  }
}
