import Foundation
import SteppeBase
import SteppeNetwork
import Testing

@testable import SteppeProject

/// The sound project with other rules.
func ruled(_ rules: String) -> String { broken("export: {rule: export-share, limit: 20 %}", rules) }

/// The same with a corridor, with a unit and wind at its sending end, and a data centre.
private func equipped(_ rules: String) -> String {
  ruled(rules).replacing(
    "  chemicals:",
    with: """
        farm: {technology: onshore-wind, at: base, capacity: 10 MW}
        unit: {technology: coal-unit, at: base, capacity: 10 MW, lowest_load: 0 %}
        line: {technology: hvdc-corridor, from: base, to: city, capacity: 10 MW}
        centre: {technology: data-centre, capacity: 1 MW}
        chemicals:
      """)
}

struct RuleReadingTests {
  @Test func everyPackNamesItsDocumentAndEveryRuleItsClauseAndSource() throws {
    let folder = packageRoot.appending(path: "Sources/Data/rules").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(Set(files.map { String($0.dropLast(5)) }) == Set(TechnologyLibrary.builtIn.packs.keys))
    for pack in TechnologyLibrary.builtIn.packs.values {
      #expect(!pack.document.english.isEmpty && !pack.date.isEmpty, "\(pack.id)")
      for entry in pack.entries {
        #expect(!entry.evidence.sources.isEmpty && entry.evidence.note != nil, "\(pack.id) \(entry.name)")
        for (name, reading) in entry.when {
          #expect(pack.switches[name]?.options.contains(reading) == true, "\(pack.id) \(entry.name)")
        }
      }
    }
  }

  @Test(arguments: TechnologyLibrary.builtIn.packs.values.filter { !$0.entries.isEmpty }.map(\.id).sorted())
  func everyReadingOfAPackIsSound(id: String) throws {
    let pack = try #require(TechnologyLibrary.builtIn.packs[id])
    let choices = pack.switches.flatMap { name, choice in choice.options.map { "\(name): \($0)" } }
    for choice in choices.isEmpty ? [""] : choices {
      let project = try read(equipped("pack: {pack: \(id), switches: {\(choice)}}"))
      for rule in project.rules {
        #expect(!buildNetwork(project).rules.isEmpty, "\(rule.name)")
        #expect(rule.evidence.standing != .given && rule.name.hasPrefix("pack "))
      }
    }
  }

  @Test func aProjectChoosesReadingsChangesLimitsAndLeavesRulesOut() throws {
    let project = try read(
      ruled(
        "direct: {pack: green-direct-connection-2025, watch: true, switches: {year_2030: from}, "
          + "rules: {export-of-available: {limit: 10 %}, self-use-of-available: off}}"))
    #expect(project.rules.map(\.name) == ["direct export-of-available", "direct self-use-of-consumption-2030"])
    #expect(project.rules[0].numbers[.limit] == 0.1 && project.rules[0].basis == .available)
    #expect(abs((project.rules[1].numbers[.minimum] ?? 0) - 0.35) < 1e-12)
    #expect(project.rules.allSatisfy { !$0.isEnforced })
    #expect(buildNetwork(project).network.rules.isEmpty)
  }

  @Test(arguments: Rule.Kind.allCases) func everyKindOfRuleIsReadAndBuilt(kind: Rule.Kind) throws {
    let values = [
      "limit": kind == .exportCap || kind == .purchaseCap
        ? "5 GWh"
        : kind == .emissionCap
          ? "9 kt"
          : kind == .emissionsPerEnergy
            ? "0.2 t/tce"
            : kind == .energyIntensity
              ? "300 kgce/t" : kind == .emissionIntensity ? "4.9 kg/kg" : "50 %",
      "minimum": "50 %", "power": "15 %", "hours": "4 h", "asset": "chemicals", "carrier": "hydrogen", "of": "[wind]",
      "among": "[wind, electrolyser]",
    ]
    let keys = kind.requiredKeys.map { "\($0): \(values[$0]!)" }
    let rule = (["rule: \(kind.rawValue)"] + keys).joined(separator: ", ")
    let built = buildNetwork(try read(equipped("it: {\(rule)}")))
    let conditions = built.rules[0].conditions
    let count = kind == .monthlyDelivery ? 12 : 1
    #expect(conditions.count == count && built.network.rules.count == count)
    let isHourly = [.hydrogenMatching, .mustRun, .reserveUp, .reserveDown].contains(kind)
    #expect(conditions[0].span == (isHourly ? .everySnapshot : .horizon))
  }

  @Test(arguments: [
    ("{rule: emissions-per-energy, limit: 0.2 t/tce}", "t/tce", 0.2),
    ("{rule: emission-intensity, carrier: hydrogen, limit: 4.9 kg/kg}", "kg/kg", 4.9),
    ("{rule: emission-cap, limit: 9 kt}", "kt", 9), ("{rule: export-cap, limit: 0}", "", 0),
    ("{rule: green-share, minimum: 80 %}", "", 0.8),
  ])
  func aLimitIsShownInTheUnitItWasWrittenIn(rule: String, unit: String, limit: Double) throws {
    let built = try #require(buildNetwork(read(ruled("it: \(rule)"))).rules.first)
    #expect(built.rule.unit.symbol == unit)
    #expect(abs(built.conditions[0].limit * built.rule.unitsPerBase - limit) < 1e-12)
  }

