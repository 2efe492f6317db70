import SteppeBase
import Yams

/// A YAML text being read: gives typed values and collects everything that is wrong, each with its line and column.
///
/// Every reading function answers nil after it has reported an issue, so that reading goes on and finds the next one.
final class DocumentReader {
  let file: String
  private let lines: [Substring]
  private(set) var issues: [Issue] = []
  /// What is worth a word but stops nothing.
  private(set) var warnings: [Issue] = []
  /// Whether it is a project's, whose numbers need no source.
  var isOfProject = false

  /// The origins of values that the command line set; their nodes only hold them weakly.
  var settings: [Anchor] = []

  /// How prices in other money or of other years are understood; nil where only yuan are.
  var money: MoneyBasis?
  /// Money that prices are written in.
  private(set) var usedMoney: Set<Currency> = []

  init(_ text: String, file: String) {
    self.file = file
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Whether nothing has been found wrong or missing.
  var isSound: Bool { issues.isEmpty }

  /// - Throws: `InputError` with all issues.
  func finish() throws(InputError) {
    if !issues.isEmpty { throw InputError(issues) }
  }

  // MARK: Reporting

  func report(_ message: Text, at node: Node, offset: Int = 0, hint: Text? = nil) {
    issues.append(Issue(message, at: place(of: node, offset: offset), hint: hint))
  }

  func warn(_ message: Text, at node: Node, hint: Text? = nil) {
    warnings.append(Issue(message, at: place(of: node), hint: hint, severity: .warning))
  }

  func report(_ error: QuantityError, at node: Node) {
    report(error.message, at: node, offset: error.offset, hint: error.hint)
  }

  /// An issue of what the command line sets, which stands in no line of the document.
  func reportSetting(_ message: Text, hint: Text? = nil) { issues.append(Issue(message, hint: hint)) }

  /// Issues of another file that this one names.
  func report(_ others: [Issue]) { issues += others }

  /// Issues of what a node names; those that say no file of their own are shown at the node.
  func report(_ error: InputError, of node: Node) {
    for issue in error.issues {
      if issue.place.file == nil {
        report(issue.message, at: node, hint: issue.hint)
      } else {
        report([issue])
      }
    }
  }

  private func place(of node: Node, offset: Int = 0) -> Issue.Place {
    guard let mark = node.mark else {
      let setting = (node.scalar?.anchor ?? node.mapping?.anchor ?? node.sequence?.anchor)?.rawValue
      return Issue.Place(file: setting?.hasPrefix(DocumentReader.settingMark) == true ? setting : file)
    }
    let isQuoted = node.scalar.map { $0.style == .doubleQuoted || $0.style == .singleQuoted } ?? false
    let source = lines.indices.contains(mark.line - 1) ? String(lines[mark.line - 1]) : nil
    return Issue.Place(
      file: file, line: mark.line, column: mark.column + offset + (isQuoted ? 1 : 0), source: source)
  }

  // MARK: Structure

  /// The entries of a mapping in their order.
  func entries(of node: Node) -> [(key: String, keyNode: Node, value: Node)] {
    guard let mapping = node.mapping else {
      report(.expectedMapping, at: node, hint: .mappingExample)
      return []
    }
    return mapping.compactMap { entry in
      if let key = entry.key.string, !key.isEmpty { return (key: key, keyNode: entry.key, value: entry.value) }
      report(.emptyName, at: entry.key)
      return nil
    }
  }

  /// The entries of a mapping that has only keys of a known set.
  func fields(of node: Node, known: [String]) -> [String: Node] {
    var fields: [String: Node] = [:]
    for entry in entries(of: node) {
      if known.contains(entry.key) {
        fields[entry.key] = entry.value
      } else {
        // A comma in {en: Wind, sun} ends the text and leaves "sun" as a key without a value.
        let isRestOfText = entry.value.string == "" && closestMatch(to: entry.key, among: known) == nil
        if isRestOfText {
          report(.unknownKey(entry.key), at: entry.keyNode, hint: .quoteCommas)
        } else {
          reportUnknown(entry.key, .unknownKey(entry.key), among: known, at: entry.keyNode)
        }
      }
    }
    return fields
  }

  func reportNoRate(of currency: Currency, at node: Node) {
    report(.noExchangeRate(currency.rawValue), at: node, hint: .giveExchangeRate(currency.rawValue))
  }

  /// Reports a word that is not among those allowed, with the one it resembles or all of them.
  func reportUnknown(_ word: String, _ message: Text, among known: [String], at node: Node) {
    let all = known.isEmpty ? nil : Text.oneOf(known)
    report(message, at: node, hint: closestMatch(to: word, among: known).map(Text.didYouMean) ?? all)
  }

  func sequence(_ node: Node) -> [Node] {
    guard let sequence = node.sequence else {
      report(.expectedList, at: node)
      return []
    }
    return Array(sequence)
  }

  // MARK: Values

  func text(_ node: Node) -> String? {
    guard let scalar = node.scalar, !scalar.string.isEmpty else {
      report(.expectedText, at: node)
      return nil
    }
    return scalar.string
  }

  /// One text for both languages, or `{en: …, zh: …}`.
  func bilingual(_ node: Node) -> Text? {
    guard node.mapping != nil else { return text(node).map(Text.init(verbatim:)) }
    let fields = fields(of: node, known: Language.allCases.map(\.rawValue))
    let texts = Language.allCases.map { fields[$0.rawValue].flatMap(text) }
    guard let english = texts[0] ?? texts[1] else { return nil }
    return Text(english, texts[1] ?? english)
  }

  func wholeNumber(_ node: Node, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(node) else { return nil }
    guard let number = Int(text) else {
      report(.notAWholeNumber(text), at: node)
      return nil
    }
    guard range.contains(number) else {
      report(.numberOutOfRange(text, "\(range.lowerBound)", "\(range.upperBound)"), at: node)
      return nil
    }
    return number
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(_ node: Node, _ unknown: (String) -> Text) -> Choice? {
    guard let text = text(node) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    reportUnknown(text, unknown(text), among: Choice.allCases.map(\.rawValue), at: node)
    return nil
  }

  /// What the amounts of a carrier are counted in.
  func unit(_ node: Node) -> QuantityUnit? {
    guard let text = text(node) else { return nil }
    if let unit = try? QuantityUnit(parsing: text), unit.factor == 1, [.energy, .mass].contains(unit.dimension) {
      return unit
    }
    report(.notACarrierUnit(text), at: node)
    return nil
  }

  /// A number in base units of a dimension.
  func quantity(
    _ node: Node, _ dimension: QuantityDimension, of substance: Substance? = nil, in range: ClosedRange<Double>? = nil
  ) -> Double? {
    guard let text = text(node) else { return nil }
    var plain = text, rate = 1.0
    if dimension.money == 1, let money, let written = Currency.written(in: text) {
      guard let factor = money.factor(of: written.currency) else {
        reportNoRate(of: written.currency, at: node)
        return nil
      }
      usedMoney.insert(written.currency)
      rate = factor
      // Quantities know yuan only, in all the words for it.
      if written.currency != .yuan { plain = text.replacing(written.symbol, with: "CNY") }
    }
    do throws(QuantityError) {
      let quantity = try Quantity(parsing: plain)
      let value = try quantity.value(in: dimension, of: substance) * rate
      guard let range, !range.contains(value) else { return value }
      let isPercentage = dimension == .one && !quantity.hasUnit && range.upperBound <= 2 && range.contains(value / 100)
      report(.quantityOutOfRange(text, range), at: node, hint: isPercentage ? .didYouMean(text + " %") : nil)
    } catch {
      report(error, at: node)
    }
    return nil
  }
}

extension Node {
  /// A value, or the values of a list, as a reader would write them.
  var written: String? { sequence.map { $0.compactMap(\.string).joined(separator: " + ") } ?? string }
}
