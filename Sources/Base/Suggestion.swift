/// The candidate a misspelt word most likely meant: the nearest by Damerau-Levenshtein distance (insertions, deletions,
/// substitutions and swaps of neighbours), nil if none is within a third of the word's length (at least one edit) and has
/// something in common with it.
public func closestMatch(to word: String, among candidates: some Sequence<String>) -> String? {
  let limit = max(1, word.count / 3)
  let scored = candidates.map { (distance: editDistance(word.lowercased(), $0.lowercased()), candidate: $0) }
  guard let best = scored.min(by: { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }) else { return nil }
  let isOther = best.distance >= max(word.count, best.candidate.count)
  return best.distance <= limit && !isOther ? best.candidate : nil
}

/// Optimal string alignment distance.
private func editDistance(_ first: String, _ second: String) -> Int {
  let a = Array(first), b = Array(second)
  var beforeLast = [Int](), last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1] + Array(repeating: 0, count: b.count)
    for j in 0..<b.count {
      row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1) }
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