  @Test func aRuleByMonthHasTwelveConditionsAndOneByHourOne() throws {
    let months = buildNetwork(try read(ruled("it: {rule: green-share, minimum: 80 %, period: month}")))
    #expect(months.network.rules.map(\.name) == (1...12).map { "it month \($0)" })
    let hours = buildNetwork(try read(ruled("it: {rule: green-share, minimum: 80 %, period: hour}")))
    #expect(hours.network.rules.map(\.span) == [.everySnapshot])
  }

  @Test func aCorridorIsChargedWithWhatIsFiredAtItsSendingEnd() throws {
    let text = equipped("floor: {rule: corridor-share, minimum: 50 %}")
    let condition = try #require(buildNetwork(try read(text)).rules.first?.conditions.first)
    #expect(condition.denominator.operations.map(\.component) == ["line"])
    #expect(condition.numerator.operations.map(\.component) == ["line", "unit"])
    #expect(condition.numerator.operations[1].weight == .constant(-1))
  }

  @Test func powerUsageIsThatOfAllDataCentresUnlessOthersAreNamed() throws {
    let condition = try #require(
      buildNetwork(try read(equipped("pue: {rule: power-usage, limit: 1.25}"))).rules.first?.conditions.first)
    #expect(condition.numerator.operations.map(\.component) == ["centre"])
    #expect(
      issues(ruled("pue: {rule: power-usage, limit: 1.25}")).map(\.message.english) == [
        "the rule “pue” needs a data centre in the system"
      ])
  }

  @Test func everyFactorHasItsClauseAndSourceAndFitsAParameter() throws {
    let factors = TechnologyLibrary.builtIn.packs.values.flatMap(\.factors)
    #expect(factors.count == 17)
    for (name, factor) in factors {
      #expect(!factor.evidence.sources.isEmpty && factor.evidence.note != nil, "\(name)")
      let quantity = try Quantity(parsing: factor.value)
      let dimensions: [QuantityDimension] = [.mass / .energy, .massPrice]
      #expect(dimensions.contains { (try? quantity.value(in: $0, of: nil)) != nil }, "\(name)")
    }
  }

  @Test func aFactorOfAPackBringsItsValueAndItsDocument() throws {
    let project = try read(
      broken("sale_price: 0.28 yuan/kWh", "emission_factor: {pack: electricity-emissions-2023, factor: inner-mongolia}")
        .replacing("export: {rule: export-share, limit: 20 %}", with: "{}"))
    let factor = try #require(project.assets.first { $0.name == "grid" }?.parameters[.emissionFactor])
    #expect(abs(factor.value - 0.6479) < 1e-12 && factor.evidence.standing == .found)
    #expect(factor.evidence.note?.english.contains("2025年第47号") == true)
  }

  @Test func settingsStandInForValues() throws {
    let project = try Project.read(
      soundProject, file: "project.yaml", folder: FileManager.default.temporaryDirectory,
      settings: ["wind.capacity=130MW", "rules.export.limit=10%", "discount_rate=8%"])
    #expect(project.assets[0].capacity?.lower == 130)
    #expect(project.rules[0].numbers[.limit] == 0.1)
    #expect(project.economics[.discountRate]?.value == 0.08)
  }

  @Test func settingsMayBeListsAndWholeSections() throws {
    func changed(_ settings: [String]) throws -> Project {
      try Project.read(
        soundProject, file: "project.yaml", folder: FileManager.default.temporaryDirectory, settings: settings)
    }
    let project = try changed([
      "rules.sun={rule: supply-share, of: [wind], among: [wind, grid], minimum: 50 %, watch: true}",
      "wind.capacity={value: 13万千瓦, status: unverified, source: a talk}", "grid.purchase_price=0.3元/kWh",
    ])
    #expect(project.rules.map(\.name) == ["export", "sun"] && project.rules[1].among == ["wind", "grid"])
    #expect(project.assets[0].capacity?.lower == 130 && project.assets[0].capacity?.evidence.standing == .unverified)
    let error = try #require(throws: InputError.self) { try changed(["wind.capacity={value: 5 MWh}"]) }
    #expect(error.issues[0].place.file == "--set wind.capacity={value: 5 MWh}" && error.issues[0].place.line == nil)
    let missing = try #require(throws: InputError.self) { try changed(["export.changes.other=off"]) }
    #expect(
      missing.issues[0].hint?.english == "what is not there may be set as a whole: --set 'export.changes={other: off}'")
  }

  @Test(arguments: [
    ("wnid.capacity=1MW", "there is no “wnid” for --set wnid.capacity=1MW"),
    ("wind", "“wind” sets nothing"), ("wind.capacity=", "“wind.capacity=” sets nothing"),
    ("wind.capacity=fast", "“fast” is not a number with a unit"),
    ("name.en.x=1", "“x” has nothing to stand in for --set name.en.x=1"),
  ])
  func settingsThatCannotBeAreReported(setting: String, message: String) {
    #expect {
      try Project.read(
        soundProject, file: "project.yaml", folder: FileManager.default.temporaryDirectory, settings: [setting])
    } throws: { error in
      (error as? InputError)?.issues.contains { $0.message.english.hasPrefix(message) } == true
    }
  }
}
