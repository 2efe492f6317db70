/// A square matrix of bits: the pattern of a graph small enough to be dense.
struct BitMatrix: Equatable {
  let size: Int
  private let wordCount: Int
  private var words: [UInt64]

  init(size: Int) {
    self.size = size
    wordCount = (size + 63) / 64
    words = [UInt64](repeating: 0, count: size * wordCount)
  }

  subscript(row: Int, column: Int) -> Bool {
    get { words[row * wordCount + column / 64] >> (column % 64) & 1 == 1 }
    set {
      let bit: UInt64 = 1 << (column % 64), index = row * wordCount + column / 64
      if newValue { words[index] |= bit } else { words[index] &= ~bit }
    }
  }

  /// Links two different nodes both ways.
  mutating func link(_ a: Int, _ b: Int) {
    if a == b { return }
    self[a, b] = true
    self[b, a] = true
  }

  /// row |= other row
  mutating func merge(_ other: Int, into row: Int) {
    for word in 0..<wordCount { words[row * wordCount + word] |= words[other * wordCount + word] }
  }

  func count(_ row: Int) -> Int {
    (0..<wordCount).reduce(0) { $0 + words[row * wordCount + $1].nonzeroBitCount }
  }

  /// Bits that both rows have.
  func commonCount(_ a: Int, _ b: Int) -> Int {
    (0..<wordCount).reduce(0) {
      $0 + (words[a * wordCount + $1] & words[b * wordCount + $1]).nonzeroBitCount
    }
  }

  /// The columns set in a row, ascending.
  func columns(_ row: Int) -> [Int] {
    var result: [Int] = []
    for word in 0..<wordCount {
      var bits = words[row * wordCount + word]
      while bits != 0 {
        result.append(word * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
    return result
  }
}
