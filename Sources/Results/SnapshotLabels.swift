import SteppeNetwork

extension Snapshots {
  /// What a snapshot is called: "2025-01-31 08:00", a text or a number.
  public func label(_ index: Int) -> String {
    switch labels {
    case .times(let seconds): CivilTime(secondsSince1970: seconds[index]).text
    case .texts(let texts): texts[index]
    case .numbers(let numbers):
      numbers[index] == numbers[index].rounded() ? String(Int(numbers[index])) : String(numbers[index])
    }
  }
}

/// A date and time of the Gregorian calendar, without any time zone: PyPSA's snapshots have none.
public struct CivilTime: Sendable, Equatable {
  public var year: Int
  public var month: Int
  public var day: Int
  public var hour: Int
  public var minute: Int

  /// Counts days from 1 March of year 0, so that the leap day ends a year and 400 years have one pattern.
  public init(secondsSince1970: Double) {
    let minutes = Int((secondsSince1970 / 60).rounded(.down))
    let days = Int((Double(minutes) / 1440).rounded(.down)), daysBefore1970 = 719_468, daysPerEra = 146_097
    let shifted = days + daysBefore1970
    let era = Int((Double(shifted) / Double(daysPerEra)).rounded(.down))
    let dayOfEra = shifted - era * daysPerEra
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = (minutes - days * 1440) / 60
    minute = (minutes - days * 1440) % 60
  }

  public var text: String { "\(year)-\(two(month))-\(two(day)) \(two(hour)):\(two(minute))" }
}

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
