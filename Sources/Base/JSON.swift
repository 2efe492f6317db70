/// A JSON document whose members keep the order they were written in. JSON has no infinity and no NaN: a member that is
/// nil or not finite is left out, an element of an array that is not finite becomes null.
public enum JSON: Sendable, Equatable {
  case object([(String, JSON?)])
  case array([JSON])
  case number(Double)
  case text(String)
  case boolean(Bool)

  public static func == (a: JSON, b: JSON) -> Bool { a.description == b.description }

  /// Members of a dictionary in the order of their names.
  public static func sorted(_ members: [String: JSON]) -> JSON {
    .object(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  /// Whether anything of it is written.
  private var isWritten: Bool {
    if case .number(let value) = self { value.isFinite } else { true }
  }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
  public init(dictionaryLiteral elements: (String, JSON?)...) { self = .object(elements) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(stringLiteral value: String) { self = .text(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension JSON: CustomStringConvertible {
  /// The text of the document: objects over several lines, arrays of plain values on one.
  public var description: String {
    var text = ""
    write(to: &text, indent: "")
    return text
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .object(let members):
      let written = members.compactMap { name, value in value.flatMap { $0.isWritten ? (name, $0) : nil } }
      writeList(written, "{", "}", breaking: true, to: &text, indent) { member, text, inner in
        text += quoted(member.0) + ": "
        member.1.write(to: &text, indent: inner)
      }
    case .array(let elements):
      let isNested = elements.contains {
        if case .object = $0 { true } else if case .array = $0 { true } else { false }
      }
      writeList(elements, "[", "]", breaking: isNested, to: &text, indent) { element, text, inner in
        element.write(to: &text, indent: inner)
      }
    case .number(let value):
      let isShortInteger = value == value.rounded() && abs(value) < 1e15
      text += isShortInteger ? String(Int64(value)) : value.isFinite ? String(value) : "null"
    case .text(let value): text += quoted(value)
    case .boolean(let value): text += value ? "true" : "false"
    }
  }
}

private func writeList<Element>(
  _ elements: [Element], _ open: String, _ close: String, breaking: Bool, to text: inout String, _ indent: String,
  _ write: (Element, inout String, String) -> Void
) {
  let breaks = breaking && !elements.isEmpty
  let inner = breaks ? indent + "  " : indent
  text += open
  for (index, element) in elements.enumerated() {
    if index > 0 { text += breaks ? "," : ", " }
    if breaks { text += "\n" + inner }
    write(element, &text, inner)
  }
  if breaks { text += "\n" + indent }
  text += close
}

private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case _ where scalar.value < 0x20:
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
