import Foundation
import SteppeBase
import Testing

@testable import SteppeProject

private func library(changing path: String, _ piece: String, _ replacement: String) -> [SteppeBase.Issue] {
  var files = Dictionary(uniqueKeysWithValues: EmbeddedFiles.paths.map { ($0, EmbeddedFiles.text($0)!) })
  let changed = files[path]!.replacing(piece, with: replacement)
  #expect(changed != files[path])
  files[path] = changed
  do {
    _ = try TechnologyLibrary(files: files)
    return []
  } catch {
    return (error as? InputError)?.issues ?? []
  }
}

struct TechnologyLibraryTests {
  @Test func everyFileOfTheFolderIsInTheLibrary() throws {
    let folder = packageRoot.appending(path: "Sources/Data/technologies").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
    #expect(Set(files.map { String($0.dropLast(5)) }) == Set(TechnologyLibrary.builtIn.technologies.keys))
  }

  @Test func everyValueLiesInItsRangeAndHasASourceWithAnAddressUnlessUnverified() throws {
    for technology in TechnologyLibrary.builtIn.technologies.values {
      let numbers = technology.kind.parameters.compactMap { specification in
        technology.parameters[specification.name].map { (specification, $0) }
      }
      let ratios = technology.kind.ports.map {
        (ParameterSpecification(portOf: $0.carrier, per: technology.kind.carriers[0]), $0.ratio)
      }
      for (specification, parameter) in numbers + ratios {
        let title = "\(technology.id) \(specification.name.rawValue) \(parameter.written)"
        #expect(!parameter.evidence.sources.isEmpty, "\(title)")
        #expect(
          parameter.evidence.standing == .unverified || parameter.evidence.sources.contains { $0.address != nil },
          "\(title)")
        #expect(parameter.evidence.year != nil, "\(title)")
        let written = try #require(parameter.evidence.range, "\(title)")
        let range = try #require(try QuantityRange(parsing: written))
        let lower = try range.lower.value(in: specification.dimension, of: specification.substance)
        let upper = try range.upper.value(in: specification.dimension, of: specification.substance)
        #expect(lower * (1 - 1e-12) <= parameter.value && parameter.value <= upper * (1 + 1e-12), "\(title)")
      }
    }
  }

  @Test func everyTechnologyHasTheNumbersItsKindNeeds() {
    for technology in TechnologyLibrary.builtIn.technologies.values {
      for specification in technology.kind.parameters where specification.isRequired {
        #expect(technology.parameters[specification.name] != nil, "\(technology.id) \(specification.name.rawValue)")
      }
    }
  }

  @Test func theNumbersAreThoseOfTheSourcesInBaseUnits() throws {
    let technologies = TechnologyLibrary.builtIn.technologies
    func number(_ id: String, _ name: ParameterName) throws -> Double {
      try #require(technologies[id]?.parameters[name]).value
    }
    // 4,500 yuan/kW and 0.385 yuan/Wh in CNY/MW and CNY/MWh; 5 kWh/Nm³ over 2.9957 kWh/Nm³; 3,300 yuan/kg over 33.33 kWh/kg.
    #expect(try number("onshore-wind", .investment) == 4.5e6)
    #expect(abs(try number("lfp-battery", .energyInvestment) - 385_000) < 1e-6)
    #expect(abs(try number("alkaline-electrolyser", .consumption) - 1.66905) < 1e-4)
    #expect(abs(try number("hydrogen-tank", .investment) - 3300 / 0.03333) < 1e-6)
    #expect(abs(try number("coal-chemicals", .displacedEmissions) - 22 / 33.33) < 1e-12)
  }

  @Test func aValueWithoutASourceIsRefused() {
    let issues = library(
      changing: "technologies/onshore-wind.yaml",
      "    sources: [pik-china-2025, kubuqi-south-wind, xiaolong-wind-storage, irena-2024]\n", "")
    #expect(issues.map(\.message.english) == ["the value has no source"])
    #expect(issues.first?.place.file == "technologies/onshore-wind.yaml")
    #expect(issues.first?.place.line == 7)
  }

  @Test func aRatioWithoutASourceIsRefused() {
    let issues = library(
      changing: "technologies/electric-boiler.yaml",
      "    range: 1.01..1.05 MWh/MWh\n    year: 2025\n    status: unverified\n    sources: [general-knowledge]\n", "")
    #expect(issues.map(\.message.english) == ["the value has no source"])
  }

  @Test func aValueWithAnEmptyListOfSourcesIsRefused() {
    let issues = library(changing: "technologies/hydrogen-tank.yaml", "[technology-data-2025, pik-china-2025]", "[]")
    #expect(issues.map(\.message.english) == ["the value has no source"])
  }

  @Test(
    arguments: [
      ("alkaline-electrolyser", "8.936 kg/kg", "8.9 kg/kg", "gives 0.03 t of hydrogen but takes only 0.0299 t"),
      ("alkaline-electrolyser", "7.936 kg/kg", "8 kg/kg", "gives 0.24 t of oxygen but takes only 0.2381 t"),
      ("haber-bosch", "0.82244 t/t", "0.8 t/t", "gives 0.8224 t of nitrogen but takes only 0.8 t"),
      ("direct-reduced-iron", "1.4298 t/t", "1.4 t/t", "gives 1.0 t of iron but takes only 0.9792 t"),
      ("direct-reduced-iron", "55 kg/t", "50 kg/t", "gives 0.0542 t of hydrogen but takes only 0.05 t"),
      ("aluminium-smelter", "1.8895 t/t", "1.85 t/t", "gives 1.0 t of aluminium but takes only 0.9791 t"),
      ("aluminium-smelter", "0.4367 t/t", "0.3 t/t", "gives 0.4367 t of carbon but takes only 0.3 t"),
      ("coal-to-hydrogen", "0.17877 t/MWh", "0.17 t/MWh", "gives 0.03 t of hydrogen but takes only 0.029 t"),
      ("coal-to-hydrogen", "0.00117 t/MWh", "0.002 t/MWh", "gives 0.002 t of sulfur but takes only 0.0012 t"),
      ("glutamate-fermentation", "0.11575 t/t", "0.1 t/t", "gives 0.1209 t of nitrogen but takes only 0.108 t"),
      ("glutamate-fermentation", "0.76927 t/t", "0.8 t/t", "gives 0.8758 t of carbon but takes only 0.8674 t"),
      ("chlortetracycline-fermentation", "0.07403 t/t", "0.07 t/t", "gives 0.074 t of chlorine but takes only 0.07 t"),
      ("ferrochrome-furnace", "0.8769 t/t", "0.8 t/t", "gives 0.6 t of chromium but takes only 0.5474 t"),
      ("silicomanganese-furnace", "0.8522 t/t", "0.8 t/t", "gives 0.66 t of manganese but takes only 0.6196 t"),
      ("ferrosilicon-furnace", "1.0917 t/t", "1 t/t", "gives 1.0917 t of carbon but takes only 1.0 t"),
      ("polysilicon-plant", "1 t/t", "0.9 t/t", "gives 1.0 t of silicon but takes only 0.9 t"),
      ("methanol-synthesis", "0.5622 t/t", "0.6 t/t", "gives 0.193 t of hydrogen but takes only 0.189 t"),
    ])
  func elementsAreConservedWithWhatTheSurroundingsGiveAndTake(
    technology: String, value: String, wrong: String, message: String
  ) {
    let issues = library(changing: "technologies/\(technology).yaml", "value: \(value)", "value: \(wrong)")
    #expect(issues.map(\.message.english).contains("“\(technology)” \(message)"), "\(issues.map(\.message.english))")
  }

  /// Without ore, aluminium would be made of electricity.
  @Test func anElementThatNothingBringsIsRefused() {
    let issues = library(changing: "technologies/polysilicon-plant.yaml", "silicon: {value", "water: {value")
    #expect(issues.map(\.message.english) == ["“polysilicon-plant” gives 1.0 t of silicon but takes only 0.0 t"])
  }

  @Test func theElementsOfEveryProductAreCovered() {
    let open = TechnologyLibrary.builtIn.technologies.values.filter { technology in
      technology.elementBalances.contains { $0.leaving > 0 && $0.entering == nil }
    }
    #expect(open.map(\.id) == [])
  }

  /// Of carbon, hydrogen, oxygen, nitrogen, sulfur and metals, to four digits; what leaves as heat is not counted.
  @Test(
    arguments: [
      "coal-to-hydrogen", "glutamate-fermentation", "chlortetracycline-fermentation", "ferrochrome-furnace",
      "ferrosilicon-furnace", "silicomanganese-furnace", "silicon-furnace", "aluminium-smelter",
    ])
  func whatEntersLeavesAndEnergyIsLost(id: String) throws {
    let technology = try #require(TechnologyLibrary.builtIn.technologies[id])
    #expect(technology.elementBalances.count >= 3)
    for balance in technology.elementBalances {
      let entering = try #require(balance.entering, "\(balance.element)")
      #expect(abs(balance.leaving / entering - 1) < 0.01, "\(balance.element): \(entering), \(balance.leaving)")
    }
    let energy = try #require(technology.energyBalance)
    #expect(energy.leaving > 0 && energy.leaving < energy.entering!)
  }

  /// 55 kg of hydrogen and 0.1 MWh have less energy than the iron they make has over its ore.
  @Test func ironWithoutTheHeatOfItsReductionIsRefused() {
    #expect(
      library(changing: "technologies/direct-reduced-iron.yaml", "value: 0.5 MWh/t", "value: 0.1 MWh/t")
        .map(\.message.english) == ["“direct-reduced-iron” gives 2.053 MWh of energy but takes only 1.9332 MWh"])
  }

  @Test func whatACarrierHoldsHasASourceToo() {
    let issues = library(
      changing: "carriers.yaml",
      "  composition: {status: derived, sources: [gb-t-32151, amee-datasets, atomic-weights-2021]}\n", "")
    #expect(issues.map(\.message.english) == ["the value has no source"])
    #expect(TechnologyLibrary.builtIn.carriers["ferrochrome"]?.composition?.standing == .unverified)
  }

  /// Carbon that comes with a carrier counts where that is bought; carbon of anodes and coke nowhere else.
  @Test(
    arguments: [
      ("aluminium-smelter", 1.6), ("ferrochrome-furnace", 1.3), ("silicomanganese-furnace", 1.4),
      ("ferrosilicon-furnace", 4), ("silicon-furnace", 5), ("coal-to-hydrogen", 0), ("glutamate-fermentation", 0),
      ("direct-reduced-iron", 0), ("alkaline-electrolyser", 0),
    ])
  func whatAProcessEmitsItselfIsTheCarbonOfItsSurroundings(id: String, tonnes: Double) throws {
    let technology = try #require(TechnologyLibrary.builtIn.technologies[id])
    #expect(abs(technology.processEmissions - tonnes) < 1e-3)
  }

  @Test func aProcessThatMakesEnergyOrAnElementOfNothingIsRefused() {
    #expect(
      library(changing: "technologies/electric-boiler.yaml", "value: 1.02 MWh/MWh", "value: 0.9 MWh/MWh")
        .map(\.message.english) == ["“electric-boiler” gives 1.0 MWh of energy but takes only 0.9 MWh"])
    #expect(
      library(changing: "technologies/methanol-synthesis.yaml", "value: 1.374 t/t", "value: 1.2 t/t")
        .map(\.message.english) == [
          "“methanol-synthesis” gives 0.3749 t of carbon but takes only 0.3275 t",
          "“methanol-synthesis” gives 0.9986 t of oxygen but takes only 0.8725 t",
        ])
    #expect(
      library(changing: "technologies/haber-bosch.yaml", "value: 5.933 MWh/t", "value: 5.5 MWh/t")
        .map(\.message.english) == ["“haber-bosch” gives 0.1776 t of hydrogen but takes only 0.165 t"])
    #expect(
      library(changing: "technologies/heat-pump.yaml", "ambient_heat: true\n", "").map(\.message.english)
        == ["“heat-pump” gives 1.0 MWh of energy but takes only 0.4 MWh"])
  }

  @Test func anUnknownSourceAndAnUnknownStatusAreRefused() {
    #expect(
      library(changing: "technologies/onshore-wind.yaml", "irena-2024", "irena-2042").map(\.hint?.english)
        == ["did you mean “irena-2024”?"])
    #expect(
      library(changing: "economics.yaml", "status: found", "status: fuond").map(\.message.english)
        == ["unknown status “fuond”"])
  }
}
