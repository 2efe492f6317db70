import Foundation

/// A stream of random numbers that is the same for the same seed, on every machine and in every release: xoshiro256**
/// (Blackman & Vigna 2018), its state filled by SplitMix64 as its authors advise.
struct RandomSource {
  private var state: (UInt64, UInt64, UInt64, UInt64)
  /// Box and Muller's method makes two normal numbers at a time.
  private var spareNormal: Double?

  init(state: (UInt64, UInt64, UInt64, UInt64)) { self.state = state }

  /// - Parameter stream: what the numbers are for; streams of one seed are unrelated.
  init(seed: UInt64, stream: String) {
    var mixer = seed ^ RandomSource.fingerprint(stream)
    func next() -> UInt64 {
      mixer &+= 0x9E37_79B9_7F4A_7C15
      var z = mixer
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    self.init(state: (next(), next(), next(), next()))
  }

  /// FNV-1a, 64 bits.
  private static func fingerprint(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  mutating func next() -> UInt64 {
    func rotated(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
    let result = rotated(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, 45)
    return result
  }

  /// A number from (0, 1), in steps of 2⁻⁵³.
  mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// A number from the standard normal distribution.
  mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    let radius = (-2 * log(uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    spareNormal = radius * sin(angle)
    return radius * cos(angle)
  }
}
