import SteppeBase

/// The lines of an MPS file and their fields, as ranges of its bytes.
struct MPSText: Sendable {
  enum Format { case free, fixed }

  let bytes: [UInt8]
  let path: String

  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  /// The end of the line that begins at `start`: its line feed or the end of the file.
  func lineEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return end
  }

  /// The fields of a line.
  func fields(of line: Range<Int>, format: Format, into fields: inout [Range<Int>]) {
    fields.removeAll(keepingCapacity: true)
    switch format {
    case .free: splitAtBlanks(line, into: &fields)
    case .fixed:
      for (first, last) in [(2, 3), (5, 12), (15, 22), (25, 36), (40, 47), (50, 61)] {
        let start = min(line.lowerBound + first - 1, line.upperBound)
        let field = trimmed(start..<min(line.lowerBound + last, line.upperBound))
        if !field.isEmpty { fields.append(field) }
      }
    }
  }

  func splitAtBlanks(_ line: Range<Int>, into fields: inout [Range<Int>]) {
    var position = line.lowerBound
    while position < line.upperBound {
      while position < line.upperBound, isBlank(bytes[position]) { position += 1 }
      let start = position
      while position < line.upperBound, !isBlank(bytes[position]) { position += 1 }
      if position > start { fields.append(start..<position) }
    }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The number written in a field; nil if it is none. Old files write the exponent with D.
  func number(_ range: Range<Int>) -> Double? {
    let text = string(range)
    let value = Double(text) ?? Double(text.replacing("D", with: "E").replacing("d", with: "e"))
    guard let value, !value.isNaN else { return nil }
    return value.withoutVastLimit
  }
}

/// Blanks, tabs, and the carriage returns of files from Windows.
private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
