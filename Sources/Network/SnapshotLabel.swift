import SteppeBase

extension Snapshots {
  /// What a snapshot is called: `2025-01-31 08:00`, with its investment period before it if there are any.
  public func label(_ index: Int) -> String {
    let own =
      switch labels[index] {
      case .time(let seconds): CalendarTime(secondsSince1970: seconds).description
      case .text(let text): text
      case .number(let number): AttributeValue.number(number).description
      }
    return periods.isEmpty ? own : "\(periods[index]) \(own)"
  }
}

extension Snapshots {
  /// What one snapshot is called.
  enum Label: Hashable {
    case time(Double)
    case text(String)
    case number(Double)
  }
}

extension Snapshots.Labels {
  subscript(index: Int) -> Snapshots.Label {
    switch self {
    case .times(let seconds): .time(seconds[index])
    case .texts(let texts): .text(texts[index])
    case .numbers(let numbers): .number(numbers[index])
    }
  }
}
