import Foundation
import SteppeBase

/// Text made safe for element content and quoted attributes.
func escaped(_ text: String) -> String {
  var result = ""
  // Not by characters: a mark that combines with a quote would hide it.
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.unicodeScalars.append(scalar)
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

/// A document complete in itself; `body` is markup, what is empty is left out.
func htmlPage(title: String, _ language: Language, _ body: [String]) -> String {
  """
  <!doctype html>
  <html lang="\(language == .chinese ? "zh-CN" : "en")"><head><meta charset="utf-8">
  <meta name="viewport" content="width=device-width,initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
  <title>\(escaped(title))</title>
  <style>
  \(reportStyle)
  </style></head><body><main>
  \(body.filter { !$0.isEmpty }.joined(separator: "\n"))
  </main></body></html>

  """
}
