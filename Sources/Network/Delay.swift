import SteppeBase

/// The time between drawing and delivery at a port of a link or process.
public struct Delay: Sendable, Equatable {
  public var hours: Int
  /// Whether what is under way at the end arrives at the beginning; otherwise it is lost.
  public var isCyclic: Bool

  /// nil if there is none.
  ///
  /// - Parameter suffix: of the attributes of the port: empty for the first output of a link, else the number.
  fileprivate init?(_ table: ComponentTable, _ index: Int, suffix: String) {
    hours = table.count("delay" + suffix, index)
    isCyclic = table.boolean("cyclic_delay" + suffix, index)
    if hours <= 0 { return nil }
  }
}

extension ComponentTable {
  /// The delay at a port of a link or process, nil if there is none. Links draw at port 0 at once.
  public func delay(at port: Int, of index: Int) -> Delay? {
    if componentClass == .link && port == 0 { return nil }
    return Delay(self, index, suffix: componentClass == .link && port == 1 ? "" : String(port))
  }
}

extension Snapshots {
  /// For every snapshot the one in which what arrives now set out: the last that began at least the delay before, with
  /// the generator weightings as hours. nil where nothing arrives. Each investment period is a horizon of its own.
  /// Source: PyPSA 1.4, `get_delay_source_indexer`.
  public func sources(of delay: Delay) -> [Int?] {
    blocks.flatMap { block in
      sources(of: delay, hours: Array(generatorWeightings[block])).map { $0.map { block.lowerBound + $0 } }
    }
  }

  private func sources(of delay: Delay, hours: [Double]) -> [Int?] {
    let begins = hours.reduce(into: [0.0]) { $0.append($0.last! + $1) }
    let total = begins.last!
    return hours.indices.map { snapshot in
      var departure = begins[snapshot] - Double(delay.hours)
      if delay.isCyclic && total > 0 {
        departure = departure.truncatingRemainder(dividingBy: total)
        if departure < 0 { departure += total }
      }
      return departure < 0 ? nil : lastIndex(notAfter: departure, in: begins.dropLast())
    }
  }

  /// The last index whose value is at most `limit`, in ascending values of which the first is.
  private func lastIndex(notAfter limit: Double, in values: ArraySlice<Double>) -> Int {
    var low = values.startIndex, high = values.endIndex
    while high - low > 1 {
      let middle = (low + high) / 2
      if values[middle] <= limit { low = middle } else { high = middle }
    }
    return low
  }
}
