import Foundation

/// Normal random numbers of several sites, the more alike the nearer two of them lie: unrelated streams, one for each
/// site, mixed by the Cholesky factor L of the correlations,
///
///     noise = L · streams,    (L Lᵀ)ᵢⱼ = exp(-distanceᵢⱼ / reach).
///
/// A row of L depends on the rows above it alone. The sites of the library come first, always all and in their order, so
/// none of them changes with what else is asked for; another site depends on the library's and on those before it.
struct SiteNoise {
  private let sites: [SyntheticSite]
  private let factor: [[Double]]
  private let streams: [[Double]]

  /// - Parameters:
  ///   - reach: km within which the correlation falls to 1/e.
  ///   - purpose: noise of different purposes is unrelated.
  ///   - count: numbers of each site.
  init(for asked: [SyntheticSite], reach: Double, purpose: String, seed: UInt64, count: Int) {
    let sites: [SyntheticSite] = (SyntheticSite.all + asked).reduce(into: []) { known, site in
      if !known.contains(where: site.sharesNoise) { known.append(site) }
    }
    self.sites = sites
    factor = SiteNoise.cholesky(
      sites.map { a in sites.map { b in a.sharesNoise(with: b) ? 1 : a.correlation(with: b, reach: reach) } })
    let lastAsked = sites.lastIndex { site in asked.contains(where: site.sharesNoise) } ?? -1
    streams = sites.prefix(lastAsked + 1).map { site in
      var random = RandomSource(seed: seed, stream: "\(purpose) \(site.streamName)")
      return (0..<count).map { _ in random.normal() }
    }
  }

  /// - Precondition: the site is one of those asked for.
  func values(of site: SyntheticSite) -> [Double] {
    let row = sites.firstIndex(where: site.sharesNoise)!
    var sum = [Double](repeating: 0, count: streams[row].count)
    for (weight, stream) in zip(factor[row], streams) where weight != 0 {
      for index in sum.indices { sum[index] += weight * stream[index] }
    }
    return sum
  }

  /// The lower triangle L of a positive definite matrix, row by row.
  private static func cholesky(_ matrix: [[Double]]) -> [[Double]] {
    var factor: [[Double]] = []
    for (i, row) in matrix.enumerated() {
      var new: [Double] = []
      for j in 0..<i {
        let known = (0..<j).reduce(0) { $0 + new[$1] * factor[j][$1] }
        new.append((row[j] - known) / factor[j][j])
      }
      new.append((row[i] - new.reduce(0) { $0 + $1 * $1 }).squareRoot())
      factor.append(new)
    }
    return factor
  }
}

extension SyntheticSite {
  fileprivate func sharesNoise(with other: SyntheticSite) -> Bool {
    scale == other.scale && longitude == other.longitude && latitude == other.latitude
  }

  /// The region as a whole stands alone: what it shares with sites inside it is not modelled.
  fileprivate func correlation(with other: SyntheticSite, reach: Double) -> Double {
    scale == .region || other.scale == .region ? 0 : exp(-distance(to: other) / reach)
  }

  /// The library's sites by their id, others by where they lie too.
  fileprivate var streamName: String {
    SyntheticSite.all.contains(where: sharesNoise) ? id : "\(id) \(longitude) \(latitude)"
  }

  /// Kilometres along the great circle.
  func distance(to other: SyntheticSite) -> Double {
    let degree = Double.pi / 180
    let north = sin((other.latitude - latitude) * degree / 2), east = sin((other.longitude - longitude) * degree / 2)
    let square = north * north + cos(latitude * degree) * cos(other.latitude * degree) * east * east
    return 2 * 6371 * asin(square.squareRoot())
  }
}
