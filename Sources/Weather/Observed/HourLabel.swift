/// Which end of its hour a time in a file tells.
public enum HourLabel: String, Sendable, CaseIterable {
  case start, end
}
