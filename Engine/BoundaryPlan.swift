/// In which order the boundaries between segments, which form a ring, are eliminated: every other one at a time, so that
/// each has at most two neighbours when its turn comes and the work grows with their number, not with its cube.
struct BoundaryPlan: Sendable {
  struct Step: Sendable {
    let boundary: Int
    /// The boundaries next to it that are still there; both the same for the last but one.
    let neighbours: [Int]
  }

  /// Steps of a level do not touch each other's columns.
  let levels: [[Step]]
  /// Position of each boundary in the elimination.
  let order: [Int]

  init(count: Int) {
    var ring = Array(0..<count), levels: [[Step]] = [], order = [Int](repeating: 0, count: count), next = 0
    while !ring.isEmpty {
      let chosen = ring.count == 1 ? [0] : Array(stride(from: 1, to: ring.count, by: 2))
      levels.append(
        chosen.map { index in
          let left = ring[index == 0 ? ring.count - 1 : index - 1], right = ring[(index + 1) % ring.count]
          let neighbours = ring.count == 1 ? [] : left == right ? [left] : [left, right]
          return Step(boundary: ring[index], neighbours: neighbours)
        })
      for index in chosen {
        order[ring[index]] = next
        next += 1
      }
      let gone = Set(chosen)
      ring = ring.indices.filter { !gone.contains($0) }.map { ring[$0] }
    }
    self.levels = levels
    self.order = order
  }
}
