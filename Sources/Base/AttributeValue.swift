/// A static value of a component, or an attribute of a file.
public enum AttributeValue: Sendable, Equatable, CustomStringConvertible {
  case number(Double)
  case boolean(Bool)
  case text(String)

  /// The value as PyPSA's files spell it: whole numbers without a fraction, `True` and `False`.
  public var description: String {
    switch self {
    case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
    case .boolean(let boolean): boolean ? "True" : "False"
    case .text(let text): text
    }
  }
}
