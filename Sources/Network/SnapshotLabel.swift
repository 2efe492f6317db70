import SteppeBase

extension Snapshots {
  /// What a snapshot is called: `2025-01-31 08:00`, with its investment period before it if there are any.
  public func label(_ index: Int) -> String {
    let own =
      switch labels {
      case .times(let seconds): CalendarTime(secondsSince1970: seconds[index]).description
      case .texts(let texts): texts[index]
      case .numbers(let numbers): AttributeValue.number(numbers[index]).description
      }
    return periods.isEmpty ? own : "\(periods[index]) \(own)"
  }
}
