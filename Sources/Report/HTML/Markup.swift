import Foundation

/// Text made safe for element content and quoted attributes.
func escaped(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.append(character)
    }
  }
  return result
}

/// An element with attributes in the order given; `content` is markup already.
func element(_ name: String, _ attributes: [(String, String)] = [], _ content: String = "") -> String {
  let list = attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
  return "<\(name)\(list)>\(content)</\(name)>"
}

/// A coordinate of a drawing, to a tenth of a pixel.
func coordinate(_ value: Double) -> String {
  let tenths = (value * 10).rounded() / 10
  return tenths == tenths.rounded() ? String(Int(tenths)) : String(format: "%.1f", tenths)
}
