import Foundation
import SteppeBase
import SteppeNetwork
import SteppeResults

/// The horizon cut into equal runs of snapshots, short enough to draw: days where the snapshots have times and there
/// are more than a few weeks of them.
struct TimeBuckets {
  let ranges: [Range<Int>]
  private let weights: [Double]
  private let snapshots: Snapshots

  init(_ snapshots: Snapshots) {
    let most = 366, count = snapshots.count
    var length = 1
    if count > most {
      length = (count + most - 1) / most
      if case .times(let seconds) = snapshots.labels, let step = Self.step(seconds) {
        let perDay = Int((86_400 / step).rounded())
        if perDay >= length { length = perDay }
      }
    }
    ranges = stride(from: 0, to: count, by: length).map { $0..<min($0 + length, count) }
    weights = snapshots.generatorWeightings
    self.snapshots = snapshots
  }

  private static func step(_ seconds: [Double]) -> Double? {
    guard seconds.count > 1, seconds[1] > seconds[0] else { return nil }
    return seconds[1] - seconds[0]
  }

  /// The weighted mean of a series in every bucket.
  func means(_ values: (Int) -> Double) -> [Double] {
    ranges.map { range in
      let weight = range.reduce(0) { $0 + weights[$1] }
      if weight == 0 { return range.reduce(0) { $0 + values($1) } / Double(range.count) }
      return range.reduce(0) { $0 + weights[$1] * values($1) } / weight
    }
  }

  /// Labels for the time axis: months of a year, days of weeks, else the names of some snapshots.
  func labels(_ language: Language) -> [(place: Double, text: String)] {
    let count = Double(snapshots.count)
    guard case .times(let seconds) = snapshots.labels, let first = seconds.first, let last = seconds.last,
      last - first > 2 * 86_400
    else {
      let step = max(1, snapshots.count / 8)
      return stride(from: 0, to: snapshots.count, by: step).map { (Double($0) / count, short(snapshots.label($0))) }
    }
    let showsMonths = last - first > 62 * 86_400
    var result: [(Double, String)] = [], shown: (Int, Int) = (0, 0)
    for (index, second) in seconds.enumerated() {
      let time = CalendarTime(secondsSince1970: second)
      let key = (time.month, showsMonths ? 0 : time.day)
      if key != shown {
        let text = showsMonths ? Text.month(time.month)(language) : "\(time.month)-\(time.day)"
        result.append((Double(index) / count, text))
        shown = key
      }
    }
    let mostLabels = 16
    let every = (result.count + mostLabels - 1) / mostLabels
    return result.enumerated().filter { $0.offset % max(every, 1) == 0 }.map(\.element)
  }

  private func short(_ label: String) -> String { label.count > 12 ? String(label.suffix(11)) : label }
}
