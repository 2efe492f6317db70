import SteppeBase
import SteppeProject
import SteppeReport

/// The technology library in a page of text.
public enum TechnologySummary {
  /// Every technology by name, with what it takes and gives.
  public static func list(_ language: Language) -> String {
    var table = TextTable(
      alignments: [.left, .left, .left, .right],
      header: [Text.technologyID, .technologyName, .technologyCarriers, .unverifiedNumbers].map { $0(language) })
    let technologies = TechnologyLibrary.builtIn.technologies.values.sorted { $0.id < $1.id }
    table.rows = technologies.map { technology in
      let numbers = technology.numbers
      let unverified = numbers.filter { $0.parameter.evidence.standing == .unverified }.count
      return [
        technology.id, technology.name(language), technology.kind.carriers.map(\.id).joined(separator: ", "),
        "\(unverified) / \(numbers.count)",
      ]
    }
    return table.lines.joined(separator: "\n") + "\n"
  }

  /// Every number of a technology with its range, year, standing and sources.
  ///
  /// - Throws: `InputError` if there is no such technology.
  public static func text(of id: String, _ language: Language) throws(InputError) -> String {
    let library = TechnologyLibrary.builtIn
    guard let technology = library.technologies[id] else {
      let meant = closestMatch(to: id, among: library.technologies.keys.sorted())
      throw InputError([Issue(.unknownTechnology(id), hint: meant.map(Text.didYouMean) ?? .listTechnologies)])
    }
    var table = TextTable(
      alignments: [.left, .left, .left, .right, .left],
      header: [Text.numberName, .numberValue, .numberRange, .numberYear, .numberStanding].map { $0(language) })
    var notes: [String] = []
    for (name, parameter) in technology.numbers {
      let evidence = parameter.evidence
      table.rows.append([
        name(language), Text(written: parameter.written)(language), Text(written: evidence.range ?? "")(language),
        evidence.year.map(String.init) ?? "",
        evidence.standing.title(language),
      ])
      notes.append("  " + name(language) + (evidence.note.map { ": " + $0(language) } ?? ""))
      notes += evidence.sources.map { "    " + $0.line }
    }
    let heading = "\(technology.id): \(technology.name(language))"
    let lines =
      [heading, ""] + table.lines + balances(of: technology, language) + ["", Text.sources(language)] + notes
    return lines.joined(separator: "\n") + "\n"
  }

  /// What enters and leaves of every element, per unit of the output.
  private static func balances(of technology: Technology, _ language: Language) -> [String] {
    let balances = technology.elementBalances
    guard let energy = technology.energyBalance, !balances.isEmpty || energy.entering != nil else { return [] }
    let output = technology.kind.output
    var table = TextTable(
      alignments: [.left, .right, .right],
      header: [Text.elementBalance(unit: output.unit.symbol, of: output.name), .entering, .leaving].map { $0(language) }
    )
    func row(_ name: Text, _ entering: Double?, _ leaving: Double, _ unit: String) -> [String] {
      func amount(_ number: Double) -> String { "\(Figures.short(number)) \(unit)" }
      return [name(language), entering.map(amount) ?? Text.notKnown(language), amount(leaving)]
    }
    table.rows = balances.map { row($0.element.name, $0.entering, $0.leaving, "t") }
    table.rows.append(row(.energy, energy.entering, energy.leaving, "MWh"))
    return [""] + table.lines + compositions(of: technology, language)
  }

  /// How far the contents of the carriers can be trusted, of those that are not plain chemistry.
  private static func compositions(of technology: Technology, _ language: Language) -> [String] {
    let told = technology.balanced.filter { $0.composition?.note != nil }
    guard !told.isEmpty else { return [] }
    let lines = told.flatMap { carrier -> [String] in
      let evidence = carrier.composition!
      let heading = "\(carrier.name(language)) (\(evidence.standing.title(language))): \(evidence.note!(language))"
      return ["  " + heading] + evidence.sources.map { "    " + $0.line }
    }
    return ["", Text.compositions(language)] + lines
  }
}

extension Technology {
  /// Its numbers with what they are called, those of its ports first.
  fileprivate var numbers: [(name: Text, parameter: Parameter)] {
    let ratios = kind.ports.map {
      (name: Text.perOutput($0.carrier.name, of: kind.carriers[0].name), parameter: $0.ratio)
    }
    let around = surroundings.map { port in
      (
        name: Text.surrounding(port.side == .inputs, port.carrier.name, kind.output.name), parameter: port.ratio
      )
    }
    return ratios + around + ParameterName.allCases.compactMap { name in parameters[name].map { (name.title, $0) } }
  }
}

extension Source {
  /// With its address.
  var line: String { [citation, address].compactMap(\.self).joined(separator: " · ") }
}

extension Standing {
  fileprivate var title: Text {
    switch self {
    case .found: .standingPublished
    case .derived: .standingDerived
    case .unverified: .standingUnverified
    case .given: .standingGiven
    }
  }
}
