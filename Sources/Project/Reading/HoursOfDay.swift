import SteppeBase
import Yams

extension DocumentReader {
  /// A number by spans of hours, with its evidence.
  func byHour(_ node: Node, _ specification: ParameterSpecification, _ evidence: Evidence) -> Parameter? {
    let range = specification.dimension == .one ? specification.range : nil
    guard let hours = hoursOfDay(node, specification.dimension, of: specification.substance, in: range) else {
      return nil
    }
    return Parameter(
      value: hours.reduce(0, +) / 24,
      written: entries(of: node).map { "\($0.key) h: \($0.value.string ?? "")" }.joined(separator: ", "),
      evidence: evidence, hoursOfDay: hours)
  }

  /// One number for every hour of the day, from spans of hours: `{0-8: 0.34 yuan/kWh, 8-24: 0.61 yuan/kWh}`. A span may
  /// lead over midnight: `22-6`.
  ///
  /// - Returns: 24 numbers in base units; nil after reporting an hour without a number or with two.
  func hoursOfDay(
    _ node: Node, _ dimension: QuantityDimension, of substance: Substance? = nil, in range: ClosedRange<Double>? = nil
  ) -> [Double]? {
    var hours: [Double?] = Array(repeating: nil, count: 24)
    for entry in entries(of: node) {
      let ends = entry.key.split(separator: "-").map { Int($0) }
      guard ends.count == 2, let first = ends[0], let last = ends[1], (0...23).contains(first), (0...24).contains(last),
        first != last
      else {
        report(.notHoursOfDay(entry.key), at: entry.keyNode, hint: .hoursOfDayExample)
        return nil
      }
      guard let value = quantity(entry.value, dimension, of: substance, in: range) else { return nil }
      let span = first < last ? Array(first..<last) : Array(first..<24) + Array(0..<last)
      for hour in span {
        guard hours[hour] == nil else {
          report(.hourTwice(hour), at: entry.keyNode)
          return nil
        }
        hours[hour] = value
      }
    }
    if let gap = hours.firstIndex(of: nil) {
      report(.hourWithoutValue(gap), at: node, hint: .hoursOfDayExample)
      return nil
    }
    return hours.compactMap(\.self)
  }
}
