extension Snapshots {
  /// The runs of snapshots that follow each other: one for each investment period, or all.
  public var blocks: [Range<Int>] {
    if periods.isEmpty { return [0..<count] }
    let starts = periods.indices.filter { $0 == 0 || periods[$0] != periods[$0 - 1] }
    return zip(starts, starts.dropFirst() + [count]).map { $0..<$1 }
  }

  /// Takes all weight from the snapshots of other investment periods.
  public mutating func countOnly(_ period: Int) {
    for index in periods.indices where periods[index] != period {
      objectiveWeightings[index] = 0
      storeWeightings[index] = 0
      generatorWeightings[index] = 0
    }
  }

  /// The years the objective weightings stand for; with investment periods those of each, nil if they differ.
  public var years: Double? {
    let hoursPerYear = 8760.0
    let years = blocks.map { objectiveWeightings[$0].reduce(0, +) / hoursPerYear }
    return years.allSatisfy { $0 == years[0] } ? years[0] : nil
  }
}
