import Foundation

/// Numbers as people write them.
enum NumberText {
  /// Takes the number a text begins with: digits with thousands separators, a fraction and an exponent.
  static func take(from text: inout Substring) -> Double? {
    guard
      let match = text.prefixMatch(of: /[+\-−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.[0-9]+)?(?:[eE][+\-]?[0-9]+)?/)
    else { return nil }
    let plain = match.output.replacing(",", with: "").replacing("−", with: "-")
    guard let number = Double(plain) else { return nil }
    text = text[match.range.upperBound...]
    return number
  }
}

extension Substring {
  /// Without white space at either end.
  var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
