/// One thing that is wrong, or worth a word, in what the user gave us: what, where, and what to do about it.
public struct Issue: Sendable, Equatable {
  public enum Severity: Sendable { case error, warning }

  /// Where it is. What does not apply stays nil.
  public struct Place: Sendable, Equatable {
    public var file: String?
    /// Line and column of the first character, both counted from 1.
    public var line: Int?
    public var column: Int?
    /// The text of that line, for the caret below it.
    public var source: String?
    /// A component class and name, an attribute and a snapshot label, as PyPSA calls them.
    public var component: String?
    public var attribute: String?
    public var snapshot: String?
    /// The scenario, where others are not concerned.
    public var scenario: String?

    public init(
      file: String? = nil, line: Int? = nil, column: Int? = nil, source: String? = nil, component: String? = nil,
      attribute: String? = nil, snapshot: String? = nil, scenario: String? = nil
    ) {
      self.file = file
      self.line = line
      self.column = column
      self.source = source
      self.component = component
      self.attribute = attribute
      self.snapshot = snapshot
      self.scenario = scenario
    }
  }

  public var severity: Severity
  public var message: Text
  public var place: Place
  /// What to do: "did you mean …", the values that are allowed, the setting to change.
  public var hint: Text?

  public init(_ message: Text, at place: Place = Place(), hint: Text? = nil, severity: Severity = .error) {
    self.severity = severity
    self.message = message
    self.place = place
    self.hint = hint
  }

  /// The issue as shown to a user: `file:line:column: message`, the source line with a caret, the hint.
  public func description(_ language: Language) -> String {
    var position = place.file.map { [$0] } ?? []
    if let line = place.line { position.append(String(line)) }
    if let column = place.column { position.append(String(column)) }
    let scenario = place.scenario.map { Text.scenario($0)(language) }
    let network = [scenario, place.component, place.attribute, place.snapshot].compactMap { $0 }.joined(separator: ", ")
    var text = position.isEmpty ? "" : position.joined(separator: ":") + ": "
    if !network.isEmpty { text += network + ": " }
    text += message(language)
    if let source = place.source {
      text += "\n    " + source
      if let column = place.column {
        let before = String(source.unicodeScalars.prefix(column - 1))
        text += "\n    " + String(repeating: " ", count: displayWidth(before)) + "^"
      }
    }
    if let hint { text += "\n    → " + hint(language) }
    return text
  }
}

/// The input cannot be used. Holds *all* issues found, not only the first.
public struct InputError: Error, Sendable, Equatable {
  public var issues: [Issue]

  public init(_ issues: [Issue]) { self.issues = issues }

  public init(_ message: Text, at place: Issue.Place = Issue.Place(), hint: Text? = nil) {
    issues = [Issue(message, at: place, hint: hint)]
  }

  public func description(_ language: Language) -> String {
    issues.map { $0.description(language) }.joined(separator: "\n")
  }
}

/// The network or project asks for something Steppe does not do yet. Lists every such feature at once.
public struct UnsupportedError: Error, Sendable, Equatable {
  public var issues: [Issue]

  public init(_ issues: [Issue]) { self.issues = issues }

  public func description(_ language: Language) -> String {
    issues.map { $0.description(language) }.joined(separator: "\n")
  }
}
