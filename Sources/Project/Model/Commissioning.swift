import SteppeWeather

/// How much of an asset's capacity is in operation while the rest is still being built.
public struct Commissioning: Sendable, Hashable {
  public struct Milestone: Sendable, Hashable {
    /// Seconds from 1970-01-01 0:00 by the project's clock.
    public let time: Double
    /// Of the capacity, 0 to 1.
    public let share: Double
  }

  /// In the order of their times, at least one.
  public let milestones: [Milestone]
  public let written: String
  public let evidence: Evidence

  /// The mean share of every hour of a year: linear between milestones, level before the first and after the last.
  public func shares(_ calendar: CalendarYear) -> [Double] {
    (0..<calendar.hourCount).map { share(at: calendar.startSeconds + (Double($0) + 0.5) * 3600) }
  }

  private func share(at time: Double) -> Double {
    guard let next = milestones.firstIndex(where: { $0.time > time }) else { return milestones.last!.share }
    guard next > 0 else { return milestones[0].share }
    let (before, after) = (milestones[next - 1], milestones[next])
    return before.share + (after.share - before.share) * (time - before.time) / (after.time - before.time)
  }
}
