import SteppeBase
import SteppeNetwork

/// Colours of components: the carrier's own where the network has one, a telling one for well-known words, else the
/// next of a row that colour-blind readers can tell apart.
struct Palette {
  private static let known: [(word: String, colour: String)] = [
    ("wind", "#2f7fc1"), ("solar", "#f2b134"), ("pv", "#f2b134"), ("photovolt", "#f2b134"), ("batter", "#3aa679"),
    ("electroly", "#57b8d9"), ("hydrogen", "#c65a9e"), ("h2", "#c65a9e"), ("ammonia", "#8e6bbf"), ("coal", "#5b5048"),
    ("gas", "#c97b3c"), ("oil", "#7a3b2e"), ("nuclear", "#b5485d"), ("hydro", "#1f6f8b"), ("grid", "#8a8f98"),
    ("heat", "#d1495b"), ("load", "#333a44"), ("demand", "#333a44"), ("biomass", "#6b8e23"),
  ]
  static let row = [
    "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#7f6bb3", "#8c9c3a", "#a0522d", "#607d8b",
  ]

  private var own: [String: String] = [:]
  private var assigned: [String: String] = [:]
  private var next = 0

  init(_ network: Network) {
    let carriers = network[.carrier]
    for (index, name) in carriers.names.enumerated() where carriers.columns["color"] != nil {
      let colour = carriers.text("color", index)
      if isColour(colour) { own[name] = colour }
    }
  }

  /// The colour of a series; the same name always gets the same.
  mutating func colour(of name: String, carrier: String) -> String {
    if let colour = own[carrier] { return colour }
    let words = [name.lowercased(), carrier.lowercased()]
    if let match = Self.known.first(where: { entry in words.contains { $0.contains(entry.word) } }) {
      return match.colour
    }
    if let colour = assigned[name] { return colour }
    let colour = Self.row[next % Self.row.count]
    next += 1
    assigned[name] = colour
    return colour
  }
}

/// A hexadecimal colour or a plain word; anything else could break out of a style.
private func isColour(_ text: String) -> Bool {
  guard !text.isEmpty else { return false }
  if text.hasPrefix("#") { return text.dropFirst().allSatisfy(\.isHexDigit) && [4, 7].contains(text.count) }
  return text.allSatisfy { $0.isASCII && $0.isLetter }
}
