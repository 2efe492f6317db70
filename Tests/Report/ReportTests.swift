import Foundation
import SteppeBase
import SteppeNetwork
import SteppeResults
import Testing

@testable import SteppeReport

@Test func thePageNeedsNothingFromElsewhereAndEscapesWhatItShows() {
  for language in Language.allCases {
    let page = HTMLReport(HandmadeYear.results, HandmadeYear.context, language).text
    #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("url("))
    #expect(!page.contains("<for now>") && !page.contains("<假设>"))
    if let folder = ProcessInfo.processInfo.environment["STEPPE_LOOK"] {
      try? Data(page.utf8).write(to: URL(filePath: folder + "/report-\(language.rawValue).html"))
      print(TerminalReport(HandmadeYear.results, HandmadeYear.context, language).text)
    }
  }
}

/// The terminal and the page have the same columns of prices.
@Test func pricesAreShownByLoadToo() throws {
  var results = HandmadeYear.results
  let bus = try #require(results.outerBuses.max { $0.supply < $1.supply })
  results.statistics.values[.prices] = [bus.name: 4321.5]
  let page = HTMLReport(results, HandmadeYear.context, .english).text
  #expect(page.contains(">By load</th>") && page.contains(">\(Figures.short(4321.5))</td>"))
  #expect(TerminalReport(results, HandmadeYear.context, .english).text.contains(Figures.short(4321.5)))
}

/// What a line carries on, a battery gives back or a turbine's fuels pass through does not come in once more.
@Test func energyIsCountedOnceOnItsWay() throws {
  var results = HandmadeYear.results
  let bus = try #require(results.buses.first { !$0.shares.isEmpty }), plant = results.components[0]
  func made(_ name: String, _ carrier: String, joinedBy classes: [ComponentClass], _ link: String) -> BusResult {
    var made = bus
    (made.name, made.carrier, made.unit) = (name, carrier, "MWh")
    made.shares = classes.map { componentClass in
      var share = bus.shares[0]
      (share.componentClass, share.carrier) = (componentClass, link)
      return share
    }
    return made
  }
  func made(_ componentClass: ComponentClass, _ flows: [(bus: String, energy: Double)]) -> ComponentResult {
    var made = plant
    made.componentClass = componentClass
    made.exchanges = flows.map { flow in
      var exchange = plant.exchanges[0]
      exchange.bus = flow.bus
      (exchange.supply, exchange.withdrawal) = (max(flow.energy, 0), max(-flow.energy, 0))
      return exchange
    }
    return made
  }
  results.buses = [
    made("a", "electricity", joinedBy: [.link], "line"), made("b", "electricity", joinedBy: [.link], "line"),
    made("inside", "turbine", joinedBy: [.link, .process], "turbine"),
  ]
  results.components = [
    made(.generator, [("a", 100)]), made(.link, [("a", -60), ("b", 57)]), made(.storageUnit, [("b", 9), ("b", -10)]),
    made(.link, [("inside", 20)]), made(.process, [("inside", -20), ("b", 7)]),
  ]
  #expect(results.outerBuses.map(\.name) == ["a", "b"])
  let supplies = results.carrierSupplies
  #expect(supplies.map(\.carrier) == ["electricity"] && supplies[0].amount == 107)
}

/// 30 of 120 MWh of wind were not used; gas that is not burnt is not lost.
@Test func whatIsUnusedIsAShareOfWhatWasAvailable() throws {
  func unused(_ change: (inout ComponentResult) -> Void) throws -> String {
    var results = HandmadeYear.results
    var wind = try #require(results.components.first { $0.name == "wind" })
    (wind.exchanges[0].supply, wind.curtailment, wind.hasVaryingAvailability) = (90, 30, true)
    change(&wind)
    results.components = [wind]
    return ComponentRow.rows(results, HandmadeYear.context, .english)[0].unusedShare
  }
  #expect(try unused { _ in } == "25.0 %")
  #expect(try unused { $0.curtailment = 8e-5 } == "")
  #expect(try unused { $0.curtailment = nil } == "")
  #expect(try unused { $0.hasVaryingAvailability = false } == "")
  #expect(try unused { $0.exchanges[0].supply = 0 } == "")
}

/// The numbers are those of the handmade year: 110 MW at 480,000 and 40 MW at 260,000 a year, a tank of 42 t at 350,000.
@Test func textAndPageHoldTheSameTables() {
  let expected = [
    ["hydrogen per year", "6,345 t", "6,512 t", "+2.6 %", "✓", "newspaper page"],
    ["CO2 avoided", "138.8 kt", "150.0 kt", "+8.1 %", "✗", "newspaper page"],
    ["wind", "wind", "110.0 MW", "given", "GWh", "CNY 52.80 M"],
    ["solar", "solar", "40.00 MW", "given", "GWh", "CNY 10.40 M"],
    ["hydrogen tank", "42.00 t", "chosen", "CNY 14.70 M"],
    ["Capital (annuity)", "CNY 92.60 M"],
    ["electricity", "CNY/MWh"],
    ["wind: investment", "4500 yuan/kW", "published", "[1]"],
    ["split of wind and solar", "110 / 40 MW", "unverified", "[2]"],
  ]
  let text = TerminalReport(HandmadeYear.results, HandmadeYear.context, .english).text
  let page = HTMLReport(HandmadeYear.results, HandmadeYear.context, .english).text
  let lines = text.split(separator: "\n").map(String.init)
  let rows = page.replacing("\n", with: " ").components(separatedBy: "<tr>").map { $0.replacing(/<[^>]*>/, with: " ") }
  for cells in expected {
    #expect(lines.contains { $0.holds(cells) }, "text: \(cells)")
    #expect(rows.contains { $0.holds(cells) }, "page: \(cells)")
  }
  #expect(lines.contains("  [2] assumed <for now>"))
  #expect(page.contains("<li>assumed &lt;for now&gt;</li>"))
  #expect(lines.contains { $0.hasPrefix("  8,760 snapshots, 8,760 hours") })
}

extension String {
  /// Whether all words are in it, one after the other, with the first at its beginning.
  fileprivate func holds(_ words: [String]) -> Bool {
    var rest = Substring(self).drop(while: \.isWhitespace)
    guard rest.hasPrefix(words[0]) else { return false }
    for word in words {
      guard let range = rest.firstRange(of: word) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
